"""What can be done on the file of a meeting: only what its stage and the role allow is offered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.meetings.preparing.agenda import ItemKind
from engagement_desktop.domain.meetings.preparing.agenda_drafts import ItemDraft
from engagement_desktop.domain.meetings.stages import MeetingStage
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.french.formats import date_short
from engagement_desktop.ui.common.banner import WARNING
from engagement_desktop.ui.common.buttons import ORDINARY, PRIMARY, Button
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.page_doors import leads_to
from engagement_desktop.ui.meetings.meeting_form import meeting_editor
from engagement_desktop.ui.meetings.preparing.item_form import item_editor
from engagement_desktop.ui.meetings.preparing.session_form import session_editor
from engagement_desktop.ui.meetings.preparing.template_form import template_editor_from
from engagement_desktop.ui.register.made_file import PDF, MadeFile, file_target

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from engagement_desktop.domain.meetings.preparing.agenda_rows import DocumentRow, ItemRow, MeetingFile
    from engagement_desktop.ui.common.editor import Editor
    from engagement_desktop.ui.meetings.preparing.meeting_page import MeetingPage

_S = MeetingStage
_WRITTEN = frozenset({_S.CLOSED, _S.VALIDATED, _S.APPROVED, _S.RECORDED})


class MeetingActs:
    """The buttons under the head, and the acts of the agenda and of the documents."""

    def __init__(self, page: MeetingPage) -> None:
        self._page = page
        self._application = page.context.application
        self.bar = QWidget()
        self._flow = Flow(page.look, self.bar, gap=8)
        self._buttons: dict[str, Button] = {}
        self._icons: dict[str, str] = {}
        self._make_buttons()
        QShortcut(QKeySequence("F2"), page, self.edit_current)

    def first(self) -> Button | None:
        """The first act that is offered."""
        return next((button for button in self._buttons.values() if not button.isHidden()), None)

    def button(self, key: str) -> Button:
        return self._buttons[key]

    def show_acts(self, file: MeetingFile | None) -> None:
        """Those that make sense now, the first one the most visible."""
        offered = self._offered(file) if file is not None else frozenset()
        leading = next((key for key in self._buttons if key in offered), "")
        for key, button in self._buttons.items():
            button.setVisible(key in offered)
            button.set_kind(PRIMARY if key == leading else ORDINARY)
            button.set_text(button.text(), self._icons[key])

    # The meeting

    def open_meeting(self) -> None:
        """Opened now, then minuted where one types."""
        self._do(self._application.openings.open, self._number())
        self._go_live()

    def close_meeting(self) -> None:
        self._do(self._application.openings.close, self._number())

    def reopen(self) -> None:
        self._do(self._application.openings.reopen, self._number())

    def cancel(self) -> None:
        """Asked once: whoever was called must be told."""
        banner = self._page.tell(
            WARNING, "À confirmer.", "La réunion sera annulée. Ses points reviendront à la prochaine."
        )
        banner.add_action(
            "Annuler la réunion", lambda: self._do(self._application.openings.cancel, self._number())
        ).setFocus()

    def compose(self) -> None:
        """The agenda of a meeting that was only dated."""
        known = self._application.templates.every(self._file().detail.row.committee_id)
        template = known[0].id if known else None
        self._do(self._application.agendas.compose, self._number(), template)

    def modify(self) -> None:
        self._edit(partial(meeting_editor, self._page.context, self._number()))

    def edit_session(self) -> None:
        self._edit(partial(session_editor, self._page.context, self._number()))

    def keep_as_template(self) -> None:
        self._edit(partial(template_editor_from, self._page.context, self._number()))

    def tick_secrecy(self) -> None:
        given = self._file().secrecy_minute is None
        self._do(partial(self._application.openings.tick_secrecy, given=given), self._number())

    def print_sheet(self) -> None:
        """The sheet that everybody signs on arriving."""
        held_on = self._file().detail.row.held_on
        day, number = date_short(held_on), self._number()
        target = file_target(
            self._page, "Enregistrer la feuille d’émargement", f"emargement-{held_on.isoformat()}", (PDF,)
        )
        MadeFile(self._page, self._page.work).make(
            f"Feuille d’émargement du {day}",
            target,
            lambda path, _progress: self._application.letters.sign_in_sheet(number, path),
            lambda _outcome: f"Feuille d’émargement du {day} écrite.",
        )

    # The agenda

    def add_item(self, title: str) -> bool:
        """Whether it was added: refused, it stays typed."""
        after = None
        items = self._file().items
        if items and items[-1].kind is ItemKind.OTHER_BUSINESS:
            after = items[-2].id if len(items) > 1 else None
        return self._do(self._application.agendas.add, self._number(), ItemDraft(title=title), after)

    def edit_item(self, item: ItemRow) -> None:
        if self._page.agenda.may_change:
            self._edit(partial(item_editor, self._page.context, item.id, item.title))

    def edit_current(self) -> None:
        """F2: the item on which one stands, else the meeting."""
        if self._page.file is None or not self._page.may_write() or self._page.place.editor is not None:
            return
        item = self._page.agenda.current_row() if self._page.agenda.hasFocus() else None
        if item is not None:
            self.edit_item(item)
        elif not self._buttons["modify"].isHidden():
            self.modify()

    def move_item(self, item: ItemRow, step: int) -> None:
        self._do(self._application.agendas.move, item.id, step)
        self._stand_on(item.id)

    def reorder(self, ids: Sequence[int]) -> None:
        self._do(self._application.agendas.reorder, self._number(), ids)

    def drop_item(self, item: ItemRow) -> None:
        if self._page.agenda.may_change:
            self._do(self._application.agendas.drop, item.id)

    # The documents

    def join(self, item_id: int | None, paths: Sequence[Path]) -> None:
        """One after the other; the first refusal stops, what was joined stays."""
        for path in paths:
            if not self._do(self._application.attachments.join, self._number(), item_id, path):
                return

    def copy_document(self, document: DocumentRow) -> None:
        """A copy outside the dossier, where the person says."""
        if not self._application.workspace.may(Permission.LETTER_MAKE):
            return
        ending = document.name[document.name.rfind(".") :] if "." in document.name else ""
        stem = document.name.removesuffix(ending)
        target = file_target(self._page, "Enregistrer une copie", stem, ((f"Document (*{ending})", ending),))
        if target is not None:
            self._do(self._application.attachments.copy_to, document.id, target)

    def remove_document(self, document: DocumentRow) -> None:
        if self._page.agenda.may_change:
            self._do(self._application.attachments.remove, document.id)

    def mark_sent(self, ids: Sequence[int]) -> None:
        self._do(self._application.attachments.mark_sent, ids, self._application.workspace.today())

    # Around

    def _make_buttons(self) -> None:
        self._add("live", "Reprendre la réunion", self._go_live, "pen-line")
        self._add("open", "Ouvrir la réunion", self.open_meeting, "pen-line")
        self._add("compose", "Composer l’ordre du jour", self.compose, "plus")
        self._add("convoke", "Convoquer", partial(self._go, "convoke"), "send")
        self._add("minutes", "Compte rendu", partial(self._go, "minutes"), "file-text")
        self._add("booking", "Comptabiliser", partial(self._go, "booking"), "clock")
        self._add("close", "Clore la réunion", self.close_meeting, "lock")
        self._add("record", "Écrire le compte rendu", self.open_meeting, "pen-line")
        self._add("reopen", "Rouvrir la réunion", self.reopen, "lock-open")
        self._add("sheet", "Feuille d’émargement", self.print_sheet, "printer", "Ctrl+P")
        self._add("secrecy", "Noter le rappel du secret", self.tick_secrecy, "square-check")
        self._add("session", "Présidence et suite", self.edit_session, "users")
        self._add("modify", "Modifier", self.modify, "pencil")
        self._add("template", "Garder comme modèle", self.keep_as_template, "copy")
        self._add("cancel", "Annuler la réunion", self.cancel, "circle-slash")

    def _add(self, key: str, words: str, act: Callable[[], object], icon: str, keys: str = "") -> None:
        button = Button(self._page.look, words, ORDINARY, icon, on_click=act, keys=keys)
        self._buttons[key], self._icons[key] = button, icon
        self._flow.addWidget(button)

    def _offered(self, file: MeetingFile) -> frozenset[str]:
        facts, context = file.detail.row, self._page.context
        offered = {
            key
            for key, stages in (
                ("convoke", {_S.PLANNED}),
                ("live", {_S.OPEN}),
                ("minutes", _WRITTEN),
                ("booking", _WRITTEN),
            )
            if facts.stage in stages and leads_to(context, key)
        }
        if context.application.workspace.may(Permission.LETTER_MAKE) and facts.stage is not _S.CANCELLED:
            offered.add("sheet")
        return frozenset(offered | (self._of_writers(file) if self._page.may_write() else set()))

    def _of_writers(self, file: MeetingFile) -> set[str]:
        facts = file.detail.row
        due = facts.held_on <= self._application.workspace.today()
        alive = facts.status is not MeetingStatus.CANCELLED
        held = facts.stage in {_S.OPEN, _S.CLOSED, _S.RECORDED}
        wanted = {
            "open": facts.stage is _S.PLANNED and due,
            "record": facts.stage is _S.RECORDED,
            "compose": not file.items and facts.stage in {_S.PLANNED, _S.OPEN},
            "close": facts.stage is _S.OPEN,
            "reopen": facts.stage is _S.CLOSED,
            "secrecy": held and file.secrecy_minute is None,
            "session": alive and (held or facts.stage is _S.PLANNED),
            "modify": facts.stage not in {_S.VALIDATED, _S.APPROVED},
            "template": bool(file.items),
            "cancel": facts.stage is _S.PLANNED,
        }
        return {key for key, is_wanted in wanted.items() if is_wanted}

    def _go_live(self) -> None:
        """Only once it is open, and where the page exists."""
        file = self._page.file
        opened = file is not None and file.detail.row.stage is _S.OPEN
        if opened and leads_to(self._page.context, "live"):
            self._go("live")

    def _go(self, key: str) -> None:
        self._page.context.signals.go(key, self._number())

    def _number(self) -> int:
        return self._page.meeting_id or 0

    def _file(self) -> MeetingFile:
        if self._page.file is None:
            raise LookupError("no meeting is shown")
        return self._page.file

    def _stand_on(self, item_id: int) -> None:
        self._page.agenda.stand_on(item_id)
        self._page.agenda.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edit(self, make: Callable[[], Editor[Any]]) -> None:
        self._page.drop_word()
        self._page.context.errors.guard(lambda: self._page.place.edit(make), self._page.refuse)

    def _do(self, act: Callable[..., object], *values: object) -> bool:
        """An act that is said and can be undone; what refuses is said in place."""
        self._page.drop_word()
        workspace = self._application.workspace
        before = workspace.last_act()
        done = self._page.context.errors.guard(lambda: act(*values), self._page.refuse)
        said = workspace.last_act()
        if done and said is not None and said != before:
            self._page.context.signals.say(said)
        return done
