"""Words by which the columns of any other table are known, in several languages; written as in `csv_titles`.

Titles stand here as `csv_guess` compares them: in small letters, without accents, signs and numbers.
"""

TITLES = """
full name: name | full name | fullname | display name | contact name | contact | person | people
full name: vor und nachname
full name: vollstandiger name | anzeigename | ansprechpartner | ansprechpartnerin | kontakt | nom complet
full name: nom prenom | nom et prenom | prenom nom | prenom et nom | nombre completo | nombre y apellidos
full name: nome completo | nome e cognome | volledige naam | naam | namn | navn | imie i nazwisko | shimei
full name: 氏名 | 名前 | 姓名
given name: first name | firstname | given name | givenname | first | forename | vorname | rufname | prenom
given name: nombre | nome | voornaam | fornamn | fornavn | imie | 名
additional names: middle name | middle | middlename | weitere vornamen | zweiter vorname | deuxieme prenom
additional names: segundo nombre | secondo nome
family name: last name | lastname | family name | familyname | surname | last | nachname | familienname
family name: nom de famille | apellido | apellidos | cognome | sobrenome | achternaam | efternamn
family name: etternavn
family name: nazwisko | 姓
prefix: prefix | salutation | honorific | anrede | civilite | tratamiento | name prefix
suffix: suffix | name suffix | suffixe | namenszusatz
nickname: nickname | nick | alias | spitzname | surnom | apodo | soprannome
e-mail: email | e mail | mail | email address | e mail address | mail address | emailaddress
e-mail: e mail adresse
e-mail: email adresse | mailadresse | adresse e mail | adresse email | adresse mail | courriel
e-mail: adresse courriel
e-mail: correo | correo electronico | posta elettronica | indirizzo email | e post | epost | e mailadres
e-mail: primary email | secondary email | メールアドレス | メール
phone: phone | phone number | telephone | telephone number | tel | tel nr | phone no | telefon
phone: telefonnummer
phone: rufnummer | festnetz | numero de telephone | numero | telefono | telefone | telefoon | telefoonnummer
phone: telefonnr | tlf | fon | 電話 | 電話番号
phone/mobile: mobile | mobile phone | mobile number | cell | cell phone | cellphone | cellular | handy
phone/mobile: handynummer
phone/mobile: mobil | mobiltelefon | mobilnummer | portable | tel portable | telephone portable | movil
phone/mobile: celular
phone/mobile: cellulare | gsm | mobiel | natel | 携帯 | 携帯電話 | whatsapp
phone/fax: fax | fax number | faxnummer | telecopie
link: url | website | web site | web | web page | webpage | homepage | internet | webseite | site web
link: site internet
link: site | link | sitio web | sito web | profile url | profile | profil
link/LinkedIn: linkedin | linkedin url | linkedin profile | linkedin profil | profil linkedin
organisation: company | company name | organization | organisation | organization name | employer | account
organisation: account name | firma | unternehmen | firmenname | arbeitgeber | organisationsname
organisation: institution
organisation: societe | entreprise | organisme | employeur | empresa | azienda | societa | bedrijf | foretag
organisation: business | companyname | current company | 会社 | 会社名
unit: department | dept | division | team | unit | abteilung | bereich | service | departement
unit: departamento | reparto
title: title | job title | jobtitle | position | role | job | occupation | profession | function
title: designation
title: titel | funktion | beruf | stelle | rolle | jobtitel | berufsbezeichnung | titre | fonction | poste
title: metier
title: puesto | cargo | ruolo | qualifica | functie | befattning | stanowisko | 役職
street: street | street address | address line | address1 | strasse | str | strasse nr
street: strasse hausnummer | rue | calle
street: via | indirizzo | straat | gata
city: city | town | ort | stadt | wohnort | ville | localite | ciudad | citta | cidade | plaats | stad
region: state | region | province | county | bundesland | kanton | land bundesland | departement region
region: provincia
region: estado
postcode: zip | zip code | zipcode | postal code | postalcode | postcode | post code | plz | postleitzahl
postcode: code postal | codigo postal | cap | cep
country: country | country region | land | staat | pays | pais | paese | kraj
whole address: address | full address | postal address | adresse | anschrift | postanschrift | direccion
whole address: endereco | adres | 住所
birthday: birthday | birth date | birthdate | date of birth | dob | born | geburtstag | geburtsdatum
birthday: geboren
birthday: geb datum | anniversaire | date de naissance | naissance | cumpleanos | fecha de nacimiento
birthday: data di nascita | compleanno | geboortedatum | fodelsedatum | 誕生日 | 生年月日
anniversary: anniversary | wedding anniversary | jahrestag | hochzeitstag | anniversaire de mariage
connected on: connected on | connected | verbunden am | vernetzt am | date de connexion
tags: tags | tag | labels | label | categories | category | group | groups | kategorie | kategorien
tags: gruppe | gruppen
tags: schlagworte | stichworte | etiquettes | categorie | groupe | groupes | etiquetas | categoria
notes: notes | note | comment | comments | remarks | remark | description | memo | notizen | notiz
notes: bemerkung
notes: bemerkungen | kommentar | anmerkung | anmerkungen | remarque | remarques | commentaire | commentaires
notes: notas | nota | comentarios | osservazioni | opmerkingen | 備考 | メモ
"""

LABELS = """
work: work | business | office | company | dienstlich | geschaftlich | gesch | beruflich | arbeit | bureau
work: travail
work: professionnel | professionnelle | pro | trabajo | lavoro | werk | firma
home: home | private | personal | privat | personlich | domicile | maison | personnel | personnelle | perso
home: casa | prive
mobile: mobile | cell | mobil | portable
other: other | weitere | weiterer | weiteres | autre | otro | altro
fax: fax
main: main | primary | haupt | principal
"""
