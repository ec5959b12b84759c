"""What a page tells of its acts: one sentence at a time, and where a file is."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.ui.common.banner import INFO, Banner
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.telling import Telling
from tests.ui.conftest import Seat


@pytest.fixture
def page(seat: Seat) -> Page:
    made = Page(seat.context, "Registre")
    seat.bot.addWidget(made)
    made.show()
    return made


def banners(page: Page) -> list[str]:
    return [one.accessibleName() for one in page.findChildren(Banner) if not one.isHidden()]


def test_the_last_act_takes_the_place_of_the_one_before(page: Page) -> None:
    telling = Telling(page)
    telling.tell(INFO, "Arrêté.", "Rien n’a été écrit.")
    telling.refuse("Cette note n’est plus dans le dossier.")
    assert len(banners(page)) == 1
    assert "n’est plus dans le dossier" in banners(page)[0]
    telling.drop()
    assert banners(page) == []


@pytest.mark.parametrize(("name", "what"), [("a.pdf", "Le fichier"), ("Reçus", "Le dossier")])
def test_a_file_or_a_folder_is_said_to_be_where_it_is(
    page: Page, tmp_path: Path, name: str, what: str
) -> None:
    target = tmp_path / name
    if not target.suffix:
        target.mkdir()
    Telling(page).written("C’est écrit.", target)
    assert f"{what} «\u00a0{name}\u00a0» est dans «\u00a0{tmp_path}\u00a0»." in banners(page)[0]
    assert any(button.text() == "Ouvrir le dossier" for button in page.findChildren(QPushButton))


def test_a_refusal_about_a_field_is_told_at_the_field_alone(page: Page) -> None:
    at_field: list[str] = []

    def show(refusal: DomainError) -> bool:
        at_field.extend([refusal.sentence] if refusal.field else [])
        return bool(refusal.field)

    def refuse(field: str | None) -> object:
        raise DomainError("Dites le premier jour.", field)

    telling = Telling(page, show)
    assert not telling.guarded(lambda: refuse("first_day"))
    assert at_field == ["Dites le premier jour."]
    assert banners(page) == []
    assert not telling.do(lambda: refuse(None))
    assert "Dites le premier jour." in banners(page)[0]
