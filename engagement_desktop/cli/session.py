"""How a command gets the passphrase, opens the dossier and speaks."""

import argparse
import getpass
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from engagement_desktop.bootstrap import Application, Ways, create_application, open_application
from engagement_desktop.domain.errors import Cause, DomainError, KnownProblem
from engagement_desktop.storage import problems
from engagement_desktop.storage.dossiers import settle
from engagement_desktop.storage.files import write_atomically
from engagement_desktop.storage.keys.paper import PaperCode
from engagement_desktop.storage.places import refuse_taken_with_keys

PHRASE_VARIABLE = "ENGAGEMENT_PHRASE"
_UNSOUND = (
    "Attention\u00a0: le contrôle à l’ouverture a trouvé une règle ou la trace rompue dans ce dossier. "
    "«\u00a0engagement verifier\u00a0» dit laquelle."
)


def passphrase(arguments: argparse.Namespace) -> str:
    """The passphrase: from the file named, the variable, or the keyboard."""
    if arguments.phrase_fichier is not None:
        return _from_file(arguments.phrase_fichier)
    given = os.environ.get(PHRASE_VARIABLE)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise KnownProblem(
            "La phrase de passe manque. Rien n’a été fait. "
            f"Donnez-la par --phrase-fichier ou {PHRASE_VARIABLE}.",
            Cause.WRONG_PHRASE,
        )
    return getpass.getpass("Phrase de passe : ")


def _from_file(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig").strip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise KnownProblem(
            f"Le fichier de la phrase, « {path} », ne peut pas être lu. Rien n’a été fait. Vérifiez son nom.",
            Cause.MISSING,
        ) from error


@contextmanager
def opened(arguments: argparse.Namespace, ways: Ways) -> Iterator[Application]:
    """The dossier named by `--dossier`, open for one command."""
    application = open_application(
        arguments.dossier, passphrase(arguments), account=arguments.compte, ways=ways
    )
    try:
        if not application.is_sound:
            print(_UNSOUND, file=sys.stderr)
        yield application
    finally:
        application.close()


@contextmanager
def created(arguments: argparse.Namespace, ways: Ways) -> Iterator[tuple[Application, Callable[[], None]]]:
    """A new dossier at `--dossier`, made aside; it takes its place when the command says to keep it.

    Its paper code is told then, once, on standard error or in a file.
    """
    refuse_taken_with_keys(arguments.dossier)
    code_file = _code_place(arguments)
    phrase = passphrase(arguments)
    with _aside(arguments.dossier) as made:
        application, code = create_application(
            made, phrase, first_name=arguments.compte or "Coordination", ways=ways
        )
        kept: list[bool] = []
        try:
            yield application, lambda: kept.append(True)
        finally:
            application.close()
        if kept:
            settle(made, arguments.dossier)
            _tell_code(code, code_file)


@contextmanager
def _aside(dossier: Path) -> Iterator[Path]:
    """The same name in a passing folder of the same disk, which is gone afterwards.

    One that a killed command left is cleared by the next creation of this dossier.
    """
    folder = dossier.with_name(f".{dossier.stem}.creation")
    shutil.rmtree(folder, ignore_errors=True)
    try:
        folder.mkdir(mode=0o700)
    except OSError as error:
        raise problems.of_os_error(error) from error
    try:
        yield folder / dossier.name
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def free_place(path: Path | None, what: str) -> Path | None:
    """A file that a command is asked to write beside its result: its folder must stand.

    Raises:
        KnownProblem: there is no such folder; `what` names the file.
    """
    if path is not None and not path.parent.is_dir():
        raise KnownProblem(
            f"Le dossier «\u00a0{path.parent}\u00a0», où écrire {what}, est introuvable. Rien n’a été fait. "
            "Créez-le, ou choisissez un autre emplacement.",
            Cause.MISSING,
        )
    return path


def _code_place(arguments: argparse.Namespace) -> Path | None:
    """Where the paper code goes (None: standard error); refused when a file stands there."""
    place = free_place(arguments.code_fichier, "le code papier")
    if place is not None and place.exists():
        raise DomainError(
            f"«\u00a0{place}\u00a0» existe déjà. Rien n’a été fait. Choisissez un autre fichier."
        )
    return place


def _tell_code(code: PaperCode, place: Path | None) -> None:
    """Says the code once; a file that cannot be written must not lose it."""
    notice = "Code papier du dossier, à imprimer et à garder à part (il ouvre le dossier sans la phrase) :"
    written = "\n".join((notice, *code.lines())) + "\n"
    if place is not None:
        try:
            write_atomically(place, written.encode())
        except KnownProblem:
            print(
                f"Le code papier n’a pas pu être écrit dans «\u00a0{place}\u00a0»\u00a0: le voici.",
                file=sys.stderr,
            )
        else:
            return
    print(written, end="", file=sys.stderr)


class Spoken:
    """Progress on standard error, one line that is rewritten; silent when nobody watches."""

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty()

    def step(self, said: str, done: int, total: int) -> None:
        if self._watched:
            print(f"\r\033[K{said} — {done} sur {total}", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        if self._watched:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
