"""The file of one entry of hours."""

from collections.abc import Callable

from engagement_desktop.domain.hours.entries import HoursRole
from engagement_desktop.domain.hours.entries_rows import HoursRow
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.french.activity_texts import AIMS, SCALES
from engagement_desktop.french.formats import clock_time, date_short, day_and_date, duration
from engagement_desktop.french.labels import badge
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.hours.hours_columns import STATE_BADGES
from engagement_desktop.ui.signals import AppSignals


def write_hours(
    pane: Pane, row: HoursRow, signals: AppSignals, validation: Callable[[Pane], object] = lambda _pane: None
) -> None:
    """Write the file from top to bottom; `validation` stands under the state."""
    name = f"{row.first_name} {row.last_name}"
    pane.heading(duration(row.minutes), day_and_date(row.done_on).capitalize())
    pane.badge(STATE_BADGES[row.state])
    validation(pane)
    whose = {"person": str(row.person_id)}
    pane.door(name, lambda: signals.go("people", ListView(ListQuery(filters=whose), name)), "user")
    pane.section("Ce qui a été fait")
    pane.line(row.activity or badge(row.family), row.reason or "", "square-check")
    pane.fact("Mission", badge(row.family))
    pane.fact("Temps", badge(row.kind))
    pane.fact("Nature", badge(row.nature))
    if row.role is not HoursRole.OTHER:
        pane.fact("À quel titre", badge(row.role))
    if row.starts_minute is not None:
        pane.fact("Début", clock_time(row.starts_minute))
    _write_level(pane, row)
    pane.section("Pour qui")
    if row.committee:
        pane.fact("Comité", row.committee)
    pane.fact("Structure", row.structure)
    pane.section("Voir aussi")
    _write_doors(pane, row, signals)
    hours = ListView(ListQuery(filters=whose), f"Heures de {name}")
    pane.door("Toutes ses heures", lambda: signals.go("hours", hours))
    pane.door("Sa semaine", lambda: signals.go("hours_week", (row.person_id, row.done_on)))


def _write_level(pane: Pane, row: HoursRow) -> None:
    """Only what was said."""
    if row.level is not None:
        pane.fact("Niveau", badge(row.level))
    if row.scale is not None:
        pane.fact("Échelle", SCALES[row.scale])
    if row.aim is not None:
        pane.fact("Engagement", AIMS[row.aim])


def _write_doors(pane: Pane, row: HoursRow, signals: AppSignals) -> None:
    """The meeting it is of, and the other entries of the same activity."""
    if row.meeting_id is not None and row.meeting_on is not None:
        numbered = (
            f"n°\u00a0{row.meeting_number}" if row.meeting_number else f"du {date_short(row.meeting_on)}"
        )
        pane.door(f"Réunion {numbered}", lambda: signals.go("meeting", row.meeting_id))
    if activity := row.activity:
        same = ListView(ListQuery(filters={"activity": activity}), f"Activité «\u00a0{activity}\u00a0»")
        pane.door("Toutes les heures de cette activité", lambda: signals.go("hours", same))
