"""What is told of a declaration: when it was made, attested, for how much; the program transmits nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.cec import CecDeadline, CecParameters, deadline
from engagement_desktop.domain.hours.cec_files import CecFile
from engagement_desktop.domain.text import clean

_MINUTES_OF_A_YEAR = 366 * 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class CecFileDraft:
    """One declaration as told: a person, an association, a civil year; a text left empty is ""."""

    person_id: int
    structure_id: int
    year: int
    version: int | None = None
    said_minutes: int | None = None
    declared_on: date | None = None
    attested_on: date | None = None
    comment: str = ""

    @property
    def is_blank(self) -> bool:
        """Nothing is told."""
        return (
            self.said_minutes is None
            and self.declared_on is None
            and self.attested_on is None
            and not clean(self.comment)
        )


def declared_in_time(declared_on: date | None, parameters: CecParameters) -> bool:
    """A declaration made late is not counted (D5151-15)."""
    return declared_on is not None and declared_on <= parameters.declare_by


def standing(
    day: date, parameters: CecParameters, declared_on: date | None, attested_on: date | None
) -> CecDeadline:
    """Where the declaration to one association stands on that day."""
    declared = declared_in_time(declared_on, parameters)
    return deadline(day, parameters, declared=declared, attested_on=attested_on)


def follow_up_faults(draft: CecFileDraft, today: date) -> Iterator[DomainError]:
    """What is refused of what is told; too late is told, never refused."""
    opens = date(draft.year + 1, 1, 1)
    if draft.said_minutes is not None and not 0 < draft.said_minutes <= _MINUTES_OF_A_YEAR:
        yield DomainError("Donnez la durée déclarée, comme 120h30.", "said_minutes")
    if draft.declared_on is not None:
        yield from _day_faults(draft.declared_on, opens, today, "declared_on", draft.year)
    if draft.attested_on is None:
        return
    if draft.declared_on is None:
        yield DomainError(
            "L’association atteste ce que le bénévole a déclaré\u00a0: donnez d’abord la date de la "
            "déclaration.",
            "declared_on",
        )
    elif draft.attested_on < draft.declared_on:
        yield DomainError(
            "L’attestation vient après la déclaration. Corrigez l’une des dates.", "attested_on"
        )
    yield from _day_faults(draft.attested_on, opens, today, "attested_on", draft.year)


def _day_faults(day: date, opens: date, today: date, field: str, year: int) -> Iterator[DomainError]:
    if day > today:
        yield DomainError("Cette date est à venir. Notez ce qui est fait.", field)
    elif day < opens:
        yield DomainError(
            f"Les heures {year} se déclarent à partir du {opens:%d/%m/%Y}. Corrigez la date.", field
        )


def file_draft(row: CecFile) -> CecFileDraft:
    """What a form shows of a declaration."""
    return CecFileDraft(
        person_id=row.person_id,
        structure_id=row.structure_id,
        year=row.year,
        version=row.version,
        said_minutes=row.said_minutes,
        declared_on=row.declared_on,
        attested_on=row.attested_on,
        comment=row.comment or "",
    )


def write_file(row: CecFile, draft: CecFileDraft) -> None:
    """The entity as a checked draft says it."""
    row.said_minutes, row.comment = draft.said_minutes, clean(draft.comment) or None
    row.declared_on, row.attested_on = draft.declared_on, draft.attested_on
