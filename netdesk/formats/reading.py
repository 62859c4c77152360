"""What reading a file of contacts gives, whatever its format, and how much of a file is read at all."""

from dataclasses import dataclass
from datetime import date

from netdesk.domain.contact import Card
from netdesk.domain.errors import UserError

# A phone's whole address book with photos stays far below; a file above it is no address book.
MAX_BYTES = 256 * 2**20
# A desk of 100,000 contacts with all their history is some 400 MB of JSON.
MAX_DESK_BYTES = 2 * 2**30
MAX_CARDS = 250_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedCard:
    """One contact as a file holds it, with id 0; `source_id` is the file's own id for it, or empty."""

    card: Card
    source_id: str = ""
    where: str = ""
    connected_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """A place in a file that was left out, and why."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The contacts of a file: cards and skipped together are all that it holds.

    `remarks` name what was left out of cards that did come, such as a date that nobody can read.
    `date_orders` are the orders of day and month between which the file leaves the choice: more than
    one says that its dates were not read, and that `date_order` has to name one.
    """

    format: str
    encoding: str
    cards: tuple[ImportedCard, ...] = ()
    skipped: tuple[Skip, ...] = ()
    remarks: tuple[Skip, ...] = ()
    date_orders: tuple[str, ...] = ()


def line(number: int) -> str:
    """The words for a line of a file, counted from 1."""
    return f"line {number}"


def check_count(count: int) -> None:
    """Raises UserError for more cards or rows than anybody knows people."""
    if count > MAX_CARDS:
        raise UserError(f"The file holds more than {MAX_CARDS:,} contacts. Split it into smaller files.")


def check_size(size: int, name: str) -> None:
    """Raises UserError for a file that is too large; to be asked before the file is read."""
    limit = MAX_DESK_BYTES if name.lower().endswith(".json") else MAX_BYTES
    if size > limit:
        raise UserError(f"{name} is larger than {limit // 2**20} MB. Split it into smaller files.")
