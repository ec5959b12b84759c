"""The feuille d’émargement of a meeting: who is expected, when they came, what they signed."""

from collections.abc import Sequence

from reportlab.lib.units import mm

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.handout import Handout
from engagement_desktop.documents.long_table import PaperColumn
from engagement_desktop.documents.pdf import Running
from engagement_desktop.domain.meetings.attending.presences import of_name
from engagement_desktop.domain.register.letters_rows import MeetingFacts, SignInRow
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Civility
from engagement_desktop.french.formats import day_and_date
from engagement_desktop.french.labels import badge, label
from engagement_desktop.french.letter_texts import hours_of

COLUMNS = (
    PaperColumn("Nom et prénom", width=40),
    PaperColumn("Collège", width=28),
    PaperColumn("Arrivée", width=14),
    PaperColumn("Signature", width=55),
    PaperColumn("Pouvoir à", width=23),
)
ROW = 14 * mm
BLANK_LINES = 3
UNKNOWN = "non renseigné"


def sign_in_pdf(
    meeting: MeetingFacts, rows: Sequence[SignInRow], structure: str, properties: Properties
) -> bytes:
    """A line each of 14 mm, and a few for people nobody expected."""
    paper = Handout(properties, Running(f"{structure}, {meeting.committee}", properties.title))
    paper.above(structure)
    paper.title("Feuille d’émargement")
    paper.facts(meeting_lines(meeting))
    lines = [(name_said(row), college_said(row), "", "", row.proxy_to) for row in rows]
    blank = [("", "", "", "", "")] * BLANK_LINES
    paper.table("Personnes attendues", COLUMNS, [*lines, *blank], height=ROW)
    paper.note("Les dernières lignes servent aux personnes qui n’étaient pas attendues.")
    return paper.to_bytes()


def meeting_lines(meeting: MeetingFacts) -> tuple[tuple[str, str], ...]:
    """Committee, day, hours and place, as a convocation and a sign-in sheet tell them."""
    return (
        ("Comité", meeting.committee),
        ("Date", day_and_date(meeting.held_on)),
        ("Heures", hours_of(meeting)),
        ("Lieu", meeting.place or UNKNOWN),
    )


def name_said(row: SignInRow) -> str:
    """The name, and « suppléante » by the civility under it, of whom when it is known."""
    if row.seat is not SeatKind.SUBSTITUTE or row.office is Office.GUEST:
        return row.name
    said = "suppléante" if row.civility is Civility.MRS else label(row.seat)
    of = f" {of_name(row.stands_in_for)}" if row.stands_in_for else ""
    return f"{row.name}\n{said}{of}"


def college_said(row: SignInRow) -> str:
    """The college of the seat; a guest has none."""
    if row.office is Office.GUEST:
        return badge(row.office)
    return badge(row.college) if row.college else UNKNOWN
