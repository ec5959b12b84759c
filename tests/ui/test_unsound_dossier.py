"""A dossier whose rules or trace were broken from outside opens, and says so on every page."""

from dataclasses import replace
from pathlib import Path

from engagement_desktop.bootstrap import open_application
from engagement_desktop.ui.common.banner import Banner
from engagement_desktop.ui.desk import Desk
from engagement_desktop.ui.navigation import PAGES
from tests.conftest import PHRASE
from tests.ui.conftest import WAYS, Seat


def banners(desk: Desk) -> list[str]:
    return [banner.accessibleName() for banner in desk.findChildren(Banner) if banner.isVisibleTo(desk)]


def test_a_broken_trace_is_told_with_the_way_to_look_at_it(seat: Seat) -> None:
    path: Path = seat.application.workspace.database.path
    with seat.application.workspace.database.work() as session:
        session.connection().exec_driver_sql(
            "INSERT INTO audit_entry VALUES (7, '2026-01-01', 1, 'x', '{}', '{}', x'00')"
        )
    seat.application.close()
    broken = open_application(path, PHRASE, ways=WAYS)
    try:
        desk = Desk(replace(seat.context, application=broken), PAGES, "MSP")
        seat.bot.addWidget(desk)
        assert any("contrôle d’ouverture" in said for said in banners(desk))
    finally:
        broken.close()


def test_a_sound_dossier_shows_no_warning(seat: Seat) -> None:
    seat.open("home")
    assert not any("contrôle d’ouverture" in said for said in banners(seat.desk))
