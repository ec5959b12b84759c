"""The dossier's own structure and the ones around it."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from engagement_desktop.domain.attachments import Attachment
from engagement_desktop.domain.hours.cec_files import CecFile, RoleCorrection
from engagement_desktop.domain.hours.entries import HoursEntry
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.mandates import Mandate
from engagement_desktop.domain.register.people import HomeDistance, Person
from engagement_desktop.domain.register.structures import Structure, StructureLink
from engagement_desktop.domain.register.structures_rows import OtherStructureRow
from engagement_desktop.domain.text import sort_key

_LEANING = {
    "committees": Committee.structure_id,
    "people": Person.association_id,
    "mandates": Mandate.appointed_by_id,
    "hours": HoursEntry.structure_id,
    "distances": HomeDistance.structure_id,
    "corrections": RoleCorrection.structure_id,
    "cec": CecFile.structure_id,
}


def own_structure(session: Session) -> Structure | None:
    """The structure that the dossier belongs to; None before it is created."""
    return session.scalars(
        select(Structure).where(Structure.link == StructureLink.OWN).order_by(Structure.id).limit(1)
    ).one_or_none()


def structure_named(session: Session, name_key: str) -> Structure | None:
    """The structure of that folded name."""
    return session.scalars(select(Structure).where(Structure.name_key == name_key)).one_or_none()


def structure_numbered(session: Session, siren: str, besides: int | None) -> Structure | None:
    """The structure of that SIREN, one apart."""
    found = select(Structure).where(Structure.siren == siren, Structure.id != (besides or 0)).limit(1)
    return session.scalars(found).one_or_none()


def counts_travel(session: Session) -> bool:
    """Whether the structure's written rule counts travel as hours."""
    structure = own_structure(session)
    return structure is not None and structure.counts_travel


def structures_around(session: Session, today: date) -> tuple[OtherStructureRow, ...]:
    """Associations, members, then sites, each by name the French way; archived ones last."""
    people = _counted(session, Person.association_id, Person.archived_on.is_(None))
    in_office = or_(Mandate.ended_on.is_(None), Mandate.ended_on >= today)
    mandates = _counted(session, Mandate.appointed_by_id, Mandate.started_on <= today, in_office)
    committees = _counted(session, Committee.structure_id)
    rows = [
        OtherStructureRow(
            id=one.id,
            name=one.name,
            link=one.link,
            kind=one.kind,
            legal_form=one.legal_form,
            city=one.city,
            siren=one.siren,
            approval=one.approval,
            approved_until=one.approved_until,
            archived_on=one.archived_on,
            people=people.get(one.id, 0),
            mandates=mandates.get(one.id, 0),
            committees=committees.get(one.id, 0),
        )
        for one in session.scalars(select(Structure).where(Structure.link != StructureLink.OWN))
    ]
    order = list(StructureLink)
    rows.sort(key=lambda row: (row.archived_on is not None, order.index(row.link), sort_key(row.name)))
    return tuple(rows)


def leaning_on(session: Session, structure_id: int) -> Mapping[str, int]:
    """How many rows of each kind point at a structure; a kind without any is left out."""
    counts = {
        name: session.execute(select(func.count()).where(column == structure_id)).scalar_one()
        for name, column in _LEANING.items()
    }
    return {name: count for name, count in counts.items() if count}


def logo_of(session: Session, structure: Structure) -> Attachment | None:
    """The picture that heads its documents."""
    return None if structure.logo_id is None else session.get(Attachment, structure.logo_id)


def _counted(
    session: Session,
    column: InstrumentedAttribute[int] | InstrumentedAttribute[int | None],
    *where: ColumnElement[bool],
) -> dict[int, int]:
    counts = select(column, func.count()).where(*where).group_by(column)
    return {row[0]: row[1] for row in session.execute(counts) if row[0] is not None}
