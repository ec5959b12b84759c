"""A field of a form: label above, help below, its fault in words right under it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from engagement_desktop.ui.common.announce import announce
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column, icon_label, row
from engagement_desktop.ui.theme import Look
from engagement_desktop.ui.theme.dress import repolish

_LEAST = 200  # narrower than wished when letters are large
_ALL_OF_IT = 1000

Check = Callable[[], str]


class FieldFrame(QWidget):
    """One question with its editor: where its label, its help and its fault stand."""

    def __init__(
        self,
        look: Look,
        label: str,
        editor: QWidget,
        *,
        help_text: str = "",
        optional: bool = False,
        width: int = 0,
    ) -> None:
        super().__init__()
        self._look = look
        self._help = help_text
        self._on_mend: Callable[[], object] | None = None
        self._mend = Button(look, "Corriger", on_click=self._mend_it)
        self._sentence = Label("", "faute", wrap=True)
        self._fault = self._make_fault()
        self.editor = editor
        whole = column(look, self, gap=4)
        self._whole = whole
        self.head: QHBoxLayout = row(look, None, gap=8)
        words = f"{label} (facultatif)" if optional else label
        self._label = Label(words, "etiquette", wrap=True)
        self._label.setBuddy(editor)
        editor.setAccessibleName(label)
        editor.setAccessibleDescription(help_text)
        self.head.addWidget(self._label, 1)
        whole.addLayout(self.head)
        self._bound_editor(width)
        line = row(look, None, gap=0)
        line.addWidget(editor, _ALL_OF_IT)
        line.addStretch(1)
        whole.addLayout(line)
        self._below = whole.count()
        self._hint = Label(help_text, "petit", wrap=True)
        whole.addWidget(self._hint)
        self._hint.setVisible(bool(help_text))
        whole.addWidget(self._fault)
        editor.installEventFilter(self)

    def layout_below(self, widget: QWidget) -> None:
        """Put one more line right under the editor."""
        self._whole.insertWidget(self._below, widget)

    def show_fault(self, sentence: str, mend: str = "", on_mend: Callable[[], object] | None = None) -> None:
        """Outline the field and say what is wrong; no sentence clears it."""
        self.editor.setProperty("faute", "1" if sentence else "")
        repolish(self.editor)
        self._fault.setVisible(bool(sentence))
        self._sentence.setText(sentence)
        self.editor.setAccessibleDescription(sentence or self._help)
        self._mend.setVisible(bool(mend))
        self._on_mend = on_mend
        if mend:
            self._mend.set_text(mend)
        announce(self.editor, sentence, at_once=True)

    def show_note(self, sentence: str) -> None:
        """Say something quietly in place of the help; no sentence brings the help back."""
        said = sentence or self._help
        if said == self._hint.text():
            return
        self._hint.setText(said)
        self._hint.setVisible(bool(said))
        if not self.fault():
            self.editor.setAccessibleDescription(said)
        announce(self.editor, sentence)

    def note(self) -> str:
        """What is said under the editor: the help, or what replaces it for now."""
        return self._hint.text()

    def fault(self) -> str:
        return self._sentence.text()

    def mending(self) -> Button:
        """The button that mends the fault, for the order of Tab."""
        return self._mend

    def fault_line(self) -> QWidget:
        """What is wrong, for a form that gives it the whole width under a line of fields."""
        self._whole.removeWidget(self._fault)
        return self._fault

    def focus(self) -> None:
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.editor and event.type() == QEvent.Type.FocusOut and self.isVisible():
            reached = QApplication.focusWidget()
            if reached is None or not self.editor.isAncestorOf(reached):
                self.on_left()
        return super().eventFilter(watched, event)

    def on_left(self) -> None:
        """The focus has left the editor: the moment to check what was typed."""

    def _mend_it(self) -> None:
        if self._on_mend is not None:
            self._on_mend()

    def _bound_editor(self, width: int) -> None:
        if width:
            self._look.bound(self.editor, (min(width, _LEAST), 0), (width, 0))

    def _make_fault(self) -> QWidget:
        made = QWidget()
        line = row(self._look, made, gap=6)
        line.addWidget(icon_label(self._look, "circle-alert", "erreur", 16))
        line.addWidget(self._sentence, 1)
        self._mend.hide()
        line.addWidget(self._mend)
        made.hide()
        return made


class Field(FieldFrame):
    """A question whose answer is a text; checked when one leaves it, never while typing."""

    def __init__(
        self,
        look: Look,
        label: str,
        editor: QWidget,
        *,
        help_text: str = "",
        optional: bool = False,
        width: int = 0,
        check: Check | None = None,
    ) -> None:
        self._check = check
        super().__init__(look, label, editor, help_text=help_text, optional=optional, width=width)

    def value(self) -> str:
        """What is typed, as it is."""
        if isinstance(self.editor, QLineEdit):
            return self.editor.text()
        if isinstance(self.editor, QPlainTextEdit):
            return self.editor.toPlainText()
        if isinstance(self.editor, QComboBox):
            return str(self.editor.currentData() or self.editor.currentText())
        return ""

    def validate(self) -> bool:
        """Check now, and show what is wrong."""
        sentence = self._check() if self._check else ""
        self.show_fault(sentence)
        return not sentence

    def on_left(self) -> None:
        if self._check and self.value():
            self.validate()
