"""The bin as it is stored: rows put away as JSON text, and put back as they were."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import TableClause, column, select, table
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.base import Base
from engagement_desktop.domain.bin import BinEntry, BinKind
from engagement_desktop.domain.errors import DomainError

_BYTES = "bytes"
_MISSING = {
    "account": "le compte",
    "attachment": "le fichier",
    "agenda_item": "le point de l’ordre du jour",
    "committee": "le comité",
    "decision": "la décision",
    "meeting": "la réunion",
    "own_field": "le champ",
    "person": "la personne",
    "structure": "la structure",
    "vote": "le vote",
}

Image = tuple[str, dict[str, Any]]
"""The name of a table, and one row of it as the file held it."""
Key = tuple[str, Any]
"""The name of a table, and an id."""


def put(
    session: Session, kind: BinKind, said: str, rows: Sequence[Base], *, at: datetime, account_id: int
) -> None:
    """Deletes loaded rows and keeps their images, sealed values included, to be restored together.

    Args:
        session: of the act that deletes.
        kind: what the rows make.
        said: what it is called: « Monique Hélias ».
        rows: the thing and everything that goes with it; rows that stay must point at none of them.
        at: the instant of the act.
        account_id: who deletes.
    """
    session.flush()
    order = {found.name: place for place, found in enumerate(Base.metadata.sorted_tables)}
    parents_first = sorted(rows, key=lambda row: order[_table_of(row)])
    images = tuple((_table_of(row), _image(session, row)) for row in parents_first)
    session.add(
        BinEntry(
            kind=kind.value,
            said=said,
            binned_at=at,
            account_id=account_id,
            rows=_as_text(images),
        )
    )
    for row in reversed(parents_first):
        session.delete(row)
        session.flush()


def entries(session: Session) -> Sequence[tuple[BinEntry, str | None]]:
    """Everything in the bin with the first name of who put it there, the latest first."""
    found = (
        select(BinEntry, Account.first_name)
        .outerjoin(Account, Account.id == BinEntry.account_id)
        .order_by(BinEntry.binned_at.desc(), BinEntry.id.desc())
    )
    return [(row[0], row[1]) for row in session.execute(found)]


def put_back(session: Session, entry: BinEntry) -> tuple[Image, ...]:
    """Writes the rows of an entry again and takes the entry away; gives the rows as written.

    Ids are those of before; an id that another row took meanwhile is replaced, here, in the rows that
    point at it and in what was put away before it.

    Raises:
        DomainError: something that the rows lean on is gone, or another row stands in their place.
    """
    others = [other for other, _ in entries(session) if other.id != entry.id]
    later = {key for other in others if other.id > entry.id for key in _held(_images(other))}
    images = _images(entry)
    for name, row in images:
        _refuse_missing(session, name, row, later, _held(images))
    moved = _moved(session, images)
    for other in others:
        if other.id < entry.id and _leans(_images(other), moved):
            other.rows = _as_text(_renumbered(_images(other), moved))
    written = _renumbered(images, moved)
    for name, row in written:
        try:
            session.connection().execute(untyped(name).insert().values(row))
        except IntegrityError as error:
            raise DomainError(
                f"«\u00a0{entry.said}\u00a0» ne peut pas revenir\u00a0: une fiche du dossier a pris sa place "
                "(même nom, même identifiant ou même moment). Rien n’a été changé. Modifiez cette fiche, "
                "puis recommencez."
            ) from error
    session.delete(entry)
    session.flush()
    return written


def follow(session: Session, gone: Key, kept_id: int) -> None:
    """What was put away and leans on a row that goes leans on the one that stays instead.

    The numbers of rows that went are given again: left alone, it would come back to somebody else.
    """
    for entry, _ in entries(session):
        images = _images(entry)
        if gone in _held(images):
            return  # what was put away before it leans on this row, which bore the number then
        if _leans(images, {gone: kept_id}):
            entry.rows = _as_text(_renumbered(images, {gone: kept_id}))


def pointed_at(entry: BinEntry, table_name: str) -> set[int]:
    """The ids of rows of a table that an entry needs to come back whole."""
    return {
        row[key]
        for name, row in _images(entry)
        for key, target in _pointers(name)
        if target == table_name and row.get(key) is not None
    }


def draft_account(entry: BinEntry) -> int | None:
    """Whose draft of a form an entry holds."""
    return next((row["account_id"] for name, row in _images(entry) if name == "form_draft"), None)


def _images(entry: BinEntry) -> tuple[Image, ...]:
    """The rows of an entry, parents first, without the columns that the tables no longer have."""
    images = []
    for image in json.loads(entry.rows):
        known = Base.metadata.tables[image["table"]].c
        row = {name: _from_json(value) for name, value in image["row"].items() if name in known}
        images.append((image["table"], row))
    return tuple(images)


def _moved(session: Session, images: tuple[Image, ...]) -> dict[Key, int]:
    """The free ids of rows whose own was taken meanwhile."""
    moved: dict[Key, int] = {}
    for name, row in images:
        if not _stands(session, name, row["id"]):
            continue
        bare = untyped(name)
        last = select(bare.c.id).order_by(bare.c.id.desc()).limit(1)
        taken = [row_id for held, row_id in _held(images) if held == name]
        taken += [new for (held, _), new in moved.items() if held == name]
        moved[name, row["id"]] = 1 + max(session.connection().execute(last).scalar_one(), *taken)
    return moved


def _renumbered(images: tuple[Image, ...], moved: Mapping[Key, int]) -> tuple[Image, ...]:
    """The same rows under their free ids, and pointing at them."""
    changed = []
    for name, row in images:
        pointing = {key: moved.get((target, row.get(key)), row.get(key)) for key, target in _pointers(name)}
        changed.append((name, {**row, **pointing, "id": moved.get((name, row["id"]), row["id"])}))
    return tuple(changed)


def _leans(images: tuple[Image, ...], moved: Mapping[Key, int]) -> bool:
    return any((target, row.get(key)) in moved for name, row in images for key, target in _pointers(name))


def _held(images: tuple[Image, ...]) -> set[Key]:
    return {(name, row["id"]) for name, row in images}


def _refuse_missing(
    session: Session, name: str, row: Mapping[str, Any], later: set[Key], own: set[Key]
) -> None:
    """What the row points at is there, and is not another thing that took the number of one put away."""
    for pointing, target in _pointers(name):
        wanted = row.get(pointing)
        if wanted is None or (target, wanted) in own:
            continue
        if (target, wanted) in later or not _stands(session, target, wanted):
            said = _MISSING.get(target, "un élément")
            raise DomainError(
                f"Retour impossible\u00a0: {said} dont cette fiche dépend n’est plus dans le dossier. Rien "
                "n’a été changé. Si la corbeille l’a encore, faites-le revenir d’abord."
            )


def _pointers(name: str) -> Iterator[tuple[str, str]]:
    """The columns that point at the id of a row, and of which table."""
    for one in Base.metadata.tables[name].columns:
        for key in one.foreign_keys:
            yield one.key, key.column.table.name


def _stands(session: Session, name: str, row_id: object) -> bool:
    bare = untyped(name)
    return session.connection().execute(select(bare.c.id).where(bare.c.id == row_id)).first() is not None


def _image(session: Session, row: Base) -> dict[str, Any]:
    """The row as the file holds it: a sealed value stays sealed, also for who cannot read it."""
    bare = untyped(_table_of(row))
    here = select(bare).where(bare.c.id == cast("Any", row).id)
    return dict(session.connection().execute(here).mappings().one())


def untyped(name: str) -> TableClause:
    """A table whose values pass as the engine gives them."""
    return table(name, *(column(known.key) for known in Base.metadata.tables[name].columns))


def _table_of(row: Base) -> str:
    return cast("str", row.__tablename__)


def _as_text(images: tuple[Image, ...]) -> str:
    said = [
        {"table": name, "row": {key: _as_json(value) for key, value in row.items()}} for name, row in images
    ]
    return json.dumps(said, ensure_ascii=False)


def _as_json(value: object) -> object:
    return {_BYTES: value.hex()} if isinstance(value, bytes) else value


def _from_json(value: Any) -> Any:
    return bytes.fromhex(value[_BYTES]) if isinstance(value, dict) else value
