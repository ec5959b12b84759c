"""What pages that hold a grid of hours share: typing, drafts, saving in one act, refusals at their cell."""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.errors import DomainError, Faults, ToConfirm
from engagement_desktop.domain.hours.entries import HoursNature, MissionFamily, TimeKind
from engagement_desktop.domain.hours.entry_drafts import HoursDraft, HoursTask
from engagement_desktop.domain.hours.week import GridSpot
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count, date_short, duration
from engagement_desktop.ui.common.banner import FAULT, INFO, WARNING, Banner
from engagement_desktop.ui.common.buttons import DISCREET, Button
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.empty import EmptyState
from engagement_desktop.ui.common.grid.pasting import cells_of
from engagement_desktop.ui.common.labels import Label, may_break
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.responsive import LOW, effective_height
from engagement_desktop.ui.hours.entry.fields import typed_minutes
from engagement_desktop.ui.hours.entry.grid_model import GridShape, HoursSheetModel
from engagement_desktop.ui.hours.entry.grid_sheet import HoursSheet

_HINT = "Tapez les durées\u00a0: 1h30, 1,5 et 90 disent la même. Ctrl+D recopie, = reprend au-dessus."
_LEAST_HIGH = 200


class HoursSheetPage(Page):
    """Nothing is written before « Enregistrer »; what is typed is kept as a draft until then."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.HOURS, Topic.REGISTER})
    TITLE: ClassVar[str] = ""
    NARROWEST: ClassVar[int] = 62

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, self.TITLE)
        self._writing = context.application.hours_writing
        self._grids = context.application.hours_grids
        self._accepted: frozenset[str] = frozenset()
        self._banner: Banner | None = None
        self._is_unfolded = False
        self.model = HoursSheetModel()
        self.sheet = HoursSheet(self.look, self.model, self.NARROWEST)
        self.foot = Label("", "gras")
        self.said = Label(_HINT, "petit", wrap=True)
        self.empty = EmptyState(self.look, self.TITLE, "")
        self.header.add_back("Heures", lambda: context.signals.go("hours"))
        self._build()
        self._connect()
        self._resume()

    @abstractmethod
    def make_shape(self) -> GridShape | None:
        """The lines and columns as chosen; None when there is nothing to show yet."""

    @abstractmethod
    def choices(self) -> QWidget:
        """What is chosen above the grid."""

    @abstractmethod
    def draft_key(self) -> str:
        """Under which name what is typed is kept."""

    @abstractmethod
    def name_of(self, person_id: int) -> str:
        """How a person of the grid is called."""

    def tell_empty(self) -> tuple[str, str]:
        """What is said instead of an empty grid."""
        return self.TITLE, "Choisissez au-dessus."

    def first_focus(self) -> QWidget | None:
        return self.sheet if self.sheet.isVisibleTo(self) else self.empty.first_action()

    def refresh(self) -> None:
        """Read again; what is typed stays, and the cell where one stands."""
        at = self.sheet.currentIndex()
        stood = self.model.spot_at(at.row(), at.column())
        shape = self.make_shape()
        self.model.show_shape(shape or GridShape())
        filled = shape is not None and bool(shape.rows) and bool(shape.columns)
        self.sheet.setVisible(filled)
        self.foot.setVisible(filled)
        self.empty.setVisible(not filled)
        if not filled:
            self.empty.tell(*self.tell_empty())
        self.sheet.set_widths()
        self._fold()
        if filled:
            held = self.model.index(max(at.row(), 0), max(at.column(), 0))
            self.sheet.setCurrentIndex(held if stood is None else self.model.index_of(stood))
        self._show_foot()

    def lines(self) -> tuple[tuple[GridSpot, ...], tuple[HoursDraft, ...], tuple[int, ...]]:
        """The cells to write, their entries, and the entries that were emptied."""
        spots: list[GridSpot] = []
        drafts: list[HoursDraft] = []
        gone: list[int] = []
        for spot, word in self.model.typed().items():
            held = self.model.shape.given.get(spot, ())
            task = self.model.task(spot.task)
            if not word:
                gone.extend(one.id for one in held)
            elif held:
                before = self._writing.draft(held[0].id)
                spots.append(spot)
                drafts.append(replace(before, minutes=typed_minutes(word)))
            elif task is not None:
                spots.append(spot)
                drafts.append(task.given(spot.person_id, spot.day, typed_minutes(word)))
        return tuple(spots), tuple(drafts), tuple(gone)

    def save(self) -> None:
        """Write every cell in one act; one at fault takes the focus instead."""
        self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)  # what is being typed is taken
        refused = next(self.model.faulty(), None)
        if refused is not None:
            self._point_at(refused[0])
            self._tell(FAULT, "Rien n’est écrit.", self._named(*refused))
            return
        if not self.model.typed():
            self._tell(INFO, "Rien à enregistrer.", "Tapez une durée dans une case.")
            return
        spots, drafts, gone = self.lines()
        self._drop_banner()
        try:
            saved = self._writing.save_many(drafts, self._accepted, gone)
        except ToConfirm as question:
            self._ask(question, spots)
        except DomainError as refusal:
            self._refuse(refusal, spots)
        else:
            self._forget()
            self.context.signals.say(self.context.application.workspace.last_act() or "")
            for note in dict.fromkeys(note.sentence for note in saved.notes):
                self._tell(INFO, "", note)
            self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def paste(self, text: str) -> None:
        """Put a block of a spreadsheet where the cell stands."""
        at = self.sheet.currentIndex()
        if (cells := cells_of(text, blanks=True)) and at.isValid():
            self.model.write_from(at.row(), at.column(), cells)

    def give_up(self) -> None:
        """Forget what is typed."""
        self._forget()
        self.refresh()

    # Refusals and questions

    def _ask(self, question: ToConfirm, spots: tuple[GridSpot, ...]) -> None:
        spot = _spot_of(question, spots)
        self._point_at(spot)
        banner = self._tell(WARNING, "À confirmer.", self._named(spot, question.sentence))

        def accept() -> None:
            self._accepted |= {question.code}
            self.save()

        accepting = banner.add_action("Enregistrer quand même", accept, "circle-check")
        banner.add_action("Revenir", self._come_back, kind=DISCREET)
        QShortcut(QKeySequence("Esc"), banner, self._come_back)
        accepting.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse(self, refusal: DomainError, spots: tuple[GridSpot, ...]) -> None:
        every = refusal.faults if isinstance(refusal, Faults) else (refusal,)
        faults = {spot: one.sentence for one in every if (spot := _spot_of(one, spots)) is not None}
        self.model.show_faults(faults)
        first = _spot_of(every[0], spots)
        self._point_at(first)
        more = f" {count(len(faults), 'case')} à corriger." if len(faults) > 1 else ""
        self._tell(FAULT, "Rien n’est écrit.", f"{self._named(first, every[0].sentence)}{more}")

    def _named(self, spot: GridSpot | None, sentence: str) -> str:
        if spot is None:
            return sentence
        return f"{self.name_of(spot.person_id)}, {date_short(spot.day)}\u00a0: {sentence}"

    def _point_at(self, spot: GridSpot | None) -> None:
        if spot is not None:
            self.sheet.setCurrentIndex(self.model.index_of(spot))
        self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def _come_back(self) -> None:
        self._drop_banner()
        self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    # Drafts

    def _keep(self) -> None:
        drafts, typed = self.context.application.drafts, self.model.typed()
        values = {_written(spot, self.model.task(spot.task)): word for spot, word in typed.items()}
        if values:
            said = f"{self.TITLE}, {count(len(values), 'case')}"
            self.context.errors.guard(lambda: drafts.keep(self.draft_key(), said, values), _nothing)
        else:
            self.context.errors.guard(lambda: drafts.drop(self.draft_key()), _nothing)

    def _resume(self) -> None:
        kept = self.context.application.drafts.kept(self.draft_key())
        if kept is not None:
            typed, tasks = _read(kept.values)
            self.model.take_up(typed, tasks)
            self._tell(INFO, "Votre saisie est revenue.", "Elle n’est pas encore enregistrée.").add_action(
                "L’oublier", self.give_up, kind=DISCREET
            )

    def _forget(self) -> None:
        self._accepted = frozenset()
        self.context.application.drafts.drop(self.draft_key())
        self.model.take_up({})
        self._drop_banner()

    # Building

    def _build(self) -> None:
        self.act = self.header.add_primary("Enregistrer", self.save, "circle-check", keys="Ctrl+S")
        self.look.bound(self.sheet, (0, _LEAST_HIGH))
        self._choices = self.choices()
        self.change = Button(self.look, "Changer le tableau", DISCREET, "chevron-down", on_click=self._unfold)
        self.change.hide()
        self.body.addWidget(self.change)
        self.body.addWidget(self._choices)
        self.body.addWidget(self.sheet, 1)
        self.body.addWidget(self.foot)
        self.body.addWidget(self.said)
        self.body.addWidget(self.empty, 1)

    def _connect(self) -> None:
        self.model.edited.connect(self._on_edited)
        self.sheet.pasted.connect(lambda text: self.context.errors.guard(lambda: self.paste(text)))
        self.sheet.left.connect(lambda: self.act.setFocus(Qt.FocusReason.OtherFocusReason))
        self.sheet.selectionModel().currentChanged.connect(lambda *_at: self._show_foot())
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)

    def _on_edited(self) -> None:
        self._accepted = frozenset()
        self._drop_banner()
        self._show_foot()
        self._keep()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is low, the lines come before what explains them."""
        super().resizeEvent(event)
        self._fold()
        self._show_foot()

    def _is_low(self) -> bool:
        return effective_height(self.look, self) < LOW

    def _fold(self) -> None:
        """Where the window is low, what is chosen leaves its place to the lines, once there are some."""
        folded = self._is_low() and not self.sheet.isHidden() and not self._is_unfolded
        self._choices.setVisible(not folded)
        self.change.setVisible(self._is_low() and not self.sheet.isHidden())
        self.change.set_text("Changer le tableau" if folded else "Replier")

    def _unfold(self) -> None:
        self._is_unfolded = not self._is_unfolded
        self._fold()

    def _show_foot(self) -> None:
        typed = self.model.typed()
        waiting = f"{count(len(typed), 'case')} à enregistrer" if typed else "Tout est enregistré"
        self.foot.setText(f"{waiting}. Total {duration(self.model.total())}.")
        self.act.set_text(f"Enregistrer {count(len(typed), 'case')}" if typed else "Enregistrer")
        at = self.sheet.currentIndex()
        spot = self.model.spot_at(at.row(), at.column())
        fault = self.model.fault(spot)
        self.said.setVisible(not self.sheet.isHidden() and (bool(fault) or not self._is_low()))
        self.said.set_role("faute" if fault else "petit")
        self.said.setText(may_break(self._named(spot, fault)) if fault else _HINT)

    def _tell(self, tone: str, title: str, sentence: str) -> Banner:
        self._drop_banner()
        self._banner = self.show_banner(Banner(self.look, tone, title, sentence))
        return self._banner

    def _drop_banner(self) -> None:
        if self._banner is not None:
            self.drop_banner(self._banner)
            self._banner = None


def _spot_of(refusal: DomainError, spots: tuple[GridSpot, ...]) -> GridSpot | None:
    """The cell that a refusal is about: « place, dot, field », or the only one."""
    place, dot, _name = (refusal.field or "").partition(".")
    if dot and place.isdecimal() and int(place) < len(spots):
        return spots[int(place)]
    return spots[0] if len(spots) == 1 else None


def _written(spot: GridSpot, task: HoursTask | None) -> str:
    """A cell as a draft keeps it."""
    activity = "" if task is None else task.activity
    return f"{spot.person_id}~{spot.day.isoformat()}~{spot.task}~{activity}"


def _read(values: Mapping[str, str]) -> tuple[dict[GridSpot, str], list[HoursTask]]:
    """What a draft kept; a cell that is not understood is left out."""
    typed: dict[GridSpot, str] = {}
    tasks: list[HoursTask] = []
    for name, word in values.items():
        try:
            person, day, key, activity = name.split("~", 3)
            family, _words, structure, committee, nature, kind = key.split("|")
            task = HoursTask(
                family=MissionFamily(family),
                activity=activity,
                structure_id=int(structure) if structure else None,
                committee_id=int(committee) if committee else None,
                nature=HoursNature(nature),
                kind=TimeKind(kind),
            )
            typed[GridSpot(int(person), date.fromisoformat(day), task.key)] = word
        except ValueError:
            continue
        tasks.append(task)
    return typed, tasks


def _nothing(_refusal: DomainError) -> None:
    """A draft that cannot be kept does not stop the hand."""
