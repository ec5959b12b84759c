"""What is refused of hours, what is asked, what is told: a table of rules, each with its sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.errors import DomainError, ToConfirm
from engagement_desktop.domain.hours.entries import HoursRole, TimeKind
from engagement_desktop.domain.hours.entry_drafts import DAY_MINUTES, HoursDraft, HoursNote
from engagement_desktop.domain.hours.months import FAR_BACK
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.register.structures import LegalForm

_HOUR = 60
_ASSOCIATIONS = frozenset({LegalForm.ASSOCIATION_1901, LegalForm.ASSOCIATION_ALSACE_MOSELLE})
_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
OVERLAP, PRESENCE, NO_MANDATE = "overlap", "presence", "no_mandate"
SPLIT, UNDECLARED = "split", "undeclared"


@dataclass(frozen=True, slots=True)
class GivenSpan:
    """Other minutes of the person that day, and when they began if it is known."""

    minutes: int
    starts_minute: int | None = None

    def overlaps(self, starts: int, minutes: int) -> bool:
        """Both have an hour, and share a minute."""
        if self.starts_minute is None:
            return False
        return self.starts_minute < starts + minutes and starts < self.starts_minute + self.minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrySurroundings:
    """What the dossier says around an entry.

    `present_minutes` are those in the room of the named meeting (None: no meeting, or its length is not
    known), `given_at_meeting` the sessions already counted there. `governs`: a mandate in a governing body
    of that structure is in force that day. `closed` is the day that lies in a closed month: the entry's, or
    the one from which it would be taken.
    """

    today: date
    first_month: int = 1
    day: tuple[GivenSpan, ...] = ()
    present_minutes: int | None = None
    given_at_meeting: int = 0
    governs: bool = False
    closed: date | None = None
    exported: bool = False
    structure: str = ""
    legal_form: LegalForm | None = None
    declared_on: date | None = None


def entry_faults(draft: HoursDraft, today: date, first_month: int = 1) -> Iterator[DomainError]:
    """What is refused of an entry alone, in the order of the form."""
    if draft.person_id is None:
        yield DomainError("Dites qui a donné ces heures.", "person_id")
    yield from day_faults(draft.done_on, today, first_month)
    yield from minutes_faults(draft.minutes)
    if draft.starts_minute is not None and not 0 <= draft.starts_minute < DAY_MINUTES:
        yield DomainError("Une heure va de 0 h à 23 h 59.", "starts_minute")


def surrounding_faults(draft: HoursDraft, around: EntrySurroundings) -> Iterator[DomainError]:
    """What the rest of the dossier refuses of an entry that is sound alone."""
    if around.exported:
        yield DomainError(
            "Cette saisie est partie dans un export\u00a0: elle ne change plus. Rien n’a été changé.",
            "minutes",
        )
    if around.closed is not None:
        yield DomainError(closed_sentence(around.closed), "done_on")
    already = sum(span.minutes for span in around.day)
    if already and already + (draft.minutes or 0) > DAY_MINUTES:
        yield DomainError(
            f"Ce jour-là, cette personne a déjà {said(already)}\u00a0: avec celles-ci, la journée dépasse "
            "24\u00a0h. Corrigez la durée ou la date.",
            "minutes",
        )


def entry_questions(draft: HoursDraft, around: EntrySurroundings) -> Iterator[ToConfirm]:
    """What is unusual of an entry, asked once."""
    starts, minutes = draft.starts_minute, draft.minutes or 0
    if starts is not None and any(span.overlaps(starts, minutes) for span in around.day):
        yield ToConfirm(
            "Cette personne a déjà des heures à ce moment-là\u00a0: les deux se recouvrent.",
            OVERLAP,
            "starts_minute",
        )
    present = around.present_minutes
    if draft.kind is TimeKind.SESSION and present is not None:
        total = minutes + around.given_at_meeting
        if total > present:
            yield ToConfirm(_beyond_presence(total, present), PRESENCE, "minutes")
    if draft.role is HoursRole.GOVERNING_BODY and not around.governs:
        whose = f" de «\u00a0{around.structure}\u00a0»" if around.structure else ""
        yield ToConfirm(
            f"Aucun mandat de cette personne dans une instance dirigeante{whose} n’est en cours ce jour-là.",
            NO_MANDATE,
            "role",
        )


def entry_notes(around: EntrySurroundings) -> Iterator[HoursNote]:
    """What is told and does not stop anything."""
    is_association = around.legal_form in _ASSOCIATIONS
    if is_association and around.declared_on is None:
        yield HoursNote(
            UNDECLARED,
            f"La date de déclaration de «\u00a0{around.structure}\u00a0» manque\u00a0: pour le CEC, ces "
            "heures restent à vérifier.",
            "structure_id",
        )


def split_note(pieces: Sequence[HoursDraft], first_month: int = 1) -> Iterator[HoursNote]:
    """An entry that crossed midnight became two; two exercises when the year ended in between."""
    if not pieces[1:]:
        return
    told = " et ".join(
        f"{said(one.minutes or 0)} le {_day(one.done_on)}" for one in pieces if one.done_on is not None
    )
    exercises = {Exercise.holding(one.done_on, first_month) for one in pieces if one.done_on is not None}
    apart = ", sur deux exercices" if len(exercises) > 1 else ""
    yield HoursNote(SPLIT, f"Coupée à minuit{apart}\u00a0: {told}.", "starts_minute")


def closed_sentence(day: date) -> str:
    """Why an entry of a closed month is refused."""
    name = _MONTHS[day.month - 1]
    of = "d’" if name[0] in "ao" else "de "
    return (
        f"Le mois {of}{name} {day.year} est clos. Rien n’a été changé. Choisissez une autre date, ou faites "
        "rouvrir ce mois."
    )


def said(minutes: int) -> str:
    """« 2 h 30 », « 0 h 15 »."""
    hours, rest = divmod(minutes, _HOUR)
    return f"{hours}\u00a0h\u00a0{rest:02}" if rest else f"{hours}\u00a0h"


def day_faults(day: date | None, today: date, first_month: int) -> Iterator[DomainError]:
    """What is refused of a day: none, one to come, one of an exercise that has not begun, one of long ago."""
    if day is None:
        yield DomainError("Donnez la date de ces heures.", "done_on")
    elif day < FAR_BACK:
        yield DomainError(
            f"L’année {day.year} est trop ancienne. Donnez une date à partir de {FAR_BACK.year}.", "done_on"
        )
    elif day > today and Exercise.holding(day, first_month) > Exercise.holding(today, first_month):
        label = Exercise.holding(day, first_month).label
        yield DomainError(
            f"L’exercice {label} n’a pas commencé. Donnez une date jusqu’au {_day(today)}.", "done_on"
        )
    elif day > today:
        yield DomainError("Cette date est à venir. Les heures se saisissent une fois données.", "done_on")


def minutes_faults(minutes: int | None) -> Iterator[DomainError]:
    """What is refused of a duration: none, 0, below 0, more than a day."""
    if minutes is None:
        yield DomainError("Donnez la durée, comme 1h30.", "minutes")
    elif minutes == 0:
        yield DomainError(
            "La durée est de 0\u00a0: il n’y a rien à compter. Donnez-la comme 1h30.", "minutes"
        )
    elif minutes < 0:
        yield DomainError("Une durée est au-dessus de 0. Donnez-la comme 1h30.", "minutes")
    elif minutes > DAY_MINUTES:
        yield DomainError(
            f"Une journée a 24\u00a0h\u00a0: {said(minutes)} n’y tiennent pas. Répartissez-les sur plusieurs "
            "dates.",
            "minutes",
        )


def _beyond_presence(total: int, present: int) -> str:
    if not present:
        return "Cette personne n’est pas inscrite présente à cette réunion."
    return (
        f"Cette personne est restée {said(present)} à cette réunion, et {said(total)} lui seraient comptées."
    )


def _day(day: date | None) -> str:
    return "" if day is None else f"{day:%d/%m/%Y}"
