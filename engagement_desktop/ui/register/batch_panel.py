"""« Écrire… »: letters, labels, convocations, a call list or a mail merge from the list in sight."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from engagement_desktop.domain.register.letters_rows import (
    Audience,
    ConvocationDraft,
    LetterDraft,
    LetterOutcome,
    Recipients,
)
from engagement_desktop.french.formats import count
from engagement_desktop.french.typography import NBSP
from engagement_desktop.services.progress import Progress
from engagement_desktop.ui.common.buttons import DISCREET, ORDINARY, PRIMARY, Button
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.fields.choices import ChoiceField
from engagement_desktop.ui.common.fields.figures import IntegerField
from engagement_desktop.ui.common.fields.texts import TextField
from engagement_desktop.ui.common.fields.typed import Ask, TypedField
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.labels import Label, wrapped
from engagement_desktop.ui.common.layouts import clear, column, scrolling
from engagement_desktop.ui.register.batch_kinds import (
    WORDS,
    BatchKind,
    audience_words,
    convoked,
    fields_help,
    label_formats,
    outcome_words,
    planned_meetings,
)
from engagement_desktop.ui.register.letter_field import LetterField, known_words
from engagement_desktop.ui.register.letter_preview import show_preview
from engagement_desktop.ui.register.made_file import MadeFile, Make, file_target

_LETTERS = {BatchKind.LETTERS}
_WRITTEN = {BatchKind.LETTERS, BatchKind.CONVOCATIONS}
_LABELS, _CALLED = {BatchKind.LABELS}, {BatchKind.CONVOCATIONS}


class BatchPanel(QFrame):
    """Says whom it reaches, asks what the kind needs, and makes one file."""

    left = Signal()

    def __init__(self, context: PageContext, made: MadeFile) -> None:
        super().__init__()
        self._context = context
        self._made = made
        self._recipients = Recipients()
        self._audience: Audience | None = None
        self._fields: dict[str, tuple[set[BatchKind], TypedField[Any]]] = {}
        look = context.look
        self.setProperty("role", "volet")
        whole = column(look, self, gap=0)
        head = column(look, None, (18, 14, 18, 8), 4)
        self._title = Label("", "section", wrap=True)
        head.addWidget(self._title)
        whole.addLayout(head)
        inside = QWidget()
        self._body = column(look, inside, (18, 4, 18, 16), 14)
        self._facts = column(look, None, gap=2)
        self._body.addLayout(self._facts)
        self._scroll = scrolling(inside)
        whole.addWidget(self._scroll, 1)
        self._meetings = planned_meetings(context)
        kinds = [kind for kind in WORDS if self._meetings or kind is not BatchKind.CONVOCATIONS]
        self.kind: ChoiceField[BatchKind] = ChoiceField(
            look, "Ce que vous préparez", [(kind, WORDS[kind].chip) for kind in kinds], always=True
        )
        self._body.addWidget(self.kind)
        self._make_fields()
        self._body.addStretch(1)
        whole.addWidget(self._make_foot())
        self.kind.changed.connect(self._show_kind)
        self.field("meeting").changed.connect(self._tell_audience)

    def show_recipients(self, recipients: Recipients, audience: Audience) -> None:
        """Whom it would reach."""
        self._recipients, self._audience = recipients, audience
        self._show_kind()

    def field(self, key: str) -> TypedField[Any]:
        return self._fields[key][1]

    def take_focus(self) -> None:
        self.kind.focus()

    def produce(self) -> None:
        """Ask where, then make the file."""
        if not self._is_answered():
            return
        kind = self._kind()
        words = WORDS[kind]
        target = file_target(self, f"Enregistrer{NBSP}: {words.chip.lower()}", words.name, words.forms)
        make = self._maker(kind)
        self._made.make(
            f"Préparation{NBSP}: {words.many}", target, make, lambda done: outcome_words(kind, done)
        )

    def preview(self) -> None:
        """Show the first letter, written nowhere."""
        if not self._is_answered():
            return
        letters, whom, kind = self._context.application.letters, self._recipients, self._kind()

        def show() -> None:
            if kind is BatchKind.LETTERS:
                content = letters.letter_preview(whom, self._letter())
            else:
                content = letters.convocation_preview(self._convocation())
            one = WORDS[kind].one
            show_preview(self, self._context, f"{one[:1].upper()}{one[1:]}", content)

        self._context.errors.guard(show, lambda refusal: self._made.refuse(refusal.sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif held and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.produce()
        else:
            super().keyPressEvent(event)

    def _maker(self, kind: BatchKind) -> Make:
        letters, whom, read = self._context.application.letters, self._recipients, self._value

        def make(path: Path, progress: Progress) -> LetterOutcome:
            if draft is not None:
                return letters.letters(whom, draft, path, progress=progress)
            if kind is BatchKind.LABELS:
                return letters.labels(whom, sheet, path, used=used, progress=progress)
            if convocation is not None:
                return letters.convocations(convocation, path, progress=progress)
            if kind is BatchKind.CALLS:
                return letters.call_list(whom, path, progress=progress)
            return letters.mail_merge(whom, path, progress=progress)

        sheet = str(read("format") or "")
        used = int(read("used") or 0) if kind is BatchKind.LABELS else 0
        draft = self._letter() if kind is BatchKind.LETTERS else None
        convocation = self._convocation() if kind is BatchKind.CONVOCATIONS else None
        return make

    def _letter(self) -> LetterDraft:
        read = self._value
        return LetterDraft(
            subject=str(read("subject")), text=str(read("text")), signatory=str(read("signatory"))
        )

    def _convocation(self) -> ConvocationDraft:
        read = self._value
        meeting = int(read("meeting") or 0)
        return ConvocationDraft(meeting_id=meeting, text=str(read("more")), signatory=str(read("signatory")))

    def _is_answered(self) -> bool:
        """Whether nothing forbids it; else the first field at fault takes the focus."""
        asked = [field for field in self._asked() if not field.validate()]
        if asked:
            asked[0].focus()
            QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(asked[0]))
        return not asked

    def _make_fields(self) -> None:
        look = self._context.look
        subject = Ask("Objet", needed="Dites l’objet de la lettre.")
        self._add("subject", _LETTERS, TextField(look, subject, parse=known_words))
        needed = Ask("Réunion", needed="Choisissez la réunion.")
        self._add("meeting", _CALLED, ChoiceField(look, needed, self._meetings, always=True))
        self._add(
            "text",
            _LETTERS,
            LetterField(look, Ask("Texte", help=fields_help(), needed="Écrivez la lettre.")),
        )
        self._add(
            "more",
            _CALLED,
            LetterField(look, Ask("Ajouter sous les faits", help=fields_help(), optional=True)),
        )
        self._add(
            "signatory", _WRITTEN, TextField(look, Ask("Signature", help="Nom et fonction.", optional=True))
        )
        self._add(
            "format", _LABELS, ChoiceField(look, Ask("Planche"), label_formats(self._context), always=True)
        )
        used = Ask("Étiquettes déjà prises sur la première planche", optional=True)
        self._add("used", _LABELS, IntegerField(look, used, most=64))

    def _add(self, key: str, kinds: set[BatchKind], field: TypedField[Any]) -> None:
        self._fields[key] = (kinds, field)
        self._body.addWidget(field)

    def _make_foot(self) -> QFrame:
        look = self._context.look
        foot = QFrame()
        foot.setProperty("role", "pied")
        inside = column(look, foot, (18, 10, 18, 10), 6)
        buttons = QWidget()
        flow = Flow(look, buttons, 8)
        self.act = Button(look, "Produire", PRIMARY, "file-down", on_click=self.produce)
        self.act.say_keys("Ctrl+Return")
        flow.addWidget(self.act)
        self.seeing = Button(look, "Aperçu", ORDINARY, "eye", on_click=self.preview)
        flow.addWidget(self.seeing)
        flow.addWidget(Button(look, "Fermer", DISCREET, on_click=self.left.emit))
        inside.addWidget(buttons)
        return foot

    def _kind(self) -> BatchKind:
        return self.kind.value() or BatchKind.LETTERS

    def _asked(self) -> list[TypedField[Any]]:
        return [field for kinds, field in self._fields.values() if self._kind() in kinds]

    def _value(self, key: str) -> Any:
        return self._fields[key][1].value()

    def _show_kind(self) -> None:
        kind = self._kind()
        for kinds, field in self._fields.values():
            field.setVisible(kind in kinds)
        self.act.set_text(f"Produire {WORDS[kind].act}…")
        self.seeing.setVisible(kind in _WRITTEN)
        self._tell_audience()

    def _tell_audience(self) -> None:
        """A convocation goes to those who sit that day, whatever the list shows."""
        audience, verb = self._audience, "Écrire à"
        if self._kind() is BatchKind.CONVOCATIONS and (meeting := self._value("meeting")):
            audience, verb = convoked(self._context, meeting), "Convoquer"
        if audience is None:
            return
        self._title.setText(f"{verb} {count(audience.people, 'personne')}")
        self.setAccessibleName(self._title.text())
        clear(self._facts)
        for words in audience_words(audience):
            self._facts.addWidget(wrapped(words, "petit"))
