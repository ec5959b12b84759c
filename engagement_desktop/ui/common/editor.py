"""An editor: a form on one record, which is saved, kept as a draft, compared; never lost."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, KnownProblem, ToConfirm
from engagement_desktop.domain.text import clean
from engagement_desktop.french.formats import instant
from engagement_desktop.ui.common.banner import INFO, WARNING, Banner
from engagement_desktop.ui.common.buttons import DISCREET, ORDINARY, PRIMARY, Button, link
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.labels import ElidedLabel, Label
from engagement_desktop.ui.common.layouts import clear, column, scrolling, tab_through
from engagement_desktop.ui.common.meeting_again import Comparison, compared
from engagement_desktop.ui.common.side_by_side import SideBySide

D = TypeVar("D")

_REST = 600  # milliseconds: what is typed is kept within the second
_SIDES = ("Votre saisie", "Enregistré depuis")
_SHORT = 300  # effective pixels: less than this and the foot would hide what one types
_VERSION = "@version"  # beside the fields of a kept draft: which state of the record it was typed on
_NO_VERSION = 0  # the number of a record that went is given again: saving compares, it overwrites nothing


class Editor(QFrame, Generic[D]):
    """Title, form, foot. Whoever shows it closes it when it says `saved` or `closed`."""

    saved = Signal(int, bool)  # id of the record, and whether the next one is to begin
    closed = Signal()

    def __init__(self, context: PageContext, form: EditorForm[D], work: EditorWork[D]) -> None:
        super().__init__()
        self.context = context
        self.form = form
        self.work = work
        self._key = work.key
        self._accepted: frozenset[str] = frozenset()
        self._as_loaded: dict[str, str] = {}
        self._before: dict[str, str] = {}
        self._kept: dict[str, str] = {}
        self._comparing: SideBySide | None = None
        self._is_filling = self._is_short = False
        self.setProperty("role", "volet")
        self.setAccessibleName(work.title)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.keep)
        self._build()
        form.changed.connect(self._on_changed)
        try:
            self._begin()
        except (DomainError, KnownProblem):
            self.deleteLater()
            raise

    def save(self, *, follow: bool = False) -> None:
        """Save what is typed; what forbids it is shown where it can be mended."""
        if self._comparing is not None:
            self._comparing.choose()
            return
        self.context.errors.guard(lambda: self._save(follow=follow), lambda no: self._on_refused(no, follow))

    def close_editor(self) -> None:
        """Leave the form: what was typed stays as a draft."""
        if self._comparing is not None:
            self._comparing.leave()
            return
        self.keep()
        if self.is_dirty():
            self.context.signals.say(
                f"Ce que vous avez tapé est gardé, sans être enregistré\u00a0: {self.work.title}."
            )
        self.closed.emit()

    def is_dirty(self) -> bool:
        """Something was typed that is not saved."""
        return bool(self._typed())

    def keep(self) -> None:
        """Keep what is typed as a draft, or forget the draft when nothing differs any more."""
        self._rest.stop()
        if self._comparing is not None:
            return
        texts = self._typed()
        if texts == self._kept:
            return
        try:
            self._write(texts)
        except (DomainError, KnownProblem) as problem:
            self._tell(WARNING, "Votre saisie n’est pas gardée en brouillon.", problem.sentence)

    def start_over(self) -> None:
        """Forget what was typed and begin again on the record as it stands."""
        self.context.errors.guard(self._start_over)

    def take_focus(self) -> None:
        self.form.first_field().focus()

    def stand_beside(self) -> None:
        """Its draft is another one than that of the editor in the page."""
        self.keep()
        self._quiet()
        self._key = self._key_beside()
        self._beside.hide()
        self.context.errors.guard(self._begin)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_editor()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._rest.isActive():
            self.keep()

    # Building

    def _build(self) -> None:
        look = self.context.look
        whole = column(look, self, gap=0)
        head = column(look, None, (18, 14, 18, 8), 2)
        head.addWidget(ElidedLabel(self.work.title, "section"))
        self._beside = link(look, "Ouvrir à côté", self._open_beside)
        if self.work.again is None:
            self._beside.hide()
        head.addWidget(self._beside)
        whole.addLayout(head)
        self._notices = column(look, None, (18, 0, 18, 6), 8)
        whole.addLayout(self._notices)
        inside = QWidget()
        self._body = column(look, inside, (18, 4, 18, 16), 10)
        self._body.addWidget(self.form)
        self._body.addStretch(1)
        self._scroll = scrolling(inside)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._scroll)
        whole.addWidget(self._stack, 1)
        self._foot = self._make_foot()
        whole.addWidget(self._foot)

    def _make_foot(self) -> QWidget:
        look = self.context.look
        foot = QFrame()
        foot.setProperty("role", "pied")
        inside = column(look, foot, (18, 10, 18, 10), 6)
        buttons = QWidget()
        self._buttons = Flow(look, buttons, 8)
        self.saving = Button(look, self.work.act, PRIMARY, self.work.icon, on_click=self.save, keys="Ctrl+S")
        self._closing = Button(look, "Fermer", DISCREET, on_click=self.close_editor)
        self._following: Button | None = None
        self._buttons.addWidget(self.saving)
        if self.work.follow:
            self._following = Button(look, self.work.follow, ORDINARY, on_click=self._follow)
            self._following.say_keys("Ctrl+Return")
            self._buttons.addWidget(self._following)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._follow if self.work.follow else self.save)
        self._buttons.addWidget(self._closing)
        inside.addWidget(buttons)
        self._hint = Label("Échap ferme et garde ce qui est tapé.", "petit", wrap=True)
        inside.addWidget(self._hint)
        return foot

    def _arrange(self) -> None:
        """Where the height is short, only saving and leaving stand still: the rest scrolls with the form."""
        short = self.context.look.unscaled(self.height()) < _SHORT
        if short == self._is_short:
            return
        self._is_short = short
        self._hint.setVisible(not short)
        if self._following is None:
            return
        if short:
            self._body.addWidget(self._following, 0, Qt.AlignmentFlag.AlignLeft)
            return
        for button in (self._following, self._closing):
            self._buttons.addWidget(button)
        tab_through((self.saving, self._following, self._closing))

    # Beginning

    def _begin(self) -> None:
        """Show the record, and what had been typed over it."""
        self._show(self.work.load())
        kept = self.context.application.drafts.kept(self._key)
        if kept is None:
            self._tell_of_beside()
            return
        self._kept = {key: text for key, text in kept.values.items() if key != _VERSION}
        is_other = kept.said != clean(self.work.title)
        version = kept.values.get(_VERSION, "")
        with self._filling():
            if version.isdecimal() and hasattr(draft := self.form.draft(), "version"):
                self.form.show_draft(_at_version(draft, _NO_VERSION if is_other else int(version)))
                if self.form.draft() != draft:
                    self._before = {key: self._as_loaded[key] for key in self._as_loaded.keys() - self._kept}
            self.form.show_texts(kept.values)
        under = f", sous le titre «\u00a0{kept.said}\u00a0»" if is_other else ""
        banner = self._tell(INFO, "", f"Reprise de ce que vous aviez tapé le {instant(kept.kept_at)}{under}.")
        banner.add_action("Repartir de la fiche", self.start_over, "undo-2")

    def _tell_of_beside(self) -> None:
        """What was typed in a window that a stop closed is found again there."""
        beside = self._key_beside()
        if self._key != beside and self.context.application.drafts.kept(beside) is not None:
            banner = self._tell(INFO, "", "Ce que vous aviez tapé à côté est gardé aussi.")
            banner.add_action("Ouvrir à côté", self._open_beside)

    def _key_beside(self) -> str:
        return f"{self.work.key}:beside"

    def _show(self, draft: D) -> None:
        with self._filling():
            self.form.show_draft(draft)
        self._as_loaded = self._before = self.form.texts()
        self._kept = {}
        self._accepted = frozenset()
        self._rest.stop()

    def _start_over(self) -> None:
        self.context.application.drafts.discard(self._key)
        self._quiet()
        self._show(self.work.load())
        self.take_focus()

    def _write(self, texts: dict[str, str]) -> None:
        drafts = self.context.application.drafts
        if not texts:
            drafts.drop(self._key)
        else:
            version = getattr(self.form.draft(), "version", None)
            values = texts | ({} if version is None else {_VERSION: str(version)})
            form = self.form
            drafts.keep(self._key, self.work.title, values, form.bank(), form.needs(), form.talks())
        self._kept = texts

    def _typed(self) -> dict[str, str]:
        """The fields that say something else than the record: what others change meanwhile stays theirs."""
        return {key: text for key, text in self.form.texts().items() if text != self._as_loaded.get(key)}

    def _on_changed(self) -> None:
        """One waits for the first sign typed, not for the last: the draft is never a second late."""
        if self._is_filling:
            return
        self._accepted = frozenset()
        if not self._rest.isActive():
            self._rest.start()

    # Saving

    def _follow(self) -> None:
        self.save(follow=True)

    def _save(self, *, follow: bool) -> None:
        record = self.work.save(self.form.read(), self._accepted)
        workspace = self.context.application.workspace
        self._rest.stop()
        self.context.application.drafts.drop(self._key)
        self._quiet()
        self.form.forget_faults()
        self._as_loaded, self._kept = self.form.texts(), {}
        if (said := workspace.last_act()) is not None:
            self.context.signals.say(said)
        self.saved.emit(record, follow)

    def _on_refused(self, refusal: DomainError, follow: bool) -> None:
        self.form.forget_faults()
        self._quiet()
        if isinstance(refusal, ToConfirm):
            self._ask(refusal, follow)
        elif isinstance(refusal, ChangedMeanwhile):
            self._compare(refusal.theirs)
        else:
            self.form.show_refusal(refusal)
            self._scroll_to_focus()

    def _ask(self, question: ToConfirm, follow: bool) -> None:
        """Unusual, not wrong: the same save again, with the question accepted."""

        def accept() -> None:
            self._accepted |= {question.code}
            self.save(follow=follow)

        banner = self._tell(WARNING, "À confirmer.", question.sentence)
        banner.add_action("Enregistrer quand même", accept, "save").setFocus()
        if (about := question.about) is not None and (look_at := self.work.look_at) is not None:
            banner.add_action("Voir la fiche", lambda: look_at(about), "user")

    # Changed meanwhile

    def _compare(self, theirs: Any) -> None:
        """Show both side by side; the choice is made field by field."""
        with self._filling():
            comparison = compared(self.form, theirs, self._before)
        if not comparison.differences:
            self._take(comparison, frozenset())
            return
        self._tell(WARNING, "", ChangedMeanwhile(theirs).sentence)
        panel = SideBySide(self.context.look, comparison.differences, *_SIDES, keys="Ctrl+S")
        panel.chosen.connect(lambda mine: self._take(comparison, mine))
        panel.left.connect(lambda: self._leave_comparison(comparison))
        self._comparing = panel
        self._foot.hide()
        self._stack.addWidget(panel)
        self._stack.setCurrentWidget(panel)
        panel.take_focus()

    def _take(self, comparison: Comparison[D], mine: frozenset[str]) -> None:
        self._drop_comparison()
        with self._filling():
            self._show(comparison.theirs)
            self.form.show_texts({key: comparison.typed[key] for key in mine | comparison.mine})
        self.save()

    def _leave_comparison(self, comparison: Comparison[D]) -> None:
        """Back to what was typed, on the record as it was: saving compares again."""
        self._drop_comparison()
        with self._filling():
            self.form.show_draft(comparison.base)
            self.form.show_texts(comparison.typed)
        self.take_focus()

    def _drop_comparison(self) -> None:
        panel, self._comparing = self._comparing, None
        self._quiet()
        if panel is not None:
            self._foot.show()
            self._stack.setCurrentWidget(self._scroll)
            self._stack.removeWidget(panel)
            panel.hide()
            panel.deleteLater()

    # Around

    @contextmanager
    def _filling(self) -> Iterator[None]:
        """What changes in the fields is not typed by the person."""
        before, self._is_filling = self._is_filling, True
        try:
            yield
        finally:
            self._is_filling = before

    def _tell(self, tone: str, title: str, sentence: str) -> Banner:
        self._quiet()
        banner = Banner(self.context.look, tone, title, sentence)
        self._notices.addWidget(banner)
        banner.show()
        return banner

    def _quiet(self) -> None:
        clear(self._notices)

    def _scroll_to_focus(self) -> None:
        if (widget := self.form.focusWidget()) is not None:
            QTimer.singleShot(0, self, _seeing(self._scroll.ensureWidgetVisible, widget))

    def _open_beside(self) -> None:
        from engagement_desktop.ui.common.beside import open_beside

        if self.work.again is not None:
            open_beside(self, self.work.again())


def _at_version(draft: Any, version: int) -> Any:
    return replace(draft, version=version)


def _seeing(see: Callable[[QWidget], object], widget: QWidget) -> Callable[[], object]:
    return lambda: see(widget)
