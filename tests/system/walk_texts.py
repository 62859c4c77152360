"""What is typed on the whole way, and what must be in the desk afterwards."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from netdesk.domain.note import SpanKind

TUESDAY = datetime(2026, 11, 24, 10, tzinfo=UTC)
DAY = timedelta(days=1)
WEDNESDAY, FRIDAY, QUARTER = date(2026, 11, 25), date(2026, 11, 27), 91
VCARD = """BEGIN:VCARD
VERSION:3.0
N:Okafor;Ada;;;
FN:Ada Okafor
ORG:Lantern Museum
TITLE:Head of collections
EMAIL;TYPE=WORK:ada.okafor@lantern.example
NOTE:Knows every kiln\\, and says so.
END:VCARD
"""
LINKEDIN = """Notes:
"Some addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Tomás,Rua,https://www.linkedin.example/in/tomas-rua,,Brightwater Glass,Furnace engineer,03 Mar 2024
"""
PURPOSE = "You moved from restoring glass to running a museum's collection."
OUTCOME = "How the first year went, and two names."
FOR_THEM = "My survey of night kilns — 20 answers 🎼 so far."
FINDING, SOURCE = "Opened a night workshop in May", "Annual report, p. 4"
PLACE = "Café am Ofen"
PROMISE = "Send Noor the survey by Friday"
GRACE_AT = "Nordlicht Optik"
STEPS = {
    "Thank Noor",
    PROMISE,
    "Call Ada Okafor",
    "Check Noor’s note to Grace Liu",
    "Touch base with Noor",
}
TITLE, STORY = "The cracked vase", "It broke twice, and the third time it held."
OWN = ("What did you have to learn first?", "Which night was the worst?", "What is missing in Łódź?")
FROM_BANK = ("started", "mistake")
TYPED = (
    "🎼 She agrees. Talk to @Ad\n and to @Grace Liu, both at #Lant\n.\n",
    "!Send Noor the survey by Friday\n",
    "?How do they pay for the nights\n",
    "Mail me@example.org, # ESC 3 costs, no @ either",
)
"""Enter takes the name that is offered; ` ESC ` stands for the key, which leaves a sign plain."""
TEXT = """🎼 She agrees. Talk to @Ada Okafor and to @Grace Liu, both at #Lantern Museum.
!Send Noor the survey by Friday
?How do they pay for the nights
Mail me@example.org, #3 costs, no @ either"""
MARKED = [
    (SpanKind.PERSON, "@Ada Okafor"),
    (SpanKind.PERSON, "@Grace Liu"),
    (SpanKind.ORGANISATION, "#Lantern Museum"),
    (SpanKind.FOLLOW_UP, "!Send Noor the survey by Friday"),
    (SpanKind.QUESTION, "?How do they pay for the nights"),
]
ANSWER, SECOND_ANSWER = "By chance: a friend was ill.", "To wait. Glass has time."
