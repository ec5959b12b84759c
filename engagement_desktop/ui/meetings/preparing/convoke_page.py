"""« Convoquer »: who is called and how, the words of the letter, then everything in one folder."""

from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QWidget

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.preparing.convoking import (
    ConvocationOutcome,
    ConvocationPlan,
    ConvokeDraft,
)
from engagement_desktop.domain.topics import Topic
from engagement_desktop.services.progress import Progress
from engagement_desktop.ui.common.banner import FAULT, INFO, SUCCESS, WARNING, Banner
from engagement_desktop.ui.common.buttons import ORDINARY
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.empty import EmptyState
from engagement_desktop.ui.common.fields.choices import YesNoField
from engagement_desktop.ui.common.fields.figures import DateField
from engagement_desktop.ui.common.fields.texts import TextField
from engagement_desktop.ui.common.fields.typed import Ask, TypedField
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import row
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.places import begin_at, remember
from engagement_desktop.ui.common.responsive import ONE_COLUMN_OF_CARDS
from engagement_desktop.ui.common.work_card import Endings, WorkCard
from engagement_desktop.ui.meetings.preparing.convoke_words import (
    agenda_words,
    ended_words,
    head_words,
    late_words,
    nobody_words,
    where_words,
)
from engagement_desktop.ui.meetings.preparing.convoked_rows import ConvokedRows
from engagement_desktop.ui.register.batch_kinds import fields_help
from engagement_desktop.ui.register.letter_field import LetterField
from engagement_desktop.ui.register.letter_preview import show_preview

TITLE = "Convoquer"


class ConvokePage(Page):
    """At the left who is called, at the right what the letter says."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.MEETINGS, Topic.REGISTER})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, TITLE)
        self._convocations = context.application.convocations
        self._meeting_id: int | None = None
        self.plan: ConvocationPlan | None = None
        self._banner: Banner | None = None
        self._warning: Banner | None = None
        self.header.add_back("Retour", self.go_back)
        self.seeing = self.header.add_secondary("Aperçu", self.preview, "eye")
        self.act = self.header.add_primary("Produire…", self.produce, "send", keys="Ctrl+Return")
        self.empty = EmptyState(self.look, "Aucune réunion à convoquer", "Ouvrez une réunion prévue.")
        self.empty.add_action(
            "Voir les réunions", lambda: context.signals.go("meetings"), "calendar-days", kind=ORDINARY
        )
        self.work = WorkCard(context)
        self.body.addWidget(self.work)
        self._columns: QBoxLayout = row(self.look, None, gap=12)
        self._holder = QWidget()
        self._holder.setLayout(self._columns)
        top = Qt.AlignmentFlag.AlignTop
        self._columns.addWidget(self._make_people(), 3, top)
        self._columns.addWidget(self._make_words(), 2, top)
        self.body.addWidget(self._holder)
        self.body.addWidget(self.empty, 1)
        self.body.addStretch(1)
        QShortcut(QKeySequence("Escape"), self, self.go_back)
        self._show_state()

    def receive(self, what: object) -> None:
        """A meeting, by its number; what was typed for the same one stays."""
        if isinstance(what, int) and not isinstance(what, bool) and what != self._meeting_id:
            self._meeting_id = what
            for field in (self.text, self.signatory):
                field.set_value("")
            self.sent_on.set_value(self.context.application.workspace.today())
            self.with_documents.set_value(True)
        self._drop_banner()
        self.refresh()

    def refresh(self) -> None:
        self.plan = None
        if (meeting := self._meeting_id) is not None:

            def look() -> None:
                self.plan = self._convocations.plan(meeting)

            self.context.errors.guard(look, lambda refusal: self._tell(FAULT, "", refusal.sentence))
        self._show_state()

    def first_focus(self) -> QWidget | None:
        return self.rows.first() if self.plan is not None else self.empty.first_action()

    def arrange(self, effective: int) -> None:
        ways = QBoxLayout.Direction
        beside = effective >= ONE_COLUMN_OF_CARDS
        self._columns.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def go_back(self) -> None:
        """Nothing is lost: a convocation may be made again."""
        self.context.signals.go("meeting", self._meeting_id)

    def preview(self) -> None:
        """The letter of the first person, written nowhere."""
        if (draft := self._draft()) is None:
            return

        def show() -> None:
            show_preview(self, self.context, "Convocation", self._convocations.preview(draft))

        self.context.errors.guard(show, self._refused)

    def produce(self) -> None:
        """Ask for a folder, then make the whole batch there."""
        if (draft := self._draft()) is None or self.work.is_running():
            return
        chosen = QFileDialog.getExistingDirectory(self, "Où ranger les convocations", begin_at())
        if not chosen:
            return
        remember(chosen)
        self._drop_banner()

        def make(progress: Progress) -> ConvocationOutcome:
            return self._convocations.make(draft, Path(chosen), progress=progress)

        self.work.run(
            "Préparation des convocations",
            make,
            Endings(
                self._on_made,
                lambda sentence: self._tell(FAULT, "", sentence),
                lambda: self._tell(INFO, "Arrêté.", "Rien n’a été écrit, personne n’est noté."),
            ),
        )

    def _on_made(self, outcome: object) -> None:
        if not isinstance(outcome, ConvocationOutcome):
            return
        tone = WARNING if outcome.left_out else SUCCESS
        banner = self._tell(tone, ended_words(outcome), where_words(outcome))
        folder = QUrl.fromLocalFile(str(outcome.folder))
        opening = banner.add_action(
            "Ouvrir le dossier", lambda: QDesktopServices.openUrl(folder), "folder-open"
        )
        opening.setFocus()
        said = self.context.application.workspace.last_act() or ended_words(outcome)
        self.context.signals.said.emit(said, "succes")

    def _draft(self) -> ConvokeDraft | None:
        """What is asked; the first field at fault takes the focus."""
        fields: tuple[TypedField[Any], ...] = (self.text, self.signatory, self.sent_on)
        faulty = [field for field in fields if not field.validate()]
        if faulty:
            faulty[0].focus()
        if faulty or self.plan is None:
            return None
        return ConvokeDraft(
            meeting_id=self.plan.meeting_id,
            ways=self.rows.ways(),
            text=self.text.value(),
            signatory=self.signatory.value(),
            sent_on=self.sent_on.value(),
            with_documents=bool(self.plan.documents) and self.with_documents.value(),
        )

    def _refused(self, refusal: DomainError) -> None:
        fields: dict[str, TypedField[Any]] = {"text": self.text, "sent_on": self.sent_on}
        field = fields.get(refusal.field or "")
        if field is None:
            self._tell(FAULT, "", refusal.sentence)
        else:
            field.show_fault(refusal.sentence)
            field.focus()

    def _make_people(self) -> Card:
        card = Card(self.look, "Qui est convoqué")
        self.total = Label("", "petit", wrap=True)
        self.rows = ConvokedRows(self.look)
        self.rows.changed.connect(self._show_total)
        self.nobody = Label("", "second", wrap=True)
        card.body.addWidget(self.total)
        card.body.addWidget(self.nobody)
        card.body.addWidget(self.rows)
        return card

    def _make_words(self) -> Card:
        today = self.context.application.workspace.today()
        card = Card(self.look, "La convocation")
        self.agenda = Label("", "petit", wrap=True)
        self.text = LetterField(
            self.look, Ask("Ajouter sous l’ordre du jour", help=fields_help(), optional=True)
        )
        self.signatory = TextField(self.look, Ask("Signature", help="Nom et fonction.", optional=True))
        self.sent_on = DateField(self.look, Ask("Envoyée le", needed="Dites le jour de l’envoi."), today)
        self.with_documents = YesNoField(self.look, Ask("Documents"), "Joindre les documents de la réunion")
        for widget in (self.agenda, self.text, self.signatory, self.sent_on, self.with_documents):
            card.body.addWidget(widget)
        return card

    def _show_state(self) -> None:
        plan = self.plan
        self._holder.setVisible(plan is not None)
        self.empty.setVisible(plan is None)
        self.seeing.setVisible(plan is not None)
        self.act.setVisible(plan is not None)
        if self._warning is not None:
            self.drop_banner(self._warning)
            self._warning = None
        if plan is None:
            self.header.set_title(TITLE)
            return
        self.rows.show_people(plan.people)
        self.nobody.setText(nobody_words(plan))
        self.nobody.setVisible(not plan.people)
        self.agenda.setText(agenda_words(plan))
        self.with_documents.setVisible(bool(plan.documents))
        if plan.is_late:
            self._warning = self.show_banner(
                Banner(self.look, WARNING, "Le délai de convocation est dépassé.", late_words(plan))
            )
        self._show_total()

    def _show_total(self) -> None:
        if self.plan is not None:
            facts, total = head_words(self.plan, self.rows.ways())
            self.header.set_title(TITLE, facts)
            self.total.setText(total)

    def _tell(self, tone: str, title: str, sentence: str) -> Banner:
        self._drop_banner()
        self._banner = self.show_banner(Banner(self.look, tone, title, sentence))
        return self._banner

    def _drop_banner(self) -> None:
        if self._banner is not None:
            self.drop_banner(self._banner)
            self._banner = None
