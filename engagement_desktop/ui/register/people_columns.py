"""The columns of the list of people."""

from engagement_desktop.domain.register.people_rows import PersonRow
from engagement_desktop.french.formats import date_short
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.rows import RIGHT, Column
from engagement_desktop.ui.register.words import MANDATE_BADGES, college, sorted_name


def meetings_of(row: PersonRow) -> str:
    """« 4 sur 5 »: attended, out of those where the person was expected."""
    return f"{row.attended} sur {row.expected}" if row.expected else ""


def _mandate(row: PersonRow) -> BadgeWord | None:
    return MANDATE_BADGES.get(row.mandate)


PEOPLE_COLUMNS: tuple[Column[PersonRow], ...] = (
    Column("name", "Nom", lambda row: sorted_name(row.last_name, row.first_name)),
    Column("mandate", "Mandat", lambda _row: None, badge=_mandate, width=188, sortable=False),
    Column("capacity", "Collège", lambda row: college(row.capacity), width=126),
    Column("mandate_end", "Fin", lambda row: row.mandate_end, date_short, width=104),
    Column("attended", "Réunions", meetings_of, align=RIGHT, width=96),
    Column("city", "Commune", lambda row: row.city, width=150, hidden_by_default=True),
    Column(
        "identifier",
        "Identifiant",
        lambda row: row.identifier,
        width=120,
        sortable=False,
        hidden_by_default=True,
    ),
)
