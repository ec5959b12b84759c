"""What can be done with a row, as buttons under the head of its file; they wrap when room is short."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.theme import Look

Act = tuple[str, Callable[[], object], str]
"""Words, what it does, icon."""


def offer(pane: Pane, look: Look, acts: Sequence[Act]) -> None:
    """Buttons side by side; nothing when nothing may be done."""
    if not acts:
        return
    place = QWidget()
    flow = Flow(look, place, gap=8)
    for words, act, icon in acts:
        flow.addWidget(Button(look, words, "", icon, on_click=act))
    pane.add(place)
