"""The verbs of writing live: going through the agenda, teaching a word; what each asks for."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from engagement_desktop.domain.permissions import Permission
from tests.services import live_doors

W = Permission.MINUTES_WRITE
NEEDS = live_doors.NEEDS

DOORS: Mapping[str, tuple[Callable[[Any], object], Permission, str]] = MappingProxyType(
    {
        "progress.go_to": (lambda w: w.application.progress.go_to(1, 1), W, NEEDS),
        "progress.end": (lambda w: w.application.progress.end(1, leaving_id=1), W, NEEDS),
        "own_words.learn": (lambda w: w.application.own_words.learn("kermesse"), W, ""),
    }
)
READS: Mapping[str, tuple[Any, ...]] = MappingProxyType(
    {
        "own_words.all": (),
        "progress.open_meeting": (),
        "progress.meeting_of": (1,),
        "progress.rows": (1,),
    }
)
CHANGES: Mapping[str, tuple[set[str], int]] = MappingProxyType(
    {
        "progress.go_to": ({"agenda_item"}, 1),
        "progress.end": ({"agenda_item"}, 1),
        "own_words.learn": ({"setting"}, 1),
    }
)
