"""The one connection to the encrypted file, behind one lock: begin, commit, roll back.

The only module, with `wording.py`, that may use what this engine alone has.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote

import sqlcipher3.dbapi2 as cipher
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from engagement_desktop.storage import problems
from engagement_desktop.storage.files import create_private
from engagement_desktop.storage.keys.keyring import Keyring

APPLICATION_ID = 0x456E6761  # « Enga »
EngineError = cipher.Error
Raw = Any
"""A connection of the cipher driver, which ships no types."""

_CACHE_KIB = 64 * 1024
_PAGE_BYTES = 4096
_PAGES_A_STEP = 512
_BREATH_SECONDS = 1 / 1000

# Each is set, then read back; a driver without encryption would ignore some of them silently.
# Wiping each freed block (cipher_memory_security) makes a bulk write thirty times slower and a query
# three times, while Python keeps its own copies all the same: locking replaces the process instead.
_SETTINGS = (
    ("cipher_memory_security", "off", 0),
    ("foreign_keys", "on", 1),
    ("trusted_schema", "off", 0),
    ("cell_size_check", "on", 1),
    ("secure_delete", "on", 1),
    ("synchronous", "extra", 3),
    ("journal_mode", "delete", "delete"),
    ("temp_store", "memory", 2),
    ("mmap_size", "0", 0),
    ("cache_size", f"-{_CACHE_KIB}", -_CACHE_KIB),
)


class UnsafeEngine(Exception):
    """The installed driver does not do what the file's safety rests on: a packaging bug."""


def connect(path: Path, keyring: Keyring, *, wait_ms: int = 0, create: bool = False) -> Raw:
    """Opens the file under its raw key, takes it for this process alone, and proves every setting.

    Raises:
        EngineError: locked by someone else, wrong key, unreadable first page, failing disk.
        UnsafeEngine: a setting read back differs.
    """
    if create:
        create_private(path)
    raw = cipher.connect(
        f"file:{quote(str(path))}?mode=rw",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=wait_ms / 1000,
    )
    with ExitStack() as given_back:
        given_back.callback(raw.close)
        _prepare(raw, keyring)
        given_back.pop_all()
    return raw


def _prepare(raw: Raw, keyring: Keyring) -> None:
    raw.execute("PRAGMA cipher_log_level = none")
    raw.execute(f"PRAGMA key = \"x'{keyring.data_key.hex()}'\"")
    if raw.execute("PRAGMA cipher_version").fetchone() is None:
        raise UnsafeEngine("cipher_version")
    _set(raw, "locking_mode", "exclusive", "exclusive")
    raw.execute("BEGIN EXCLUSIVE")
    raw.execute("COMMIT")
    for name, wanted, expected in _SETTINGS:
        _set(raw, name, wanted, expected)


def _set(raw: Raw, name: str, wanted: str, expected: object) -> None:
    raw.execute(f"PRAGMA {name} = {wanted}").fetchall()
    found = raw.execute(f"PRAGMA {name}").fetchone()
    if found is None or str(found[0]) != str(expected):
        raise UnsafeEngine(name)


class Database:
    """An open dossier: `work()` changes it all or nothing, `read()` looks at it.

    One connection serves every thread in turn; a thread that already holds it may read within its
    own change. Nothing slow (drawing, hashing, zipping) is to be done while it is held.
    """

    def __init__(self, raw: Raw, path: Path, keyring: Keyring, uid: str = "") -> None:
        self.path = path
        self.uid = uid
        self.raw = raw
        self._lock = threading.RLock()
        self._session: Session | None = None
        self._changing = False
        self.engine = _engine_of(raw)
        self._reader = self.engine.execution_options(read_only=True)
        self.adopt(keyring)

    def adopt(self, keyring: Keyring) -> None:
        """Reads and writes sealed values with these keys from now on."""
        self.keyring = keyring
        cast("Any", self.engine.dialect).sealer = keyring  # read by SealedType

    @contextmanager
    def work(self) -> Iterator[Session]:
        """One change: committed when the block ends, rolled back when it raises.

        Raises:
            KnownProblem: disk full, read-only place, failing support; nothing was kept.
        """
        with self._lock:
            if self._session is not None:
                raise RuntimeError("a change cannot begin inside another one")
            with told_in_french(self.path), self._opened(self.engine, changing=True) as session:
                changes = self.raw.total_changes
                yield session
                session.flush()
                if self.raw.total_changes != changes:
                    session.execute(text("UPDATE dossier SET generation = generation + 1"))
                session.commit()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One consistent look; within one's own change, the change itself."""
        with self._lock:
            if self._session is not None:
                yield self._session
                return
            with told_in_french(self.path), self._opened(self._reader, changing=False) as session:
                yield session

    @contextmanager
    def _opened(self, engine: Engine, *, changing: bool) -> Iterator[Session]:
        session = Session(engine, expire_on_commit=False)
        self._session, self._changing = session, changing
        try:
            yield session
        finally:
            self._session = None
            session.close()

    @contextmanager
    def alone(self) -> Iterator[Raw]:
        """The bare connection between two changes, for checks and copies of storage."""
        with self._lock:
            if self._session is not None:
                raise RuntimeError("a check cannot begin inside a change")
            yield self.raw

    def copy_to(self, target: Path, progress: Callable[[int, int], None] | None = None) -> None:
        """Copies the base page-wise under the same key, letting others work between two steps.

        Args:
            target: a new file.
            progress: told pages done and pages in all; what it raises stops the copy.

        Raises:
            KnownProblem: disk full, read-only place, failing support; the half copy is left to the caller.
        """

        def between(_status: int, remaining: int, total: int) -> None:
            self._lock.release()
            try:
                time.sleep(_BREATH_SECONDS)
                if progress is not None:
                    progress(total - remaining, total)
            finally:
                self._lock.acquire()

        with told_in_french(target), self.alone() as raw:
            copy = connect(target, self.keyring, create=True)
            try:
                raw.backup(copy, pages=_PAGES_A_STEP, progress=between)
            finally:
                copy.close()

    def close(self) -> None:
        """Gives the file back; closing twice does nothing more."""
        with self._lock:
            self.engine.dispose()
            self.raw.close()


def _engine_of(raw: Raw) -> Engine:
    # A traceback is printed, and may be sent to somebody: it names the statement, never what was typed.
    engine = create_engine(
        "sqlite://", module=cipher, creator=lambda: raw, poolclass=StaticPool, hide_parameters=True
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        read_only = connection.get_execution_options().get("read_only", False)
        connection.exec_driver_sql(f"PRAGMA query_only = {int(read_only)}")
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    return engine


@contextmanager
def told_in_french(path: Path) -> Iterator[None]:
    """Turns what the disk and the engine refuse into known problems; a bug of ours passes as it is."""
    try:
        yield
    except OSError as error:
        raise problems.of_os_error(error) from error
    except (DBAPIError, EngineError) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        known = problems.of_engine_error(cause, path)
        if known is None:
            raise
        raise known from error


def damaged_pages(raw: Raw) -> tuple[str, ...]:
    """The pages whose authentication fails, in the engine's words; all pages are read."""
    return tuple(row[0] for row in raw.execute("PRAGMA cipher_integrity_check"))


def is_taken(path: Path) -> bool:
    """Whether someone, here or elsewhere, holds the file; needs no key."""
    raw = cipher.connect(f"file:{quote(str(path))}?mode=rw", uri=True, isolation_level=None, timeout=0)
    try:
        raw.execute("PRAGMA cipher_log_level = none")
        raw.execute(f"PRAGMA key = \"x'{bytes(32).hex()}'\"")
        raw.execute("BEGIN EXCLUSIVE")
    except EngineError as error:
        return problems.result_code(error) in (problems.BUSY, problems.LOCKED)
    finally:
        raw.close()
    return False


def every_page_fails(path: Path, keyring: Keyring) -> bool:
    """Whether these keys authenticate no page at all; reads without taking the file."""
    raw = cipher.connect(f"file:{quote(str(path))}?mode=ro", uri=True, isolation_level=None)
    try:
        raw.execute("PRAGMA cipher_log_level = none")
        raw.execute(f"PRAGMA key = \"x'{keyring.data_key.hex()}'\"")
        return len(damaged_pages(raw)) >= path.stat().st_size // _PAGE_BYTES
    finally:
        raw.close()


def integrity_faults(raw: Raw) -> tuple[str, ...]:
    """What the engine's own full check finds wrong."""
    return tuple(row[0] for row in raw.execute("PRAGMA integrity_check") if row[0] != "ok")


def foreign_key_faults(raw: Raw) -> tuple[str, ...]:
    """Rows that point at nothing, as `table #row → parent`."""
    return tuple(
        f"{table} #{row} → {parent}" for table, row, parent, _ in raw.execute("PRAGMA foreign_key_check")
    )


def page_count(raw: Raw) -> int:
    return int(raw.execute("PRAGMA page_count").fetchone()[0])


def application_id(raw: Raw) -> int:
    return int(raw.execute("PRAGMA application_id").fetchone()[0])


def sign(raw: Raw) -> None:
    """Marks the file as one of ours."""
    raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def objects(raw: Raw) -> tuple[tuple[str, str], ...]:
    """Every table, view and trigger that someone made, as (kind, name)."""
    return tuple(
        raw.execute(
            "SELECT type, name FROM sqlite_master WHERE type <> 'index' "
            "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name"
        ).fetchall()
    )


def columns(raw: Raw, table: str) -> tuple[tuple[str, bool], ...]:
    """The columns of a table, each with whether it is hidden or computed."""
    found = raw.execute("SELECT name, hidden FROM pragma_table_xinfo(?)", (table,))
    return tuple((name, bool(hidden)) for name, hidden in found)


def rows(raw: Raw, table: str, *what: str) -> Iterator[tuple[Any, ...]]:
    """Columns or sums of a whole table; the names come from our own schema, never from a person."""
    found: Iterator[tuple[Any, ...]] = raw.execute(
        " ".join(("SELECT", ", ".join(what), "FROM", quoted(table)))
    )
    return found


def quoted(name: str) -> str:
    """A name of a table or column, as the engine reads it."""
    return '"' + name.replace('"', '""') + '"'


def free_references(raw: Raw) -> None:
    """Lets a table be rebuilt without emptying those that point at it; outside a transaction only."""
    raw.execute("PRAGMA foreign_keys = off")
