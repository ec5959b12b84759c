"""« Attestations et papiers »: ask for one, read what it says, give it; give it again; describe missions."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QWidget

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.papers_rows import BatchOutcome, IssuedPaper, PaperOutcome, PaperPlan
from engagement_desktop.domain.topics import Topic
from engagement_desktop.services.progress import Progress
from engagement_desktop.ui.common.banner import INFO
from engagement_desktop.ui.common.beside import open_beside
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.labels import wrapped
from engagement_desktop.ui.common.layouts import clear, column, row
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.places import begin_at, remember
from engagement_desktop.ui.common.responsive import ONE_COLUMN_OF_CARDS
from engagement_desktop.ui.common.telling import Telling
from engagement_desktop.ui.common.work_card import Endings, WorkCard
from engagement_desktop.ui.hours.hours_tabs import put_hours_tabs
from engagement_desktop.ui.hours.papers.ask_card import AskCard
from engagement_desktop.ui.hours.papers.issued_card import IssuedCard
from engagement_desktop.ui.hours.papers.mission_form import mission_editor
from engagement_desktop.ui.hours.papers.missions_card import MissionsCard
from engagement_desktop.ui.hours.papers.words import BATCH_NOTE, TITLE, left_out_words, plan_lines
from engagement_desktop.ui.register.letter_preview import show_preview
from engagement_desktop.ui.register.made_file import PDF, file_target

_WORD = ("Document à modifier (*.docx)", ".docx")
_FACTS = "Numérotés, gardés tels qu’ils ont été remis, réimprimables à l’identique."


class PapersPage(Page):
    """At the left what is asked, at the right what it says and what was given."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.HOURS, Topic.MEETINGS, Topic.REGISTER})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, TITLE)
        self._papers, self._missions = context.application.papers, context.application.missions
        self.header.set_title(TITLE, _FACTS)
        self.header.add_secondary("Aperçu", self.preview, "eye", "Ctrl+P")
        self.act = self.header.add_primary("Remettre…", self.give, "stamp", keys="Ctrl+Return")
        self.tabs = put_hours_tabs(self, "papers")
        self.work = WorkCard(context)
        self.body.addWidget(self.work)
        self.ask = AskCard(context)
        self.told = Telling(self, self.ask.show_refusal)
        self.ask.changed.connect(self._on_asked)
        self.plan_card = Card(self.look, "Ce qu’il dit")
        self._plan = column(self.look, None, gap=6)
        self.plan_card.body.addLayout(self._plan)
        self.missions = MissionsCard(self.look)
        self.missions.edit_wanted.connect(self._edit_mission)
        self.missions.delete_wanted.connect(lambda each: self.told.do(lambda: self._missions.delete(each.id)))
        self.issued = IssuedCard(self.look)
        self.issued.again_wanted.connect(self._give_again)
        self._columns: QBoxLayout = row(self.look, None, gap=12)
        top = Qt.AlignmentFlag.AlignTop
        self._columns.addWidget(self.ask, 2, top)
        beside = QWidget()
        stack = column(self.look, beside, gap=12)
        for card in (self.plan_card, self.missions, self.issued):
            stack.addWidget(card)
        self._columns.addWidget(beside, 3, top)
        self.body.addLayout(self._columns)
        self.body.addStretch(1)
        QShortcut(QKeySequence("Ctrl+1"), self, self.ask.kind.focus)
        QShortcut(QKeySequence("Ctrl+2"), self, self.issued.table.setFocus)

    def receive(self, what: object) -> None:
        """A person, by their number."""
        if isinstance(what, int) and not isinstance(what, bool):
            self.told.drop()
            self.ask.ask_for(what)

    def refresh(self) -> None:
        person = self.ask.person_id()
        self.issued.show_papers(self._papers.issued(person), of_one=person is not None)
        self.missions.setVisible(person is not None)
        if person is not None:
            self.missions.show_missions(self._missions.of(person))
        self._show_plan()

    def first_focus(self) -> QWidget | None:
        return self.ask.kind.editor if self.ask.person_id() is not None else self.ask.person.editor

    def arrange(self, effective: int) -> None:
        ways = QBoxLayout.Direction
        beside = effective >= ONE_COLUMN_OF_CARDS
        self._columns.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def preview(self) -> None:
        """The PDF without its number, written nowhere; of a batch nothing is looked at."""
        if self.ask.is_batch():
            self.told.tell(INFO, "", "L’aperçu montre un papier à la fois. Choisissez une personne.")
        elif self.ask.check():
            self.told.guarded(
                lambda: show_preview(self, self.context, TITLE, self._papers.preview(self.ask.draft()))
            )

    def give(self) -> None:
        """Ask where, then number, keep and write."""
        if self.work.is_running() or not self.ask.check():
            return
        self.told.drop()
        self.told.guarded(self._give_batch if self.ask.is_batch() else self._give_one)

    def _give_one(self) -> None:
        draft = self.ask.draft()
        plan = self._papers.plan(draft)
        if plan.text is None:
            raise DomainError(plan.refusal, plan.field)
        name = self._papers.proposed_name(draft)
        target = file_target(self, "Enregistrer le papier remis", name, (PDF, _WORD))
        if target is not None:
            self._run("Préparation du papier", lambda _progress: self._papers.issue(draft, target))

    def _give_batch(self) -> None:
        draft = self.ask.batch()
        chosen = QFileDialog.getExistingDirectory(self, "Où ranger les papiers", begin_at())
        remember(chosen)
        if chosen:
            folder = Path(chosen)
            self._run(
                "Préparation des papiers", lambda told: self._papers.batch(draft, folder, progress=told)
            )

    def _give_again(self, paper: IssuedPaper) -> None:
        ending = ".docx" if paper.is_word else ".pdf"
        kind = _WORD if paper.is_word else PDF
        name = paper.name.removesuffix(ending)
        target = file_target(self, "Enregistrer de nouveau", name, (kind,))
        if target is not None and self.told.do(lambda: self._papers.reprint(paper.id, target)):
            self.told.written("Papier enregistré, identique au premier.", target)

    def _run(self, what: str, make: Callable[[Progress], object]) -> None:
        self.work.run(
            what,
            make,
            Endings(
                self._on_given,
                self.told.refuse,
                lambda: self.told.tell(INFO, "Arrêté.", "Rien n’a été écrit, aucun numéro n’est donné."),
            ),
        )

    def _on_given(self, outcome: object) -> None:
        if isinstance(outcome, PaperOutcome | BatchOutcome):
            self.told.written(outcome.said, outcome.path, left_out_words(outcome.left_out))

    def _on_asked(self) -> None:
        self.context.errors.guard(self.refresh)

    def _show_plan(self) -> None:
        clear(self._plan)
        for words, role in self._plan_words():
            self._plan.addWidget(wrapped(words, role))

    def _plan_words(self) -> list[tuple[str, str]]:
        if self.ask.is_batch():
            return [(BATCH_NOTE, "petit")]
        if not self.ask.is_filled():
            return [("Dites pour qui\u00a0: ce que le papier dira s’écrit ici.", "petit")]
        try:
            plan = self._papers.plan(self.ask.draft())
        except DomainError as refusal:
            plan = PaperPlan(None, refusal.sentence)
        if plan.text is None:
            return [(plan.refusal, "second")]
        said = [(plan.text.title, "gras"), *((line, "") for line in plan_lines(plan.text))]
        left_out = left_out_words(plan.left_out)
        return [*said, (left_out, "petit")] if left_out else said

    def _edit_mission(self, mission_id: int | None) -> None:
        person = self.ask.person_id()
        if person is not None:
            self.told.guarded(lambda: open_beside(self, mission_editor(self.context, person, mission_id)))
