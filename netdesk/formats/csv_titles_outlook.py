"""What Outlook calls its columns in English, German and French; written as in `csv_titles`."""

ENGLISH = """
prefix: Title
given name: First Name
additional names: Middle Name
family name: Last Name
suffix: Suffix
nickname: Nickname
organisation: Company
unit: Department
title: Job Title
street/work: Business Street | Business Street 2 | Business Street 3
more of the address/work: Business Address PO Box
city/work: Business City
region/work: Business State
postcode/work: Business Postal Code
country/work: Business Country/Region | Business Country
whole address/work: Business Address
street/home: Home Street | Home Street 2 | Home Street 3
more of the address/home: Home Address PO Box
city/home: Home City
region/home: Home State
postcode/home: Home Postal Code
country/home: Home Country/Region | Home Country
whole address/home: Home Address
street/other: Other Street | Other Street 2 | Other Street 3
more of the address/other: Other Address PO Box
city/other: Other City
region/other: Other State
postcode/other: Other Postal Code
country/other: Other Country/Region | Other Country
whole address/other: Other Address
phone/main: Primary Phone
phone/work: Business Phone | Business Phone 2
phone/mobile: Mobile Phone
phone/home: Home Phone | Home Phone 2
phone/company: Company Main Phone
phone/other: Other Phone
phone/car: Car Phone
phone/callback: Callback
phone/radio: Radio Phone
phone/ISDN: ISDN
phone/TTY: TTY/TDD Phone
phone/telex: Telex
phone/pager: Pager
phone/work fax: Business Fax
phone/home fax: Home Fax
phone/other fax: Other Fax
e-mail: E-mail Address | E-mail 2 Address | E-mail 3 Address
e-mail: Email Address | Email 2 Address | Email 3 Address
link: Web Page
link/home: Personal Web Page
birthday: Birthday
anniversary: Anniversary
tags: Categories
notes: Notes
"""
GERMAN = """
prefix: Anrede
given name: Vorname
additional names: Weitere Vornamen
family name: Nachname
suffix: Suffix
nickname: Spitzname
organisation: Firma
unit: Abteilung
title: Position
street/work: Straße geschäftlich | Straße geschäftlich 2 | Straße geschäftlich 3
more of the address/work: Postfach geschäftlich
city/work: Ort geschäftlich
region/work: Region geschäftlich | Bundesland/Kanton geschäftlich
postcode/work: Postleitzahl geschäftlich
country/work: Land/Region geschäftlich | Land geschäftlich
street/home: Straße privat | Straße privat 2 | Straße privat 3
more of the address/home: Postfach privat
city/home: Ort privat
region/home: Bundesland/Kanton privat | Region privat
postcode/home: Postleitzahl privat
country/home: Land/Region privat | Land privat
street/other: Weitere Straße | Weitere Straße 2 | Weitere Straße 3
more of the address/other: Weiteres Postfach
city/other: Weiterer Ort
region/other: Weiteres/r Bundesland/Kanton | Weitere Region
postcode/other: Weitere Postleitzahl
country/other: Weiteres/e Land/Region | Weiteres Land
phone/main: Haupttelefon
phone/work: Telefon geschäftlich | Telefon geschäftlich 2 | Telefon (geschäftlich) | Telefon (geschäftlich 2)
phone/mobile: Mobiltelefon | Mobiltelefon 2
phone/home: Telefon privat | Telefon privat 2 | Telefon (privat) | Telefon (privat 2)
phone/company: Telefon Firma
phone/other: Weiteres Telefon
phone/car: Autotelefon
phone/callback: Rückmeldung
phone/ISDN: ISDN
phone/TTY: Telefon für Hörbehinderte
phone/telex: Telex
phone/pager: Pager
phone/work fax: Fax geschäftlich
phone/home fax: Fax privat
phone/other fax: Weiteres Fax
e-mail: E-Mail-Adresse | E-Mail 2: Adresse | E-Mail 3: Adresse
link: Webseite
birthday: Geburtstag
anniversary: Jahrestag
tags: Kategorien
notes: Notizen
"""
FRENCH = """
prefix: Titre | Civilité
title: Titre
prefix: Fonction
title: Fonction
given name: Prénom
additional names: Deuxième prénom
family name: Nom
suffix: Suffixe
nickname: Surnom
organisation: Société
unit: Service
street/work: Rue (bureau) | Rue (bureau) 2 | Rue (bureau) 3
more of the address/work: B.P. professionnelle
city/work: Ville (bureau)
region/work: Dép/Région (bureau) | Département (bureau) | Région (bureau)
postcode/work: Code postal (bureau)
country/work: Pays/Région (bureau) | Pays (bureau)
street/home: Rue (domicile) | Rue (domicile) 2 | Rue (domicile) 3
more of the address/home: Boîte postale du domicile
city/home: Ville (domicile)
region/home: Dép/Région (domicile) | Département (domicile) | Région (domicile)
postcode/home: Code postal (domicile)
country/home: Pays/Région (domicile) | Pays (domicile)
street/other: Rue (autre) | Rue (autre) 2 | Rue (autre) 3
more of the address/other: Autre boîte postale
city/other: Ville (autre)
region/other: Dép/Région (autre) | Département (autre) | Région (autre)
postcode/other: Code postal (autre)
country/other: Pays/Région (autre) | Pays (autre)
phone/main: Téléphone principal
phone/work: Téléphone (bureau) | Téléphone 2 (bureau)
phone/mobile: Tél. mobile | Téléphone mobile
phone/home: Téléphone (domicile) | Téléphone 2 (domicile)
phone/company: Téléphone société
phone/other: Téléphone (autre)
phone/car: Téléphone (voiture)
phone/callback: Rappel
phone/radio: Radio téléphone | Radiotéléphone
phone/ISDN: RNIS
phone/TTY: Téléphone TDD/TTY
phone/telex: Télex
phone/pager: Récepteur de radiomessagerie
phone/work fax: Télécopie (bureau) | Fax (bureau)
phone/home fax: Télécopie (domicile) | Fax (domicile)
phone/other fax: Télécopie (autre) | Fax (autre)
e-mail: Adresse de messagerie | Adresse de messagerie 2 | Adresse de messagerie 3
e-mail: Adresse de courrier | Adresse de courrier 2 | Adresse de courrier 3
e-mail: Adresse e-mail | Adresse e-mail 2 | Adresse e-mail 3
link: Page Web
birthday: Anniversaire
anniversary: Anniversaire de mariage ou fête
tags: Catégories
notes: Notes
"""
