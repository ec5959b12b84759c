"""Papers as asked for: of whom, over which days, with which choices; and a batch for a committee."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from engagement_desktop.domain.errors import DomainError, raise_all
from engagement_desktop.domain.hours.papers import PaperKind, RecognitionPath

_EARLIEST = 1900


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDraft:
    """One paper to make. Both days are included; what its kind does not ask is left as it is.

    `structure_id` keeps the hours given to that structure, which then gives the paper (None: all hours, and
    the dossier's own structure gives it). `meeting_id` is the one meeting that a presence is about,
    `mission_id` and `training_id` the one mission or training (None: all those of the days asked). `title`
    is the action of a list of contributors, or what a letter of recommendation is for; `people` are the
    contributors, none meaning the members of `committee_id` on these days. `with_activities` tells hours by
    activity in the words of the entries, in place of the seven families.
    """

    kind: PaperKind
    first_day: date
    last_day: date
    person_id: int | None = None
    structure_id: int | None = None
    meeting_id: int | None = None
    mission_id: int | None = None
    training_id: int | None = None
    committee_id: int | None = None
    people: tuple[int, ...] = ()
    path: RecognitionPath = RecognitionPath.VAE
    title: str = ""
    text: str = ""
    with_activities: bool = False


class BatchShape(StrEnum):
    """A file for each person, or one PDF to print."""

    PDF_EACH = "pdf_each"
    WORD_EACH = "word_each"
    ONE_PDF = "one_pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchDraft:
    """The same paper for all the members that a committee had on these days."""

    kind: PaperKind
    committee_id: int
    first_day: date
    last_day: date
    shape: BatchShape = BatchShape.PDF_EACH
    path: RecognitionPath = RecognitionPath.VAE
    with_activities: bool = False

    def paper_of(self, person_id: int) -> PaperDraft:
        """What is asked for one of them."""
        return PaperDraft(
            kind=self.kind,
            first_day=self.first_day,
            last_day=self.last_day,
            person_id=person_id,
            path=self.path,
            with_activities=self.with_activities,
        )


def year_days(year: int, today: date) -> tuple[date, date]:
    """A civil year from its first day to its last, or to today while it runs.

    Raises:
        DomainError: the year has not begun, or is no year of our time ("first_day").
    """
    if year > today.year:
        raise DomainError(f"L’année {year} n’est pas commencée. Rien n’a été fait.", "first_day")
    if year < _EARLIEST:
        raise DomainError(f"L’année {year} n’est pas possible. Écrivez-la en quatre chiffres.", "first_day")
    return date(year, 1, 1), min(date(year, 12, 31), today)


def refuse_paper(draft: PaperDraft, today: date) -> None:
    """What is wrong with a paper before anything is read.

    Raises:
        DomainError, Faults: nobody, no action, no text, days upside down, to come, of two years for the CEC.
    """
    raise_all([*_who(draft), *day_faults(draft.kind, draft.first_day, draft.last_day, today)])


def refuse_batch(draft: BatchDraft, today: date) -> None:
    """The same for a batch.

    Raises:
        DomainError, Faults: a paper that is written person by person, or days refused.
    """
    if not draft.kind.goes_in_batches:
        raise DomainError("Ce papier se fait personne par personne. Choisissez une personne.", "committee_id")
    raise_all([*day_faults(draft.kind, draft.first_day, draft.last_day, today)])


def day_faults(kind: PaperKind, first: date, last: date, today: date) -> Iterator[DomainError]:
    """Both ends are past or today's, in order; the CEC knows civil years only."""
    if first > today:
        yield DomainError(
            f"L’année {first.year} n’est pas commencée. Choisissez-en une autre."
            if first.year > today.year
            else "Ces jours sont à venir. Un papier dit ce qui est fait.",
            "first_day",
        )
    elif last < first:
        yield DomainError("Le dernier jour précède le premier. Corrigez l’un des deux.", "last_day")
    elif last > today:
        yield DomainError("Le dernier jour est à venir. Un papier dit ce qui est fait.", "last_day")
    elif kind is PaperKind.CEC and first.year != last.year:
        yield DomainError(
            "Le compte d’engagement citoyen se compte par année civile. Choisissez une seule année.",
            "last_day",
        )


def _who(draft: PaperDraft) -> Iterator[DomainError]:
    if draft.kind.is_of_a_person and draft.person_id is None:
        yield DomainError("Dites pour qui est ce papier.", "person_id")
    if draft.kind is PaperKind.CONTRIBUTORS:
        if not draft.title.strip():
            yield DomainError("Dites à quelle action ces personnes ont contribué.", "title")
        if draft.committee_id is None and not draft.people:
            yield DomainError("Dites quel comité, ou quelles personnes.", "committee_id")
    if draft.kind is PaperKind.RECOMMENDATION and not draft.text.strip():
        yield DomainError("Écrivez le texte de la lettre.", "text")
