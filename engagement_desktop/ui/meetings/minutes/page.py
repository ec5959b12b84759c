"""« Compte rendu »: what is missing, what is too much, then validated, given, approved, signed, rectified."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.minuting.closing_checks import ClosingPoint, PointKind
from engagement_desktop.domain.meetings.minuting.minutes import Ruling
from engagement_desktop.domain.meetings.minuting.minutes_states import MinutesStanding
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import date_long
from engagement_desktop.french.minutes_texts import STATES, minutes_name
from engagement_desktop.ui.common.beside import open_beside
from engagement_desktop.ui.common.buttons import ORDINARY
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.empty import EmptyState
from engagement_desktop.ui.common.layouts import column, row, scrolling
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.page_doors import leads_to
from engagement_desktop.ui.common.preview import DocumentPreview
from engagement_desktop.ui.common.responsive import ONE_COLUMN_OF_CARDS
from engagement_desktop.ui.common.work_card import WorkCard
from engagement_desktop.ui.meetings.minutes.check_card import CheckCard
from engagement_desktop.ui.meetings.minutes.findings_card import FindingsCard
from engagement_desktop.ui.meetings.minutes.output import MinutesOutput
from engagement_desktop.ui.meetings.minutes.rectification import rectification_editor
from engagement_desktop.ui.meetings.minutes.standing_card import StandingCard

TITLE = "Compte rendu"
_OF_THE_MEETING = frozenset(
    {
        PointKind.NO_CHAIR,
        PointKind.CHAIR_AWAY,
        PointKind.NO_SECRETARY,
        PointKind.NO_END_HOUR,
        PointKind.NOT_HELD,
    }
)


class MinutesPage(Page):
    """At the left what to look at, at the right where the minutes stand; the primary is the next step."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.MEETINGS, Topic.REGISTER})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, TITLE, scrolls=False)
        self.meeting_id: int | None = None
        self.standing: MinutesStanding | None = None
        self._undecided = 0  # words noticed, of minutes that nothing else holds back
        self._was_asked = False
        may = context.application.workspace.may
        self._may_validate = may(Permission.MINUTES_VALIDATE)
        self._may_name = may(Permission.REPORT_NAME_PEOPLE)
        self.check = CheckCard(self.look)
        self.findings = FindingsCard(self.look)
        self.state = StandingCard(self.look, context.application.workspace.today())
        self.preview = DocumentPreview(self.look)
        self.work = WorkCard(context)
        self.output = MinutesOutput(self, self.work)
        self._make_header()
        self._build()
        self._connect()
        self._show_state()

    def receive(self, what: object) -> None:
        """A meeting, by its number."""
        if isinstance(what, int) and not isinstance(what, bool):
            self.leave_preview()
            self.output.drop_banner()
            self.state.large.setChecked(False)
            self.meeting_id, self._was_asked = what, False
            self.refresh()

    def refresh(self) -> None:
        self.standing = None
        if self.meeting_id is not None:
            self.context.errors.guard(self._read, lambda _gone: None)
        self._show_state()

    def first_focus(self) -> QWidget | None:
        if self._stack.currentWidget() is self.preview:
            return self.preview.first_focus()
        if self.standing is None:
            return self.empty.first_action()
        waiting = self.findings.current()
        if waiting is not None and waiting.ruling is None and not self.findings.isHidden():
            return self.findings.deciding
        return self.act

    def arrange(self, effective: int) -> None:
        ways = QBoxLayout.Direction
        beside = effective >= ONE_COLUMN_OF_CARDS
        self._columns.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def number(self) -> str | None:
        return None if self.standing is None else self.standing.number

    def go_back(self) -> None:
        """To the meeting."""
        place = "meeting" if leads_to(self.context, "meeting") else "meetings"
        self.context.signals.go(place, self.meeting_id if place == "meeting" else None)

    def go_on(self) -> None:
        """The next step: close the meeting, validate its minutes, save them."""
        standing = self.standing
        if standing is None:
            return
        if standing.is_sealed or not self._may_validate:
            self.output.save(public=not self._may_name)
        elif standing.is_open:
            self._guarded(lambda: self.context.application.openings.close(standing.meeting_id))
        elif self._undecided and not self._was_asked:
            self._was_asked = True
            self._name_step(standing)
            self.output.ask_undecided(self._undecided)
        else:
            self.output.validate(public=self.findings.public.isChecked())

    def rectify(self) -> None:
        """Write a correction in a window of its own."""
        if self.meeting_id is not None:
            open_beside(self, rectification_editor(self.context, self.meeting_id))

    def show_preview(self, name: str, content: bytes) -> None:
        """The paper takes the place of the cards."""
        self.preview.show_document(name, content)
        self.header.hide()
        self._stack.setCurrentWidget(self.preview)
        self.take_focus()

    def leave_preview(self) -> None:
        if self._stack.currentWidget() is self.preview:
            self.preview.forget()
            self.header.show()
            self._stack.setCurrentWidget(self._cards)
            self.act.setFocus()

    def _read(self) -> None:
        minutes, meeting_id = self.context.application.minutes, self.meeting_id
        if meeting_id is None:
            return
        standing = minutes.standing(meeting_id)
        check, found = minutes.review(meeting_id)
        waiting = sum(one.ruling is None for one in found)
        self._undecided = waiting if check.may_validate else 0
        self.check.show_check(check)
        self.findings.show_findings(found, may_rule=self._may_validate)
        self.state.show_standing(standing, minutes.approving(meeting_id), may_change=self._may_validate)
        self.standing = standing

    def _show_state(self) -> None:
        standing = self.standing
        if self._stack.currentWidget() is not self.preview:
            self._stack.setCurrentWidget(self.empty if standing is None else self._cards)
        if standing is None:
            self.header.set_title(TITLE)
            self.header.show_tools(shown=False)
            self.act.hide()
            return
        name = minutes_name(standing.number)
        title = TITLE if name == TITLE else f"{TITLE} {name}"
        self.header.set_title(
            title, f"{standing.committee}, {date_long(standing.held_on)}. {STATES[standing.state]}."
        )
        self.header.show_tools(shown=True)
        self.check.setVisible(not standing.is_sealed)
        self.findings.public.setVisible(not standing.is_sealed)
        for button in (self.rectifying, self.publishing):
            offered = standing.is_sealed and (button is self.publishing or self._may_validate)
            self.header.offer(button, offered=offered)
        self.header.offer(self.previewing, offered=self._may_name)
        self._name_step(standing)

    def _name_step(self, standing: MinutesStanding) -> None:
        self.act.setVisible(standing.is_held)
        if standing.is_sealed or not self._may_validate:
            self.act.set_text("Enregistrer…", "save")
        elif standing.is_open:
            self.act.set_text("Clore la réunion", "lock")
        else:
            insists = self._was_asked and self._undecided
            self.act.set_text("Valider quand même" if insists else "Valider le compte rendu", "file-check")
        self.act.say_keys("Ctrl+Return")

    def _make_header(self) -> None:
        self.header.add_back("Retour", self.go_back)
        header = self.header
        self.rectifying = header.add_secondary("Rectificatif…", self.rectify, "pen-line")
        self.publishing = header.add_secondary(
            "Version publique…", lambda: self.output.save(public=True), "eye-off"
        )
        self.previewing = header.add_secondary(
            "Aperçu", lambda: self.output.preview(public=False), "eye", keys="Ctrl+P"
        )
        self.public_preview = header.add_secondary(
            "Aperçu public", lambda: self.output.preview(public=True), "eye", keys="Ctrl+Shift+P"
        )
        self.act = header.add_primary("Valider le compte rendu", self.go_on, "file-check", keys="Ctrl+Return")

    def _build(self) -> None:
        working = column(self.look, None, (24, 0, 24, 0))
        working.addWidget(self.work)
        self.body.addLayout(working)
        self.empty = EmptyState(
            self.look, "Aucune réunion choisie", "Ouvrez la réunion dont vous finissez le texte."
        )
        self.empty.add_action(
            "Voir les réunions", lambda: self.context.signals.go("meetings"), "calendar-days", kind=ORDINARY
        )
        inside = QWidget()
        inside.setProperty("role", "corps")
        whole = column(self.look, inside, (24, 4, 24, 16), 12)
        self._columns: QBoxLayout = row(self.look, None, gap=12)
        left = column(self.look, None, gap=12)
        left.addWidget(self.check)
        left.addWidget(self.findings)
        left.addStretch(1)
        self._columns.addLayout(left, 3)
        self._columns.addWidget(self.state, 2, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(self._columns)
        whole.addStretch(1)
        self._cards = scrolling(inside)
        self._stack = QStackedWidget()
        for widget in (self._cards, self.empty, self.preview):
            self._stack.addWidget(widget)
        self.body.addWidget(self._stack, 1)
        QShortcut(QKeySequence("Escape"), self._cards, self.go_back)

    def _connect(self) -> None:
        self.check.wanted.connect(self._mend)
        self.findings.ruled.connect(self._rule)
        self.state.approval_wanted.connect(self._approve)
        self.state.scan_wanted.connect(self._file_scan)
        self.state.copy_wanted.connect(lambda: self._guarded(self._copy_scan))
        self.state.rectification_wanted.connect(
            lambda number: self._guarded(lambda: self.output.show_rectification(number))
        )
        self.preview.left.connect(self.leave_preview)
        self.preview.print_wanted.connect(self.output.print_shown)
        self.preview.save_wanted.connect(self.output.save_shown)

    def _mend(self, point: ClosingPoint) -> None:
        """Where the point is mended."""
        if point.kind is PointKind.STILL_OPEN:
            self.go_on()
        elif point.kind is PointKind.NOT_RULED:
            self.findings.deciding.setFocus()
        elif point.kind in _OF_THE_MEETING or not leads_to(self.context, "live"):
            self.go_back()
        else:
            self.context.signals.go("live", self.meeting_id)

    def _rule(self, words: str, ruling: Ruling | None) -> None:
        meeting_id = self.meeting_id
        if meeting_id is not None:
            had_focus = self.findings.deciding.isAncestorOf(self.focusWidget() or self)
            self._guarded(lambda: self.context.application.minutes.rule(meeting_id, words, ruling))
            if had_focus or self.findings.deciding.hasFocus():
                self.findings.deciding.setFocus()

    def _approve(self, approving_id: int) -> None:
        meeting_id = self.meeting_id
        if meeting_id is not None:
            self._guarded(lambda: self.context.application.minutes.approve(meeting_id, approving_id))

    def _file_scan(self, path: Path, day: object) -> None:
        meeting_id = self.meeting_id
        if meeting_id is not None:
            signed_on = self.state.day.value() if day is not None else None
            self._guarded(lambda: self.context.application.minutes.file_signed(meeting_id, path, signed_on))

    def _copy_scan(self) -> None:
        """The signed paper, out of the dossier."""
        if self.meeting_id is None:
            return
        scan = self.context.application.minutes.signed_scan(self.meeting_id)
        target = self.output.copy_target(scan.name)
        if target is not None:
            self.output.write(target, scan.content)

    def _guarded(self, act: Callable[[], object]) -> None:
        """Do it, and say in place why not; what it changed is said at the foot."""
        self.output.drop_banner()
        before = self.context.application.workspace.last_act()

        def refused(refusal: DomainError) -> None:
            self.output.refuse(refusal.sentence)

        if self.context.errors.guard(act, refused):
            said = self.context.application.workspace.last_act()
            if said and said != before:
                self.context.signals.said.emit(said, "succes")
