"""The unlock page: the name and the promise on the left, one card on the right."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from engagement_desktop.ui.common.banner import SUCCESS
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column, frame, icon_label, row, scrolling
from engagement_desktop.ui.common.mark import SeatMark
from engagement_desktop.ui.common.responsive import ONE_COLUMN_OF_CARDS, Room, effective_width
from engagement_desktop.ui.unlock.gate import Gate
from engagement_desktop.ui.unlock.look_switch import LookSwitch
from engagement_desktop.ui.unlock.open_sheet import OpenSheet
from engagement_desktop.ui.unlock.recents import RecentDossiers
from engagement_desktop.ui.unlock.sheet import BACKUPS, Sheet
from engagement_desktop.ui.unlock.welcome_sheet import WelcomeSheet

_WIDE, _NARROW, _CARD = 430, 300, 560


class UnlockPage(QFrame):
    """Nothing else can be done here; the sheets beyond the first are built when asked for."""

    opened = Signal(object)
    creation_wanted = Signal()

    def __init__(self, gate: Gate, dossier: Path | None = None) -> None:
        super().__init__()
        self._gate = gate
        self._look = gate.look
        self.setProperty("role", "page")
        self._sheets: dict[str, Sheet] = {}
        whole = row(self._look, self, gap=0)
        self._promise = self._make_promise()
        whole.addWidget(self._promise)
        right = column(self._look, None, gap=0)
        whole.addLayout(right, 1)
        right.addWidget(scrolling(self._make_card()), 1)
        right.addWidget(LookSwitch(self._look))
        self.open_sheet = OpenSheet(gate)
        self.open_sheet.path = dossier
        self._put("open", self.open_sheet)
        welcome = WelcomeSheet(gate)
        welcome.chosen.connect(self._on_chosen)
        self._put("welcome", welcome)
        self._look.changed.connect(self._fold)
        known = dossier is not None or bool(RecentDossiers(gate.settings).all())
        self._first = "open" if known else "welcome"
        self.show_sheet(self._first)

    def show_sheet(self, name: str) -> Sheet:
        """Show a sheet, building it at its first use."""
        if name == "open" and self.open_sheet.path is None:
            name = self._first
        if name not in self._sheets:
            self._put(name, self._build(name))
        sheet = self._sheets[name]
        for other in self._sheets.values():
            other.setVisible(other is sheet)
        self._current = sheet
        sheet.enter()
        return sheet

    def take_focus(self) -> None:
        self._current.enter()

    def say(self, sentence: str) -> None:
        """What was just done with the dossier, above its phrase."""
        self.open_sheet.banner.show()
        self.open_sheet.banner.tell(SUCCESS, "", sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _build(self, name: str) -> Sheet:
        if name == BACKUPS:
            from engagement_desktop.ui.unlock.backup_sheet import BackupSheet

            backups = BackupSheet(self._gate)
            backups.restored.connect(self._on_restored)
            return backups
        if name == "phrase":
            from engagement_desktop.ui.unlock.new_phrase_sheet import NewPhraseSheet

            return NewPhraseSheet(self._gate)
        from engagement_desktop.ui.unlock.paper_sheet import PaperSheet

        paper = PaperSheet(self._gate)
        paper.unlocked.connect(self._on_unlocked_by_paper)
        return paper

    def _put(self, name: str, sheet: Sheet) -> None:
        self._sheets[name] = sheet
        sheet.hide()
        self._inside.addWidget(sheet)
        sheet.wanted.connect(self._on_wanted)
        sheet.opened.connect(self.opened)

    def _on_wanted(self, name: str) -> None:
        if name == "creation":
            self.creation_wanted.emit()
            return
        sheet = self._sheet(name)
        for attribute in ("path", "dossier"):
            if hasattr(sheet, attribute) and sheet is not self.open_sheet:
                setattr(sheet, attribute, self.open_sheet.path)
        self.show_sheet(name)

    def _sheet(self, name: str) -> Sheet:
        if name not in self._sheets:
            self._put(name, self._build(name))
        return self._sheets[name]

    def _on_chosen(self, path: Path) -> None:
        self.open_sheet.show_dossier(path)
        self.show_sheet("open")

    def _on_restored(self, path: Path, sentence: str) -> None:
        self.open_sheet.show_dossier(path)
        self.show_sheet("open")
        self.say(sentence)

    def _on_unlocked_by_paper(self, application: object) -> None:
        self.show_sheet("phrase").receive(application)

    def _make_promise(self) -> QFrame:
        made = frame("rail")
        whole = column(self._look, made, (48, 32, 40, 32), 8)
        whole.addStretch(3)
        whole.addWidget(SeatMark(self._look, 96, on_rail=True))
        name = Label("Engagement", "marque")
        self._look.space(name_line := row(self._look, None), (0, 24, 0, 4))
        name_line.addWidget(name)
        whole.addLayout(name_line)
        whole.addWidget(
            Label(
                "Les comités d’usagers, leurs réunions, leurs heures et leurs frais, au même endroit.",
                "invite",
                wrap=True,
            )
        )
        whole.addStretch(4)
        foot = row(self._look, None, gap=8)
        foot.addWidget(icon_label(self._look, "hard-drive", "rail_encre2", 18))
        foot.addWidget(Label("Tout reste sur cet ordinateur, chiffré.", "rail_second", wrap=True), 1)
        whole.addLayout(foot)
        return made

    def _make_card(self) -> QWidget:
        place = QWidget()
        around = column(self._look, place, (24, 24, 24, 8))
        around.addStretch(1)
        across = row(self._look, None, gap=0)
        card = frame("carte")
        self._inside = column(self._look, card, gap=0)
        self._look.bound(card, (0, 0), (_CARD, 0))
        across.addStretch(1)
        across.addWidget(card, _CARD)
        across.addStretch(1)
        around.addLayout(across)
        around.addStretch(1)
        return place

    def _fold(self) -> None:
        width = effective_width(self._look, self)
        self._promise.setVisible(width >= ONE_COLUMN_OF_CARDS)
        side = _WIDE if width >= Room.WIDE else _NARROW
        self._look.bound(self._promise, (side, 0), (side, 0))
