"""The columns of the list of expense claims."""

from dataclasses import replace

from engagement_desktop.domain.expenses.claims_rows import ExpenseRow
from engagement_desktop.domain.money import Money
from engagement_desktop.french.formats import date_short, integer, kilometres, money
from engagement_desktop.french.labels import label
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.row_choice import RowChoice
from engagement_desktop.ui.common.rows import RIGHT, Column
from engagement_desktop.ui.expenses.words import WISHED, badge_of, days_of, receipts_of


def _amount(total: Money) -> str:
    """The unit stands in the header."""
    return money(total).removesuffix(f"{NBSP}€")


EXPENSES_COLUMNS: tuple[Column[ExpenseRow], ...] = (
    Column("person", "Personne", lambda row: f"{row.last_name} {row.first_name}"),
    Column("total", "Montant €", lambda row: row.total, _amount, align=RIGHT, width=116),
    Column("status", "État", lambda row: row.status, badge=badge_of, width=168),
    Column("reference", "Note", lambda row: row.reference, width=128),
    Column("date", "Dernière dépense", lambda row: row.last_on, date_short, width=146),
    Column("receipts", "Reçus", receipts_of, width=116, sortable=False),
    Column(
        "lines",
        "Lignes",
        lambda row: row.lines,
        integer,
        align=RIGHT,
        width=90,
        sortable=False,
        hidden_by_default=True,
    ),
    Column("days", "Jours", days_of, width=210, sortable=False, hidden_by_default=True),
    Column(
        "km",
        "Trajets",
        lambda row: row.km_hundredths or None,
        kilometres,
        align=RIGHT,
        width=110,
        sortable=False,
        hidden_by_default=True,
    ),
    Column(
        "natures",
        "Natures",
        lambda row: ", ".join(label(nature) for nature in row.natures),
        width=200,
        sortable=False,
        hidden_by_default=True,
    ),
    Column("paid", "Payée le", lambda row: row.paid_on, date_short, width=112, hidden_by_default=True),
    Column("wish", "Choix", lambda row: WISHED[row.wish], width=130, sortable=False, hidden_by_default=True),
)


def columns_of(choice: RowChoice[ExpenseRow]) -> tuple[Column[ExpenseRow], ...]:
    """The columns of the list; the state of a chosen row says that it is chosen."""

    def word(row: ExpenseRow) -> BadgeWord:
        usual = badge_of(row)
        return replace(usual, text="Choisie", icon="square-check") if choice.holds(row.id) else usual

    return tuple(
        replace(column, badge=word) if column.key == "status" else column for column in EXPENSES_COLUMNS
    )
