"""How a chosen row of hours says that it is chosen."""

from dataclasses import replace

from engagement_desktop.domain.hours.entries_rows import HoursRow
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.row_choice import RowChoice
from engagement_desktop.ui.common.rows import Column
from engagement_desktop.ui.hours.hours_columns import HOURS_COLUMNS, STATE_BADGES

Choice = RowChoice[HoursRow]


def columns_of(choice: Choice) -> tuple[Column[HoursRow], ...]:
    """The columns of the list; the state of a chosen row says that it is chosen."""

    def word(row: HoursRow) -> BadgeWord:
        usual = STATE_BADGES[row.state]
        return replace(usual, text="Choisie", icon="square-check") if choice.holds(row.id) else usual

    return tuple(replace(column, badge=word) if column.key == "state" else column for column in HOURS_COLUMNS)
