"""The doors of what travels: the dossier taken away and brought back, the calendar as a file."""

from collections.abc import Callable
from datetime import date
from typing import Any

from engagement_desktop.domain.custody import Custody
from engagement_desktop.domain.permissions import Permission
from tests.builders import Builder
from tests.conftest import NOW

P = Permission
NEEDS = "carried"
COPY = "copie.engagement"
LEAVE = "départ"

Doors = dict[str, tuple[Callable[[Any], object], tuple[Permission, ...], str]]


def prepare(build: Builder) -> None:
    """The dossier is the copy that left."""
    row = Custody(token=LEAVE, generation=0, taken_at=NOW, taken_to="ici", is_away=False)
    build.session.add(row)


def _away(world: Any) -> Any:
    world.application.custody.take_away(world.file(COPY))
    return world.application.custody


def _given_back(world: Any) -> None:
    world.application.workspace.read_holding()
    world.application.custody.hand_back(world.file(COPY))


DOORS: Doors = {
    "custody.take_away": (_away, (P.DOSSIER_CARRY,), ""),
    "custody.hand_back": (_given_back, (P.DOSSIER_CARRY,), NEEDS),
    "custody.look": (lambda w: _away(w).look(w.file(COPY)), (P.DOSSIER_CARRY,), ""),
    "custody.bring_back": (lambda w: _away(w).bring_back(w.file(COPY)), (P.DOSSIER_CARRY,), ""),
    "custody.give_up": (lambda w: _away(w).give_up(), (P.DOSSIER_CARRY,), ""),
    "calendar.export_ics": (
        lambda w: w.application.calendar.export_ics(w.file("a.ics"), date(2026, 1, 1), date(2026, 12, 31)),
        (P.REPORT_EXPORT,),
        "meeting",
    ),
}
READS: dict[str, tuple[Any, ...]] = {
    "custody.holding": (),
    "custody.proposed_name": (),
    "calendar.month": (2026, 11),
    "calendar.coming": (),
}
CHANGES: dict[str, tuple[set[str], int]] = {
    "custody.take_away": ({"custody"}, 1),
    "custody.hand_back": ({"custody"}, 1),
    "custody.look": ({"custody"}, 1),
    "custody.bring_back": ({"custody"}, 1),
    "custody.give_up": ({"custody"}, 2),
}
