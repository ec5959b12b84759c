"""Who bears the right to write: the leaves of a dossier, read and noted, each note traced."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from engagement_desktop.domain.audit import AuditEntry
from engagement_desktop.domain.custody import Copy, Custody, CustodyState, Holding, holding_of, state_of
from engagement_desktop.domain.errors import Cause, KnownProblem
from engagement_desktop.storage import audit, checks
from engagement_desktop.storage.database import Database, Raw, columns, connect
from engagement_desktop.storage.keys.keyring import Keyring

_ABOUT_LEAVES = f'%"{Custody.__tablename__}"%'


@dataclass(frozen=True, slots=True)
class Hand:
    """Who does what and when, for the trace of the other file."""

    account_id: int
    at: datetime
    verb: str


@dataclass(frozen=True, slots=True)
class Brought:
    """What a copy holds beyond what left: its acts since then, and when the last one was done."""

    copy: Copy | None
    acts: int
    last_act_at: datetime | None


def leaves(session: Session) -> tuple[Custody, ...]:
    """Every leave, the last one first."""
    return tuple(session.scalars(select(Custody).order_by(Custody.id.desc())))


def last_leave(session: Session) -> Custody | None:
    """The one that says what this file may do."""
    return session.scalars(select(Custody).order_by(Custody.id.desc()).limit(1)).first()


def holding(session: Session) -> Holding:
    """What this file may do."""
    return holding_of(last_leave(session))


def generation(session: Session) -> int:
    """How many times the dossier was changed."""
    state = checks.state(session)
    return 0 if state is None else state.generation


def brought(database: Database) -> Brought:
    """What a copy says of itself, and how much was done in it."""
    with database.read() as session:
        row = last_leave(session)
        if row is None:
            return Brought(None, 0, audit.last_act_at(session))
        copy = Copy(row.token, state_of(row), generation(session), row.taken_to)
        left = (
            select(func.max(AuditEntry.id)).where(AuditEntry.subjects.like(_ABOUT_LEAVES)).scalar_subquery()
        )
        since = select(func.count()).select_from(AuditEntry).where(AuditEntry.id > left)
        return Brought(copy, session.scalars(since).one(), audit.last_act_at(session))


def note_leave(database: Database, row: Custody, hand: Hand) -> None:
    """Writes a leave, or the last one anew under the same token, in a file that nobody works in."""
    with database.work() as session:
        _put(session, row)
        _trace(session, database, hand)


def note_return(database: Database, hand: Hand, *, is_away: bool, place: str) -> None:
    """Closes the last leave: in the file that takes the dossier in, or (`is_away`) in the one given back."""
    with database.work() as session:
        row = last_leave(session)
        if row is not None:
            row.returned_at, row.is_away, row.taken_to = hand.at, is_away, place
        _trace(session, database, hand)


def leave_of_closed(raw: Raw, path: Path, keyring: Keyring) -> Custody | None:
    """The last leave of a closed file; a damaged or older one tells none."""
    database = Database(raw, path, keyring)
    try:
        with suppress(KnownProblem, DBAPIError), database.read() as session:
            return last_leave(session)
        return None
    finally:
        database.close()


def keep_leave(base: Path, keyring: Keyring, leave: Custody) -> None:
    """Notes in a base that came out of a backup the last leave of the file that it replaces.

    Raises:
        KnownProblem: the backup is older than the leaves, and the dossier is away.
    """
    database = Database(connect(base, keyring), base, keyring)
    try:
        if columns(database.raw, Custody.__tablename__):
            with database.work() as session:
                _put(session, leave)
        elif state_of(leave) is not CustodyState.HERE:
            raise KnownProblem(
                "Ce dossier a été emporté, et cette sauvegarde est trop ancienne pour le retenir. "
                "Rien n’a été changé. Rapportez d’abord le dossier, ou choisissez une autre sauvegarde.",
                Cause.NEWER,
            )
    finally:
        database.close()


def _put(session: Session, row: Custody) -> None:
    """The leave as told by `row`, of another session: written anew under its token, or added."""
    known = session.scalars(select(Custody).where(Custody.token == row.token)).first()
    if known is None:
        known = Custody(
            token=row.token,
            generation=row.generation,
            taken_at=row.taken_at,
            taken_to=row.taken_to,
            is_away=row.is_away,
        )
        session.add(known)
    overwrite(known, row)


def overwrite(known: Custody, row: Custody) -> None:
    """The same leave, told anew."""
    known.generation, known.taken_at, known.taken_to = row.generation, row.taken_at, row.taken_to
    known.is_away, known.returned_at = row.is_away, row.returned_at


def _trace(session: Session, database: Database, hand: Hand) -> None:
    audit.append(
        session,
        database.keyring,
        at=hand.at,
        account_id=hand.account_id,
        verb=hand.verb,
        subjects={"custody": []},
        fields={},
    )
