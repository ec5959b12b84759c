"""The columns of the list of committees."""

from engagement_desktop.domain.register.committees_rows import CommitteeRow
from engagement_desktop.french.formats import date_short, integer, percent
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.rows import RIGHT, Column

_CLOSED = BadgeWord("Fermé", "neutre", "archive")
_VACANT = "Siège vacant"


def seats_of(row: CommitteeRow) -> str:
    """« 11 sur 12 », or how many when the committee has no number of seats."""
    return integer(row.members) if row.seats is None else f"{row.members} sur {row.seats}"


def presence_of(row: CommitteeRow) -> str:
    return percent(row.attended, row.expected) if row.expected else ""


def state_of(row: CommitteeRow) -> BadgeWord | None:
    """Closed, or how many seats wait for somebody."""
    if row.closed_on is not None:
        return _CLOSED
    vacant = (row.seats or 0) - row.members
    if vacant <= 0:
        return None
    words = _VACANT if vacant == 1 else f"{vacant} sièges vacants"
    return BadgeWord(words, "neutre", "circle", dashed=True)


COMMITTEES_COLUMNS: tuple[Column[CommitteeRow], ...] = (
    Column("name", "Comité", lambda row: row.name),
    Column("members", "Titulaires", seats_of, align=RIGHT, width=104, sortable=False),
    Column("state", "Sièges", state_of, badge=state_of, width=150, sortable=False),
    Column(
        "meetings", "Réunions", lambda row: row.meetings_held, integer, align=RIGHT, width=94, sortable=False
    ),
    Column("attendance", "Présence", presence_of, align=RIGHT, width=94, sortable=False),
    Column("next", "Prochaine", lambda row: row.next_planned_on, date_short, width=112, sortable=False),
    Column("kind", "Type", lambda row: row.kind, width=150, hidden_by_default=True),
    Column("structure", "Structure", lambda row: row.structure, width=170, hidden_by_default=True),
    Column(
        "last",
        "Dernière",
        lambda row: row.last_held_on,
        date_short,
        width=112,
        sortable=False,
        hidden_by_default=True,
    ),
)
