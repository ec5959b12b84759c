"""The file of one entry of hours."""

from engagement_desktop.domain.hours.entries import HoursRole
from engagement_desktop.domain.hours.entries_rows import HoursRow
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.french.formats import clock_time, day_and_date, duration
from engagement_desktop.french.labels import badge
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.hours.hours_columns import STATE_BADGES
from engagement_desktop.ui.signals import AppSignals


def write_hours(pane: Pane, row: HoursRow, signals: AppSignals) -> None:
    """Write the file from top to bottom."""
    name = f"{row.first_name} {row.last_name}"
    pane.heading(duration(row.minutes), day_and_date(row.done_on).capitalize())
    pane.badge(STATE_BADGES[row.state])
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
    pane.section("Pour qui")
    if row.committee:
        pane.fact("Comité", row.committee)
    pane.fact("Structure", row.structure)
    pane.section("Voir aussi")
    hours = ListView(ListQuery(filters=whose), f"Heures de {name}")
    pane.door("Toutes ses heures", lambda: signals.go("hours", hours))
