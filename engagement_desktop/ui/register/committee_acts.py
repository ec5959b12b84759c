"""What can be done on the page of a committee, by whom; every act opens its editor in the page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from engagement_desktop.domain.errors import DomainError, ToConfirm
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.committees_drafts import CommitteeDraft
from engagement_desktop.domain.register.seat_chart import SeatChart
from engagement_desktop.domain.text import fold
from engagement_desktop.french.formats import date_short
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.banner import FAULT, WARNING, Banner
from engagement_desktop.ui.meetings.preparing.prepare_form import prepare_editor
from engagement_desktop.ui.register.close_form import close_editor
from engagement_desktop.ui.register.committee_form import committee_editor
from engagement_desktop.ui.register.end_form import end_editor
from engagement_desktop.ui.register.made_file import PDF, MadeFile, file_target
from engagement_desktop.ui.register.mandate_form import MandateStart, mandate_editor, new_mandate_editor
from engagement_desktop.ui.register.register_view import RegisterView
from engagement_desktop.ui.register.renewal_form import renewal_editor
from engagement_desktop.ui.register.rules_form import rules_editor
from engagement_desktop.ui.register.seat_words import SeatLine, seat_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from engagement_desktop.ui.common.editor import Editor
    from engagement_desktop.ui.register.committee_page import CommitteePage


Offered = tuple[str, str, "Callable[[], object]"]
"""Words, icon, act."""


class CommitteeActs:
    """Only what the role may do is offered; reading people's files is for everybody."""

    def __init__(self, page: CommitteePage) -> None:
        self._page = page
        self._application = page.context.application
        self._banner: Banner | None = None
        self._file = MadeFile(page, page.work)
        self._make_buttons()

    def may(self, right: Permission) -> bool:
        return self._application.workspace.may(right)

    def may_sit(self) -> bool:
        """May write who sits."""
        return self.may(Permission.MANDATE_WRITE)

    def show_buttons(self, *, shown: bool) -> None:
        """The buttons of the head leave while one writes."""
        self._page.header.show_tools(shown=shown)
        if (primary := self._page.header.primary()) is not None:
            primary.setVisible(shown)

    def show_committee(self, draft: CommitteeDraft, chart: SeatChart) -> None:
        """The acts of its life that make sense now."""
        acts: list[Offered] = [("Registre à une date", "history", self.open_register)]
        archived = draft.id is not None and self._is_archived(draft.id)
        if self.may_sit() and draft.closed_on is None and not archived:
            acts.append(("Pourvoir un siège", "user-plus", self.fill_seat))
        if self.may(Permission.COMMITTEE_WRITE) and draft.id is not None:
            acts += self._acts_of_life(draft.id, draft, chart, archived=archived)
        self._page.facts.offer(tuple(acts))

    def _acts_of_life(
        self, number: int, draft: CommitteeDraft, chart: SeatChart, *, archived: bool
    ) -> list[Offered]:
        """Closed and opened, put away and brought back, deleted when nothing leans on it."""
        service = self._application.committees
        if archived:
            return [("Sortir des archives", "undo-2", partial(self._done, service.bring_back, number))]
        acts: list[Offered] = []
        if draft.closed_on is None:
            acts.append(("Fermer le comité", "lock", self.close))
        else:
            acts.append(("Rouvrir le comité", "lock-open", partial(self._done, service.reopen, number)))
        archive = partial(service.archive, number)
        acts.append(("Archiver le comité", "archive", partial(self._confirmed, archive)))
        if not chart.filled:
            acts.append(("Supprimer le comité", "trash-2", partial(self._gone, service.delete, number)))
        return acts

    def _is_archived(self, number: int) -> bool:
        """Out of the lists: the list of the archived keeps it."""
        kept = ListQuery(filters={"committee": str(number), "archived": "yes"})
        return bool(self._application.committees.summary(kept).count)

    def open_seat(self, line: SeatLine) -> None:
        """The mandate of a seat; a vacant seat is filled; a reader opens the person's file."""
        if line.sitting is None:
            self.fill_seat(line)
        elif self.may_sit():
            self._edit(partial(mandate_editor, self._page.context, line.sitting.mandate_id))
        else:
            self._page.context.signals.go("person", line.sitting.person_id)

    def end_mandate(self, line: SeatLine) -> None:
        if line.sitting is not None and self.may_sit():
            self._edit(partial(end_editor, self._page.context, line.sitting.mandate_id))

    def fill_seat(self, line: SeatLine | None = None) -> None:
        """A new mandate on this seat, on the first vacant one when none is said."""
        if not self.may_sit() or self._page.committee_id is None:
            return
        lines = seat_lines(self._page.chart())
        vacant = line or next((each for each in lines if each.sitting is None), None)
        start = MandateStart(self._page.committee_id, college=vacant.college if vacant else None)
        self._edit(partial(new_mandate_editor, self._page.context, start))

    def add_mandate(self) -> None:
        """A suppléant, a guest, one over the seats: any mandate, whatever is vacant."""
        if self.may_sit() and self._page.committee_id is not None:
            start = MandateStart(self._page.committee_id, beside=True)
            self._edit(partial(new_mandate_editor, self._page.context, start))

    def renew(self) -> None:
        if self._page.committee_id is not None:
            self._edit(partial(renewal_editor, self._page.context, self._page.committee_id))

    def prepare_meeting(self) -> None:
        if self._page.committee_id is not None:
            self._edit(partial(prepare_editor, self._page.context, self._page.committee_id))

    def modify(self) -> None:
        if self._page.committee_id is not None:
            self._edit(partial(committee_editor, self._page.context, self._page.committee_id))

    def close(self) -> None:
        """Its last day is asked in place."""
        if self._page.committee_id is not None:
            self._edit(partial(close_editor, self._page.context, self._page.committee_id))

    def may_change_rules(self, draft: CommitteeDraft) -> bool:
        """Of a committee that lives."""
        return self.may(Permission.COMMITTEE_WRITE) and draft.closed_on is None

    def change_rules(self) -> None:
        """Other rules from a day; the former ones are kept."""
        if self._page.committee_id is not None:
            self._edit(partial(rules_editor, self._page.context, self._page.committee_id))

    def print_composition(self) -> None:
        """Who sits on the day looked at, on paper."""
        number, day = self._page.committee_id, self._page.day()
        if number is None:
            return
        name = self._page.header.title()
        usual = f"composition-{file_name(name)}-{day.isoformat()}"
        target = file_target(self._page, "Enregistrer la composition", usual, (PDF,))
        self._file.make(
            f"Composition{NBSP}: {name}",
            target,
            lambda path, _progress: self._application.letters.composition(number, path, on=day),
            lambda _outcome: f"Composition au {date_short(day)} écrite{NBSP}: {name}.",
        )

    def open_register(self) -> None:
        view = RegisterView(self._page.day(), self._page.committee_id)
        self._page.context.signals.go("register_at", view)

    def _make_buttons(self) -> None:
        header = self._page.header
        if self.may(Permission.COMMITTEE_WRITE):
            header.add_secondary("Modifier", self.modify, "pencil", keys="F2")
        if self.may(Permission.LETTER_MAKE):
            header.add_secondary("Imprimer la composition", self.print_composition, "printer", keys="Ctrl+P")
        if self.may(Permission.MEETING_WRITE):
            header.add_primary("Préparer une réunion", self.prepare_meeting, "plus", keys="Ctrl+N")

    def _edit(self, make: Callable[[], Editor[Any]]) -> None:
        self._drop_banner()
        self._page.context.errors.guard(lambda: self._page.place.edit(make), self._refuse)

    def _done(self, act: Callable[..., object], *values: object) -> None:
        """An act that needs no question."""
        self._page.context.errors.guard(lambda: self._after(act(*values)), self._refuse)

    def _confirmed(self, act: Callable[..., object], accepted: frozenset[str] = frozenset()) -> None:
        """An act that may ask something first."""

        def refused(refusal: DomainError) -> None:
            if not isinstance(refusal, ToConfirm):
                self._refuse(refusal)
                return
            again = accepted | {refusal.code}
            banner = self._tell(WARNING, "À confirmer.", refusal.sentence)
            banner.add_action("Continuer", lambda: self._confirmed(act, again)).setFocus()

        self._page.context.errors.guard(lambda: self._after(act(accepted=accepted)), refused)

    def _gone(self, act: Callable[..., object], *values: object) -> None:
        """The committee leaves the page: back to the list."""

        def done() -> None:
            self._after(act(*values))
            self._page.committee_id = None
            self._page.context.signals.go("committees")

        self._page.context.errors.guard(done, self._refuse)

    def _after(self, _outcome: object) -> None:
        self._drop_banner()
        if (said := self._application.workspace.last_act()) is not None:
            self._page.context.signals.say(said)

    def _refuse(self, refusal: DomainError) -> None:
        self._tell(FAULT, "", refusal.sentence)

    def _tell(self, tone: str, title: str, sentence: str) -> Banner:
        self._drop_banner()
        self._banner = self._page.show_banner(Banner(self._page.look, tone, title, sentence))
        return self._banner

    def _drop_banner(self) -> None:
        if self._banner is not None:
            self._page.drop_banner(self._banner)
            self._banner = None


def file_name(words: str) -> str:
    """« Comité d’éthique » as the name of a file: comite-d-ethique."""
    signs = (sign if sign.isalnum() else " " for sign in fold(words))
    return "-".join("".join(signs).split())
