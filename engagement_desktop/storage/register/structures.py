"""The dossier's own structure and the ones around it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement_desktop.domain.register.structures import Structure, StructureLink


def own_structure(session: Session) -> Structure | None:
    """The structure that the dossier belongs to; None before it is created."""
    return session.scalars(
        select(Structure).where(Structure.link == StructureLink.OWN).order_by(Structure.id).limit(1)
    ).one_or_none()


def structure_named(session: Session, name_key: str) -> Structure | None:
    """The structure of that folded name."""
    return session.scalars(select(Structure).where(Structure.name_key == name_key)).one_or_none()


def counts_travel(session: Session) -> bool:
    """Whether the structure's written rule counts travel as hours."""
    structure = own_structure(session)
    return structure is not None and structure.counts_travel
