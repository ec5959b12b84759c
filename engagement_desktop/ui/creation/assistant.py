"""The creation assistant: its steps in order, forth and back, and the dossier made on the way."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from engagement_desktop.domain.errors import DomainError, KnownProblem
from engagement_desktop.ui.common.buttons import DISCREET, PRIMARY, Button
from engagement_desktop.ui.common.layouts import column, line, row, scrolling
from engagement_desktop.ui.common.responsive import ONE_COLUMN_OF_CARDS, effective_width
from engagement_desktop.ui.creation.code_step import CheckStep, CodeStep
from engagement_desktop.ui.creation.phrase_step import PhraseStep
from engagement_desktop.ui.creation.ready_step import ReadyStep
from engagement_desktop.ui.creation.step import Step
from engagement_desktop.ui.creation.steps_rail import StepsRail
from engagement_desktop.ui.creation.structure_step import StructureStep
from engagement_desktop.ui.jobs import Job
from engagement_desktop.ui.unlock.gate import Gate

if TYPE_CHECKING:
    from engagement_desktop.bootstrap import Application
    from engagement_desktop.ui.creation.committee_step import CommitteeStep
    from engagement_desktop.ui.creation.members_step import MembersStep
    from engagement_desktop.ui.unlock.opener import NewDossier


RAIL = (
    ("La structure", "faite"),
    ("La phrase de passe", "faite"),
    ("Le code papier", "fait"),
    ("Le comité", "fait"),
    ("Les membres", "faits"),
    ("C’est prêt", ""),
)
_ROOM_FOR_THREE = 640  # effective pixels under which the three buttons of the foot no longer fit


class CreationAssistant(QFrame):
    """Leaving keeps everything: the same assistant is shown again."""

    opened = Signal(object, str)  # the application, and the page to begin with
    left = Signal()

    def __init__(self, gate: Gate) -> None:
        super().__init__()
        self._gate = gate
        self._look = gate.look
        self._made: NewDossier | None = None
        self.setProperty("role", "page")
        self.setProperty("garde", True)
        self.structure, self.phrase = StructureStep(gate), PhraseStep(gate)
        self.code, self.check, self.ready = CodeStep(gate), CheckStep(gate), ReadyStep(gate)
        self._steps: list[Step] = [self.structure, self.phrase, self.code, self.check, self.ready]
        self.committee: CommitteeStep | None = None
        self.members: MembersStep | None = None
        whole = row(self._look, self, gap=0)
        self._rail = StepsRail(self._look, RAIL)
        whole.addWidget(self._rail)
        right = column(self._look, None, (40, 24, 40, 20), 12)
        whole.addLayout(right, 1)
        self._stack = QStackedWidget()
        for at, step in enumerate(self._steps):
            self._put(at, step)
        right.addWidget(self._stack, 1)
        self._foot = self._make_foot()
        right.addWidget(self._foot)
        self.ready.go_wanted.connect(self._on_ready)
        QShortcut(QKeySequence("Escape"), self, self.leave)
        self._look.changed.connect(self._fold)
        self._show(0)

    def at(self) -> int:
        """The number of the step shown, from 0."""
        return self._stack.currentIndex()

    def take_focus(self) -> None:
        self._steps[self.at()].enter()

    def go_on(self) -> None:
        """Check the step and go to the next; the second one creates the dossier."""
        step = self._steps[self.at()]
        if not self._next.isEnabled() or not step.validate():
            return
        if step is self.phrase and self._made is None:
            self._create()
        elif step is self.code:
            self.check.ask(self.code.lines())
            self._show(self.at() + 1)
        elif step is self.committee:
            self._gate.errors.guard(self._save_committee, self.committee.tell_refusal)
        elif step is self.members and not self.members.is_done():
            self.members.save()
        else:
            self._show(self.at() + 1)

    def go_back(self) -> None:
        """One step back; a dossier that exists is not created again."""
        self._show(max(self.at() - 1, self._first()))

    def leave(self) -> None:
        """Stop for now and keep what is written."""
        if not self._gate.jobs.busy():
            self.left.emit()

    def application(self) -> "Application | None":
        """The dossier that was created, if it was."""
        return self._made.application if self._made else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _first(self) -> int:
        return 0 if self._made is None else self._steps.index(self.code)

    def _put(self, at: int, step: Step) -> None:
        step.number.setText(f"Étape {step.RAIL + 1} sur {len(RAIL)}")
        step.entered.connect(self.go_on)
        self._stack.insertWidget(at, scrolling(step))

    def _add_register_steps(self, application: "Application") -> None:
        """The steps that need an open dossier: heavier to load, and only now of use."""
        from engagement_desktop.ui.creation.committee_step import CommitteeStep
        from engagement_desktop.ui.creation.members_step import MembersStep

        self.committee = CommitteeStep(self._gate, application)
        self.committee.passed_over.connect(self._pass_over)
        self.members = MembersStep(self._gate, application)
        self.members.finished.connect(self._on_members_saved)
        self.members.page_wanted.connect(self._on_ready)
        for step in (self.committee, self.members):
            at = len(self._steps) - 1
            self._steps.insert(at, step)
            self._put(at, step)

    def _save_committee(self) -> None:
        if self.committee is not None and self.members is not None:
            committee_id = self.committee.save()
            self.members.sit(committee_id, self.committee.started_on())
            self._show(self.at() + 1)

    def _on_members_saved(self) -> None:
        if self.members is not None:
            self.ready.tell(self.members.said())
            self._show(self._steps.index(self.ready))

    def _pass_over(self) -> None:
        self._show(self._steps.index(self.ready))

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        whole = column(self._look, foot, (8, 0, 8, 0), 12)
        whole.addWidget(line())
        buttons = row(self._look, None, gap=12)
        self._back = Button(self._look, "Retour", "", "chevron-left", on_click=self.go_back, keys="Alt+Left")
        self._later = Button(self._look, "Reprendre plus tard", DISCREET, on_click=self.leave)
        self._next = Button(self._look, "Continuer", PRIMARY, on_click=self.go_on)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        buttons.addWidget(self._later)
        buttons.addWidget(self._next)
        whole.addLayout(buttons)
        return foot

    def _show(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        self._rail.show_current(self._steps[at].RAIL)
        self._foot.setVisible(self._steps[at] is not self.ready)
        self._back.setVisible(at > self._first())
        self._next.set_text(self._steps[at].NEXT)
        self._steps[at].enter()

    def _create(self) -> None:
        structure, phrase = self.structure, self.phrase.chooser.phrase()
        path, own = structure.path(), structure.answer()
        first_name = " ".join(structure.first_name.value().split())
        opener = self._gate.opener
        self.phrase.tell_fault("")
        self._set_busy(busy=True)
        job = Job(lambda _progress: opener.create(path, phrase, first_name, own))
        job.succeeded.connect(self._on_created)
        job.failed.connect(self._on_failed)
        job.ended.connect(lambda: self._set_busy(busy=False))
        self._gate.jobs.start(job)

    def _set_busy(self, *, busy: bool) -> None:
        for button in (self._next, self._back, self._later):
            button.setEnabled(not busy)
        self._next.set_text("Création…" if busy else self._steps[self.at()].NEXT)

    def _on_created(self, made: "NewDossier") -> None:
        self._made = made
        self._add_register_steps(made.application)
        self.phrase.chooser.own.forget()
        self.code.show_code(self.structure.path().stem, made.code_lines)
        self._show(self._steps.index(self.code))

    def _on_failed(self, problem: BaseException) -> None:
        if isinstance(problem, DomainError | KnownProblem):
            self.phrase.tell_fault(problem.sentence)
        else:
            self._gate.errors.show(problem)

    def _on_ready(self, page: str) -> None:
        if self._made is not None:
            self.opened.emit(self._made.application, page)

    def _fold(self) -> None:
        wide = effective_width(self._look, self)
        self._rail.setVisible(wide >= ONE_COLUMN_OF_CARDS)
        self._later.set_text("Reprendre plus tard" if wide >= _ROOM_FOR_THREE else "Plus tard")
