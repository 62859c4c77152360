"""What the columns are called in the files of each program, by language: the one table of titles.

A line names a field, the label of its values behind a slash, and the titles that stand for it. A title
that stands in two lines names two columns: the first column of that name is the upper line's.
"""

LINKEDIN_ENGLISH = """
given name: First Name
family name: Last Name
link/LinkedIn: URL | Profile URL
e-mail: Email Address | E-mail Address
organisation: Company | Current Company
title: Position | Job Title | Current Position
connected on: Connected On
"""
LINKEDIN_GERMAN = """
given name: Vorname
family name: Nachname
link/LinkedIn: URL | Profil-URL | URL des Profils
e-mail: E-Mail-Adresse | E-Mail
organisation: Unternehmen | Firma | Aktuelles Unternehmen
title: Position | Aktuelle Position | Jobtitel
connected on: Verbunden am | Vernetzt am | Kontakt seit | Verbunden seit | Vernetzt seit
connected on: Datum der Vernetzung
"""
LINKEDIN_FRENCH = """
given name: Prénom
family name: Nom | Nom de famille
link/LinkedIn: URL | URL du profil
e-mail: Adresse e-mail | Adresse email | E-mail | Email
organisation: Entreprise | Société | Entreprise actuelle
title: Poste | Fonction | Titre | Poste actuel | Intitulé du poste
connected on: Connecté le | Connecté depuis | Connexion le | Date de connexion | En relation depuis
connected on: En relation depuis le | Relation depuis | Relation depuis le | Mise en relation le
"""

GOOGLE = """
full name: Name
given name: First Name | Given Name
additional names: Middle Name | Additional Name
family name: Last Name | Family Name
prefix: Name Prefix
suffix: Name Suffix
nickname: Nickname
organisation: Organization Name
title: Organization Title
unit: Organization Department
birthday: Birthday
notes: Notes
tags: Labels | Group Membership
kept as it is: Phonetic First Name | Phonetic Middle Name | Phonetic Last Name | Photo
filed as: File As
kept as it is: Yomi Name | Given Name Yomi | Additional Name Yomi | Family Name Yomi | Initials | Short Name
kept as it is: Maiden Name | Gender | Location | Billing Information | Directory Server | Mileage
kept as it is: Occupation | Hobby | Sensitivity | Priority | Subject | Language
"""

THUNDERBIRD_ENGLISH = """
given name: First Name
family name: Last Name
full name: Display Name
nickname: Nickname
e-mail: Primary Email | Secondary Email
phone/work: Work Phone
phone/home: Home Phone
phone/fax: Fax Number
phone/pager: Pager Number
phone/mobile: Mobile Number
street/home: Home Address | Home Address 2
city/home: Home City
region/home: Home State | Home County
postcode/home: Home ZipCode | Home Post Code
country/home: Home Country
street/work: Work Address | Work Address 2
city/work: Work City
region/work: Work State | Work County
postcode/work: Work ZipCode | Work Post Code
country/work: Work Country
title: Job Title
unit: Department
organisation: Organization | Organisation
link/work: Web Page 1
link/home: Web Page 2
year of birth: Birth Year
month of birth: Birth Month
day of birth: Birth Day
notes: Notes
"""
THUNDERBIRD_GERMAN = """
given name: Vorname
family name: Nachname
full name: Anzeigename
nickname: Spitzname
e-mail: Primäre E-Mail-Adresse | Sekundäre E-Mail-Adresse
phone/work: Tel. dienstlich
phone/home: Tel. privat
phone/fax: Fax-Nummer
phone/pager: Pager-Nummer
phone/mobile: Mobil-Tel.-Nr.
street/home: Privat: Adresse | Privat: Adresse 2
city/home: Privat: Ort
region/home: Privat: Bundesland
postcode/home: Privat: PLZ
country/home: Privat: Land
street/work: Dienstlich: Adresse | Dienstlich: Adresse 2
city/work: Dienstlich: Ort
region/work: Dienstlich: Bundesland
postcode/work: Dienstlich: PLZ
country/work: Dienstlich: Land
title: Arbeitstitel
unit: Abteilung
organisation: Organisation
link/work: Webseite 1
link/home: Webseite 2
year of birth: Geburtsjahr
month of birth: Geburtsmonat
day of birth: Geburtstag
notes: Notizen
"""

YAHOO = """
given name: First
additional names: Middle
family name: Last
nickname: Nickname
e-mail: Email | Alternate Email 1 | Alternate Email 2
tags: Category | Distribution Lists
phone/home: Home
phone/work: Work
phone/pager: Pager
phone/fax: Fax
phone/mobile: Mobile
phone/other: Other
phone/Yahoo: Yahoo! Phone
phone/main: Primary
link/home: Personal Website
link/work: Business Website
title: Title
organisation: Company
street/work: Work Address
city/work: Work City
region/work: Work State
postcode/work: Work ZIP
country/work: Work Country
street/home: Home Address
city/home: Home City
region/home: Home State
postcode/home: Home ZIP
country/home: Home Country
birthday: Birthday
anniversary: Anniversary
notes: Comments
"""
