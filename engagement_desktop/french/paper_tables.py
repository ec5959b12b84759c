"""The tables of papers: hours by family or activity, meetings attended."""

from collections import defaultdict
from collections.abc import Sequence

from engagement_desktop.domain.hours.entries import HoursNature
from engagement_desktop.domain.hours.papers import Grid, GridColumn
from engagement_desktop.domain.hours.papers_facts import HoursTold, MeetingTold, PaperPerson
from engagement_desktop.french.families import FAMILIES
from engagement_desktop.french.formats import clock_time, date_short, duration
from engagement_desktop.french.paper_words import function_words

_MEETINGS = (
    GridColumn("Date", 24),
    GridColumn("Heures", 34),
    GridColumn("Instance", 42),
    GridColumn("Lieu", 34),
    GridColumn("En qualité de", 30),
)


def hours_grid(hours: Sequence[HoursTold], issuer: str, *, with_activities: bool) -> Grid:
    """Volunteer hours, the most given first; for whom is told when it is not the issuer alone."""
    given = [line for line in hours if line.nature is HoursNature.VOLUNTEER]
    several = {line.structure for line in given} != {issuer}
    minutes: defaultdict[tuple[str, ...], int] = defaultdict(int)
    for line in given:
        what = FAMILIES[line.family]
        if with_activities and line.activity:
            what = line.activity
        minutes[(what, line.structure) if several else (what,)] += line.minutes
    ordered = sorted(minutes.items(), key=lambda pair: (-pair[1], pair[0]))
    heads = [GridColumn("Activité", 80 if several else 130)]
    heads += [GridColumn("Pour", 56)] if several else []
    heads.append(GridColumn("Heures", 30, is_figures=True))
    total = ("Total", *([""] if several else []), duration(sum(minutes.values())))
    return Grid(tuple(heads), tuple((*said, duration(some)) for said, some in ordered), total)


def meetings_grid(meetings: Sequence[MeetingTold], person: PaperPerson) -> Grid:
    """Days, hours, bodies and places, in the order of time."""
    return Grid(_MEETINGS, tuple(_meeting_row(one, person) for one in meetings))


def _meeting_row(one: MeetingTold, person: PaperPerson) -> tuple[str, ...]:
    begins = clock_time(one.starts_minute)
    hours = f"dès {begins}" if one.ends_minute is None else f"{begins} – {clock_time(one.ends_minute)}"
    place = "à distance" if one.is_remote else one.place or "–"
    return (date_short(one.held_on), hours, one.committee, place, function_words(one.function, person))
