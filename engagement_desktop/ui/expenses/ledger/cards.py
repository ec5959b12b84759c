"""The cards of the ledger: what would leave, what left, and the accounts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QGridLayout, QWidget

from engagement_desktop.domain.expenses.ledger.accounts import AccountRow
from engagement_desktop.domain.expenses.ledger.entries import Entry, Posting
from engagement_desktop.domain.expenses.ledger.rows import ExportRow, LedgerPreview
from engagement_desktop.french import ledger_texts as texts
from engagement_desktop.french.formats import count, date_short, integer, money
from engagement_desktop.french.labels import badge
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.buttons import link
from engagement_desktop.ui.common.cards import Card, KeyFigure
from engagement_desktop.ui.common.labels import wrapped
from engagement_desktop.ui.common.layouts import clear, column, row
from engagement_desktop.ui.common.rows import RIGHT, Column
from engagement_desktop.ui.common.short_table import ShortTable
from engagement_desktop.ui.theme import Look

_MOST: Final = 40
_OWN: Final = BadgeWord("Modifié", "info", "pencil")


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One line of one entry."""

    entry: Entry
    posting: Posting


class FiguresRow(QWidget):
    """Entries, total, what is owed: side by side when they fit."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        look.space(self._grid, gap=12)
        self.entries = KeyFigure(look, "À exporter", "file-down")
        self.total = KeyFigure(look, "Débit et crédit", "scale")
        self.due = KeyFigure(look, "Dû aux bénévoles", "users")
        self.arrange(across=3)

    def show_preview(self, found: LedgerPreview) -> None:
        self.entries.show_figure(integer(len(found.entries)), "écritures équilibrées")
        self.total.show_figure(money(found.total), "au centime près des deux côtés")
        self.due.show_figure(money(found.due), f"au {date_short(found.last_day)}, compte des bénévoles")

    def arrange(self, *, across: int) -> None:
        for at, card in enumerate((self.entries, self.total, self.due)):
            self._grid.addWidget(card, at // across, at % across)
        for at in range(3):
            self._grid.setColumnStretch(at, int(at < across))


class EntriesCard(Card):
    """The lines that would leave; the files hold them all."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Écritures de la période")
        columns: tuple[Column[ShownLine], ...] = (
            Column("label", "Libellé", lambda line: line.entry.label),
            Column("date", "Date", lambda line: line.entry.entry_on, date_short, width=104),
            Column("number", "N°", lambda line: line.entry.number, str, align=RIGHT, width=64),
            Column("account", "Compte", lambda line: line.posting.account, width=84),
            Column("name", "Intitulé", lambda line: line.posting.account_label, width=190),
            Column("debit", "Débit", lambda line: line.posting.debit or None, money, align=RIGHT, width=116),
            Column(
                "credit", "Crédit", lambda line: line.posting.credit or None, money, align=RIGHT, width=116
            ),
        )
        self.table = ShortTable(
            look, columns, "Écritures de la période", spared=("name", "number"), least_name=260
        )
        self.body.addWidget(self.table)
        self._more = wrapped("", "petit")
        self.body.addWidget(self._more)

    def show_preview(self, found: LedgerPreview) -> None:
        lines = [ShownLine(entry, posting) for entry in found.entries for posting in entry.postings]
        self.table.show_rows(lines[:_MOST])
        self.table.setVisible(bool(lines))
        more = len(lines) - _MOST
        said = f"Et {count(more, 'autre ligne', 'autres lignes')}, dans les fichiers." if more > 0 else ""
        self._more.setText(said or ("" if lines else "Tout ce qui était à écrire est déjà parti."))
        self._more.setVisible(bool(self._more.text()))


class ExportsCard(Card):
    """What left, each export with its door."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Exports faits")
        self._list = column(look, None, gap=8)
        self.body.addLayout(self._list)

    def show_exports(self, exports: Iterable[ExportRow], again: Callable[[ExportRow], object] | None) -> None:
        clear(self._list)
        shown = tuple(exports)
        for one in shown:
            self._list.addWidget(self._line(one, again))
        if not shown:
            said = f"Ce qui est parti ne change plus{NBSP}: une différence se contre-passe."
            self._list.addWidget(wrapped(said, "petit"))

    def _line(self, one: ExportRow, again: Callable[[ExportRow], object] | None) -> QWidget:
        place = QWidget()
        whole = row(self.look, place, gap=12)
        words = column(self.look, None, gap=0)
        words.addWidget(wrapped(texts.export_title(one)))
        words.addWidget(wrapped(texts.export_detail(one), "petit"))
        whole.addLayout(words, 1)
        if again is not None:
            door = link(self.look, "Enregistrer de nouveau", lambda: again(one), "save")
            door.setAccessibleName(f"Enregistrer de nouveau{NBSP}: {texts.export_title(one)}")
            whole.addWidget(door)
        return place


class AccountsCard(Card):
    """The account of each use; Enter or a double click opens its form."""

    def __init__(self, look: Look, on_opened: Callable[[AccountRow], object] | None) -> None:
        super().__init__(look, "Comptes et journaux")
        columns: tuple[Column[AccountRow], ...] = (
            Column("use", "Usage", lambda one: badge(one.use)),
            Column("number", "Compte", lambda one: one.account.number, width=96),
            Column("label", "Intitulé", lambda one: one.account.label, width=300),
            Column("own", "Choix", lambda one: _OWN.text if one.is_own else "", badge=_own, width=120),
        )
        self.table = ShortTable(look, columns, "Comptes et journaux", spared=("own", "label"))
        self.body.addWidget(
            wrapped(
                "Accordez-les avec le comptable. Ce qui est parti garde les siens. L’aide humaine et la "
                "garde d’enfants vont au compte des missions, pour que l’écriture ne dise rien de la "
                "personne.",
                "petit",
            )
        )
        if on_opened is not None:
            self.body.addWidget(
                link(look, "Modifier le compte choisi", lambda: self._open(on_opened), "pencil")
            )
            self.table.opened.connect(on_opened)
        self.body.addWidget(self.table)

    def show_accounts(self, accounts: Sequence[AccountRow]) -> None:
        self.table.show_rows(accounts)
        if accounts and self.table.current_row() is None:
            self.table.selectRow(0)

    def _open(self, on_opened: Callable[[AccountRow], object]) -> None:
        chosen = self.table.current_row()
        if chosen is not None:
            on_opened(chosen)


def _own(one: AccountRow) -> BadgeWord | None:
    return _OWN if one.is_own else None
