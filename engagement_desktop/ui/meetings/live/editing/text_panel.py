"""Middle of the live page: the tools that say their slash, the text, and the one line that they open."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from engagement_desktop.ui.common.buttons import DISCREET, Button
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column, row
from engagement_desktop.ui.meetings.live.editing.editor import Command, MinutesEditor
from engagement_desktop.ui.meetings.live.editing.text_document import WordsOf
from engagement_desktop.ui.theme import Look

_TOOLS = (
    (Command.DECISION, "Décision", "gavel"),
    (Command.ACTION, "Action", "square-check"),
    (Command.VOTE, "Vote", "vote"),
    (Command.PHRASE, "Phrase", "message-square-quote"),
    (Command.PROPOSAL, "Proposition", "handshake"),
)


class TextPanel(QFrame):
    """Tools over the editor; what a tool asks stands under the text, never over it."""

    asked = Signal(str)

    def __init__(self, look: Look, words_of: WordsOf) -> None:
        super().__init__()
        self._look = look
        self._line: QWidget | None = None
        self.setProperty("role", "carte")
        self.setAccessibleName("Texte")
        whole = column(look, self, (6, 6, 6, 6), 0)
        line = row(look, None, (0, 4, 8, 6), 4)
        held = QWidget()
        tools = Flow(look, held, 0)
        line.addWidget(held, 1)
        self.tools: dict[str, Button] = {}
        for command, words, icon in _TOOLS:
            button = Button(look, words, DISCREET, icon, on_click=self._asking(command))
            button.setToolTip(f"{words} (/{command})")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.tools[command] = button
            tools.addWidget(button)
        self._slashes = Label("/d /a /v /p /r", "petit")
        line.addWidget(self._slashes)
        whole.addLayout(line)
        self.editor = MinutesEditor(look, words_of)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.editor)
        whole.addWidget(self._stack, 1)
        self._under = column(look, None, gap=0)
        whole.addLayout(self._under)

    def make_short(self, *, short: bool) -> None:
        """In a narrow window the drawings leave, the words stay."""
        self._slashes.setVisible(not short)
        for command, _words, icon in _TOOLS:
            button = self.tools[command]
            if short:
                button.setProperty("icone", None)
                button.setIcon(QIcon())
            else:
                self._look.draw(button, icon, "accent", 18)

    def show_line(self, line: QWidget) -> None:
        """Open what a tool asks, under the text."""
        self.drop_line()
        self._line = line
        self._under.addWidget(line)
        line.show()

    def drop_line(self) -> None:
        """Close it."""
        line, self._line = self._line, None
        if line is not None:
            self._under.removeWidget(line)
            line.hide()
            line.deleteLater()

    def line(self) -> QWidget | None:
        return self._line

    def show_instead(self, panel: QWidget) -> None:
        """Two versions to choose from stand in the place of the text."""
        self.drop_line()
        self._stack.addWidget(panel)
        self._stack.setCurrentWidget(panel)
        self.enable_tools(on=False)

    def show_text(self) -> None:
        """Back to the text."""
        panel = self._stack.currentWidget()
        if panel is not None and panel is not self.editor:
            self._stack.setCurrentWidget(self.editor)
            self._stack.removeWidget(panel)
            panel.hide()
            panel.deleteLater()
        self.enable_tools(on=not self.editor.isReadOnly())

    def is_choosing(self) -> bool:
        """Two versions are on screen."""
        return self._stack.currentWidget() is not self.editor

    def enable_tools(self, *, on: bool) -> None:
        """Tools write: not while one chooses, nor when the meeting is not open."""
        for button in self.tools.values():
            button.setEnabled(on)

    def _asking(self, command: Command) -> Callable[[], object]:
        return lambda: self.asked.emit(command.value)
