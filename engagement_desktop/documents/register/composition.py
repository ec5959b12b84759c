"""Who sits in a committee on a day, on paper."""

from collections import Counter

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.handout import Handout
from engagement_desktop.documents.long_table import PaperColumn
from engagement_desktop.documents.pdf import Running
from engagement_desktop.domain.register.letters_rows import Composition, Seated
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.french.formats import count, date_long, date_short
from engagement_desktop.french.labels import badge

OPEN, UNKNOWN = "sans terme", "non renseigné"
TITULARS = (
    PaperColumn("Nom et prénom", width=44),
    PaperColumn("Collège", width=38),
    PaperColumn("Fonction", width=30),
    PaperColumn("Depuis le", figures=True, width=24),
    PaperColumn("Jusqu’au", figures=True, width=24),
)
SUBSTITUTES = (
    PaperColumn("Nom et prénom", width=44),
    PaperColumn("Collège", width=38),
    PaperColumn("Remplace", width=30),
    PaperColumn("Depuis le", figures=True, width=24),
    PaperColumn("Jusqu’au", figures=True, width=24),
)


def composition_pdf(composition: Composition, structure: str, properties: Properties) -> bytes:
    """Titulaires by office, suppléants with whom they stand in for, guests, then the colleges."""
    paper = Handout(properties, Running(f"{structure}, {composition.committee}", properties.title))
    titulars, substitutes, guests = split(composition)
    paper.above(f"{structure}, {composition.kind}")
    paper.title(composition.committee)
    paper.opening(_opening(composition, len(titulars), len(substitutes), len(guests)))
    if titulars:
        paper.table("Titulaires", TITULARS, [_row(one, badge(one.office)) for one in titulars])
    if substitutes:
        rows = [_row(one, one.stands_in_for or UNKNOWN) for one in substitutes]
        paper.table("Suppléants", SUBSTITUTES, rows)
    if guests:
        paper.section("Invités")
        paper.items([one.name for one in guests])
    if titulars:
        paper.section("Titulaires par collège")
        paper.items(_colleges(titulars))
    return paper.to_bytes()


def split(composition: Composition) -> tuple[list[Seated], list[Seated], list[Seated]]:
    """Titulaires, suppléants and guests."""
    guests = [one for one in composition.members if one.office is Office.GUEST]
    members = [one for one in composition.members if one.office is not Office.GUEST]
    substitutes = [one for one in members if one.seat is SeatKind.SUBSTITUTE]
    return [one for one in members if one.seat is SeatKind.TITULAR], substitutes, guests


def _opening(composition: Composition, titulars: int, substitutes: int, guests: int) -> str:
    day = date_long(composition.on)
    if not composition.members:
        return f"Au {day}, personne ne siège dans ce comité."
    said = [
        count(titulars, "titulaire"),
        count(substitutes, "suppléant") if substitutes else "",
        count(guests, "invité") if guests else "",
    ]
    return (
        f"Au {day}, ce comité compte {_listed([one for one in said if one])}.{_vacant(composition, titulars)}"
    )


def _vacant(composition: Composition, titulars: int) -> str:
    if composition.seats is None:
        return ""
    vacant = composition.seats - titulars
    if vacant > 0:
        return f" {count(vacant, 'siège est vacant', 'sièges sont vacants')} sur {composition.seats}."
    return f" {count(composition.seats, 'siège est pourvu', 'sièges sont pourvus')}." if not vacant else ""


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} et {parts[-1]}"


def _row(one: Seated, third: str) -> tuple[str, ...]:
    ends = OPEN if one.ended_on is None else date_short(one.ended_on)
    college = badge(one.college) if one.college else UNKNOWN
    return (one.name, college, third, date_short(one.started_on), ends)


def _colleges(titulars: list[Seated]) -> list[str]:
    counts = Counter(one.college for one in titulars)
    order: list[Capacity | None] = [*Capacity, None]
    return [
        f"{badge(college) if college else 'Collège non renseigné'} : {counts[college]}"
        for college in order
        if counts[college]
    ]
