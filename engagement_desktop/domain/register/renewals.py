"""The renewal wave of a committee: which mandates end, and what would follow them."""

from collections.abc import Sequence
from datetime import date, timedelta

from engagement_desktop.domain.errors import DomainError, ToConfirm
from engagement_desktop.domain.register.dated_rules import ONE_DAY, CommitteePast, rules_on
from engagement_desktop.domain.register.held import Held
from engagement_desktop.domain.register.mandate_clock import clock_of
from engagement_desktop.domain.register.mandates import EndReason, Office
from engagement_desktop.domain.register.mandates_drafts import (
    MandateDraft,
    RenewalDraft,
    RenewalLine,
    RenewalWave,
)
from engagement_desktop.domain.register.mandates_questions import OVER_TERMS
from engagement_desktop.domain.register.terms import end_of_term, terms_done

EXPIRED_WITHIN_DAYS = 365
"""A mandate ended longer ago is history: its seat is vacant, nobody waits for its renewal."""
_RAN_OUT = frozenset({None, EndReason.TERM})


def wave_of(past: CommitteePast, held: Sequence[Held], day: date, within_days: int) -> RenewalWave:
    """The mandates that end up to so many days from `day`, or ended in the year before without successor."""
    lines: tuple[RenewalLine, ...] = ()
    if past.closed_on is None:
        lines = tuple(
            _line(past, held, one, ended_on, day)
            for one, ended_on in _waiting(held, day, day + timedelta(days=within_days))
        )
    return RenewalWave(past.id, past.name, day, within_days, lines)


def _waiting(held: Sequence[Held], day: date, last: date) -> list[tuple[Held, date]]:
    found = []
    taken: set[int] = set()
    first = day - timedelta(days=EXPIRED_WITHIN_DAYS)
    for one in sorted(held, key=lambda each: (each.last_day, each.holder.sort_key, each.mandate_id)):
        if one.ended_on is None or not first <= one.ended_on <= last or not _may_go_on(one, held):
            continue
        successor = _successor(one, held, taken) if one.ended_on < day else None
        if successor is None:
            found.append((one, one.ended_on))
        else:
            taken.add(successor.mandate_id)
    return found


def _may_go_on(one: Held, held: Sequence[Held]) -> bool:
    """A member's mandate that ran its term, whose person is not archived and holds nothing longer here."""
    if one.office is Office.GUEST or one.holder.archived_on or one.end_reason not in _RAN_OUT:
        return False
    return not any(
        other.holder.person_id == one.holder.person_id
        and other.office is not Office.GUEST
        and other.last_day > one.last_day
        for other in held
    )


def _successor(one: Held, held: Sequence[Held], taken: set[int]) -> Held | None:
    """Somebody else who came to the same kind of seat after it ended, and follows nobody else yet."""
    came = (
        other
        for other in sorted(held, key=lambda each: (each.started_on, each.mandate_id))
        if other.started_on > one.last_day and other.mandate_id not in taken
    )
    return next((other for other in came if _sits_alike(other, one, held)), None)


def _sits_alike(other: Held, one: Held, held: Sequence[Held]) -> bool:
    """In the same kind of seat and college, and new in the committee."""
    return (
        other.holder.person_id != one.holder.person_id
        and (other.seat, other.office is Office.GUEST) == (one.seat, False)
        and other.college_on(other.started_on) is one.college_on(one.last_day)
        and not any(
            earlier.holder.person_id == other.holder.person_id
            and (other.started_on - earlier.last_day).days == 1
            for earlier in held
            if earlier.ended_on is not None
        )
    )


def _line(past: CommitteePast, held: Sequence[Held], one: Held, ended_on: date, day: date) -> RenewalLine:
    begins = ended_on + ONE_DAY
    rules = rules_on(past.rules, begins)
    own = [other for other in held if other.holder.person_id == one.holder.person_id]
    term = terms_done(own, begins, one.terms_before) + 1
    return RenewalLine(
        mandate_id=one.mandate_id,
        person_id=one.holder.person_id,
        last_name=one.holder.last_name,
        first_name=one.holder.first_name,
        office=one.office,
        seat=one.seat,
        college=one.college_on(day),
        started_on=one.started_on,
        ended_on=ended_on,
        clock=clock_of(one.started_on, ended_on, day),
        days_left=(ended_on - day).days,
        next_start=begins,
        next_end=end_of_term(begins, rules.term_months),
        term=term,
        over_terms=rules.terms_most is not None and term > rules.terms_most,
    )


def chosen_lines(wave: RenewalWave, draft: RenewalDraft) -> tuple[RenewalLine, ...]:
    """The lines chosen, titulaires first.

    Raises:
        DomainError: nothing chosen, a mandate that is not to renew, or an end before a beginning.
    """
    lines = [line for line in wave.lines if line.mandate_id in draft.mandates]
    if not draft.mandates:
        raise DomainError("Choisissez au moins un mandat à renouveler.", "mandates")
    if len(lines) < len(draft.mandates):
        raise DomainError(
            "Un des mandats choisis n’est plus à renouveler\u00a0: il a été prolongé, supprimé ou remplacé, "
            "ou le comité a fermé. Rien n’a été changé. Rouvrez la liste.",
            "mandates",
        )
    if draft.ends_on is not None and any(draft.ends_on < line.next_start for line in lines):
        raise DomainError(
            "Le dernier jour donné vient avant le début d’un nouveau mandat. Donnez-en un autre.", "ends_on"
        )
    return tuple(sorted(lines, key=lambda line: line.seat.value, reverse=True))


def renewed(former: MandateDraft, line: RenewalLine, ends_on: date | None) -> MandateDraft:
    """What follows a mandate: the same seat, one term more."""
    return MandateDraft(
        person_id=former.person_id,
        committee_id=former.committee_id,
        office=former.office,
        seat=former.seat,
        college=former.college,
        started_on=line.next_start,
        ended_on=ends_on or line.next_end,
        substitute_for_id=former.substitute_for_id,
        appointed_by_id=former.appointed_by_id,
        basis=former.basis,
        terms_before=former.terms_before,
    )


def over_terms_question(lines: Sequence[RenewalLine]) -> ToConfirm:
    """Names those who would do more terms than the rules allow."""
    names = ", ".join(f"{line.first_name} {line.last_name}".strip() for line in lines)
    return ToConfirm(
        f"Ce renouvellement dépasse le nombre de mandats permis par les règles\u00a0: {names}. Renouveler "
        "quand même\u202f?",
        OVER_TERMS,
        "mandates",
    )
