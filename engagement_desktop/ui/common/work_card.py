"""One long work at a time, followed in place: started, stopped, and ended in one of three ways."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer

from engagement_desktop.domain.errors import DomainError, KnownProblem
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.progress_card import ProgressCard
from engagement_desktop.ui.jobs import Job, Work

_PATIENCE = 300  # milliseconds: what is done before then shows nothing


def _nothing() -> None:
    pass


@dataclass(frozen=True, slots=True)
class Endings:
    """What follows a work: its outcome, a sentence that says why not, or a stop."""

    done: Callable[[object], object]
    refused: Callable[[str], object]
    stopped: Callable[[], object] = _nothing


class WorkCard(ProgressCard):
    """Hidden while nothing runs; what is no refusal and no known problem goes through the one door."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        self._context = context
        self._job: Job | None = None
        self._endings: Endings | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(self.show)
        self.stop_wanted.connect(self.stop)
        self.hide()

    def is_running(self) -> bool:
        return self._job is not None

    def run(self, what: str, work: Work, endings: Endings) -> None:
        """Start, unless something is already under way."""
        if self._job is not None:
            return
        self.begin(what)
        self._endings = endings
        job = Job(work)
        job.progressed.connect(self.show_step)
        job.succeeded.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_stopped)
        self._job = job
        self._patience.start()
        self._context.jobs.start(job)

    def stop(self) -> None:
        if self._job is not None:
            self._job.stop()

    def _on_done(self, outcome: object) -> None:
        if (endings := self._end()) is not None:
            self._context.errors.guard(lambda: endings.done(outcome))

    def _on_failed(self, problem: BaseException) -> None:
        endings = self._end()
        if endings is not None and isinstance(problem, DomainError | KnownProblem):
            endings.refused(problem.sentence)
        else:
            self._context.errors.show(problem)

    def _on_stopped(self) -> None:
        if (endings := self._end()) is not None:
            endings.stopped()

    def _end(self) -> Endings | None:
        """The card leaves before what follows, which may start the next work."""
        endings, self._job, self._endings = self._endings, None, None
        self._patience.stop()
        self.hide()
        return endings
