"""The filter bar: search, chips by family, columns; folded into one button when room is short."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from engagement_desktop.domain.lists import FilterChoice
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.chips import ChipRow, words
from engagement_desktop.ui.common.labels import button_text
from engagement_desktop.ui.common.layouts import row
from engagement_desktop.ui.common.search_field import SearchField
from engagement_desktop.ui.theme import Look

_MOST_CHIPS = 5
_ROOM_FOR_LISTS = 900  # chips come first
_OTHERS = 170  # the search field at its least, and the gaps


@dataclass(frozen=True, slots=True)
class Family:
    """A family of choices that exclude each other, and what « all of them » is called."""

    key: str
    label: str
    everything: str = "Tous"


class FilterBar(QWidget):
    """What a list shows, said in words that one can press."""

    searched = Signal(str)
    filtered = Signal(str, str)
    columns_wanted = Signal(object)  # frozenset of the keys to hide
    column_moved = Signal(str, int)  # key, -1 to the left or 1 to the right
    sort_wanted = Signal(str)
    left_down = Signal()

    def __init__(self, look: Look, name: str, families: Sequence[Family]) -> None:
        super().__init__()
        self._look = look
        self._families = tuple(families)
        self._choices: dict[str, tuple[FilterChoice, ...]] = {}
        self._chosen: dict[str, str] = {}
        self._rows: dict[str, ChipRow] = {}
        whole = row(look, self, gap=10)
        self.search = SearchField(look, f"Chercher dans {name}")
        self.search.searched.connect(self.searched)
        self.search.left_down.connect(self.left_down)
        whole.addWidget(self.search, 1)
        for family in self._families:
            chips = ChipRow(look, family.label)
            chips.chosen.connect(lambda key, family=family.key: self.filtered.emit(family, key))
            self._rows[family.key] = chips
            whole.addWidget(chips)
        self._folded = Button(look, "Filtres", "", "funnel")
        folded_menu = QMenu(self)
        self._folded.setMenu(folded_menu)
        self._menus = {family.key: folded_menu.addMenu(family.label) for family in self._families}
        self._folded.hide()
        whole.addWidget(self._folded)
        whole.addStretch(1)
        self._columns = Button(look, "Colonnes", "", "columns-3")
        self._columns.setToolTip("Ctrl+↑ et Ctrl+↓ déplacent la colonne choisie")
        self._columns_menu = QMenu(self)
        self._columns_menu.installEventFilter(self)
        self._columns.setMenu(self._columns_menu)
        self._sorts = QMenu("Trier par", self)
        self._lists = Button(look, "Mes listes", "", "table")
        self._lists_menu: QMenu | None = None
        self._lists.hide()
        whole.addWidget(self._lists)
        whole.addWidget(self._columns)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        QShortcut(QKeySequence("Ctrl+F"), self, self._on_find)
        look.changed.connect(self._fold)

    def add_lists(self, menu: QMenu) -> None:
        """The named lists: a button of their own, or a line of « Colonnes » when room is short."""
        self._lists_menu = menu
        self._lists.setMenu(menu)
        self._lead_with_sorts()
        self._fold()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl with an arrow moves the column on which the menu stands."""
        if watched is self._columns_menu and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            action = self._columns_menu.activeAction()
            if step and control and event.type() == QEvent.Type.KeyPress and action and action.data():
                self._move_column(str(action.data()), step)
                return True
        return super().eventFilter(watched, event)

    def show_choices(
        self, choices: Mapping[str, tuple[FilterChoice, ...]], chosen: Mapping[str, str]
    ) -> None:
        """Draw the chips with their counts, and what is chosen in each family."""
        self._choices = dict(choices)
        self._chosen = dict(chosen)
        for key, chips in self._rows.items():
            chips.show_choices(self._choices.get(key, ())[:_MOST_CHIPS], self._chosen.get(key, ""))
        self._fill_folded()
        self._fold()

    def show_chosen(self, chosen: Mapping[str, str]) -> None:
        """What is chosen, before the counts that follow."""
        self.show_choices(self._choices, chosen)

    def show_columns(self, titles: Mapping[str, str], hidden: frozenset[str]) -> None:
        """Fill the menu « Colonnes »: every column but the first, ticked when wanted."""
        self._columns_menu.clear()
        self._columns.setVisible(bool(titles))
        for key, title in titles.items():
            action = self._columns_menu.addAction(button_text(title))
            action.setCheckable(True)
            action.setChecked(key not in hidden)
            action.setData(key)
            action.toggled.connect(self._on_column_toggled)
        self._lead_with_sorts()

    def show_sorts(self, titles: Mapping[str, str], key: str, *, descending: bool) -> None:
        """What a click on a header does, for the keyboard: the column chosen again turns round."""
        self._sorts.clear()
        for each, title in titles.items():
            arrow = f"\u00a0{'↓' if descending else '↑'}" if each == key else ""
            action = self._sorts.addAction(button_text(title) + arrow)
            action.setCheckable(True)
            action.setChecked(each == key)
            action.triggered.connect(lambda _checked=False, each=each: self.sort_wanted.emit(each))
        self._lead_with_sorts()

    def sorts(self) -> Sequence[QAction]:
        """The orders that can be asked for, the one that holds ticked."""
        return self._sorts.actions()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(380), super().minimumSizeHint().height())

    def _fold(self) -> None:
        """Chips while there is room; the families that are not whole go into « Filtres »."""
        self._folded.set_text("Filtres")
        room = self.width() - self._look.px(_OTHERS) - self._columns.sizeHint().width()
        room -= self._folded.sizeHint().width() + self._look.px(10)
        room -= self._fold_lists()
        folded, told = False, []
        for key, chips in self._rows.items():
            choices = self._choices.get(key, ())
            taken, whole = chips.fit(0 if folded else room)
            whole = whole and len(choices) <= _MOST_CHIPS
            room -= taken + self._look.px(10)
            self._menus[key].menuAction().setVisible(not whole)
            folded = folded or (not whole and bool(choices))
            told += [] if whole else [each.label for each in choices if each.key == self._chosen.get(key)]
        if told:
            self._folded.set_text(button_text(f"Filtres\u00a0: {', '.join(told)}"))
        self._folded.setVisible(folded)

    def _fold_lists(self) -> int:
        """The room that the button of the named lists takes."""
        if self._lists_menu is None:
            return 0
        alone = self._look.unscaled(self.width()) >= _ROOM_FOR_LISTS
        self._lists.setVisible(alone)
        self._lists_menu.menuAction().setVisible(not alone)
        return self._lists.sizeHint().width() + self._look.px(10) if alone else 0

    def _move_column(self, key: str, step: int) -> None:
        self.column_moved.emit(key, step)
        moved = [each for each in self._columns_menu.actions() if each.data() == key]
        if moved:
            self._columns_menu.setActiveAction(moved[0])

    def _fill_folded(self) -> None:
        for family in self._families:
            menu = self._menus[family.key]
            menu.clear()
            for choice in (FilterChoice("", family.everything), *self._choices.get(family.key, ())):
                action = menu.addAction(button_text(words(choice)))
                action.setCheckable(True)
                action.setChecked(choice.key == self._chosen.get(family.key, ""))
                action.setData((family.key, choice.key))
                action.triggered.connect(self._on_folded_choice)

    def _on_folded_choice(self) -> None:
        family, key = self.sender().data()  # type: ignore[attr-defined]  # the sender is one of our actions
        self.filtered.emit(family, key)

    def _lead_with_sorts(self) -> None:
        actions, sorts = self._columns_menu.actions(), self._sorts.menuAction()
        if actions and self._sorts.actions() and sorts not in actions:
            self._columns_menu.insertAction(actions[0], sorts)
            self._columns_menu.insertSeparator(actions[0])
        if self._lists_menu is not None and self._lists_menu.menuAction() not in actions:
            self._columns_menu.addAction(self._lists_menu.menuAction())

    def _on_column_toggled(self) -> None:
        columns = [each for each in self._columns_menu.actions() if each.isCheckable()]
        self.columns_wanted.emit(frozenset(each.data() for each in columns if not each.isChecked()))

    def _on_find(self) -> None:
        self.search.edit.setFocus()
        self.search.edit.selectAll()
