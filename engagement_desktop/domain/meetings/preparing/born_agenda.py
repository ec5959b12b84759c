"""The agenda with which a meeting is born: what the last ones left, then the items it always has."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from engagement_desktop.domain.meetings.preparing.agenda import ItemKind
from engagement_desktop.domain.meetings.preparing.agenda_drafts import TITLES, ItemDraft, TemplateItemDraft

_AFTER_SECRECY = (ItemKind.APPROVAL, ItemKind.ACTIONS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Birth:
    """What an agenda is born of.

    `approvals` are the minutes to approve and `carried` the items carried over, each as an item already;
    `open_actions` counts the actions that nobody closed yet.
    """

    template: tuple[TemplateItemDraft, ...] = ()
    approvals: tuple[ItemDraft, ...] = ()
    carried: tuple[ItemDraft, ...] = ()
    open_actions: int = 0


def born(birth: Birth) -> tuple[ItemDraft, ...]:
    """The items in their order.

    First the reminder of secrecy, the minutes to approve, the open actions, what was carried over; then the
    items of the template; « Questions diverses » last. A template that places one of these kinds keeps its
    place, its title and its length; what there is no reason for (nothing to approve, no open action) is left
    out.
    """
    placed = {item.kind for item in birth.template} - {ItemKind.ORDINARY}
    items = [*_before(birth, placed), *_of_template(birth)]
    if ItemKind.OTHER_BUSINESS not in placed:
        items.append(_usual(ItemKind.OTHER_BUSINESS))
    return tuple(items)


def _before(birth: Birth, placed: set[ItemKind]) -> Iterator[ItemDraft]:
    if ItemKind.SECRECY not in placed:
        yield _usual(ItemKind.SECRECY)
    for kind in _AFTER_SECRECY:
        if kind not in placed:
            yield from _reasons(birth, _usual(kind))
    if not placed & set(_AFTER_SECRECY):
        yield from birth.carried


def _of_template(birth: Birth) -> Iterator[ItemDraft]:
    """The template's items; what was carried over comes after the last of those that look back."""
    back = [at for at, item in enumerate(birth.template) if item.kind in _AFTER_SECRECY]
    for at, item in enumerate(birth.template):
        draft = ItemDraft(title=item.title, kind=item.kind, level=item.level, minutes=item.minutes)
        yield from _reasons(birth, draft)
        if back and at == back[-1]:
            yield from birth.carried


def _reasons(birth: Birth, item: ItemDraft) -> Iterator[ItemDraft]:
    """An item as often as there is a reason for it."""
    if item.kind is ItemKind.APPROVAL:
        for approval in birth.approvals:
            yield replace(approval, level=item.level, minutes=item.minutes)
    elif item.kind is not ItemKind.ACTIONS or birth.open_actions:
        yield item


def _usual(kind: ItemKind) -> ItemDraft:
    return ItemDraft(title=TITLES[kind], kind=kind)
