"""What is done to the agenda while the meeting goes: the next item, one more, one carried, one adopted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from engagement_desktop.domain.meetings.preparing.agenda import ItemKind, ItemState
from engagement_desktop.domain.meetings.preparing.agenda_drafts import ItemDraft
from engagement_desktop.ui.meetings.live.agenda.agenda_words import is_talked_of
from engagement_desktop.ui.meetings.live.zones import TEXT

if TYPE_CHECKING:
    from engagement_desktop.domain.meetings.attending.live_rows import LiveItem
    from engagement_desktop.ui.meetings.live.live_page import LivePage


class AgendaActs(QObject):
    """Each is one act, told in the status bar and taken back by Ctrl+Z."""

    def __init__(self, page: LivePage) -> None:
        super().__init__(page)
        self._page = page
        self._application = page.context.application
        agenda = page.agenda
        agenda.list.chosen.connect(page.show_item)
        agenda.list.opened.connect(self.begin)
        agenda.list.moved.connect(self.move)
        agenda.list.ticked.connect(self.tick)
        agenda.list.carried.connect(self.carry)
        agenda.list.dropped.connect(self.drop)
        agenda.added.connect(self.add)
        agenda.renamed.connect(self.rename)

    def next(self) -> None:
        """F6: the item on screen is treated, the next one begins."""
        self._step(1)

    def previous(self) -> None:
        """Maj+F6: back to the item before."""
        self._step(-1)

    def begin(self, item_id: int, *, treated: bool = True) -> None:
        """Talk of this item from now on, and write in it."""
        meeting_id, live = self._page.meeting_id, self._page.live
        if meeting_id is None or live is None:
            return
        leaving = self._page.autosave.item_id
        self._page.autosave.write()
        wanted = self._item(item_id)
        if live.is_open and wanted is not None and not is_talked_of(wanted):
            progress = self._application.progress
            self._do(
                lambda: progress.go_to(
                    meeting_id, item_id, leaving_id=None if leaving == item_id else leaving, treated=treated
                )
            )
        self._page.show_item(item_id)
        self._page.go_to_zone(TEXT)

    def end_last(self) -> bool:
        """Before closing: the item that is talked of is treated."""
        meeting_id, live = self._page.meeting_id, self._page.live
        if meeting_id is None or live is None or not live.is_open or not any(map(is_talked_of, live.items)):
            return True
        return self._do(lambda: self._application.progress.end(meeting_id))

    def add(self, title: str) -> None:
        """One more item, after the one on screen; it is on screen next."""
        meeting_id, after = self._page.meeting_id, self._page.autosave.item_id
        if meeting_id is None:
            return
        made: list[int] = []
        draft = ItemDraft(title=title)
        if self._do(lambda: made.append(self._application.agendas.add(meeting_id, draft, after))):
            self._page.show_item(made[0])

    def rename(self, item_id: int, title: str) -> None:
        """Another title."""
        agendas = self._application.agendas

        def renamed() -> None:
            draft = agendas.draft(item_id)
            agendas.edit(
                ItemDraft(
                    id=draft.id,
                    version=draft.version,
                    title=title,
                    kind=draft.kind,
                    level=draft.level,
                    minutes=draft.minutes,
                    rapporteur_id=draft.rapporteur_id,
                    carried_from_id=draft.carried_from_id,
                    approves_id=draft.approves_id,
                )
            )

        self._do(renamed)

    def move(self, item_id: int, by: int) -> None:
        self._do(lambda: self._application.agendas.move(item_id, by))

    def drop(self, item_id: int) -> None:
        self._do(lambda: self._application.agendas.drop(item_id))

    def carry_current(self) -> None:
        if (item_id := self._page.autosave.item_id) is not None:
            self.carry(item_id)

    def carry(self, item_id: int) -> None:
        """Carried over to the next meeting, or to come again."""
        item = self._item(item_id)
        if item is not None:
            carried = item.state is ItemState.TO_CARRY
            state = ItemState.TO_COME if carried else ItemState.TO_CARRY
            self._do(lambda: self._application.agendas.set_state(item_id, state))

    def tick(self, item_id: int) -> None:
        """What an item asks: minutes adopted, secrecy reminded; any other is treated, or no longer."""
        item, live, meeting_id = self._item(item_id), self._page.live, self._page.meeting_id
        if item is None or live is None or meeting_id is None:
            return
        treated = item.state is ItemState.TREATED
        if item.kind is ItemKind.SECRECY:
            given = live.secrecy_minute is None
            self._do(lambda: self._application.openings.tick_secrecy(meeting_id, given=given))
        elif item.kind is ItemKind.APPROVAL and not treated:
            self._do(lambda: self._adopt(item_id))
        else:
            state = ItemState.TO_COME if treated else ItemState.TREATED
            self._do(lambda: self._application.agendas.set_state(item_id, state))

    def _adopt(self, item_id: int) -> None:
        """The minutes put forward are approved where there are some; the item is treated."""
        self._application.agendas.set_state(item_id, ItemState.TREATED)
        self._application.minutes.approve_from(item_id)

    def _step(self, by: int) -> None:
        live, here = self._page.live, self._page.item()
        if live is None or here is None:
            return
        at = live.items.index(here) + by
        if 0 <= at < len(live.items):
            self.begin(live.items[at].id, treated=by > 0)
        elif by > 0:
            self._page.context.signals.say("C’est le dernier point. F9 clôt la réunion.")

    def _item(self, item_id: int) -> LiveItem | None:
        items = () if self._page.live is None else self._page.live.items
        return next((one for one in items if one.id == item_id), None)

    def _do(self, act: Callable[[], object]) -> bool:
        done = self._page.context.errors.guard(act, self._page.tell_refusal)
        if done:
            self._page.say()
        return done
