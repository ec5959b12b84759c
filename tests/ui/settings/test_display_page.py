from engagement_desktop.ui.settings.display import DisplayPage
from tests.ui.conftest import Seat


def test_theme_and_text_size_change_the_window_at_once(seat: Seat) -> None:
    page = seat.open("display")
    assert isinstance(page, DisplayPage)
    page.themes["sombre"].click()
    page.sizes[150].click()
    look = seat.context.look
    assert (look.theme.key, look.percent) == ("sombre", 150)
    look.choose_theme("clair")
    look.choose_size(100)
    assert page.themes["clair"].isChecked()
    assert page.sizes[100].isChecked()
