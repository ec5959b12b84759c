"""Long work away from the window: a worker for what writes, one for quick reads, one for what is typed."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from threading import Event

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from engagement_desktop.services.progress import Cancelled, Progress
from engagement_desktop.ui.sweeping import Sweeper

_PAUSE = 50  # milliseconds between two steps shown

Work = Callable[[Progress], object]


class Job(QObject):
    """One piece of work with a progress line and three endings; never touches a widget."""

    progressed = Signal(str, int, int)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self.left = Event()  # the worker's thread has let go of this job
        self._stopped = Event()
        self._shown = QElapsedTimer()

    def stop(self) -> None:
        """Ask the work to stop at its next step."""
        self._stopped.set()

    def step(self, said: str, done: int, total: int) -> None:
        """Where the work is; told to the window at most twenty times a second.

        Raises:
            Cancelled: the person asked to stop.
        """
        if self._stopped.is_set():
            raise Cancelled
        if not self._shown.isValid() or self._shown.elapsed() >= _PAUSE or done == total:
            self._shown.start()
            self.progressed.emit(said, done, total)

    def run(self) -> None:
        """Do the work in this thread and tell how it ended."""
        try:
            outcome = self._work(self)
        except Cancelled:
            self.cancelled.emit()
        except Exception as problem:  # noqa: BLE001 - one of the three doors: the window is told
            self.failed.emit(problem)
        else:
            self.succeeded.emit(outcome)
        self.ended.emit()


def _carry(carried: list[Job]) -> None:
    """Runs a job in the worker's thread, and lets go of it there before the window does.

    Were the worker the last to hold the job, it would destroy a Qt object of the window's thread.
    """
    job = carried.pop()
    left = job.left
    job.run()
    del job
    left.set()


class Jobs(QObject):
    """Workers of one thread each: a count does not wait for an import, what is typed waits for neither.

    Cycles are looked for in the window's thread only: see `sweeping`.
    """

    busy_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._sweeper = Sweeper(self)
        self._writer = ThreadPoolExecutor(1, "writer")
        self._reader = ThreadPoolExecutor(1, "reader")
        self._keeper = ThreadPoolExecutor(1, "keeper")
        self._to_send: list[tuple[ThreadPoolExecutor, Job]] = []
        self._under_way: set[Future[None]] = set()
        self._alive: set[Job] = set()
        self._writing: set[Job] = set()

    def start(self, job: Job) -> Job:
        """Queue long work; one at a time."""
        self._writing.add(job)
        self.busy_changed.emit(True)
        return self._start(self._writer, job)

    def read(self, job: Job) -> Job:
        """Queue a short read whose answer may follow."""
        return self._start(self._reader, job)

    def keep(self, job: Job) -> Job:
        """Queue the keeping of what is typed."""
        return self._start(self._keeper, job)

    def busy(self) -> bool:
        """Whether long work is under way."""
        return bool(self._writing)

    def stop_all(self) -> None:
        """Ask everything to stop and wait for it."""
        for job in tuple(self._alive):
            job.stop()
        self._send()
        wait(tuple(self._under_way))

    def _start(self, worker: ThreadPoolExecutor, job: Job) -> Job:
        """The work begins once the caller has connected its endings: none can be missed."""
        self._alive.add(job)
        job.ended.connect(self._on_ended)
        self._to_send.append((worker, job))
        QTimer.singleShot(0, self._send)
        return job

    def _send(self) -> None:
        while self._to_send:
            worker, job = self._to_send.pop(0)
            future = worker.submit(_carry, [job])
            self._under_way.add(future)
            future.add_done_callback(self._under_way.discard)

    def _on_ended(self) -> None:
        job = self.sender()
        if not isinstance(job, Job):
            return
        job.left.wait()
        self._alive.discard(job)
        if job in self._writing:
            self._writing.discard(job)
            self.busy_changed.emit(self.busy())
