"""Opening: everything is checked before the first page is shown, and damage is never guessed."""

import os
import time
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from engagement_desktop.domain.errors import Cause, KnownProblem
from engagement_desktop.storage import audit, checks, problems, schema
from engagement_desktop.storage import database as db
from engagement_desktop.storage.database import Database, EngineError, Raw
from engagement_desktop.storage.files import remove_with_sides
from engagement_desktop.storage.keys.keyring import Keyring
from engagement_desktop.storage.places import SUFFIX, unfinished

_WRITE_BITS = 0o222


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for a lock, and before the second try after a failure."""

    lock_ms: int = 1000
    redo_ms: int = 2000


PATIENT = Patience()


@dataclass(frozen=True, slots=True)
class OpeningReport:
    """What was checked at opening, and what was found that does not forbid to open.

    A broken business rule or trace comes from a bug or from a hand outside the program, not from the
    disk: it is told, and does not lock people out of their own data.
    """

    pages: int
    counts: Mapping[str, int]
    audit_entries: int
    generation: int
    first_bad_entry: int | None
    violations: tuple[checks.Violation, ...]

    @property
    def is_sound(self) -> bool:
        return self.first_bad_entry is None and not self.violations


class _Failed(Exception):
    """One try failed in a way that damage could explain; `error` is what the engine said, if it did."""

    def __init__(self, what: str, error: BaseException | None = None) -> None:
        super().__init__(what)
        self.error = error


class OldSchema(Exception):
    """The file is sound and older than the program: migrate it, then open it again."""


def open_checked(
    path: Path, keyring: Keyring, patience: Patience = PATIENT
) -> tuple[Database, OpeningReport]:
    """Opens after checking pages, schema, integrity, references, rules and trace.

    A failure closes the file, waits and is tried once more on a fresh connection; only two failures
    are called damage, and only when disk, rights and room are not to blame.

    Raises:
        KnownProblem: each cause with its own sentence.
        OldSchema: the caller migrates first.
    """
    refuse_at_sight(path)
    try:
        return _try(path, keyring, patience)
    except _Failed:
        time.sleep(patience.redo_ms / 1000)
    try:
        return _try(path, keyring, patience)
    except _Failed as failure:
        raise _classified(path, keyring, failure) from failure


def refuse_at_sight(path: Path) -> None:
    """What a name, a size and rights are enough to refuse.

    The file is not read here: on POSIX, closing any other handle on it would drop the lock of a
    dossier that this very process holds open.
    """
    if path.suffix != SUFFIX:
        raise problems.foreign(path, f"son nom ne finit pas par «\u00a0{SUFFIX}\u00a0»")
    try:
        found = path.stat()
        beside = path.parent.stat()
    except OSError as error:
        raise problems.of_os_error(error) from error
    if path.is_dir():
        raise problems.foreign(path, "c’est un dossier de fichiers")
    if not found.st_size:
        raise problems.foreign(path, "il est vide")
    marked = not found.st_mode & _WRITE_BITS or not beside.st_mode & _WRITE_BITS
    if marked or not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise KnownProblem(problems.READ_ONLY, Cause.READ_ONLY)


def _try(path: Path, keyring: Keyring, patience: Patience) -> tuple[Database, OpeningReport]:
    try:
        raw = db.connect(path, keyring, wait_ms=patience.lock_ms)
    except EngineError as error:
        raise _settled(path, error) from error
    database = Database(raw, path, keyring)
    with ExitStack() as given_back:
        given_back.callback(database.close)
        for leftover in (schema.migration_place(path), unfinished(path)):
            remove_with_sides(leftover)
        try:
            _check_file(raw, path)
            report = _report(database)
        except EngineError as error:
            raise _settled(path, error) from error
        given_back.pop_all()
    return database, report


def _settled(path: Path, error: EngineError) -> Exception:
    """A cause that is certain at once, or a failure to try again."""
    known = problems.of_engine_error(error, path)
    if known is None or known.cause is Cause.SUPPORT:
        return _Failed(str(error), error)
    return known


def _check_file(raw: Raw, path: Path) -> None:
    pages = db.damaged_pages(raw)
    if pages:
        raise _Failed(pages[0])
    if db.application_id(raw) != db.APPLICATION_ID:
        raise _Failed("application_id")
    found = schema.version(raw)
    if found is None:
        raise _Failed("schema version")
    if schema.is_newer(found):
        raise problems.newer(path)
    is_current = found == schema.HEAD
    faults = (
        *(schema.differences(raw) if is_current else ()),
        *db.integrity_faults(raw),
        *db.foreign_key_faults(raw),
    )
    if faults:
        raise _Failed(faults[0])
    if not is_current:
        raise OldSchema(found)


def _report(database: Database) -> OpeningReport:
    with database.read() as session:
        state = checks.state(session)
        if state is None:
            raise _Failed("no dossier row")
        database.uid = state.uid
        verdict = audit.verify(session, database.keyring)
        violations = checks.violations(session)
        generation = state.generation
    return OpeningReport(
        pages=db.page_count(database.raw),
        counts=schema.counts(database.raw),
        audit_entries=verdict.entries,
        generation=generation,
        first_bad_entry=verdict.first_bad,
        violations=violations,
    )


def refuse_other_kinds(path: Path) -> None:
    """Refuses a file that is plainly something else; one that is held open is left alone."""
    if db.is_taken(path):
        raise KnownProblem(problems.ALREADY_OPEN, Cause.BUSY)
    what = what_it_looks_like(path)
    if what is not None:
        raise problems.foreign(path, what)


def _classified(path: Path, keyring: Keyring, failure: _Failed) -> KnownProblem:
    """After two failures: the disk, a file of another kind, keys of another dossier, or damage.

    Nobody held the file during these tries, so it may now be read.
    """
    if failure.error is not None:
        code = problems.result_code(failure.error)
        known = problems.of_engine_error(failure.error, path)
        if known is not None and code not in (problems.CORRUPT, problems.NOTADB):
            return known
    what = what_it_looks_like(path)
    if what is not None:
        return problems.foreign(path, what)
    return problems.not_its_keys(path) if db.every_page_fails(path, keyring) else problems.damaged(path)


def what_it_looks_like(path: Path) -> str | None:
    """A French clause about a file that is plainly something else, or None: it may be one of ours."""
    try:
        with path.open("rb") as file:
            start = file.read(4096)
    except OSError as error:
        raise problems.of_os_error(error) from error
    if start.startswith(b"SQLite format 3\0"):
        return "c’est la base d’un autre programme"
    if start.startswith(b"PK\x03\x04"):
        return "c’est une archive, peut-être une sauvegarde à restaurer"
    if _is_text(start):
        return "c’est un texte"
    return None


def _is_text(start: bytes) -> bool:
    """A long run without any control byte does not come out of a cipher."""
    printable = all(byte >= ord(" ") or byte in b"\t\n\r\f" for byte in start)
    return printable and len(start) > 0
