"""A run just produced: what the bank's screen must show, its files, and the act that locks it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.expenses.paying.runs_rows import RunDetail, RunFile
from engagement_desktop.domain.expenses.runs import RunState
from engagement_desktop.french.formats import count, date_long, date_short, money
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.door import Door
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import clear, column, icon_label, line, row
from engagement_desktop.ui.theme import Look

CONFIRM = "Comparez ce total et ce nombre à l’écran de la banque, puis dites que le fichier y est."


class MadeCard(Card):
    """One run with its control total; `first` is the button that one presses next."""

    send_wanted = Signal()
    save_wanted = Signal()
    cancel_wanted = Signal()
    file_wanted = Signal(object)  # RunFile

    def __init__(self, look: Look, *, may_pay: bool) -> None:
        super().__init__(look, "Remboursement", margin=18)
        self._may_pay = may_pay
        self._body = column(look, None, gap=10)
        self.body.addLayout(self._body)
        self.body.addStretch(1)
        self.send: Button | None = None

    def show_run(self, run: RunDetail) -> None:
        """All of one run."""
        clear(self._body)
        self.send = None
        one = run.row
        self.title.setText(f"Remboursement {one.number}")
        self.setAccessibleName(self.title.text())
        if one.transfers:
            self._body.addWidget(Label("Total de contrôle", "gras"))
            self._body.addWidget(Label(money(one.transferred), "chiffre"))
            self._body.addWidget(Label(count(one.transfers, "virement"), "valeur"))
            self._body.addWidget(Label(f"Exécution le {date_long(one.execute_on)}.", "petit", wrap=True))
        else:
            self._body.addWidget(Label(money(one.amount), "chiffre"))
        self._body.addWidget(Label(_standing(run), "petit", wrap=True))
        if self._may_pay and one.state is RunState.MADE:
            self._acts(run)
        self._body.addWidget(line())
        self._files(run)

    def _files(self, run: RunDetail) -> None:
        self._body.addWidget(Label(count(len(run.files), "fichier"), "gras"))
        for one in run.files:
            door = Door(self.look, short_name(one, run), partial(self.file_wanted.emit, one), "file-text")
            self._body.addWidget(door)
        if self._may_pay and run.files:
            self._body.addWidget(
                Button(
                    self.look, "Enregistrer les fichiers…", "", "file-down", on_click=self.save_wanted.emit
                )
            )

    def _acts(self, run: RunDetail) -> None:
        if run.refusal:
            why = row(self.look, None, gap=8)
            why.addWidget(icon_label(self.look, "lock", "attention", 18))
            why.addWidget(Label(run.refusal, wrap=True), 1)
            self._body.addLayout(why)
        elif run.row.transfers:
            self._body.addWidget(Label(CONFIRM, "petit", wrap=True))
        place = QWidget()
        flow = Flow(self.look, place, gap=8)
        if not run.refusal:
            words = send_words(run)
            self.send = Button(self.look, words, "primaire", "send", on_click=self.send_wanted.emit)
            flow.addWidget(self.send)
        flow.addWidget(
            Button(self.look, "Annuler ce remboursement", "", "undo-2", on_click=self.cancel_wanted.emit)
        )
        self._body.addWidget(place)


def send_words(run: RunDetail) -> str:
    """« Envoyé à la banque », or what is said when nothing goes there."""
    return "Envoyé à la banque" if run.row.transfers else "Remis aux personnes"


def _standing(run: RunDetail) -> str:
    one = run.row
    made = f"Produit le {date_short(one.made_on)}" + (f" par {run.made_by}" if run.made_by else "")
    if one.sent_on is None:
        return f"{made}. Rien n’est encore marqué payé."
    sent = f"envoyé le {date_short(one.sent_on)}" + (f" par {run.sent_by}" if run.sent_by else "")
    return f"{made}, {sent}\u00a0: les notes sont remboursées et ne changent plus."


def short_name(one: RunFile, run: RunDetail) -> str:
    """The name of a file without the number that stands above, nor its ending."""
    return one.name.removeprefix(f"{run.row.number}, ").removesuffix(".pdf")
