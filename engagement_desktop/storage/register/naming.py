"""Every column of the dossier that names a person, read off the tables themselves."""

from engagement_desktop.domain.base import Base


def naming_columns() -> tuple[tuple[type[Base], str], ...]:
    """The mapped classes and their columns that point at people, by table: a table to come is among them."""
    found = [
        (mapper.class_, column.key)
        for mapper in Base.registry.mappers
        for column in mapper.columns
        if any(key.column.table.name == "person" for key in column.foreign_keys)
    ]
    return tuple(sorted(found, key=lambda one: (one[0].__tablename__, one[1])))
