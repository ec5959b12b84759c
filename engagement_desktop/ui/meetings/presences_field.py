"""The field of presences: the members of the day, their states, and a word on the keys."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtGui import QCursor, QFocusEvent
from PySide6.QtWidgets import QMenu, QWidget

from engagement_desktop.domain.meetings.attending.attendance import ATTENDED, AttendanceStatus
from engagement_desktop.domain.meetings.meetings_drafts import PresenceDraft
from engagement_desktop.french.formats import count, integer
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.fields.typed import NOTHING, Ask, TypedField
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.labels import Label, button_text
from engagement_desktop.ui.common.layouts import column
from engagement_desktop.ui.meetings.presences_table import PresenceLine, PresencesTable
from engagement_desktop.ui.theme import Look

_STATES = (
    ("Présent", AttendanceStatus.PRESENT, "P"),
    ("Excusé", AttendanceStatus.EXCUSED, "E"),
    ("Absent", AttendanceStatus.ABSENT, "A"),
    ("À distance", AttendanceStatus.REMOTE, "D"),
    ("Représenté", AttendanceStatus.REPRESENTED, "R"),
)


class _Sheet(QWidget):
    """The table, and buttons that say the same as its keys."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        whole = column(look, self, gap=8)
        self.table = PresencesTable(look)
        whole.addWidget(self.table)
        self.tools = QWidget()
        self.flow = Flow(look, self.tools, gap=6)
        whole.addWidget(self.tools)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.table.setFocus(event.reason())


class PresencesField(TypedField[tuple[PresenceDraft, ...]]):
    """Members come from the committee and the day; what was said of each stays with them."""

    def __init__(self, look: Look, ask: Ask | str) -> None:
        self._sheet = _Sheet(look)
        self.table = self._sheet.table
        super().__init__(look, ask, self._sheet)
        self._said: dict[int, PresenceDraft] = {}
        self._sum = Label("", "petit", wrap=True)
        self.layout_below(self._sum)
        for words, status, key in _STATES:
            self._sheet.flow.addWidget(self._button(look, f"{words}  {key}", self._saying(status)))
        everybody = self._button(look, "Tous les autres présents", self._all_present)
        self._sheet.flow.addWidget(everybody)
        self.table.said.connect(self._on_said)
        self.table.proxy_wanted.connect(self._ask_proxy)
        self.show_members(())

    def show_members(self, members: Sequence[PresenceLine]) -> None:
        """The members of the day; whoever was said to come and sits no more stays on the list."""
        names = {line.person_id: line.name for line in members}
        lines = tuple(self._with_state(line, names) for line in members)
        self.table.show_lines(lines)
        self._sheet.tools.setVisible(bool(lines))
        self._tell_sum()

    def value(self) -> tuple[PresenceDraft, ...]:
        return tuple(self._said.values())

    def set_value(self, value: Sequence[PresenceDraft]) -> None:
        self._said = {one.person_id: one for one in value}
        self.show_members(self.table.lines)

    def as_text(self) -> str:
        said = [[one.person_id, one.status.value, one.proxy_to_id] for one in self.value()]
        return json.dumps(said) if said else ""

    def from_text(self, text: str) -> None:
        said = json.loads(text) if text else []
        self.set_value(
            [
                PresenceDraft(person_id=who, status=AttendanceStatus(status), proxy_to_id=proxy)
                for who, status, proxy in said
            ]
        )

    def words(self) -> str:
        return self._sum.text() or NOTHING

    def proxies(self) -> QMenu:
        """To whom the current line may give its pouvoir."""
        menu = QMenu(self)
        line = self.table.current_row()
        for holder in self.table.holders():
            if line is not None and holder.person_id != line.person_id:
                give = self._giving(line, holder)
                menu.addAction(button_text(f"Pouvoir à {holder.name}")).triggered.connect(give)
        without = menu.addAction("Sans pouvoir inscrit")
        if line is not None:
            without.triggered.connect(self._giving(line, None))
        return menu

    def _with_state(self, line: PresenceLine, names: dict[int, str]) -> PresenceLine:
        said = self._said.get(line.person_id)
        if said is None:
            return replace(line, status=None, proxy_to_id=None, proxy_to="")
        holder = names.get(said.proxy_to_id or 0, "")
        return replace(line, status=said.status, proxy_to_id=said.proxy_to_id, proxy_to=holder)

    def _on_said(self) -> None:
        listed = {line.person_id for line in self.table.lines}
        elsewhere = {who: one for who, one in self._said.items() if who not in listed}
        told = {
            line.person_id: PresenceDraft(
                person_id=line.person_id, status=line.status, proxy_to_id=line.proxy_to_id
            )
            for line in self.table.lines
            if line.status is not None
        }
        self._said = told | elsewhere
        self._tell_sum()
        self.changed.emit()

    def _tell_sum(self) -> None:
        there = sum(one.status in ATTENDED for one in self._said.values())
        whole = count(len(self.table.lines), "membre")
        told = f"{integer(there)} sur {whole}" if self._said else whole
        self._sum.setText(f"{told}. P, E, A, D ou R sur une ligne." if self.table.lines else "")

    def _button(self, look: Look, words: str, act: Callable[[], object]) -> Button:
        return Button(look, words, on_click=act)

    def _saying(self, status: AttendanceStatus) -> Callable[[], None]:
        def say() -> None:
            line = self.table.current_row()
            if line is not None:
                self.table.say(line.person_id, status)
                if status is AttendanceStatus.REPRESENTED:
                    self._ask_proxy()

        return say

    def _giving(self, line: PresenceLine, holder: PresenceLine | None) -> Callable[[], None]:
        return lambda: self._give(line, holder)

    def _give(self, line: PresenceLine, holder: PresenceLine | None) -> None:
        """Who is represented, and by whom; then the next member."""
        given = holder.person_id if holder is not None else None
        self.table.say(line.person_id, AttendanceStatus.REPRESENTED, given)
        self.table.go_next()

    def _all_present(self) -> None:
        self.table.say_all(AttendanceStatus.PRESENT)

    def _ask_proxy(self) -> None:
        if self.table.holders():
            spot = self.table.visualRect(self.table.currentIndex()).bottomLeft()
            at = self.table.viewport().mapToGlobal(spot) if self.table.isVisible() else QCursor.pos()
            menu = self.proxies()
            menu.popup(at)
            menu.setActiveAction(menu.actions()[0])
