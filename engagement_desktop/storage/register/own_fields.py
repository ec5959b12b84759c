"""The structure's own fields as forms and settings read them."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.register.own_fields import OwnField, OwnValue
from engagement_desktop.domain.register.people_drafts import OwnFieldRow


def own_fields(session: Session) -> Sequence[OwnField]:
    """Every field in its order, hidden ones too."""
    return session.scalars(select(OwnField).order_by(OwnField.position, OwnField.id)).all()


def own_field_rows(session: Session) -> tuple[OwnFieldRow, ...]:
    """The same, with how many files fill each."""
    filled = {
        row[0]: row[1]
        for row in session.execute(select(OwnValue.field_id, func.count()).group_by(OwnValue.field_id))
    }
    return tuple(
        OwnFieldRow(
            id=field.id,
            version=field.version,
            label=field.label,
            kind=field.kind,
            choices=tuple(field.choices.splitlines()),
            is_hidden=field.is_hidden,
            values=filled.get(field.id, 0),
        )
        for field in own_fields(session)
    )


def own_field_labelled(session: Session, label_key: str) -> OwnField | None:
    """The field of that folded name."""
    return session.scalars(select(OwnField).where(OwnField.label_key == label_key)).one_or_none()


def values_in(session: Session, field_id: int) -> Sequence[str]:
    """Every different text that files hold in a field."""
    return session.scalars(
        select(OwnValue.value).where(OwnValue.field_id == field_id).distinct().order_by(OwnValue.value)
    ).all()
