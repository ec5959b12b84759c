"""The usual meetings of committees, as rows and as a list."""

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement_desktop.domain.meetings.preparing.agenda import AgendaTemplate, TemplateItem
from engagement_desktop.domain.meetings.preparing.agenda_rows import TemplateRow
from engagement_desktop.domain.register.committees import Committee


def template_rows(session: Session, committee_id: int | None = None) -> tuple[TemplateRow, ...]:
    """The templates of one committee or of all, by committee and name."""
    wanted = select(AgendaTemplate, Committee.name).join(
        Committee, Committee.id == AgendaTemplate.committee_id
    )
    if committee_id is not None:
        wanted = wanted.where(AgendaTemplate.committee_id == committee_id)
    titles: dict[int, list[str]] = defaultdict(list)
    for item in session.scalars(select(TemplateItem).order_by(TemplateItem.position, TemplateItem.id)):
        titles[item.template_id].append(item.title)
    return tuple(
        TemplateRow(
            id=row.id,
            committee_id=row.committee_id,
            committee=committee,
            name=row.name,
            starts_minute=row.starts_minute,
            minutes=row.minutes,
            place=row.place,
            titles=tuple(titles[row.id]),
        )
        for row, committee in session.execute(wanted.order_by(Committee.name_key, AgendaTemplate.name))
    )


def template_items(session: Session, template_id: int) -> list[TemplateItem]:
    """The items of one template, in their order."""
    return list(
        session.scalars(
            select(TemplateItem)
            .where(TemplateItem.template_id == template_id)
            .order_by(TemplateItem.position, TemplateItem.id)
        )
    )


def template_named(session: Session, committee_id: int, name: str) -> AgendaTemplate | None:
    """The template of a committee that has this name."""
    return session.scalars(
        select(AgendaTemplate).where(AgendaTemplate.committee_id == committee_id, AgendaTemplate.name == name)
    ).one_or_none()
