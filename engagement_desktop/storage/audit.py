"""The trace: append one entry an act, each chained to the one before; find the first altered one."""

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement_desktop.domain.audit import AuditEntry
from engagement_desktop.storage.keys.keyring import Keyring

IDS_KEPT = 200
_BEFORE_THE_FIRST = bytes(32)


@dataclass(frozen=True, slots=True)
class AuditVerdict:
    """How many entries there are, and the first one that does not hold (None: the chain is whole)."""

    entries: int
    first_bad: int | None

    @property
    def is_sound(self) -> bool:
        return self.first_bad is None


def append(  # the parts of an entry, all named
    session: Session,
    keyring: Keyring,
    *,
    at: datetime,
    account_id: int | None,
    verb: str,
    subjects: Mapping[str, Sequence[int | str]],
    fields: Mapping[str, Sequence[str]],
) -> AuditEntry:
    """Adds an entry in the session's own transaction; values are never written, only ids and names."""
    before = head(session)
    entry = AuditEntry(
        id=1 if before is None else before.id + 1,
        at=at,
        account_id=account_id,
        verb=verb,
        subjects=_json({table: _capped(ids) for table, ids in subjects.items()}),
        fields=_json({table: list(names) for table, names in fields.items()}),
        digest=b"",
    )
    entry.digest = _digest(keyring, entry, _BEFORE_THE_FIRST if before is None else before.digest)
    session.add(entry)
    session.flush()
    return entry


def head(session: Session) -> AuditEntry | None:
    """The last entry."""
    return session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1)).first()


def last_act_at(session: Session) -> datetime | None:
    """When the last act was done; documents are dated by it."""
    last = head(session)
    return None if last is None else last.at


def verify(session: Session, keyring: Keyring) -> AuditVerdict:
    """Recomputes the chain from the first entry, in order of number, never of time."""
    before, expected, count = _BEFORE_THE_FIRST, 1, 0
    rows = session.execute(select(*AuditEntry.__table__.columns).order_by(AuditEntry.id))
    for row in rows.yield_per(1000):
        count += 1
        wanted = _chained(
            keyring, before, _canonical(row.id, row.at, row.account_id, row.verb, row.subjects, row.fields)
        )
        if row.id != expected or not hmac.compare_digest(wanted, row.digest):
            return AuditVerdict(count, expected)
        before, expected = row.digest, expected + 1
    return AuditVerdict(count, None)


def _digest(keyring: Keyring, entry: AuditEntry, before: bytes) -> bytes:
    content = _canonical(entry.id, entry.at, entry.account_id, entry.verb, entry.subjects, entry.fields)
    return _chained(keyring, before, content)


def _canonical(
    number: int, at: datetime, account_id: int | None, verb: str, subjects: str, fields: str
) -> bytes:
    return _json([number, int(at.timestamp() * 1_000_000), account_id, verb, subjects, fields]).encode()


def _chained(keyring: Keyring, before: bytes, content: bytes) -> bytes:
    return hmac.new(keyring.audit_key, before + content, hashlib.sha256).digest()


def _capped(ids: Sequence[int | str]) -> list[int | str]:
    if len(ids) <= IDS_KEPT:
        return list(ids)
    return [*ids[:IDS_KEPT], f"+{len(ids) - IDS_KEPT}"]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
