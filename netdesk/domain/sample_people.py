"""Invented contacts with everything that a card holds, and the organisations where they work."""

from dataclasses import dataclass

from netdesk.domain.contact import Address, Card, Contact, Point, PointKind, Role, Stage
from netdesk.domain.folding import sort_key
from netdesk.domain.note_writer import write_note
from netdesk.domain.organisation import Finding, Organisation, OrganisationKind
from netdesk.domain.sample_parts import Chance, Parts, Person, Sink, mail_name, pick
from netdesk.domain.sample_words import Trade, fill

STAGES = Chance(
    (0.53, Stage.TO_CONTACT),
    (0.13, Stage.REACHED_OUT),
    (0.012, Stage.MEETING_SET),
    (0.12, Stage.MET),
    (0.15, Stage.STAYING_IN_TOUCH),
    (0.058, Stage.RESTING),
)
CROWD = Chance((0.93, Stage.TO_CONTACT), (0.03, Stage.REACHED_OUT), (0.03, Stage.MET), (0.01, Stage.RESTING))
"""Nobody has talked with more than some hundreds of people, however long the list is."""

CLOSE = 2_000
_WRITTEN_OUT = 3_000
_KNOWN = {Stage.MET, Stage.STAYING_IN_TOUCH, Stage.RESTING}
_CADENCES = Chance((2, 60), (3, 91), (3, 182), (1, 365))
_KINDS = {"schools": OrganisationKind.SCHOOL, "public service": OrganisationKind.PUBLIC_BODY}
_ASSOCIATIONS = (
    "Foundation",
    "Volunteers",
    "Growers",
    "Housing Cooperative",
    "Nature Trust",
    "Heritage Trust",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An organisation that was handed over."""

    id: int
    name: str
    trade: Trade


class People:
    """Draws one contact after the other; a new organisation comes with every fourth."""

    def __init__(self, parts: Parts, sink: Sink) -> None:
        self._parts = parts
        self._rng = parts.rng
        self._sink = sink
        self._places: list[Place] = []
        self._known: set[str] = set()
        self._notes: dict[str, list[list[str]]] = {}
        self._count = 0

    def next(self, name: str = "", *, introduced: bool = False) -> Person:
        """One contact more; `name` is one that somebody named before."""
        given, family = self._name(name)
        place, stage = self._place(), (STAGES if self._count < CLOSE else CROWD).draw(self._rng)
        self._count += 1
        card = self._card(f"{given} {family}".strip(), given, family, place, stage, introduced)
        key, uid = self._sink.card(card)
        return Person(
            id=key,
            uid=uid,
            name=card.contact.full_name,
            stage=stage,
            trade=place.trade.name,
            organisation=place.name,
            organisation_id=place.id,
        )

    def _name(self, name: str) -> tuple[str, str]:
        if not name:
            return self._parts.words.person(self._rng, at_home=0.7)
        given, _, family = name.partition(" ")
        return given, family

    def _card(self, full: str, given: str, family: str, place: Place, stage: Stage, introduced: bool) -> Card:
        rng = self._rng
        return Card(
            contact=self._contact(full, given, family, place, stage, introduced),
            points=self._points(full, place),
            addresses=self._addresses() if rng.random() < 0.3 else (),
            roles=self._roles(place),
            tags=self._tags(stage),
            notes=self._note(place.trade.name),
        )

    def _note(self, trade: str) -> str:
        """Written out for the first contacts; then put together from parts of those, ten times as fast."""
        written = self._notes.setdefault(trade, [])
        if self._count <= _WRITTEN_OUT or len(written) < 50:
            note = write_note(self._rng, self._parts.vocabulary, trade=trade)
            parts = note.split("\n\n")
            if len(parts) == 4:
                written.append(parts)
            return note
        return "\n\n".join([pick(self._rng, written)[place] for place in range(4)])

    def _contact(
        self, full: str, given: str, family: str, place: Place, stage: Stage, introduced: bool
    ) -> Contact:
        rng, words = self._rng, self._parts.words
        known, noted = stage in _KNOWN, rng.random()
        why = pick(rng, words.lines("why_this_person")) if noted < 0.35 else ""
        met = "LinkedIn import" if rng.random() < 0.6 and not known else pick(rng, words.lines("ways_met"))
        return Contact(
            full_name=full,
            given=given,
            family=family,
            sort_name=sort_key(full),
            created_at=self._parts.days.ago(5 + int(rng.random() * 80), int(480 + rng.random() * 600)),
            how_met="" if introduced else met,
            closeness=1 + int(rng.random() * 3) if known else int(rng.random() * 2.4),
            relevance=int(rng.random() * 3.6) if noted < 0.5 else 0,
            why=fill(why, organisation=place.name, trade=place.trade.name),
            way=pick(rng, ("e-mail", "call", "")),
            time_of_day=pick(rng, ("mornings", "evenings", "lunch time")) if noted > 0.85 else "",
            birthday=self._birthday() if noted > 0.8 else "",
            stage=stage,
            cadence_days=_CADENCES.draw(rng)
            if stage is Stage.STAYING_IN_TOUCH or (noted > 0.9 and known)
            else 0,
        )

    def _birthday(self) -> str:
        rng = self._rng
        day = f"{1 + int(rng.random() * 12):02}-{1 + int(rng.random() * 28):02}"
        return f"--{day}" if rng.random() < 0.5 else f"{1950 + int(rng.random() * 48)}-{day}"

    def _points(self, full: str, place: Place) -> tuple[Point, ...]:
        rng = self._rng
        name, drawn = mail_name(full, "."), rng.random()
        points = []
        if drawn < 0.8:
            points.append(
                _email(f"{name}@{mail_name(place.name, '-')}.example", "work", preferred=drawn < 0.1)
            )
        if drawn > 0.7:
            points.append(_email(f"{name}@letterbox.example", "home", preferred=False))
        if rng.random() < 0.6:
            points.append(
                Point(kind=PointKind.PHONE, value=self._phone(), label=pick(rng, ("mobile", "work")))
            )
        if rng.random() < 0.4:
            link = f"https://people.example/{mail_name(full, '-')}-{int(rng.random() * 9000) + 1000}"
            points.append(Point(kind=PointKind.LINK, value=link, label="profile"))
        return tuple(points)

    def _phone(self) -> str:
        rng = self._rng
        code = pick(rng, ("44", "49", "33", "39", "47", "48", "351", "1", "81", "254"))
        return f"+{code} 555 01{int(rng.random() * 90) + 10} {int(rng.random() * 900) + 100}"

    def _addresses(self) -> tuple[Address, ...]:
        rng, words = self._rng, self._parts.words
        town = pick(rng, words.towns)
        street = f"{1 + int(rng.random() * 140)} {pick(rng, words.lines('streets'))}"
        postcode = f"{10000 + int(rng.random() * 89999)}"
        return (
            Address(
                street=street,
                city=town.name,
                region=town.region,
                postcode=postcode,
                country=town.country,
                label="home",
            ),
        )

    def _roles(self, place: Place) -> tuple[Role, ...]:
        rng = self._rng
        began = 2003 + int(rng.random() * 22)
        now = Role(organisation_id=place.id, title=pick(rng, place.trade.titles), started=str(began))
        if rng.random() > 0.25 or not self._places:
            return (now,)
        earlier = pick(rng, self._places)
        title = pick(rng, earlier.trade.titles)
        past = Role(organisation_id=earlier.id, title=title, started=str(began - 6), ended=str(began))
        return (now, past)

    def _tags(self, stage: Stage) -> tuple[str, ...]:
        rng, count = self._rng, int(self._rng.random() * (3 if stage in _KNOWN else 1.6))
        tags = self._parts.words.lines("tags")
        return tuple(dict.fromkeys(pick(rng, tags) for _ in range(count)))

    def _place(self) -> Place:
        if self._places and self._rng.random() > 0.26:
            return self._places[int(self._rng.random() ** 1.3 * len(self._places))]
        found = self._new_place()
        self._places.append(found)
        return found

    def _new_place(self) -> Place:
        rng, words = self._rng, self._parts.words
        trade = pick(rng, words.trades)
        name = self._free_name(trade)
        wanted = rng.random()
        place = Organisation(
            name=name,
            sort_name=sort_key(name),
            kind=_KINDS.get(trade.name, _kind_of(name)),
            website=f"https://{mail_name(name, '-')}.example" if wanted < 0.5 else "",
            target=wanted < 0.08,
            priority=1 + int(wanted * 37) if wanted < 0.08 else 0,
            created_at=self._parts.days.ago(30 + int(rng.random() * 55)),
        )
        key, _ = self._sink.add(place)
        if wanted < 0.3:
            self._research(key, trade)
        return Place(id=key, name=name, trade=trade)

    def _free_name(self, trade: Trade) -> str:
        """A name that no other has; when most are taken, a town tells it apart."""
        words, name = self._parts.words, ""
        for attempt in range(20):
            name = words.organisation(self._rng, trade)
            if attempt > 2:
                name = f"{name} {pick(self._rng, words.towns).name}"
            if name not in self._known:
                break
        self._known.add(name)
        return name

    def _research(self, organisation_id: int, trade: Trade) -> None:
        rng, words = self._rng, self._parts.words
        self._sink.add(
            Finding(
                organisation_id=organisation_id,
                text=fill(pick(rng, words.lines("research_organisation")), trade=trade.name),
                source=pick(rng, words.lines("research_sources")),
                found_on=self._parts.days.day(-3 - int(rng.random() * 60)),
            )
        )


def _email(value: str, label: str, *, preferred: bool) -> Point:
    return Point(kind=PointKind.EMAIL, value=value, label=label, preferred=preferred)


def _kind_of(name: str) -> OrganisationKind:
    return OrganisationKind.ASSOCIATION if name.endswith(_ASSOCIATIONS) else OrganisationKind.COMPANY
