"""What every sheet of the unlock card has: a title, a body, and a place for what went wrong."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engagement_desktop.domain.errors import Cause, DomainError, KnownProblem
from engagement_desktop.ui.common.banner import FAULT, Banner
from engagement_desktop.ui.common.buttons import BACK, Button
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column, row
from engagement_desktop.ui.jobs import Job, Work
from engagement_desktop.ui.unlock.gate import Gate

BACKUPS = "backups"
_WAYS_OUT: Mapping[Cause, tuple[str, str]] = MappingProxyType(
    {
        Cause.DAMAGED: ("Revenir à une sauvegarde", BACKUPS),
        Cause.FOREIGN: ("Revenir à une sauvegarde", BACKUPS),
        Cause.NO_KEY_FILE: ("Utiliser le code papier", "paper"),
    }
)


class Sheet(QWidget):
    """One sheet; `wanted` asks for another, `opened` hands over an open dossier."""

    wanted = Signal(str)
    opened = Signal(object)

    def __init__(self, gate: Gate, title: str, intro: str = "", *, back: bool = True) -> None:
        super().__init__()
        self.gate = gate
        self.look = gate.look
        self.setAccessibleName(title)
        self.body: QVBoxLayout = column(self.look, self, (32, 28, 32, 28), 12)
        if back:
            way = row(self.look, None)
            way.addWidget(
                Button(self.look, "Retour", BACK, "chevron-left", on_click=self.go_back, keys="Escape")
            )
            way.addStretch(1)
            self.body.addLayout(way)
        self.body.addWidget(Label(title, "titre", wrap=True))
        self._intro = Label(intro, "second", wrap=True)
        self.body.addWidget(self._intro)
        self._intro.setVisible(bool(intro))
        self.banner = Banner(self.look, FAULT)
        self.banner.hide()
        self.body.addWidget(self.banner)

    def enter(self) -> None:
        """Be shown: read again what may have changed, take the focus."""

    def receive(self, what: object) -> None:
        """Take what the sheet before found."""

    def go_back(self) -> None:
        self.wanted.emit("open")

    def start(self, work: Work) -> Job:
        """Do something long; the sheet is at rest again when it ends."""
        self.banner.hide()
        self.set_busy(busy=True)
        job = Job(work)
        job.failed.connect(self.on_failed)
        job.ended.connect(lambda: self.set_busy(busy=False))
        return self.gate.jobs.start(job)

    def set_busy(self, *, busy: bool) -> None:
        """Say that it is under way and hold the buttons."""

    def on_failed(self, problem: BaseException) -> None:
        """Tell in the sheet what the world refused, with its way out."""
        if not isinstance(problem, DomainError | KnownProblem):
            self.gate.errors.show(problem)
            return
        self.banner.drop_actions()
        self.banner.show()
        self.banner.tell(FAULT, "", problem.sentence)
        if isinstance(problem, KnownProblem) and problem.cause in _WAYS_OUT:
            words, sheet = _WAYS_OUT[problem.cause]
            self.banner.add_action(words, lambda: self.wanted.emit(sheet))
