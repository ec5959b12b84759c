"""The one door through which everything that goes wrong reaches the person."""

import logging
import platform
import sys
import traceback
from collections.abc import Callable, Mapping
from types import MappingProxyType, TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler, qVersion
from PySide6.QtWidgets import QWidget

from engagement_desktop import __version__
from engagement_desktop.domain.errors import DomainError, KnownProblem

_LOG = logging.getLogger("engagement.window")
_HARMLESS = ("This plugin does not support propagateSizeHints",)
_LEVELS: Mapping[QtMsgType, int] = MappingProxyType(
    {
        QtMsgType.QtDebugMsg: logging.DEBUG,
        QtMsgType.QtInfoMsg: logging.INFO,
        QtMsgType.QtWarningMsg: logging.WARNING,
        QtMsgType.QtCriticalMsg: logging.ERROR,
        QtMsgType.QtFatalMsg: logging.CRITICAL,
    }
)

Refused = Callable[[DomainError], object]


class ErrorDoor(QObject):
    """Sorts what went wrong: a refusal, a known problem of the world, or a bug of ours."""

    told = Signal(str)

    def __init__(self, parent_window: Callable[[], QWidget | None]) -> None:
        super().__init__()
        self._parent_window = parent_window
        self._shown = False

    def show(self, problem: BaseException, refused: Refused | None = None) -> None:
        """Tell the person; `refused` puts a refusal where it belongs (a field, a banner)."""
        if isinstance(problem, DomainError):
            if refused is not None:
                refused(problem)
            else:
                self._tell(problem.sentence)
        elif isinstance(problem, KnownProblem):
            self._tell(problem.sentence)
        else:
            self._report(problem)

    def guard(self, act: Callable[[], object], refused: Refused | None = None) -> bool:
        """Do something the person asked for; whatever goes wrong is told. True when it went well."""
        try:
            act()
        except Exception as problem:  # noqa: BLE001 - one of the three doors: the program stays usable
            self.show(problem, refused)
            return False
        return True

    def install(self) -> None:
        """Be the last door for what nobody caught, in Python and in Qt."""
        sys.excepthook = self._on_uncaught
        qInstallMessageHandler(_on_qt_message)

    def _on_uncaught(
        self, kind: type[BaseException], problem: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, problem, trace)
            return
        self.show(problem)

    def _tell(self, sentence: str) -> None:
        from engagement_desktop.ui.common.dialogs import tell

        self.told.emit(sentence)
        tell(self._parent_window(), sentence)

    def _report(self, problem: BaseException) -> None:
        """A bug: say so, offer a text that names places in the program and nothing of the dossier."""
        report = bug_report(problem)
        _LOG.error("%s", report)
        if self._shown:
            return
        from engagement_desktop.ui.common.dialogs import report_bug

        self._shown = True
        try:
            report_bug(self._parent_window(), report)
        finally:
            self._shown = False


def bug_report(problem: BaseException) -> str:
    """Where it broke, without the words of the error: they may hold a name or an amount."""
    lines = [
        f"Engagement {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.machine()}",
    ]
    current: BaseException | None = problem
    while current is not None:
        lines.append(type(current).__name__)
        steps = traceback.extract_tb(current.__traceback__)
        lines += [f"  {_inside(step.filename)}, ligne {step.lineno}, {step.name}" for step in steps]
        current = current.__cause__ or current.__context__
    return "\n".join(lines)


def _inside(filename: str) -> str:
    """The path inside the program: the folder of a person's home says their name."""
    parts = filename.replace("\\", "/").split("/")
    if "engagement_desktop" in parts:
        return "/".join(parts[parts.index("engagement_desktop") :])
    return parts[-1]


def _on_qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    if not message.startswith(_HARMLESS):
        _LOG.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", message)
