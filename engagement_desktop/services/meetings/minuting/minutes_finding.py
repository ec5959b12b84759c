"""Which meeting a command means: of a committee, on a day, at an hour when there are several."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.french.formats import clock_time, date_short, enumerated
from engagement_desktop.storage.meetings.minuting.minutes import meetings_of_day


def meeting_meant(session: Session, committee: str, held_on: date, starts_minute: int | None) -> Meeting:
    """The only meeting that these words mean.

    Raises:
        DomainError: unknown committee, no meeting that day or at that hour, several without hour.
    """
    known, meetings = meetings_of_day(session, committee, held_on)
    if known is None:
        raise DomainError(
            f"Le comité «\u00a0{committee}\u00a0» n’est pas dans ce dossier. Rien n’a été écrit. "
            "Vérifiez son nom."
        )
    return _only(meetings, known.name, held_on, starts_minute)


def _only(meetings: Sequence[Meeting], committee: str, day: date, starts_minute: int | None) -> Meeting:
    """The meeting meant among those of a day."""
    on = date_short(day)
    if not meetings:
        raise DomainError(
            f"«\u00a0{committee}\u00a0» n’a pas de réunion le {on}. Rien n’a été écrit. Vérifiez la date."
        )
    hours = enumerated([clock_time(one.starts_minute) for one in meetings])
    if starts_minute is None and len(meetings) > 1:
        raise DomainError(
            f"«\u00a0{committee}\u00a0» s’est réuni {len(meetings)} fois le {on}\u00a0: {hours}. Rien n’a "
            "été écrit. Dites laquelle par --debut."
        )
    for meeting in meetings:
        if starts_minute in (None, meeting.starts_minute):
            return meeting
    raise DomainError(
        f"«\u00a0{committee}\u00a0» n’a pas de réunion à cette heure le {on}, mais à {hours}. Rien n’a été "
        "écrit. Vérifiez --debut."
    )
