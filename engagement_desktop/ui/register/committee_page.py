"""The page of one committee: who sits round its table, its meetings, its rules, its marks."""

from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.register.committees_drafts import CommitteeDraft
from engagement_desktop.domain.register.committees_rows import CommitteeDetail
from engagement_desktop.domain.register.seat_chart import SeatChart
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import date_short, integer
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.empty import EmptyState
from engagement_desktop.ui.common.layouts import column, scrolling
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.tabs import Tabs
from engagement_desktop.ui.common.work_card import WorkCard
from engagement_desktop.ui.register.committee_acts import CommitteeActs
from engagement_desktop.ui.register.committee_facts import CommitteeFacts
from engagement_desktop.ui.register.committee_meetings import CommitteeMeetings
from engagement_desktop.ui.register.committee_rules import CommitteeRules
from engagement_desktop.ui.register.committee_view import CommitteeTab, CommitteeView
from engagement_desktop.ui.register.editing_place import EditingPlace
from engagement_desktop.ui.register.rules_words import quorum_words, term_words
from engagement_desktop.ui.register.seats_tab import SeatsTab
from engagement_desktop.ui.register.template_card import TemplateCard

_TITLES = ("Sièges", "Réunions", "Règles", "Repères")


class CommitteePage(Page):
    """One committee at a time; an editor covers the tabs while one writes."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.REGISTER, Topic.MEETINGS})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "Comité", scrolls=False)
        self._application = context.application
        self.committee_id: int | None = None
        self._on: date | None = None
        self._build()
        self.acts = CommitteeActs(self)
        self._connect()

    def receive(self, what: object) -> None:
        """A committee by its number, or on a tab and a day."""
        view = CommitteeView(what) if isinstance(what, int) else what
        if not isinstance(view, CommitteeView):
            return
        self.place.leave()
        self.committee_id, self._on = view.committee_id, view.on
        self.seats.card.begin()
        self.tabs.choose(view.tab)
        self.context.errors.guard(self.refresh)

    def refresh(self) -> None:
        """Read the committee again; one that is gone leaves the empty state."""
        detail = self._detail()
        known = detail is not None
        self.empty.setVisible(not known)
        self._scroll_area.setVisible(known)
        self.tabs.setVisible(known)
        self.acts.show_buttons(shown=known and self.place.editor is None)
        if detail is None:
            self.committee_id = None
            self.header.set_title("Comité")
        else:
            self._show(detail)

    def _detail(self) -> CommitteeDetail | None:
        """The committee on the day looked at; None when there is none any more."""
        if self.committee_id is None:
            return None
        try:
            return self._application.committees.detail(self.committee_id, self._on)
        except DomainError:
            return None

    def _show(self, detail: CommitteeDetail) -> None:
        self._tell(detail)
        chart = self._application.committees.table(detail.row.id, self.day())
        draft = self._application.committees.draft(detail.row.id)
        acts = self.acts.may_sit() and self._looks_at_today() and draft.closed_on is None
        self.seats.show_composition(chart, acts=acts)
        self._show_meetings()
        self._show_rules(draft)
        self.facts.show_committee(draft, detail.row.structure)
        self.template.show_template(detail.row.id)
        self.acts.show_committee(draft, chart)

    def day(self) -> date:
        """The day looked at."""
        return self._on or self._application.workspace.today()

    def chart(self) -> SeatChart:
        """The composition on the day looked at."""
        return self._application.committees.table(self.committee_id or 0, self.day())

    def first_focus(self) -> QWidget | None:
        if self.committee_id is None:
            return self.empty.first_action()
        if self.place.editor is not None:
            return self.place.editor.form.first_field().editor
        if self.tabs.current() == CommitteeTab.SEATS:
            return self.seats.card.first_focus()
        if self.tabs.current() == CommitteeTab.MEETINGS and not self.meetings.table.isHidden():
            return self.meetings.table
        return self._scroll_area

    def arrange(self, effective: int) -> None:
        self.seats.arrange(effective)

    def show_tab(self, at: int) -> None:
        for place, tab in enumerate(self._tabs):
            tab.setVisible(place == at)
        self._scroll_area.verticalScrollBar().setValue(0)

    def _build(self) -> None:
        context, look = self.context, self.look
        self.header.add_back("Comités", lambda: context.signals.go("committees"))
        reading = QWidget()
        whole = column(look, reading, gap=8)
        self.tabs = Tabs(look, _TITLES)
        head = column(look, None, (24, 0, 24, 0), 0)
        head.addWidget(self.tabs)
        whole.addLayout(head)
        self._read = QWidget()
        inside = column(look, self._read, (24, 4, 24, 16), 0)
        self.seats = SeatsTab(look, self._application.workspace.today())
        self.meetings = CommitteeMeetings(look)
        self.rules = CommitteeRules(look)
        self.facts = CommitteeFacts(look)
        self.template = TemplateCard(context)
        self.facts.add_card(self.template)
        self._tabs = (self.seats, self.meetings, self.rules, self.facts)
        for tab in self._tabs:
            inside.addWidget(tab, 1)
        self._scroll_area = scrolling(self._read)
        whole.addWidget(self._scroll_area, 1)
        self.empty = self._make_empty()
        whole.addWidget(self.empty, 1)
        self.place = EditingPlace(reading)
        self.work = WorkCard(context)
        under_way = column(look, None, (24, 0, 24, 0), 0)
        under_way.addWidget(self.work)
        self.body.addLayout(under_way)
        self.body.addWidget(self.place, 1)
        self.show_tab(CommitteeTab.SEATS)

    def _make_empty(self) -> EmptyState:
        empty = EmptyState(
            self.look,
            "Aucun comité n’est choisi",
            "Choisissez-en un dans la liste\u00a0: ses sièges, ses réunions et ses règles s’afficheront ici.",
        )
        empty.add_action("Voir les comités", lambda: self.context.signals.go("committees"), "armchair")
        return empty

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.show_tab)
        card, aside, signals = self.seats.card, self.seats.aside, self.context.signals
        card.day_wanted.connect(self._look_at)
        card.opened.connect(self.acts.open_seat)
        card.ended.connect(self.acts.end_mandate)
        aside.fill_wanted.connect(self.acts.fill_seat)
        aside.mandate_wanted.connect(self.acts.add_mandate)
        aside.renewal_wanted.connect(self.acts.renew)
        self.rules.change_wanted.connect(self.acts.change_rules)
        self.meetings.opened.connect(lambda row: signals.go("meeting", row.id))
        self.meetings.all_wanted.connect(lambda: signals.go("meetings", self._meetings_view()))
        self.place.turned.connect(lambda editing: self.acts.show_buttons(shown=not editing))
        self.place.wrote.connect(self._on_written)
        self.place.done.connect(self._on_edited)

    def _looks_at_today(self) -> bool:
        return self.day() == self._application.workspace.today()

    def _look_at(self, day: date) -> None:
        self._on = None if day == self._application.workspace.today() else day
        self.context.errors.guard(self.refresh)

    def _on_edited(self) -> None:
        self.context.errors.guard(self.refresh)
        self.take_focus()

    def _on_written(self, key: str, record: int) -> None:
        """The seat that was just filled is where one goes on."""
        if key.startswith("mandate:"):
            self.context.errors.guard(self.refresh)
            self.seats.card.stand_on(record)

    def _tell(self, detail: CommitteeDetail) -> None:
        """Title, then the facts that decide: whose, the quorum, the length of a mandate."""
        rules = self._application.committees.rules_on(detail.row.id, self.day())
        term = term_words(rules.term_months)
        parts = [
            detail.row.structure,
            quorum_words(rules.quorum, detail.row.members),
            f"mandat de {term}" if term else "",
            f"fermé le {date_short(detail.row.closed_on)}" if detail.row.closed_on else "",
        ]
        self.header.set_title(detail.row.name, " — ".join(part for part in parts if part))

    def _show_meetings(self) -> None:
        query = self._meetings_view().query
        rows = self._application.meetings.page(query).rows
        total = self._application.meetings.summary(query).count
        self.meetings.show_meetings(rows, total)
        self.tabs.set_title(CommitteeTab.MEETINGS, f"{_TITLES[1]}  {integer(total)}" if total else _TITLES[1])

    def _show_rules(self, draft: CommitteeDraft) -> None:
        history = self._application.committees.rules_history(draft.id or 0)
        today = self._application.workspace.today()
        self.rules.show_rules(history, today, may_change=self.acts.may_change_rules(draft))

    def _meetings_view(self) -> ListView:
        whose = {"committee": str(self.committee_id)}
        query = ListQuery(filters=whose, sort="date", descending=True)
        return ListView(query, f"Réunions\u00a0: {self.header.title()}")
