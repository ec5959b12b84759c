"""Entry like a spreadsheet: paste or type, answer the doubts, save what is good, keep the rest."""

import json
from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.errors import DomainError, ToConfirm
from engagement_desktop.domain.register.entry import (
    CheckedLine,
    EntryLine,
    EntryOutcome,
    EntryState,
    EntryTarget,
)
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count
from engagement_desktop.ui.common.banner import FAULT, SUCCESS, WARNING, Banner
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.grid.pasting import cells_of
from engagement_desktop.ui.common.labels import ElidedLabel, Label
from engagement_desktop.ui.common.layouts import row, stops, tab_through
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.work_card import Endings, WorkCard
from engagement_desktop.ui.jobs import Job
from engagement_desktop.ui.register.entry_answers import EntryAnswers, EntrySaved
from engagement_desktop.ui.register.entry_doubt import ASIDE as ASIDE_KEY
from engagement_desktop.ui.register.entry_doubt import SAME, TWO_FOR_ALL, EntryDoubtCard
from engagement_desktop.ui.register.entry_grid import EntryGrid
from engagement_desktop.ui.register.entry_model import NOT_TAKEN, EntryModel
from engagement_desktop.ui.register.entry_target import EntryTargetFold
from engagement_desktop.ui.register.entry_words import (
    ASIDE,
    HEADS,
    USUAL,
    act_words,
    balance,
    state_of,
)

TITLE = "Saisie en tableau"
_FORM = "entry"
_FACTS = "Collez un tableau (Ctrl+V) ou tapez. Rien n’est écrit avant l’enregistrement."
_LEAST_HIGH = 260
_REST = 250  # milliseconds without a change before the lines are looked at
_HINT = "Ctrl+D recopie — Alt+↓ nomme la colonne — Ctrl+Suppr retire la ligne"


class EntryPage(Page):
    """Doubts are answered where nothing is typed; the lines given back stay in the grid."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.REGISTER})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, TITLE)
        self._entry = context.application.entry
        self._answers = EntryAnswers()
        self._saved_grid: EntrySaved | None = None
        self._accepted: frozenset[str] = frozenset()
        self._checked: tuple[CheckedLine, ...] = ()
        self._checking: Job | None = None
        self._banner: Banner | None = None
        self._to_doubt = False  # the next doubt takes the focus: nothing is being typed
        self.model = EntryModel({key.value: title for key, title in HEADS.items()}, USUAL)
        self.grid = EntryGrid(self.look, self.model, TITLE)
        self.doubt = EntryDoubtCard(self.look)
        self.target = EntryTargetFold(context)
        self.work = WorkCard(context)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._build()
        self._connect()
        self._resume()

    def first_focus(self) -> QWidget:
        return self.grid

    def refresh(self) -> None:
        """The dossier changed: who a line may be too."""
        self._rest.start()

    def receive(self, what: object) -> None:
        """A committee: those who are typed sit in it."""
        if isinstance(what, int) and not isinstance(what, bool):
            self.target.choose_committee(what)

    def paste(self, text: str) -> None:
        """Put a table of another program in the grid, its columns recognised.

        Under lines that stand here, one with a header is added by the names of its columns; one without
        goes where the cell stands.
        """
        cells = cells_of(text)
        if not cells:
            return
        self._to_doubt = True
        recognised = self._entry.recognise(cells)
        keys = [column.value if column else NOT_TAKEN for column in recognised.columns]
        if self.model.is_blank():
            self.model.write(keys, recognised.cells)
            self.grid.stand_on(0)
        elif recognised.had_header:
            self.grid.stand_on(self.model.add_named(keys, recognised.cells))
        else:
            at = self.grid.currentIndex()
            self.model.write_from(max(at.row(), 0), max(at.column(), 1), cells)

    def paste_clipboard(self) -> None:
        text = QGuiApplication.clipboard().text()
        self.context.errors.guard(lambda: self.paste(text))

    def empty(self) -> None:
        """Begin again; Ctrl+Z in the grid brings the lines back."""
        self._answers = EntryAnswers()
        self.model.empty()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def answer(self, key: str) -> None:
        """Answer the doubt in sight: 1 the same person, 2 two people, 3 left aside; or all as two."""
        doubts, twin = self._doubts(), self.doubt.twin()
        if not doubts:
            return
        line = doubts[0].line
        if key == ASIDE_KEY:
            self._answers = self._answers.with_aside(line)
        elif key == SAME:
            self._answers = self._answers.with_same(line, twin)
        else:
            told = doubts if key == TWO_FOR_ALL else doubts[:1]
            self._answers = self._answers.with_two(each.line for each in told)
        self._accepted = frozenset()
        self._look_again(at_once=True)

    def save(self) -> None:
        """Save the good lines; the others stay."""
        lines = self._lines()
        if not lines:
            self._tell(WARNING, "", "Le tableau est vide. Collez ou tapez au moins une ligne.")
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._drop_banner()
        if (target := self.target.read()) is None:
            return
        accepted = self._accepted
        self.work.run(
            f"Enregistrement de {count(len(lines), 'ligne')}",
            lambda _progress: self._saved(lines, target, accepted),
            Endings(self._on_saved, self._on_refused),
        )

    # What is told of the lines

    def _saved(
        self, lines: Sequence[EntryLine], target: EntryTarget, accepted: frozenset[str]
    ) -> EntryOutcome | ToConfirm:
        """A question comes back as an answer: it is put in place."""
        try:
            return self._entry.save(lines, target, accepted)
        except ToConfirm as question:
            return question

    def _lines(self) -> tuple[EntryLine, ...]:
        return self._answers.lines(self.model.lines())

    def _look_again(self, *, at_once: bool = False) -> None:
        """Ask in the background how each line stands; an older answer is not shown."""
        if not at_once:
            self._rest.start()
            return
        self._rest.stop()
        if self._checking is not None:
            self._checking.stop()
        lines, target = self._lines(), self.target.read(quiet=True)
        job = Job(lambda _progress: (job, self._entry.check(lines, target)))
        job.succeeded.connect(self._on_checked)
        job.failed.connect(self.context.errors.show)
        self._checking = self.context.jobs.read(job)

    def _on_checked(self, answer: object) -> None:
        match answer:
            case (Job() as job, tuple() as checked) if job is self._checking:
                self._checked = checked
                self._show_checked()

    def _show_checked(self) -> None:
        states = {each.line.number - 1: state_of(each) for each in self._checked}
        aside = [at for at, _words in self.model.lines() if at not in states]
        self.model.show_states(states | dict.fromkeys(aside, ASIDE))
        good = sum(each.state is EntryState.GOOD for each in self._checked)
        self.act.set_text(act_words(good))
        self._foot.set_whole(balance(self._checked, len(aside)))
        self._show_line()
        self._show_doubt()
        self._keep()

    def _show_doubt(self) -> None:
        doubts = self._doubts()
        answered = self._answers.count()
        had_focus = self.doubt.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        if doubts:
            self.doubt.show_doubt(doubts[0], answered + 1, answered + len(doubts))
            if self._to_doubt or had_focus:
                self.doubt.take_focus()
        else:
            self.doubt.hide()
            if had_focus:
                self.act.setFocus(Qt.FocusReason.OtherFocusReason)
        self._to_doubt = False

    def _doubts(self) -> list[CheckedLine]:
        return [each for each in self._checked if each.state is EntryState.DOUBT]

    def _show_line(self) -> None:
        """What is wrong in the line where one stands, above the grid; otherwise, the keys of the grid."""
        at = self.grid.currentIndex().row()
        state = self.model.state(at)
        sentence = state.sentence if at >= 0 else ""
        self._said.set_role("faute" if state.is_refused else "petit")
        self._said.setText(f"Ligne {at + 1}\u00a0: {sentence}" if sentence else _HINT)

    # Saving

    def _on_saved(self, outcome: object) -> None:
        if isinstance(outcome, ToConfirm):
            self._ask(outcome)
            return
        if not isinstance(outcome, EntryOutcome):
            return
        self._accepted = frozenset()
        given_back = {each.line.number - 1 for each in outcome.rest}
        filled = [at for at, _words in self.model.lines()]
        rest = [at for at in filled if at in given_back or self._answers.is_aside(at + 1)]
        keys, cells, answers = self.model.keys(), self.model.cells(), self._answers
        self._answers = answers.moved(rest)
        self.model.keep_only(rest)
        if outcome.said:
            saved = tuple(cells[at] for at in filled if at not in rest)
            self._saved_grid = EntrySaved(
                keys, cells, saved, answers, self.model.cells(), outcome.person_ids, outcome.said
            )
            self.context.signals.said.emit(outcome.said, "succes")
        self._tell_saved(outcome, len(rest))
        self._to_doubt = True
        self._look_again(at_once=True)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring_back(self) -> None:
        """Ctrl+Z took the saved people back: their lines are in the grid again, under those typed since."""
        was = self._saved_grid
        if was is None or not was.people or self.context.application.workspace.last_act() == was.said:
            return
        if any(self._is_in_dossier(one) for one in (was.people[0], was.people[-1])):
            return
        self._saved_grid = None
        self._drop_banner()
        if self.model.cells() == was.left:
            self._answers = was.answers
            self.model.write(was.keys, was.cells)
        else:
            self.model.add_named(was.keys, was.saved)
        self.model.forget_past()

    def _is_in_dossier(self, person_id: int) -> bool:
        return self.context.errors.guard(lambda: self.context.application.people.draft(person_id), _nothing)

    def _tell_saved(self, outcome: EntryOutcome, rest: int) -> None:
        if not outcome.said:
            self._tell(
                WARNING, "Rien n’a été enregistré.", "Voyez ce que dit chaque ligne, puis recommencez."
            )
            return
        left = f"{count(rest, 'ligne reste', 'lignes restent')} dans le tableau." if rest else ""
        banner = self._tell(SUCCESS, outcome.said, f"{left} Ctrl+Z défait tout.".strip())
        banner.add_action("Voir les personnes", lambda: self.context.signals.go("people"), "users")

    def _ask(self, question: ToConfirm) -> None:
        def accept() -> None:
            self._accepted |= {question.code}
            self.save()

        banner = self._tell(WARNING, "À confirmer.", question.sentence)
        banner.add_action("Enregistrer quand même", accept, "save").setFocus()

    def _on_refused(self, sentence: str) -> None:
        self._tell(FAULT, "Rien n’a été enregistré.", sentence)

    # Draft

    def _keep(self) -> None:
        """What is typed is kept, so that a stop loses nothing."""
        drafts = self.context.application.drafts
        if self.model.is_blank():
            self.context.errors.guard(lambda: drafts.drop(_FORM), _nothing)
            return
        lines = [list(cells) for cells in self.model.cells() if any(cells)]
        values = {"heads": json.dumps(self.model.keys()), "lines": json.dumps(lines, ensure_ascii=False)}
        self.context.errors.guard(lambda: drafts.keep(_FORM, TITLE, values), _nothing)

    def _resume(self) -> None:
        kept = self.context.application.drafts.kept(_FORM)
        if kept is not None:
            heads, lines = json.loads(kept.values["heads"]), json.loads(kept.values["lines"])
            self.model.write(heads, lines)
            self.model.forget_past()
            said = f"{count(len(lines), 'ligne reprise', 'lignes reprises')} de la dernière fois."
            self._tell(WARNING, said, "Elles ne sont pas encore enregistrées.")

    # Building

    def _build(self) -> None:
        self.header.set_title(TITLE, _FACTS)
        self.header.add_back("Personnes", lambda: self.context.signals.go("people"))
        self.header.add_secondary("Coller", self.paste_clipboard, "copy")
        self.header.add_secondary("Vider", self.empty, "x")
        self.act = self.header.add_primary("Enregistrer", self.save, "save", keys="Ctrl+Return")
        self._said = Label(_HINT, "petit", wrap=True)
        for widget in (self.work, self.target, self.doubt, self._said):
            self.body.addWidget(widget)
        self.look.bound(self.grid, (0, _LEAST_HIGH))
        self.body.addWidget(self.grid, 1)
        foot = row(self.look, None, gap=12)
        self._foot = ElidedLabel("", "petit")
        foot.addWidget(self._foot, 1)
        self.body.addLayout(foot)
        tab_through((self.grid, *stops(self.doubt), self.target.fold.button, self.act))

    def _connect(self) -> None:
        self.model.edited.connect(self._on_edited)
        self.grid.pasted.connect(lambda text: self.context.errors.guard(lambda: self.paste(text)))
        self.grid.left.connect(lambda: self.act.setFocus(Qt.FocusReason.OtherFocusReason))
        self.grid.selectionModel().currentChanged.connect(lambda *_at: self._show_line())
        self.doubt.answered.connect(self.answer)
        self.target.changed.connect(self._look_again)
        self._rest.timeout.connect(self._on_rest)
        for keys in ("Ctrl+Enter", "Ctrl+S"):
            QShortcut(QKeySequence(keys), self, self.save)

    def _on_rest(self) -> None:
        self.context.errors.guard(self._bring_back, _nothing)
        self._look_again(at_once=True)

    def _on_edited(self) -> None:
        self._accepted = frozenset()
        self._look_again()

    def _tell(self, tone: str, title: str, sentence: str) -> Banner:
        self._drop_banner()
        self._banner = self.show_banner(Banner(self.look, tone, title, sentence))
        return self._banner

    def _drop_banner(self) -> None:
        if self._banner is not None:
            self.drop_banner(self._banner)
            self._banner = None


def _nothing(_refusal: DomainError) -> None:
    """A draft that cannot be kept does not stop the hand."""
