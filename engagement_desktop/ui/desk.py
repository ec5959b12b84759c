"""The open dossier: rail, pages built at their first visit, status bar."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.topics import Topic
from engagement_desktop.ui.common.banner import WARNING, Banner
from engagement_desktop.ui.common.beside import EditorWindow, open_beside
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.group_page import GroupPage, GroupPart
from engagement_desktop.ui.common.layouts import column, row
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.responsive import LOW, Room, effective_height, room
from engagement_desktop.ui.common.status_bar import StatusBar
from engagement_desktop.ui.common.table_page import TablePage
from engagement_desktop.ui.navigation import PageSpec, Place
from engagement_desktop.ui.only_read import only_read_banner
from engagement_desktop.ui.rail import Rail
from engagement_desktop.ui.search.commands import FORM_PAGES, commands, destination
from engagement_desktop.ui.search.entries import Entry
from engagement_desktop.ui.search.palette import Palette

_KEYS = "keys"  # the page that F1 opens


class Desk(QWidget):
    """Where one works: asks for pages by key, never knows what they do."""

    def __init__(self, context: PageContext, pages: Sequence[PageSpec], structure: str) -> None:
        super().__init__()
        self._context = context
        may = context.application.workspace.may
        self._pages = {page.key: page for page in pages if may(page.right)}
        self._built: dict[str, Page] = {}
        self._groups: dict[Place, GroupPage] = {}
        look = context.look
        whole = row(look, self, gap=0)
        self.rail = Rail(look, tuple(self._pages.values()), structure)
        whole.addWidget(self.rail)
        right = column(look, None, gap=0)
        if not context.application.is_sound:
            right.addWidget(self._warning())
        if not context.application.custody.holding().may_write:
            right.addWidget(only_read_banner(context))
        self._stack = QStackedWidget()
        right.addWidget(self._stack, 1)
        self.status = StatusBar(look)
        right.addWidget(self.status)
        whole.addLayout(right, 1)
        self.finder = Palette(context, self, self._commands)
        self._connect()

    def open(self, key: str, what: object = None) -> Page:
        """Show a page, or a group by its name, and give it the focus."""
        if self.finder.isVisible():
            self.finder.step_aside()
        page = self._group_page(Place[key]) if key in Place.__members__ else self._page(key)
        if what is not None:
            page.receive(what)
        page.take_focus()
        return page

    def page_keys(self) -> tuple[str, ...]:
        """Every page that the account may see."""
        return tuple(self._pages)

    def may(self, right: Permission) -> bool:
        """Whether the account holds a right."""
        return self._context.application.workspace.may(right)

    def undo(self) -> None:
        """Take the last act back, or say why not."""
        workspace = self._context.application.workspace
        if workspace.last_act() is None:
            self.status.say("Rien à annuler depuis l’ouverture du dossier.")
            return
        self._context.errors.guard(self._take_back, self._say_refusal)

    def redo(self) -> None:
        """Do again what was just taken back, or say why not."""
        self._context.errors.guard(self._do_again, self._say_refusal)

    def put_away(self) -> None:
        """The dossier is about to close: what is typed is kept, the forms beside go."""
        window = self.window()
        for beside in window.findChildren(EditorWindow):
            beside.close()
        for editor in window.findChildren(Editor):
            editor.keep()
        for page in self._built.values():
            page.put_away()

    def unsaved(self) -> str:
        """What closing now would lose, in a sentence; empty when nothing would be lost."""
        return next((said for page in self._built.values() if (said := page.unsaved())), "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _warning(self) -> Banner:
        """The checks at opening found a fault that does not forbid to work."""
        banner = Banner(
            self._context.look,
            WARNING,
            "Le contrôle d’ouverture a trouvé un défaut.",
            "Rien n’a été changé et tout reste lisible. Vérifiez le dossier pour savoir ce qui ne va pas.",
        )
        banner.add_action("Vérifier le dossier", lambda: self.open("dossier"), "shield-check")
        return banner

    def _connect(self) -> None:
        signals = self._context.signals
        signals.page_wanted.connect(self.open)
        signals.said.connect(self._on_said)
        signals.data_changed.connect(self._on_data_changed)
        self.rail.wanted.connect(self.open)
        self.rail.search_wanted.connect(self.finder.call)
        self.finder.opened.connect(self._on_found)
        QShortcut(QKeySequence("Ctrl+K"), self, self.finder.call)
        self.status.undo_wanted.connect(self.undo)
        QShortcut(QKeySequence.StandardKey.Undo, self, self.undo)
        QShortcut(QKeySequence("Ctrl+Shift+Z"), self, self.redo)
        if _KEYS in self._pages:
            QShortcut(QKeySequence("F1"), self, partial(self.open, _KEYS))
        self._context.look.changed.connect(self._fold)

    def _page(self, key: str) -> Page:
        spec = self._pages[key]
        if spec.place in {Place.SETTINGS, Place.HELP}:
            return self._group_page(spec.place, key)
        if key not in self._built:
            self._build(key)
        self._stack.setCurrentWidget(self._built[key])
        self.rail.show_current(spec.under or key)
        self._fold()
        return self._built[key]

    def _build(self, key: str) -> Page:
        page = self._built[key] = self._pages[key].factory(self._context)
        self._stack.addWidget(page)
        return page

    def _group_page(self, place: Place, key: str = "") -> Page:
        if place not in self._groups:
            parts = [
                GroupPart(spec.title, partial(spec.factory, self._context), spec.family)
                for spec in self._pages.values()
                if spec.place is place
            ]
            self._groups[place] = GroupPage(self._context.look, parts)
            self._stack.addWidget(self._groups[place])
        group = self._groups[place]
        self._stack.setCurrentWidget(group)
        self.rail.show_current(place.name)
        self._fold()
        return group.open(self._pages[key].title if key else "")

    def _commands(self) -> list[Entry]:
        return commands(self._pages, self._context.look, self)

    def _on_found(self, entry: Entry, beside: bool) -> None:
        if entry.act is not None:
            entry.act()
        elif not (beside and self._open_beside(entry)):
            key, what = destination(entry, self._pages)
            if key:
                self.open(key, what)

    def _open_beside(self, entry: Entry) -> bool:
        """The form of what was found, in a window of its own; False when it has none."""
        key = FORM_PAGES.get(entry.page, "")
        if key not in self._pages:
            return False
        page = self._built.get(key) or self._build(key)
        editor = page.make_editor(entry.shown) if isinstance(page, TablePage) else None
        if editor is not None:
            open_beside(self, editor)
        return editor is not None

    def _take_back(self) -> None:
        workspace = self._context.application.workspace
        sentence = workspace.undo()
        self.status.say(f"Annulé : {sentence}", undo=workspace.last_act() is not None)

    def _do_again(self) -> None:
        sentence = self._context.application.workspace.redo()
        self.status.say(f"Refait\u00a0: {sentence}", undo=True)

    def _say_refusal(self, refusal: DomainError) -> None:
        self.status.say(refusal.sentence, tone="attention")

    def _on_said(self, sentence: str, tone: str) -> None:
        undoable = self._context.application.workspace.last_act() == sentence
        self.status.say(sentence, tone=tone, undo=undoable)

    def _on_data_changed(self, topics: frozenset[Topic]) -> None:
        """An import or a form may have renamed the structure."""
        if Topic.REGISTER in topics:
            self.rail.set_structure(self._context.application.structure_name())

    def _fold(self) -> None:
        look = self._context.look
        page = self._stack.currentWidget()
        narrow = room(look, self) < Room.WIDE or (isinstance(page, Page) and page.NARROW_RAIL)
        self.rail.fold(narrow=narrow, low=effective_height(look, self) < LOW)
        self.status.fit()
