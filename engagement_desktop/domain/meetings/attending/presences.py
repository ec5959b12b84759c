"""Coming, leaving, sitting for another: what a meeting refuses of it."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.attending.roll import Roll, RollEntry, RollPart, Span, by_id
from engagement_desktop.domain.meetings.minuting.minutes_facts import PersonFact
from engagement_desktop.domain.text import fold

_DAY_MINUTES = 24 * 60
_VOWELS = frozenset("aeiouyh")
_NOTHING_DONE = "Rien n’a été changé."


def said(person: PersonFact) -> str:
    """« Monique Hélias »."""
    return f"{person.first_name} {person.last_name}".strip()


def of_name(name: str) -> str:
    """« d’André Œuvrard », « de Chantal Prigent »."""
    return f"d’{name}" if fold(name)[:1] in _VOWELS else f"de {name}"


def hour(minute: int) -> str:
    """« 18 h 02 », as refusals write it."""
    return f"{minute // 60}\u00a0h\u00a0{minute % 60:02}"


def clock_faults(minute: int, latest: int | None, field: str = "minute") -> Iterator[DomainError]:
    """An hour is one of the day; today's meeting is not ahead of the clock (`latest`)."""
    if not 0 <= minute < _DAY_MINUTES:
        yield DomainError("Une heure va de 0 h à 23 h 59.", field)
    elif latest is not None and minute > latest:
        yield DomainError(f"Il est {hour(latest)}\u00a0: {hour(minute)} n’est pas encore là.", field)


def arrival_faults(entry: RollEntry, minute: int) -> Iterator[DomainError]:
    """Who is there does not arrive; who left does not return before having left."""
    last = entry.spans[-1] if entry.spans else None
    if entry.came and (last is None or last.left_minute is None):
        since = f" depuis {hour(last.arrived_minute)}" if last else ""
        yield DomainError(f"{said(entry.person)} est déjà là{since}. {_NOTHING_DONE}")
    elif last is not None and last.left_minute is not None and minute < last.left_minute:
        yield DomainError(
            f"{said(entry.person)} a quitté la réunion à {hour(last.left_minute)}\u00a0: son retour vient "
            "après. Corrigez l’heure.",
            "minute",
        )


def departure_faults(entry: RollEntry, minute: int, voted: Collection[int]) -> Iterator[DomainError]:
    """Who is not there does not leave; a departure comes after the arrival and after the votes said."""
    last = entry.spans[-1] if entry.spans else None
    if not entry.came or (last is not None and last.left_minute is not None):
        yield DomainError(f"{said(entry.person)} n’est pas dans la salle. {_NOTHING_DONE}")
    elif last is not None and minute < last.arrived_minute:
        yield DomainError(
            f"Un départ à {hour(minute)} vient avant l’arrivée à {hour(last.arrived_minute)}. Corrigez l’une "
            "des deux heures.",
            "minute",
        )
    else:
        yield from _vote_faults(entry, (Span(last.arrived_minute if last else 0, minute),), voted)


def hours_faults(
    entry: RollEntry, spans: Sequence[Span], latest: int | None, voted: Collection[int]
) -> Iterator[DomainError]:
    """Hours typed anew: in order, none within another, none ahead; votes already said stay covered."""
    if not spans:
        yield DomainError("Donnez au moins une heure d’arrivée.", "minute")
        return
    for span in spans:
        yield from clock_faults(span.arrived_minute, latest)
        if span.left_minute is not None:
            yield from clock_faults(span.left_minute, latest)
            if span.left_minute < span.arrived_minute:
                yield DomainError(
                    f"Un départ à {hour(span.left_minute)} vient avant l’arrivée à "
                    f"{hour(span.arrived_minute)}. Corrigez l’une des deux heures.",
                    "minute",
                )
    for before, after in pairwise(spans):
        if before.left_minute is None or after.arrived_minute <= before.left_minute:
            yield DomainError("Un retour vient après le départ d’avant. Corrigez les heures.", "minute")
    yield from _vote_faults(entry, spans, voted)


def absence_faults(entry: RollEntry, voted: Collection[int]) -> Iterator[DomainError]:
    """Excused or absent: not a suppléant, who is on the list only when he came, nor somebody who voted."""
    if entry.part is RollPart.SUBSTITUTE and entry.status is None:
        yield DomainError(
            "Un suppléant n’est ni excusé ni absent\u00a0: il n’est inscrit que s’il vient. Rien n’a été "
            "changé."
        )
    if voted:
        yield DomainError(
            f"{said(entry.person)} a voté à {hour(min(voted))}, donc était là. Écrivez plutôt son départ "
            "(D), ou corrigez ses heures (F2)."
        )


def seat_faults(
    roll: Roll, substitute: RollEntry, titular: RollEntry | None, minute: int
) -> Iterator[DomainError]:
    """A suppléant sits for a titulaire who is away, whom nobody else sits for and who gave no pouvoir."""
    if substitute.part is not RollPart.SUBSTITUTE:
        yield DomainError(
            f"{said(substitute.person)} n’est pas suppléant dans ce comité ce jour-là. {_NOTHING_DONE}"
        )
        return
    if titular is None or titular.part is not RollPart.TITULAR:
        yield DomainError("Dites pour quel titulaire ce suppléant siège.", "titular_id")
        return
    if substitute.substitute_for_id not in (None, titular.id):
        own = by_id(roll).get(substitute.substitute_for_id or 0)
        of = f" {of_name(said(own.person))}" if own else " d’un autre titulaire"
        yield DomainError(f"{said(substitute.person)} est suppléant{of}. {_NOTHING_DONE}", "titular_id")
    elif titular.is_in_room(minute):
        yield DomainError(
            f"{said(titular.person)} est là\u00a0: un suppléant ne siège que si son titulaire est parti "
            "ou absent."
        )
    elif titular.proxy_to_id is not None:
        yield DomainError(
            f"{said(titular.person)} a donné pouvoir\u00a0: ce siège a déjà sa voix. Retirez d’abord le "
            "pouvoir."
        )
    elif other := _stand_in(roll, titular.id, substitute.id, minute):
        yield DomainError(f"{said(other.person)} siège déjà pour {said(titular.person)}. {_NOTHING_DONE}")


def _stand_in(roll: Roll, titular_id: int, but: int, minute: int) -> RollEntry | None:
    for entry in roll:
        if entry.id != but and entry.stands_in_for_id == titular_id and entry.is_in_room(minute):
            return entry
    return None


def _vote_faults(entry: RollEntry, spans: Sequence[Span], voted: Collection[int]) -> Iterator[DomainError]:
    for minute in sorted(voted):
        if not any(
            span.arrived_minute <= minute and (span.left_minute is None or minute <= span.left_minute)
            for span in (*entry.spans[:-1], *spans)
        ):
            yield DomainError(
                f"{said(entry.person)} a voté à {hour(minute)}, donc était là. Corrigez l’heure.", "minute"
            )
            return
