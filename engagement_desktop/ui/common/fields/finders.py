"""Ready-made fields that find a person, a committee or a structure of the dossier."""

from collections.abc import Sequence

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.text import fold
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.fields.picker import Found, IdField
from engagement_desktop.ui.common.fields.typed import Ask

_MOST = 10
NOBODY = "Personne ne porte ce nom."
"""What a field says quietly while it finds nobody."""


def person_field(context: PageContext, ask: Ask | str) -> IdField:
    """A person who is in the lists, surname first."""
    people = context.application.people

    def find(typed: str) -> Sequence[Found[int]]:
        rows = people.page(ListQuery(search=typed, sort="name")).rows[:_MOST]
        return [Found(row.id, f"{row.last_name} {row.first_name}".strip(), row.city or "") for row in rows]

    def name(person_id: int) -> str:
        detail = people.detail(person_id)
        return f"{detail.last_name} {detail.first_name}".strip()

    return IdField(context.look, ask, find, name, none=NOBODY)


def committee_field(context: PageContext, ask: Ask | str) -> IdField:
    """A committee of the dossier."""
    committees = context.application.committees

    def find(typed: str) -> Sequence[Found[int]]:
        rows = committees.page(ListQuery(search=typed, sort="name")).rows[:_MOST]
        return [Found(row.id, row.name, row.structure) for row in rows]

    return IdField(context.look, ask, find, lambda committee_id: committees.detail(committee_id).row.name)


def structure_field(context: PageContext, ask: Ask | str) -> IdField:
    """The structure of the dossier, and those around it: sites, members, associations."""
    structures = context.application.structures

    def known() -> dict[int, str]:
        own = structures.own()
        around = {row.id: row.name for row in structures.others()}
        return ({own.id: own.name} if own is not None else {}) | around

    def find(typed: str) -> Sequence[Found[int]]:
        wanted = fold(typed)
        return [Found(key, name) for key, name in known().items() if wanted in fold(name)][:_MOST]

    return IdField(context.look, ask, find, lambda key: known().get(key, ""))
