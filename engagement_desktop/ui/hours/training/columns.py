"""The columns of the register of trainings."""

from engagement_desktop.domain.hours.training_rows import TrainingRow
from engagement_desktop.french.formats import date_short, duration, money
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.rows import RIGHT, Column

JOINT = BadgeWord("Conjointe", "info", "users")
PATIENT_EDUCATION = BadgeWord("ETP", "succes", "handshake")
REQUIRED = BadgeWord("Obligatoire", "attention", "shield-check")


def badges_of(row: TrainingRow) -> tuple[BadgeWord, ...]:
    """What is told of a training in one word each."""
    found = (
        (row.is_patient_education, PATIENT_EDUCATION),
        (row.is_joint, JOINT),
        (row.is_required, REQUIRED),
    )
    return tuple(badge for is_so, badge in found if is_so)


def _first_badge(row: TrainingRow) -> BadgeWord | None:
    return next(iter(badges_of(row)), None)


def _kinds(row: TrainingRow) -> str:
    return ", ".join(badge.text for badge in badges_of(row))


TRAINING_COLUMNS: tuple[Column[TrainingRow], ...] = (
    Column("title", "Formation", lambda row: row.title, sortable=False),
    Column("date", "Date", lambda row: row.started_on, date_short, width=104),
    Column("minutes", "Durée", lambda row: row.minutes, duration, align=RIGHT, width=84),
    Column("people", "Venus", lambda row: row.people, align=RIGHT, width=76, sortable=False),
    Column("kinds", "Sorte", _kinds, badge=_first_badge, width=124, sortable=False),
    Column("topic", "Sujet", lambda row: row.topic, width=160, sortable=False, hidden_by_default=True),
    Column(
        "organiser",
        "Organisateur",
        lambda row: row.organiser,
        width=150,
        sortable=False,
        hidden_by_default=True,
    ),
    Column(
        "cost",
        "Coût",
        lambda row: row.cost,
        money,
        align=RIGHT,
        width=96,
        sortable=False,
        hidden_by_default=True,
    ),
)
