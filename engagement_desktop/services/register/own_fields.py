"""Fields of the structure's own: which there are, in which order, and which are asked for."""

from dataclasses import replace

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, raise_all
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.own_fields import OwnField, OwnFieldKind
from engagement_desktop.domain.register.own_values import own_field_faults, own_value_fault
from engagement_desktop.domain.register.people_drafts import OwnFieldDraft, OwnFieldRow
from engagement_desktop.domain.text import clean, fold
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.register.own_fields import (
    own_field_labelled,
    own_field_rows,
    own_fields,
    values_in,
)

_GONE = "Ce champ n’est plus dans le dossier."


class OwnFieldService:
    """What a person does with the structure's own fields."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def all(self) -> tuple[OwnFieldRow, ...]:
        """Every field in its order, hidden ones too."""
        with self._workspace.read() as session:
            return own_field_rows(session)

    def save(self, draft: OwnFieldDraft) -> int:
        """Adds a field at the end, or changes one, and returns its id.

        Raises:
            NotPermitted: the role may not.
            ChangedMeanwhile: it was changed since it was read.
            DomainError: no label, a label taken, a poor list, or files hold what it could no longer hold.
        """
        draft = _tidied(draft)
        with self._workspace.act(
            Permission.FIELD_WRITE, "save own field", f"Champ enregistré\u00a0: {draft.label}."
        ) as change:
            session = change.session
            field = None if draft.id is None else _field(session, draft.id)
            if field is not None and field.version != draft.version:
                raise ChangedMeanwhile(_draft_of(field))
            raise_all(own_field_faults(draft) + _label_faults(session, draft))
            if field is None:
                field = OwnField(
                    label=draft.label,
                    label_key=fold(draft.label),
                    kind=draft.kind,
                    position=len(own_fields(session)),
                )
                session.add(field)
            else:
                _refuse_misfits(session, field, draft)
            field.label, field.label_key = draft.label, fold(draft.label)
            field.kind, field.choices = draft.kind, "\n".join(draft.choices)
            session.flush()
            return field.id

    def move(self, field_id: int, by: int) -> None:
        """Moves a field up (-1) or down (+1) among the others; beyond the ends it stays.

        Raises:
            NotPermitted: the role may not.
            DomainError: the field is gone.
        """
        with self._workspace.act(Permission.FIELD_WRITE, "move own field") as change:
            field = _field(change.session, field_id)
            change.said = f"Champ déplacé\u00a0: {field.label}."
            order = list(own_fields(change.session))
            place = order.index(field)
            order.insert(min(max(place + by, 0), len(order) - 1), order.pop(place))
            for position, one in enumerate(order):
                one.position = position

    def hide(self, field_id: int, *, hidden: bool = True) -> None:
        """No longer asks for it, or asks again; what files say in it is kept.

        Raises:
            NotPermitted: the role may not.
            DomainError: the field is gone.
        """
        with self._workspace.act(Permission.FIELD_WRITE, "hide own field") as change:
            field = _field(change.session, field_id)
            field.is_hidden = hidden
            said = "Champ caché" if hidden else "Champ de nouveau demandé"
            change.said = f"{said}\u00a0: {field.label}."


def _field(session: Session, field_id: int) -> OwnField:
    field = session.get(OwnField, field_id)
    if field is None:
        raise DomainError(_GONE)
    return field


def _tidied(draft: OwnFieldDraft) -> OwnFieldDraft:
    """Label and choices on one line each; only a list has choices."""
    said = map(_on_one_line, draft.choices) if draft.kind is OwnFieldKind.CHOICE else ()
    return replace(draft, label=_on_one_line(draft.label), choices=tuple(filter(None, said)))


def _on_one_line(text: str) -> str:
    return " ".join(clean(text).split())


def _draft_of(field: OwnField) -> OwnFieldDraft:
    return OwnFieldDraft(
        id=field.id,
        version=field.version,
        label=field.label,
        kind=field.kind,
        choices=tuple(field.choices.splitlines()),
    )


def _label_faults(session: Session, draft: OwnFieldDraft) -> list[DomainError]:
    same = own_field_labelled(session, fold(draft.label))
    if same is None or same.id == draft.id:
        return []
    hidden = " Il est caché\u00a0: demandez-le de nouveau." if same.is_hidden else ""
    return [DomainError(f"Un champ porte déjà ce nom.{hidden}", "label")]


def _refuse_misfits(session: Session, field: OwnField, draft: OwnFieldDraft) -> None:
    """What files say already must still be said in the changed field."""
    misfits = [
        value
        for value in values_in(session, field.id)
        if own_value_fault(draft.kind, draft.choices, value) is not None
    ]
    if misfits:
        where = "choices" if draft.kind is OwnFieldKind.CHOICE else "kind"
        raise DomainError(
            f"Des fiches disent «\u00a0{misfits[0]}\u00a0» dans ce champ. Gardez de quoi le dire, ou cachez "
            "ce champ et ajoutez-en un autre.",
            where,
        )
