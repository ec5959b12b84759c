"""Where minutes stand: validated, approved, signed, rectified, and what can still be added beside them."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from engagement_desktop.domain.meetings.minuting.minutes_frozen import short_fingerprint
from engagement_desktop.domain.meetings.minuting.minutes_states import MinutesStanding
from engagement_desktop.domain.meetings.papers import RectificationFact
from engagement_desktop.french.formats import date_long, date_short, instant
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.buttons import Button, link
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.fields.figures import DateField
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.labels import Label, wrapped
from engagement_desktop.ui.common.layouts import clear, column, row
from engagement_desktop.ui.common.places import begin_at, remember
from engagement_desktop.ui.theme import Look

_MOST_OFFERED = 3
_KINDS = "Compte rendu signé (*.pdf *.jpg *.jpeg *.png)"


class StandingCard(Card):
    """Facts that come after validation; a scan can be dropped on the card."""

    approval_wanted = Signal(int)  # id of the approving meeting
    scan_wanted = Signal(object, object)  # path, day
    copy_wanted = Signal()
    rectification_wanted = Signal(int)

    def __init__(self, look: Look, today: date) -> None:
        super().__init__(look, "Ce compte rendu")
        self._may_change = False
        self._facts = QWidget()
        self._lines = column(look, self._facts, gap=6)
        self.body.addWidget(self._facts)
        self._approval = QWidget()
        self._approvals = column(look, self._approval, gap=8)
        self.body.addWidget(self._approval)
        self._signing = self._make_signing(look, today)
        self.large = QCheckBox("Aperçu et PDF en gros caractères")
        self.body.addWidget(self.large)
        self.setAcceptDrops(True)

    def show_standing(
        self, standing: MinutesStanding, later: Sequence[tuple[int, str]], *, may_change: bool
    ) -> None:
        self._may_change = may_change and standing.is_sealed
        clear(self._lines)
        for words in _facts(standing):
            self._lines.addWidget(wrapped(words))
        for one in standing.rectifications:
            self._lines.addWidget(self._rectification(one))
        self._offer(later if self._may_change and standing.approved_on is None else ())
        self._signing.setVisible(self._may_change)
        self.copying.setVisible(standing.scan_id is not None)
        again = standing.scan_id is not None
        self.filing.set_text("Remplacer le scan signé…" if again else "Déposer le scan signé…")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._may_change and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self._file(paths[0])

    def _offer(self, later: Sequence[tuple[int, str]]) -> None:
        """A button for each of the nearest meetings that may have approved these minutes."""
        clear(self._approvals)
        self._approval.setVisible(bool(later))
        if not later:
            return
        self._approvals.addWidget(Label("Quelle réunion l’a approuvé\u202f?", "etiquette", wrap=True))
        offered = QWidget()
        flow = Flow(self.look, offered, gap=8)
        for meeting_id, day in later[:_MOST_OFFERED]:
            act = partial(self.approval_wanted.emit, meeting_id)
            button = Button(self.look, f"Celle du {day}", "", "file-check", on_click=act)
            button.setAccessibleName(f"Noter l’approbation par la réunion du {day}")
            flow.addWidget(button)
        self._approvals.addWidget(offered)

    def _rectification(self, fact: RectificationFact) -> QWidget:
        line = QWidget()
        inside = row(self.look, line, gap=8)
        words = f"Rectificatif n°{NBSP}{fact.number} du {date_short(fact.made_on)}{NBSP}: {fact.said}"
        inside.addWidget(wrapped(words), 1)
        door = link(self.look, "Voir", lambda: self.rectification_wanted.emit(fact.number))
        door.setAccessibleName(f"Voir le rectificatif n°{NBSP}{fact.number}")
        inside.addWidget(door)
        return line

    def _make_signing(self, look: Look, today: date) -> QWidget:
        signing = QWidget()
        inside = column(look, signing, gap=8)
        self.day = DateField(
            look, Ask("Signé le", help="Un PDF, un JPEG ou un PNG se dépose aussi ici."), today
        )
        self.day.set_value(today)
        inside.addWidget(self.day)
        acts = QWidget()
        flow = Flow(look, acts, gap=8)
        self.filing = Button(look, "Déposer le scan signé…", "", "stamp", on_click=self._ask)
        self.copying = Button(
            look, "Enregistrer une copie du scan…", "", "file-down", on_click=self.copy_wanted.emit
        )
        flow.addWidget(self.filing)
        flow.addWidget(self.copying)
        inside.addWidget(acts)
        self.body.addWidget(signing)
        return signing

    def _ask(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, "Déposer le scan signé", begin_at(""), _KINDS)
        if chosen:
            remember(chosen)
            self._file(Path(chosen))

    def _file(self, path: Path) -> None:
        if self.day.validate():
            self.scan_wanted.emit(path, self.day.value())


def _facts(standing: MinutesStanding) -> list[str]:
    """One sentence a fact, in the order of time."""
    if standing.validated_at is None:
        return ["Brouillon\u00a0: il suit ce que dit la réunion jusqu’à sa validation."]
    by = f" par {standing.validated_by}" if standing.validated_by else ""
    said = [f"Validé le {instant(standing.validated_at)}{by}. Il ne change plus."]
    if standing.fingerprint:
        said.append(f"Empreinte{NBSP}: {short_fingerprint(standing.fingerprint)}.")
    if standing.approved_on is not None:
        where = f" (PV {standing.approved_in})" if standing.approved_in else ""
        said.append(f"Approuvé le {date_long(standing.approved_on)}{where}.")
    if standing.signed_on is not None:
        said.append(f"Signé le {date_long(standing.signed_on)}, le scan est dans le dossier.")
    return said
