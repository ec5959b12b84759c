"""Rules of a departure: what day it may be, and how long a suppléant who takes over sits."""

from collections.abc import Sequence
from datetime import date

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.register.departures_rows import DepartureDraft, PaperKind, PaperToGive
from engagement_desktop.domain.register.mandates import EndReason, Mandate
from engagement_desktop.domain.register.person_file_rows import ParticipationFigures


def refuse_departure(draft: DepartureDraft, mandates: Sequence[Mandate], today: date) -> None:
    """Looks at the day and at what is asked with it.

    Raises:
        DomainError: nothing to end nor to do, a mandate in force began after that day (`on`), a death to
            come (`on`), a person still in office archived (`archive`).
    """
    if not (mandates or draft.archive or draft.forget_needs):
        raise DomainError(
            "Cette personne n’a aucun mandat à terminer ce jour-là. Rien n’a été changé. Vous pouvez "
            "l’archiver ou effacer ses besoins.",
            "on",
        )
    for one in mandates:
        if draft.on < one.started_on <= today:
            raise DomainError(
                "Un mandat de cette personne a commencé après ce jour. Rien n’a été changé. Choisissez un "
                "jour plus tardif, ou corrigez d’abord le début de ce mandat.",
                "on",
            )
    if draft.on > today:
        if draft.reason is EndReason.DECEASED:
            raise DomainError("Un décès ne s’enregistre pas à l’avance. Vérifiez la date.", "on")
        if draft.archive:
            raise DomainError(
                "Cette personne reste en mandat jusqu’à ce jour. Archivez-la quand il sera passé.", "archive"
            )


def rest_of_term(ended: date | None, substitute_ends: date | None, on: date) -> date | None:
    """The last day of the suppléant who takes over: that of the seat, else their own.

    Args:
        ended: the last day that the seat had before the departure (None: open).
        substitute_ends: the last day of the suppléant's own mandate.
        on: the last day of the person who leaves.

    Raises:
        DomainError: the seat's term is over that day anyway (`promote`).
    """
    if ended is None:
        return substitute_ends if substitute_ends is not None and substitute_ends > on else None
    if ended <= on:
        raise DomainError(
            "Ce mandat se termine ce jour-là\u00a0: il n’y a rien à reprendre. Créez plutôt un nouveau "
            "mandat.",
            "promote",
        )
    return ended


def papers_to_give(always: ParticipationFigures, year: ParticipationFigures) -> tuple[PaperToGive, ...]:
    """What a person who leaves should be handed; the waiver paper tells the year, for their taxes."""
    papers = []
    if not always.is_empty:
        papers.append(PaperToGive(PaperKind.PARTICIPATION))
    if always.volunteer_minutes:
        papers.append(PaperToGive(PaperKind.HOURS, minutes=always.volunteer_minutes))
    if always.waiting.cents:
        papers.append(PaperToGive(PaperKind.EXPENSES, amount=always.waiting))
    if year.waived.cents:
        papers.append(PaperToGive(PaperKind.WAIVER, amount=year.waived))
    return tuple(papers)
