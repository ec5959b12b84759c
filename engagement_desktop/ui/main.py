"""The start of the window: what is needed before the first page, and nothing else."""

import argparse
import os
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QSettings, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from engagement_desktop.ui.errors import ErrorDoor
from engagement_desktop.ui.jobs import Jobs
from engagement_desktop.ui.main_window import MainWindow
from engagement_desktop.ui.program import Program
from engagement_desktop.ui.qt_french import MissingWords
from engagement_desktop.ui.theme import Look
from engagement_desktop.ui.theme.focus import FocusRing
from engagement_desktop.ui.unlock.gate import Gate
from engagement_desktop.ui.unlock.opener import Opener

PHRASE_VARIABLE = "ENGAGEMENT_PHRASE"
QUIT_VARIABLE = "ENGAGEMENT_QUIT_WHEN_READY"
MISSING = 3
_LATER = 300


def run_window_command(words: list[str]) -> int:
    """Opens the window from the arguments of the command line; returns the exit status."""
    parser = argparse.ArgumentParser(prog="engagement", add_help=False)
    parser.add_argument("--dossier", type=Path)
    parser.add_argument("--phrase-fichier", type=Path)
    parser.add_argument("--compte")
    arguments = parser.parse_args(words)
    phrase = os.environ.get(PHRASE_VARIABLE)
    if arguments.phrase_fichier is not None:
        try:
            phrase = arguments.phrase_fichier.read_text(encoding="utf-8-sig").strip("\r\n")
        except (OSError, UnicodeDecodeError):
            sys.stderr.write(
                f"Le fichier de la phrase, «\u00a0{arguments.phrase_fichier}\u00a0», ne peut pas être lu. "
                "Rien n’a été fait. Vérifiez son nom.\n"
            )
            return MISSING
    return run_window(arguments.dossier, phrase, arguments.compte)


def run_window(dossier: Path | None, phrase: str | None, account: str | None = None) -> int:
    """Opens the window, on the home page when a phrase is given."""
    app = make_app(sys.argv[:1])
    settings = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Engagement", "engagement")
    look = Look(app, settings)
    ring = FocusRing(app, look)
    window = MainWindow(look, settings)
    errors = ErrorDoor(lambda: window)
    errors.install()
    gate = Gate(look, Jobs(), errors, settings, Opener())
    program = Program(gate, window)
    program.begin(dossier, phrase, account)
    window.show()
    if os.environ.get(QUIT_VARIABLE) == "1":
        program.ready.connect(partial(app.exit, 0))
    QTimer.singleShot(_LATER, look.load_other_fonts)
    status = app.exec()
    program.end()
    ring.end()
    window.show_content(QWidget())  # pages go while everything they lean on is there
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return status


def make_app(arguments: list[str]) -> QApplication:
    """The application, in French down to Qt's own dialogs."""
    app = QApplication(arguments)
    app.setApplicationName("Engagement")
    app.setApplicationDisplayName("")
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_fr", folder):
        app.installTranslator(translator)
    app.installTranslator(MissingWords(app))
    return app
