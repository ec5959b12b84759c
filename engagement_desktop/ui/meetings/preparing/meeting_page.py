"""The file of one meeting: its agenda, its documents, its notice, and the doors to what follows."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.meetings.preparing.agenda_rows import ItemRow, MeetingFile
from engagement_desktop.domain.meetings.preparing.notice import NoticeState
from engagement_desktop.domain.meetings.stages import MeetingStage
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import clock_time, count, date_short, day_and_date
from engagement_desktop.ui.common.banner import FAULT, WARNING, Banner
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.empty import EmptyState
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column, row, scrolling
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.work_card import WorkCard
from engagement_desktop.ui.meetings.preparing.agenda_table import AgendaTable
from engagement_desktop.ui.meetings.preparing.agenda_words import STAGE_BADGES, minutes_words, notice_words
from engagement_desktop.ui.meetings.preparing.documents_card import DocumentsCard
from engagement_desktop.ui.meetings.preparing.meeting_acts import MeetingActs
from engagement_desktop.ui.meetings.words import attendance_of, hours_of
from engagement_desktop.ui.register.editing_place import EditingPlace
from engagement_desktop.ui.register.facts_card import FactsCard

_HINT = "Entrée ou F2 modifie — Alt+↑ et Alt+↓ déplacent — Ctrl+J joint un document — Suppr retire"
_FIXED = frozenset({MeetingStage.VALIDATED, MeetingStage.APPROVED, MeetingStage.CANCELLED})


class MeetingPage(Page):
    """One meeting at a time; an editor covers it while one writes."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.REGISTER, Topic.MEETINGS})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "Réunion", scrolls=False)
        self.application = context.application
        self.meeting_id: int | None = None
        self.file: MeetingFile | None = None
        self._banner: Banner | None = None
        self.header.add_back("Réunions", lambda: context.signals.go("meetings"))
        self.acts = MeetingActs(self)
        self._build()
        self._connect()

    def receive(self, what: object) -> None:
        """A meeting by its number."""
        if isinstance(what, int):
            self.place.leave()
            self.drop_word()
            self.meeting_id = what
            self.context.errors.guard(self.refresh)

    def refresh(self) -> None:
        """Read the meeting again; one that is gone leaves the empty state."""
        self.file = self._read()
        known = self.file is not None
        self.empty.setVisible(not known)
        self._scroll_area.setVisible(known)
        self.acts.show_acts(self.file)
        if self.file is None:
            self.meeting_id = None
            self.header.set_title("Réunion")
        else:
            self._show(self.file)

    def may_write(self) -> bool:
        return self.application.workspace.may(Permission.MEETING_WRITE)

    def first_focus(self) -> QWidget | None:
        if self.file is None:
            return self.empty.first_action()
        if self.place.editor is not None:
            return self.place.editor.form.first_field().editor
        if self.file.items:
            return self.agenda
        planned = self.file.detail.row.status is MeetingStatus.PLANNED
        return self.adding if planned and not self.adding.isHidden() else self.acts.first()

    def tell(self, tone: str, title: str, sentence: str) -> Banner:
        """One lasting word at a time."""
        self.drop_word()
        self._banner = self.show_banner(Banner(self.look, tone, title, sentence))
        return self._banner

    def refuse(self, refusal: DomainError) -> None:
        self.tell(FAULT, "", refusal.sentence)

    def drop_word(self) -> None:
        if self._banner is not None:
            self.drop_banner(self._banner)
            self._banner = None

    def _read(self) -> MeetingFile | None:
        if self.meeting_id is None:
            return None
        try:
            return self.application.agendas.of(self.meeting_id)
        except DomainError:
            return None

    def _build(self) -> None:
        look = self.look
        reading = QWidget()
        whole = column(look, reading, gap=8)
        inside = QWidget()
        body = column(look, inside, (24, 4, 24, 16), 12)
        body.addWidget(self.acts.bar)
        body.addWidget(self._make_agenda())
        self.documents = DocumentsCard(look)
        body.addWidget(self.documents)
        self.facts = FactsCard(look, "Tenue de la réunion")
        body.addWidget(self.facts)
        self.written = FactsCard(look, "Ce qui est inscrit")
        body.addWidget(self.written)
        body.addStretch(1)
        self._scroll_area = scrolling(inside)
        whole.addWidget(self._scroll_area, 1)
        self.empty = EmptyState(
            look,
            "Aucune réunion n’est choisie",
            "Choisissez-en une dans la liste\u00a0: son ordre du jour et ses documents s’afficheront ici.",
        )
        self.empty.add_action(
            "Voir les réunions", lambda: self.context.signals.go("meetings"), "calendar-days"
        )
        whole.addWidget(self.empty, 1)
        self.place = EditingPlace(reading)
        self.work = WorkCard(self.context)
        under_way = column(look, None, (24, 0, 24, 0), 0)
        under_way.addWidget(self.work)
        self.body.addLayout(under_way)
        self.body.addWidget(self.place, 1)

    def _make_agenda(self) -> Card:
        look = self.look
        card = Card(look, "Ordre du jour")
        self._length = card.add_aside("")
        self.notice = Banner(look, WARNING)
        card.body.addWidget(self.notice)
        self.agenda = AgendaTable(look)
        card.body.addWidget(self.agenda)
        self._no_item = Label("", "second", wrap=True)
        card.body.addWidget(self._no_item)
        self.adding = QLineEdit()
        self.adding.setPlaceholderText("Ajouter un point, puis Entrée")
        self.adding.setAccessibleName("Ajouter un point à l’ordre du jour")
        card.body.addWidget(self.adding)
        foot = row(look, None, gap=12)
        self._hint = Label(_HINT, "petit", wrap=True)
        foot.addWidget(self._hint, 1)
        card.body.addLayout(foot)
        return card

    def _connect(self) -> None:
        agenda, documents = self.agenda, self.documents
        agenda.opened.connect(self.acts.edit_item)
        agenda.delete_wanted.connect(self.acts.drop_item)
        agenda.move_wanted.connect(self.acts.move_item)
        agenda.order_wanted.connect(self.acts.reorder)
        agenda.files_dropped.connect(self._join)
        self.adding.returnPressed.connect(self._add)
        documents.join_wanted.connect(lambda paths: self._join(None, paths))
        QShortcut(QKeySequence("Ctrl+J"), self, self._join_here)
        documents.copy_wanted.connect(self.acts.copy_document)
        documents.remove_wanted.connect(self.acts.remove_document)
        documents.sent_wanted.connect(self.acts.mark_sent)
        self.place.turned.connect(lambda editing: self.header.show_tools(shown=not editing))
        self.place.done.connect(self._on_edited)

    def _join(self, item: ItemRow | None, paths: list[Path]) -> None:
        self.acts.join(item.id if item is not None else None, paths)

    def _join_here(self) -> None:
        """Documents for the item on which one stands, else for the meeting."""
        if self.file is None or not self.agenda.may_change or self.place.editor is not None:
            return
        item = self.agenda.current_row() if self.agenda.hasFocus() else None
        if paths := self.documents.choose():
            self._join(item, paths)

    def _add(self) -> None:
        """One more item; the hand stays in the field for the next one."""
        if self.adding.text().strip() and self.acts.add_item(self.adding.text()):
            self.adding.clear()
        self.adding.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self) -> None:
        self.context.errors.guard(self.refresh)
        self.take_focus()

    def _show(self, file: MeetingFile) -> None:
        facts = file.detail.row
        may_change = self.may_write() and facts.stage not in _FIXED
        self._tell_head(file)
        self.agenda.may_change = may_change
        self.agenda.show_items(file.items)
        self.agenda.setVisible(bool(file.items))
        total = minutes_words(file.planned_minutes)
        told = count(len(file.items), "point") if file.items else ""
        self._length.setText(", ".join(part for part in (told, total) if part))
        self._no_item.setVisible(not file.items)
        self._no_item.setText(file.detail.agenda or "Aucun point n’est inscrit.")
        self.adding.setVisible(may_change)
        self._hint.setVisible(may_change and bool(file.items))
        self._tell_notice(file)
        may_copy = self.context.application.workspace.may(Permission.LETTER_MAKE)
        self.documents.show_documents(file.documents, file.items, may_change=may_change, may_copy=may_copy)
        self.documents.setVisible(may_change or bool(file.documents))
        self._tell_session(file)
        self._tell_written(file)

    def _tell_head(self, file: MeetingFile) -> None:
        facts = file.detail.row
        parts = (
            file.title or "",
            f"{day_and_date(facts.held_on).capitalize()}, {hours_of(facts)}",
            facts.place or "",
            STAGE_BADGES[facts.stage].text.lower(),
            f"n°\u00a0{facts.number}" if facts.number else "",
        )
        self.header.set_title(facts.committee, " — ".join(part for part in parts if part))

    def _tell_notice(self, file: MeetingFile) -> None:
        state = file.notice.state
        late = state in {NoticeState.TOO_LATE, NoticeState.CALLED_LATE}
        self.notice.setVisible(late and file.detail.row.status is MeetingStatus.PLANNED)
        self.notice.tell(WARNING, "Convocation.", notice_words(file.notice))

    def _tell_session(self, file: MeetingFile) -> None:
        self.facts.start()
        convoked = "Pas encore envoyée" if file.convoked_on is None else f"Le {date_short(file.convoked_on)}"
        self.facts.fact("Convocation", convoked + (f", {file.convoked_how}" if file.convoked_how else ""))
        if file.convoked_on is not None or file.detail.row.status is MeetingStatus.PLANNED:
            self.facts.fact("Délai", notice_words(file.notice))
        if file.opened_minute is not None:
            self.facts.fact("Ouverte à", clock_time(file.opened_minute))
        self.facts.fact("Présidence de séance", file.chair or "Non précisée")
        self.facts.fact("Secrétariat de séance", file.secretary or "Non précisé")
        if file.detail.row.status is MeetingStatus.HELD:
            reminded = (
                "Pas encore fait" if file.secrecy_minute is None else f"À {clock_time(file.secrecy_minute)}"
            )
            self.facts.fact("Rappel du secret", reminded)
        following = "Non précisée" if file.next_on is None else day_and_date(file.next_on).capitalize()
        hour = "" if file.next_minute is None else f" à {clock_time(file.next_minute)}"
        self.facts.fact("Prochaine réunion", following + (hour if file.next_on else ""))

    def _tell_written(self, file: MeetingFile) -> None:
        """Who came and what was decided, of a meeting that was held."""
        detail = file.detail
        self.written.setVisible(detail.row.status is MeetingStatus.HELD)
        self.written.start()
        self.written.fact("Présents", attendance_of(detail.row) or "Personne n’est inscrit")
        self.written.text("Décisions", detail.decisions or "Aucune décision n’est inscrite.")
