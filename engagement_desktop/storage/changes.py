"""What an act changed: images of its rows, taken as they are flushed, and written back to undo it."""

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
    """Rows written in bulk, known by the range of their ids."""

    table: str
    first_id: int
    last_id: int


class Recorder:
    """Listens to one session and keeps the images of the rows that it flushes."""

    def __init__(self, session: Session) -> None:
        self.images: list[RowImage] = []
        self._before: dict[int, Mapping[str, Any]] = {}
        event.listen(session, "before_flush", self._on_before_flush)
        event.listen(session, "after_flush", self._on_after_flush)
        event.listen(session, "do_orm_execute", _refuse_bulk_changes)

    def _on_before_flush(self, session: Session, *_: object) -> None:
        self._before = {
            id(row): _image_before(row)
            for row in (*session.dirty, *session.deleted)
            if not isinstance(row, _UNRECORDED)
        }

    def _on_after_flush(self, session: Session, _: UOWTransaction) -> None:
        for row in session.new:
            if not isinstance(row, _UNRECORDED):
                self.images.append(RowImage(row.__tablename__, None, _image(row)))
        for row in session.dirty:
            before = self._before.get(id(row))
            if before is not None and before != _image(row):
                self.images.append(RowImage(row.__tablename__, before, _image(row)))
        for row in session.deleted:
            self.images.append(RowImage(row.__tablename__, self._before[id(row)], None))


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


def take_back(session: Session, images: tuple[RowImage, ...], bulks: tuple[BulkInsert, ...]) -> None:
    """Writes the rows back as they were, the last first.

    Raises:
        ChangedSince: a row is no longer as the act left it.
        LeanedOn: other rows point at a row that would go.
    """
    connection = session.connection()
    for image in reversed(images):
        table = Base.metadata.tables[image.table]
        found = connection.execute(select(table).where(*_is_row(table, image.after or image.before or {})))
        current = found.mappings().one_or_none()
        if (dict(current) if current is not None else None) != image.after:
            raise ChangedSince
    try:
        for bulk in reversed(bulks):
            _delete_range(session, bulk)
        for image in reversed(images):
            _write_back(session, image)
    except IntegrityError as error:
        raise LeanedOn from error


def _write_back(session: Session, image: RowImage) -> None:
    table = Base.metadata.tables[image.table]
    connection = session.connection()
    if image.before is None:
        connection.execute(table.delete().where(*_is_row(table, image.after or {})))
        return
    values = dict(image.before)
    if "version" in values:
        values["version"] = max(row["version"] for row in (image.before, image.after) if row) + 1
    if image.after is None:
        connection.execute(table.insert().values(values))
    else:
        connection.execute(table.update().where(*_is_row(table, image.after)).values(values))


def _delete_range(session: Session, bulk: BulkInsert) -> None:
    table = Base.metadata.tables[bulk.table]
    connection = session.connection()
    inside = table.c.id.between(bulk.first_id, bulk.last_id)
    if "version" in table.c:
        touched = connection.execute(select(table.c.id).where(inside, table.c.version > 1).limit(1)).first()
        if touched is not None:
            raise ChangedSince
    connection.execute(table.delete().where(inside))


def _is_row(table: Table, image: Mapping[str, Any]) -> list[Any]:
    return [column == image[column.key] for column in table.primary_key]
