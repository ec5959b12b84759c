"""What an act changed: images of its rows, taken as they are flushed, and written back to undo it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, event, inspect, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from engagement_desktop.domain.entities import AuditEntry, Base, DossierState
from engagement_desktop.domain.errors import DomainError

_UNRECORDED = (AuditEntry, DossierState)


class ChangedSince(DomainError):
    """A row of the act was changed by a later one: taking it back would lose that change."""

    def __init__(self) -> None:
        super().__init__(
            "Impossible d’annuler : une des fiches a été modifiée depuis. Rien n’a été changé. "
            "Corrigez-la directement."
        )


class LeanedOn(DomainError):
    """Other rows lean on what the act wrote."""

    def __init__(self) -> None:
        super().__init__(
            "Impossible d’annuler : d’autres éléments s’appuient maintenant sur cet ajout. Rien n’a été "
            "changé. Revenez plutôt à la sauvegarde d’avant."
        )


@dataclass(frozen=True, slots=True)
class RowImage:
    """One row of one table before and after an act; None when it did not exist."""

    table: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class BulkInsert:
    """Rows written in bulk, known by the range of their ids; `digest` tells those that bear no version."""

    table: str
    first_id: int
    last_id: int
    digest: bytes | None = None

    @classmethod
    def done(cls, session: Session, table: str, first_id: int, last_id: int) -> BulkInsert:
        """The rows as they have just been written."""
        if "version" in Base.metadata.tables[table].c:
            return cls(table, first_id, last_id)
        return cls(table, first_id, last_id, _digest(session, table, first_id, last_id))


Step = RowImage | BulkInsert
Versions = dict[tuple[str, int], int]
"""Rows that an undo brought back to what they were: their version went up, their content did not change."""


class Recorder:
    """Listens to one session and keeps the images of the rows that it flushes."""

    def __init__(self, session: Session) -> None:
        self.steps: list[Step] = []
        self._before: dict[int, Mapping[str, Any]] = {}
        self._left: dict[tuple[str, Any], Mapping[str, Any]] = {}
        event.listen(session, "before_flush", self._on_before_flush)
        event.listen(session, "after_flush", self._on_after_flush)
        event.listen(session, "do_orm_execute", _refuse_bulk_changes)

    def _on_before_flush(self, session: Session, *_: object) -> None:
        self._before = {
            id(row): self._left.get(_key(row)) or _image_before(row)
            for row in (*session.dirty, *session.deleted)
            if not isinstance(row, _UNRECORDED)
        }

    def _on_after_flush(self, session: Session, _: UOWTransaction) -> None:
        for row in session.new:
            if not isinstance(row, _UNRECORDED):
                self._keep(row, None)
        for row in session.dirty:
            before = self._before.get(id(row))
            if before is not None and before != _image(row):
                self._keep(row, before)
        for row in session.deleted:
            self.steps.append(RowImage(row.__tablename__, self._before[id(row)], None))

    def _keep(self, row: Any, before: Mapping[str, Any] | None) -> None:
        """A later flush begins where this one left: a column never set has no history of its own."""
        after = self._left[_key(row)] = _image(row)
        self.steps.append(RowImage(row.__tablename__, before, after))


def _key(row: Any) -> tuple[str, Any]:
    return row.__tablename__, tuple(inspect(row).mapper.primary_key_from_instance(row))


def _refuse_bulk_changes(state: ORMExecuteState) -> None:
    """A bulk UPDATE or DELETE touches no object, so nothing would be recorded."""
    if state.is_update or state.is_delete:
        raise AssertionError("a change goes through loaded rows")  # a bug of ours, caught in tests


def _image(row: Any) -> Mapping[str, Any]:
    state = inspect(row)
    return {attribute.key: state.dict.get(attribute.key) for attribute in state.mapper.column_attrs}


def _image_before(row: Any) -> Mapping[str, Any]:
    state = inspect(row)
    image = dict(_image(row))
    for attribute in state.mapper.column_attrs:
        old = state.attrs[attribute.key].history.deleted
        if old:
            image[attribute.key] = old[0]
    return image


def take_back(session: Session, steps: tuple[Step, ...], brought_back: Versions) -> None:
    """Undoes the steps of an act, the last first; `brought_back` is read and completed.

    Raises:
        ChangedSince: a row is no longer as the act left it.
        LeanedOn: other rows point at a row that would go.
    """
    try:
        for step in reversed(steps):
            if isinstance(step, RowImage):
                _take_back_row(session, step, brought_back)
            else:
                _take_back_range(session, step, brought_back)
    except IntegrityError as error:
        raise LeanedOn from error


def _take_back_row(session: Session, image: RowImage, brought_back: Versions) -> None:
    table = Base.metadata.tables[image.table]
    connection = session.connection()
    here = _is_row(table, image.after or image.before or {})
    found = connection.execute(select(table).where(*here)).mappings().one_or_none()
    current = None if found is None else dict(found)
    if _content(current) != _content(image.after):
        raise ChangedSince
    if image.before is None:
        connection.execute(table.delete().where(*here))
        return
    values = dict(image.before)
    if "version" in values:
        values["version"] = 1 + max(row["version"] for row in (image.before, current) if row is not None)
        brought_back[image.table, values["id"]] = values["version"]
    if current is None:
        connection.execute(table.insert().values(values))
    else:
        connection.execute(table.update().where(*here).values(values))


def _take_back_range(session: Session, bulk: BulkInsert, brought_back: Versions) -> None:
    table = Base.metadata.tables[bulk.table]
    connection = session.connection()
    inside = table.c.id.between(bulk.first_id, bulk.last_id)
    if "version" in table.c:
        changed = connection.execute(select(table.c.id, table.c.version).where(inside, table.c.version > 1))
        if any(brought_back.get((bulk.table, row.id)) != row.version for row in changed):
            raise ChangedSince
    elif bulk.digest != _digest(session, bulk.table, bulk.first_id, bulk.last_id):
        raise ChangedSince
    connection.execute(table.delete().where(inside))


def _digest(session: Session, name: str, first_id: int, last_id: int) -> bytes:
    """What a range of rows says, in short."""
    table = Base.metadata.tables[name]
    inside = select(table).where(table.c.id.between(first_id, last_id)).order_by(table.c.id)
    said = hashlib.sha256()
    for row in session.connection().execute(inside):
        said.update(repr(tuple(row)).encode())
    return said.digest()


def _content(row: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    return None if row is None else {name: value for name, value in row.items() if name != "version"}


def _is_row(table: Table, image: Mapping[str, Any]) -> list[Any]:
    return [column == image[column.key] for column in table.primary_key]
