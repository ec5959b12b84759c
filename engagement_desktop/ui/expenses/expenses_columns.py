"""The columns of the list of expense claims."""

from engagement_desktop.domain.expenses.claims_rows import ExpenseRow
from engagement_desktop.domain.money import Money
from engagement_desktop.french.formats import date_short, integer, kilometres, money
from engagement_desktop.french.labels import label
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.rows import RIGHT, Column
from engagement_desktop.ui.expenses.words import CLAIM_BADGES, days_of, receipts_of


def _amount(total: Money) -> str:
    """The unit stands in the header."""
    return money(total).removesuffix(f"{NBSP}€")


EXPENSES_COLUMNS: tuple[Column[ExpenseRow], ...] = (
    Column("person", "Personne", lambda row: f"{row.last_name} {row.first_name}"),
    Column("total", "Montant €", lambda row: row.total, _amount, align=RIGHT, width=116),
    Column("status", "État", lambda row: row.status, badge=lambda row: CLAIM_BADGES[row.status], width=146),
    Column("date", "Dernière dépense", lambda row: row.last_on, date_short, width=146),
    Column("receipts", "Reçus", receipts_of, width=116, sortable=False),
    Column("reference", "Note", lambda row: row.reference, width=128),
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
)
