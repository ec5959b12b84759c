"""What a base holds, in figures: rows, digests, totals; two copies of one dossier have the same."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from engagement_desktop.storage import database as db
from engagement_desktop.storage import schema
from engagement_desktop.storage.database import Raw

_MODULUS = 1 << 128
_TOTALS = MappingProxyType(
    {"expense_cents": ("expense_line", "amount"), "hours_minutes": ("hours_entry", "minutes")}
)


@dataclass(frozen=True, slots=True)
class Contents:
    """The figures of a base at one instant."""

    uid: str
    schema: str
    generation: int
    counts: Mapping[str, int]
    digests: Mapping[str, str]
    totals: Mapping[str, int]
    audit_entries: int
    audit_head: str


def contents(raw: Raw, audit_key: bytes) -> Contents:
    """Reads every row once; works on a base of any schema of ours."""
    uid, generation = raw.execute("SELECT uid, generation FROM dossier").fetchone()
    counts = schema.counts(raw)
    last = raw.execute("SELECT id, digest FROM audit_entry ORDER BY id DESC LIMIT 1").fetchone()
    return Contents(
        uid=uid,
        schema=schema.version(raw) or "",
        generation=generation,
        counts=counts,
        digests={table: digest(raw, table, audit_key) for table in counts},
        totals={
            name: next(db.rows(raw, table, f"coalesce(sum({column}), 0)"))[0]
            for name, (table, column) in _TOTALS.items()
        },
        audit_entries=0 if last is None else last[0],
        audit_head="" if last is None else last[1].hex(),
    )


def digest(raw: Raw, table: str, key: bytes) -> str:
    """The sum of the keyed hashes of the rows, whatever their order or that of the columns."""
    names = sorted(name for name, _ in db.columns(raw, table))
    total = 0
    for row in db.rows(raw, table, *map(db.quoted, names)):
        total += int.from_bytes(hashlib.blake2b(repr(row).encode(), digest_size=16, key=key).digest())
    return f"{total % _MODULUS:032x}"
