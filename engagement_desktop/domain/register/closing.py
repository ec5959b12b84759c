"""What the first and last days of a committee ask of its mandates."""

from collections.abc import Sequence
from datetime import date

from engagement_desktop.domain.errors import DomainError, ToConfirm
from engagement_desktop.domain.register.held import Held

MANDATES_IN_FORCE = "mandates_in_force"
_NAMED = 5


def created_too_late(held: Sequence[Held], created_on: date) -> DomainError | None:
    """The refusal of a first day that comes after the beginning of a mandate."""
    first = min((one.started_on for one in held), default=created_on)
    if first >= created_on:
        return None
    return DomainError(
        f"Un mandat de ce comité commence le {first:%d/%m/%Y}, avant cette création. Corrigez l’une des "
        "dates.",
        "created_on",
    )


def going_past(held: Sequence[Held], closed_on: date) -> list[Held]:
    """The mandates that go on after that day, those to come included."""
    return [one for one in held if one.last_day > closed_on]


def refuse_to_come(held: Sequence[Held], closed_on: date) -> None:
    """Raises DomainError when a mandate begins after the last day of the committee."""
    for one in held:
        if one.started_on > closed_on:
            raise DomainError(
                f"Le mandat de {one.holder.name} commence le {one.started_on:%d/%m/%Y}, après la fermeture. "
                "Rien n’a été changé. Supprimez ce mandat ou fermez le comité plus tard.",
                "closed_on",
            )


def closing_question(held: Sequence[Held], closed_on: date) -> ToConfirm:
    """Names who sits; accepted, their mandates end with the committee."""
    names = list(dict.fromkeys(one.holder.name for one in held))
    said = ", ".join(names[:_NAMED])
    others = len(names) - _NAMED
    if others > 0:
        said += f" et {others} autre{'s' if others > 1 else ''}"
    what = "un mandat est en cours" if len(held) == 1 else f"{len(held)} mandats sont en cours"
    end = "Le terminer" if len(held) == 1 else "Les terminer"
    return ToConfirm(
        f"Le {closed_on:%d/%m/%Y}, {what} dans ce comité\u00a0: {said}. {end} ce jour-là\u202f?",
        MANDATES_IN_FORCE,
        "closed_on",
    )
