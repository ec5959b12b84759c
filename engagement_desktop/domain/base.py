"""The mapped base: names of constraints, enums by value, money in cents, sealed text."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar, Protocol, TypeVar, cast

from sqlalchemy import Dialect, Enum, Integer, LargeBinary, MetaData, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, declared_attr, mapped_column

from engagement_desktop.domain.money import Money

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

E = TypeVar("E", bound=StrEnum)


class MoneyType(TypeDecorator[Money]):
    """Euros as whole cents."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Money | None, dialect: Dialect) -> int | None:
        del dialect
        return None if value is None else value.cents

    def process_result_value(self, value: int | None, dialect: Dialect) -> Money | None:
        del dialect
        return None if value is None else Money(value)


class InstantType(TypeDecorator[datetime]):
    """An instant, kept as ISO text in UTC so that text order is time order."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        del dialect
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        del dialect
        return None if value is None else datetime.fromisoformat(value)


class Sealer(Protocol):
    """Seals a value under the key of its kind; an account without that key unseals to None."""

    def seal(self, kind: str, context: bytes, clear: bytes) -> bytes: ...

    def unseal(self, kind: str, context: bytes, sealed: bytes) -> bytes | None: ...


@dataclass(frozen=True, slots=True, eq=False)
class Sealed:
    """A value that only some roles can read: its clear text, or its sealed bytes alone.

    Sealing the same text twice gives other bytes, so readable values compare by what they say.
    """

    clear: str | None
    sealed: bytes | None = None

    @property
    def is_readable(self) -> bool:
        return self.clear is not None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sealed) and self._compared() == other._compared()

    def __hash__(self) -> int:
        return hash(self._compared())

    def _compared(self) -> str | bytes | None:
        return self.sealed if self.clear is None else self.clear


class SealedType(TypeDecorator[Sealed]):
    """Text sealed by a role's key inside the encrypted file.

    The engine's dialect carries the open dossier's `sealer`, so no key lives in a global. `context`
    (table and column) is authenticated: a sealed value cannot pass for one of another column.
    """

    impl = LargeBinary
    cache_ok = True

    def __init__(self, kind: str, context: str) -> None:
        super().__init__()
        self.kind = kind
        self.context = context

    def process_bind_param(self, value: Sealed | None, dialect: Dialect) -> bytes | None:
        if value is None:
            return None
        if value.clear is None:
            return value.sealed
        return _sealer(dialect).seal(self.kind, self.context.encode(), value.clear.encode())

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Sealed | None:
        if value is None:
            return None
        clear = _sealer(dialect).unseal(self.kind, self.context.encode(), value)
        return Sealed(None if clear is None else clear.decode(), value)


def _sealer(dialect: Dialect) -> Sealer:
    sealer: Sealer = cast("Any", dialect).sealer  # set by storage/database.py at opening
    return sealer


class WordsType(TypeDecorator[tuple[StrEnum, ...]]):
    """Several words of one list, kept in the list's order as text with spaces between."""

    impl = String
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: tuple[StrEnum, ...] | None, dialect: Dialect) -> str:
        del dialect
        return " ".join(word.value for word in self.kind if word in (value or ()))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[StrEnum, ...]:
        del dialect
        return tuple(self.kind(word) for word in (value or "").split())


def enum_type(kind: type[E]) -> Enum:
    """A StrEnum stored by its value, with a CHECK, so that the raw file can be understood."""
    return Enum(
        kind,
        values_callable=lambda members: [member.value for member in members],
        native_enum=False,
        create_constraint=True,
        validate_strings=True,
        name=kind.__name__.lower(),
        length=40,
    )


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """Every entity: keyword-only fields, constraints named by convention."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {Money: MoneyType, datetime: InstantType}


class Versioned(MappedAsDataclass, kw_only=True):
    """A row that two people may change: its version is raised at each change and checked."""

    version: Mapped[int] = mapped_column(init=False, server_default="1")

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 # SQLAlchemy gives the class
        return {"version_id_col": cls.__dict__.get("version", cls.version)}
