"""The head of a page: where one is, one line of facts, what can be done."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QSizePolicy, QWidget

from engagement_desktop.ui.common.buttons import BACK, ORDINARY, PRIMARY, Button
from engagement_desktop.ui.common.labels import ElidedLabel, Label, may_break
from engagement_desktop.ui.common.layouts import column, row
from engagement_desktop.ui.common.responsive import Room, room
from engagement_desktop.ui.theme import Look

_FACTS = 440


class PageHeader(QWidget):
    """Back link, title, facts, secondary buttons, the primary one last."""

    def __init__(self, look: Look, title: str = "") -> None:
        super().__init__()
        self._look = look
        self._secondary: list[Button] = []
        self._withheld: set[Button] = set()
        self._primary: Button | None = None
        self._choices: list[QWidget] = []
        self._shows_tools = True
        self._whole = whole = row(look, self, (24, 16, 24, 12), 12)
        words = column(look, None, gap=2)
        self._back_slot = column(look, None, gap=0)
        words.addLayout(self._back_slot)
        self._title = ElidedLabel(title, "titre")
        words.addWidget(self._title)
        self._facts = Label("", "second", wrap=True)
        self._facts.hide()
        words.addWidget(self._facts)
        whole.addLayout(words, 1)
        self._tools: QHBoxLayout = row(look, None, gap=10)
        whole.addLayout(self._tools)
        whole.setAlignment(self._tools, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self._menu = QMenu(self)
        self._more = Button(look, "Plus", ORDINARY, "ellipsis")
        self._more.setMenu(self._menu)
        self._more.hide()
        self._tools.addWidget(self._more)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._fold)

    def set_title(self, title: str, facts: str = "") -> None:
        self._title.set_whole(title)
        self._facts.setText(may_break(facts))
        self._facts.setAccessibleName(facts)
        self._fold()

    def title(self) -> str:
        return self._title.whole()

    def primary(self) -> Button | None:
        """The one action of the page, if it has one."""
        return self._primary

    def add_back(self, text: str, on_click: Callable[[], object]) -> Button:
        """The way back, above the title."""
        button = Button(self._look, text, BACK, "chevron-left", on_click=on_click, keys="Alt+Left")
        self._back_slot.addWidget(button)
        return button

    def add_widget(self, widget: QWidget) -> None:
        """A choice that belongs to the whole page, before its buttons."""
        self._tools.insertWidget(self._tools.indexOf(self._more), widget)
        self._choices.append(widget)

    def add_secondary(
        self, text: str, on_click: Callable[[], object], icon: str = "", keys: str = "", kind: str = ORDINARY
    ) -> Button:
        """A quieter button; when room is short it goes into « Plus »."""
        button = Button(self._look, text, kind, icon, on_click=on_click)
        action = self._menu.addAction(text)
        action.triggered.connect(button.click)
        if keys:
            action.setText(f"{text}\t{button.say_keys(keys)}")
            QShortcut(QKeySequence(keys), self, lambda: self._press(button))
        at = self._tools.indexOf(self._more)
        self._tools.insertWidget(at, button)
        self._secondary.append(button)
        return button

    def add_primary(
        self, text: str, on_click: Callable[[], object], icon: str = "", keys: str = ""
    ) -> Button:
        """The one action of the page, named by its result."""
        self._primary = Button(self._look, text, PRIMARY, icon, on_click=on_click, keys=keys)
        self._tools.addWidget(self._primary)
        return self._primary

    def offer(self, button: Button, *, offered: bool) -> None:
        """A quieter button that makes sense now, or not; it keeps its place in « Plus »."""
        self._withheld.discard(button)
        if not offered:
            self._withheld.add(button)
        self._menu.actions()[self._secondary.index(button)].setVisible(offered)
        self._fold()

    def show_tools(self, *, shown: bool) -> None:
        """On an empty page the buttons move into the empty state."""
        self._shows_tools = shown
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        spare = sum(button.sizeHint().width() for button in self._secondary if not button.isHidden())
        return QSize(max(hint.width() - spare, 0), hint.height())

    def _fold(self) -> None:
        space = room(self._look, self)
        self._facts.setVisible(bool(self._facts.text()) and space > Room.NARROW)
        if self._secondary:
            self._fold_secondary(space)
        short = space == Room.NARROW and self._wanted() > self.width()
        way = QBoxLayout.Direction.TopToBottom if short else QBoxLayout.Direction.LeftToRight
        self._whole.setDirection(way)

    def _wanted(self) -> int:
        """The width at which the title stands whole beside the buttons."""
        items = (self._tools.itemAt(at) for at in range(self._tools.count()))
        tools = (item.widget() for item in items if item is not None)
        wide = [tool.sizeHint().width() for tool in tools if tool is not None and not tool.isHidden()]
        return self._title.sizeHint().width() + sum(wide) + self._look.px(60 + 10 * len(wide))

    def _words_wanted(self) -> int:
        """The width of the title, and of the facts on one line up to a measure that is read at ease."""
        facts = self._facts.fontMetrics().horizontalAdvance(self._facts.text())
        return max(self._title.sizeHint().width(), min(facts, self._look.px(_FACTS)))

    def _fold_secondary(self, space: Room) -> None:
        offered = [button for button in self._secondary if button not in self._withheld]
        every = [*offered, *([self._primary] if self._primary else []), *self._choices]
        wanted = self._words_wanted() + sum(each.sizeHint().width() for each in every)
        short = wanted + self._look.px(60 + 10 * len(every)) > self.width()
        many = space == Room.NARROW or (len(offered) > 1 and space < Room.WIDE)
        folded = short or many
        for button in self._secondary:
            button.setVisible(self._shows_tools and not folded and button in offered)
        self._more.setVisible(self._shows_tools and folded and bool(offered))

    def _press(self, button: Button) -> None:
        """Its keys press a button that is folded into « Plus » too."""
        if button.isVisible():
            button.animateClick()
        elif self._shows_tools and button not in self._withheld:
            button.click()
