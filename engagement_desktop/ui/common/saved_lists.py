"""« Mes listes »: a filter, a sort and columns under a name, chosen, renamed, deleted."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from engagement_desktop.domain.errors import DomainError, ToConfirm
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.saved_lists_rows import SavedListRow
from engagement_desktop.ui.common.buttons import DISCREET, ORDINARY, Button
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.field import Field
from engagement_desktop.ui.common.labels import button_text
from engagement_desktop.ui.common.layouts import column, row

_NAME_WIDTH = 260
_KEEP, _REPLACE, _RENAME = "Garder la liste", "Remplacer", "Renommer"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a list shows now, and how its columns stand."""

    query: ListQuery
    hidden: frozenset[str]
    order: tuple[str, ...]


class SavedLists(QWidget):
    """The menu of the named lists; the line in which a name is typed is the widget itself."""

    wanted = Signal(object)  # SavedListRow
    left = Signal()

    def __init__(self, context: PageContext, list_key: str, shown: Callable[[], Shown]) -> None:
        super().__init__()
        self._context = context
        self._lists = context.application.saved_lists
        self._list_key = list_key
        self._shown = shown
        self._act: Callable[[str, frozenset[str]], object] = self._keep
        self._accepted: frozenset[str] = frozenset()
        self.menu = QMenu("Mes listes", self)
        self._inner: list[QMenu] = []
        self.menu.aboutToShow.connect(self.fill)
        look = context.look
        whole = row(look, self, gap=8)
        self.edit = QLineEdit()
        self.edit.returnPressed.connect(self.accept)
        self.edit.textEdited.connect(self._on_typed)
        self.field = Field(look, "Nom de la liste", self.edit, width=_NAME_WIDTH)
        whole.addWidget(self.field, 1)
        buttons = column(look, None, (0, 26, 0, 0), 0)
        line = row(look, None, gap=8)
        self._button = Button(look, _KEEP, ORDINARY, "save", on_click=self.accept)
        line.addWidget(self._button)
        line.addWidget(Button(look, "Annuler", DISCREET, on_click=self.leave))
        buttons.addLayout(line)
        buttons.addStretch(1)
        whole.addLayout(buttons)
        whole.addStretch(1)
        self.hide()

    def is_of_use(self) -> bool:
        """Whether a list is kept, or may be."""
        may_keep = self._context.application.workspace.may(Permission.LIST_SAVE)
        return may_keep or bool(self._lists.all(self._list_key))

    def fill(self) -> None:
        """Write the menu as the dossier stands."""
        self.menu.clear()
        for inner in self._inner:
            inner.deleteLater()
        self._inner = []
        found = self._lists.all(self._list_key)
        now = self._shown()
        for each in found:
            action = self.menu.addAction(button_text(each.name))
            action.setCheckable(True)
            action.setChecked(each.query == now.query)
            action.triggered.connect(lambda _checked=False, each=each: self.wanted.emit(each))
        if not found:
            self.menu.addAction("Aucune liste gardée").setEnabled(False)
        if self._context.application.workspace.may(Permission.LIST_SAVE):
            self._offer_changes(found)

    def accept(self) -> None:
        """Do what the line is for, with the name that is typed."""
        guard = self._context.errors.guard
        if guard(lambda: self._act(self.edit.text(), self._accepted), self._on_refused):
            self._say()
            self.leave()

    def leave(self) -> None:
        """Put the line away."""
        self.hide()
        self.left.emit()

    def ask_name(self) -> None:
        """Give a name to what the list shows now."""
        self._begin(_KEEP, "", self._keep)

    def ask_other_name(self, saved: SavedListRow) -> None:
        self._begin(_RENAME, saved.name, lambda name, _accepted: self._lists.rename(saved.id, name))

    def delete(self, saved: SavedListRow) -> None:
        if self._context.errors.guard(lambda: self._lists.delete(saved.id)):
            self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _offer_changes(self, found: tuple[SavedListRow, ...]) -> None:
        self.menu.addSeparator()
        self.menu.addAction("Garder cette liste sous un nom…").triggered.connect(self.ask_name)
        if not found:
            return
        renaming, deleting = self.menu.addMenu("Renommer"), self.menu.addMenu("Supprimer")
        self._inner = [renaming, deleting]
        for each in found:
            rename = renaming.addAction(button_text(f"{each.name}…"))
            rename.triggered.connect(lambda _checked=False, each=each: self.ask_other_name(each))
            delete = deleting.addAction(button_text(each.name))
            delete.triggered.connect(lambda _checked=False, each=each: self.delete(each))

    def _begin(self, act: str, name: str, does: Callable[[str, frozenset[str]], object]) -> None:
        self._act = does
        self._button.set_text(act)
        self._on_typed()
        self.edit.setText(name)
        self.edit.selectAll()
        self.show()
        self.field.focus()

    def _keep(self, name: str, accepted: frozenset[str]) -> None:
        shown = self._shown()
        self._lists.save(
            self._list_key, name, shown.query, hidden=shown.hidden, order=shown.order, accepted=accepted
        )

    def _on_refused(self, refusal: DomainError) -> None:
        """A name that is taken: the same button replaces, once that was read."""
        self.field.show_fault(refusal.sentence)
        if isinstance(refusal, ToConfirm):
            self._accepted |= {refusal.code}
            self._button.set_text(_REPLACE)
        self.field.focus()

    def _on_typed(self) -> None:
        self._accepted = frozenset()
        self.field.show_fault("")
        if self._button.text() == _REPLACE:
            self._button.set_text(_KEEP)

    def _say(self) -> None:
        if (said := self._context.application.workspace.last_act()) is not None:
            self._context.signals.say(said)
