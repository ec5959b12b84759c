"""An import, on its page."""

from collections.abc import Callable
from pathlib import Path

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.ui.common.banner import Banner
from engagement_desktop.ui.imports.import_page import ImportPage
from tests.ui.conftest import Seat, shown

Write = Callable[..., Path]


def settle(seat: Seat) -> None:
    seat.wait()
    seat.bot.wait(20)
    seat.wait()


def study(seat: Seat, page: ImportPage, path: Path) -> None:
    page.read(path)
    settle(seat)


def press(seat: Seat, page: ImportPage) -> None:
    page.act.click()
    settle(seat)


def banner_words(page: ImportPage) -> str:
    return "\n".join(shown(banner) for banner in page.findChildren(Banner) if banner.isVisible())


def cells(page: ImportPage) -> dict[str, dict[str, str]]:
    """The table of what was understood, by sheet."""
    model = page.panel.sheets._model
    rows = [
        {one.key: str(model.index(at, place).data()) for place, one in enumerate(model.columns)}
        for at in range(model.rowCount())
    ]
    return {row["name"]: row for row in rows}


def names(seat: Seat) -> set[str]:
    return {row.last_name for row in seat.application.people.page(ListQuery()).rows}
