"""The dossier on another machine, from the window: each act closes it and says what was done."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from engagement_desktop.bootstrap import Application, open_application
from engagement_desktop.domain.custody import CustodyState
from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.common.banner import Banner
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.program import Program
from engagement_desktop.ui.settings import custody_acts
from engagement_desktop.ui.settings.dossier import DossierPage
from engagement_desktop.ui.unlock.page import UnlockPage
from tests.conftest import PHRASE
from tests.ui.conftest import WAYS, Seat, shown
from tests.ui.gate import Door, door

__all__ = ["door"]


@pytest.fixture
def key(tmp_path: Path) -> Path:
    folder = tmp_path / "clé"
    folder.mkdir()
    return folder


def begun(door: Door, path: Path) -> Program:
    door.program.begin(path, PHRASE)
    door.bot.waitUntil(lambda: door.program.desk is not None, timeout=10_000)
    door.wait()
    return door.program


def page_of(program: Program) -> DossierPage:
    assert program.desk is not None
    page = program.desk.open("dossier")
    assert isinstance(page, DossierPage)
    return page


def application_of(program: Program) -> Application:
    assert program._application is not None
    return program._application


def closed(door: Door) -> str:
    """What the page of the phrase says once the dossier is closed."""
    door.bot.waitUntil(lambda: door.program.desk is None, timeout=15_000)
    door.wait()
    page = door.window.content()
    assert isinstance(page, UnlockPage)
    return page.open_sheet.banner.accessibleName()


def press(page: DossierPage | Banner, words: str) -> None:
    next(button for button in page.findChildren(Button) if button.text() == words).click()


def choose(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> None:
    for asked in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, asked, lambda *_asked: (str(path), ""))


def taken(dossier: Path, copy: Path) -> None:
    """The dossier left for the key, without the window."""
    application = open_application(dossier, PHRASE, ways=WAYS)
    application.custody.take_away(copy)
    application.close()


def state(path: Path) -> CustodyState:
    application = open_application(path, PHRASE, ways=WAYS)
    try:
        return application.custody.holding().state
    finally:
        application.close()


def test_the_dossier_leaves_from_the_page_and_is_closed(
    door: Door, dossier: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, key / "portable")
    press(page_of(begun(door, dossier)), "Emporter le dossier…")
    said = closed(door)
    assert "emporté dans" in said
    assert "portable.engagement" in said
    assert (state(key / "portable.engagement"), state(dossier)) == (CustodyState.CARRIED, CustodyState.AWAY)


def test_no_place_chosen_takes_nothing_away(
    door: Door, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, "")
    program = begun(door, dossier)
    for button in page_of(program).custody.card.buttons:
        button.click()
    door.wait()
    assert application_of(program).custody.holding().may_write


def test_a_refused_place_is_told_on_the_page(
    door: Door, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, dossier.with_name("à côté.engagement"))
    program = begun(door, dossier)
    page = page_of(program)
    press(page, "Emporter le dossier…")
    door.wait()
    assert "Rien n’a été emporté" in shown(page)
    assert application_of(program).custody.holding().may_write


def test_every_page_of_a_dossier_that_is_away_says_why_it_only_reads(
    door: Door, dossier: Path, key: Path
) -> None:
    taken(dossier, key / "portable.engagement")
    program = begun(door, dossier)
    assert program.desk is not None
    for wanted in ("home", "people", "meetings", "dossier"):
        program.desk.open(wanted)
        door.wait()
        (banner,) = [one for one in program.desk.findChildren(Banner) if one.isVisible()]
        said = banner.accessibleName()
        assert said.startswith("Lecture seule. Le dossier a été emporté le 22\u00a0novembre 2026")
        assert "portable.engagement" in said
        assert [button.text() for button in banner.findChildren(Button)] == [
            "Rapporter le dossier…",
            "La copie ne reviendra pas",
        ]
    people = program.desk.open("people")
    assert people.header.primary() is None, "what writes is absent"
    assert "accounts" not in program.desk.page_keys()


def test_the_copy_is_looked_at_then_put_in_its_place(
    door: Door, dossier: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = key / "portable.engagement"
    taken(dossier, copy)
    program = begun(door, dossier)
    assert program.desk is not None
    choose(monkeypatch, copy)
    (banner,) = [one for one in program.desk.findChildren(Banner) if one.isVisible()]
    press(banner, "Rapporter le dossier…")
    door.wait()
    page = page_of(program)
    assert "C’est bien la copie attendue." in shown(page)
    assert "Rien n’y a été enregistré depuis le départ." in shown(page)
    press(page, "La mettre à sa place")
    assert "La copie est revenue, entière" in closed(door)
    assert (state(dossier), state(copy)) == (CustodyState.HERE, CustodyState.RETURNED)


def test_a_wrong_copy_is_refused_with_the_way_to_choose_another(
    door: Door, dossier: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken(dossier, key / "portable.engagement")
    program = begun(door, dossier)
    choose(monkeypatch, dossier)
    page = page_of(program)
    press(page, "Rapporter le dossier…")
    door.wait()
    assert "Cette copie n’est pas reprise." in shown(page)
    choose(monkeypatch, key / "portable.engagement")
    press(page, "Choisir une autre copie…")
    door.wait()
    assert "C’est bien la copie attendue." in shown(page)


@pytest.mark.parametrize("sure", [True, False])
def test_giving_up_is_asked_in_plain_words(
    door: Door, dossier: Path, key: Path, monkeypatch: pytest.MonkeyPatch, sure: bool
) -> None:
    taken(dossier, key / "portable.engagement")
    program, asked = begun(door, dossier), list[str]()

    def answer(_parent: object, question: str, act: str, keep: str) -> bool:
        asked.extend((question, act, keep))
        return sure

    monkeypatch.setattr(custody_acts, "confirm", answer)
    press(page_of(program), "La copie ne reviendra pas")
    assert asked[0].startswith("Tout ce qui a été écrit dans la copie depuis le 22\u00a0novembre 2026")
    assert asked[1:] == ["Écrire de nouveau ici", "Attendre encore"]
    if not sure:
        assert not application_of(program).custody.holding().may_write
        return
    assert "On écrit de nouveau" in closed(door)
    assert state(dossier) is CustodyState.HERE


def test_a_copy_that_comes_too_late_is_opened_to_be_read(
    door: Door, dossier: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = key / "portable.engagement"
    taken(dossier, copy)
    application = open_application(dossier, PHRASE, ways=WAYS)
    application.custody.give_up()
    application.close()
    program = begun(door, dossier)
    page = page_of(program)
    choose(monkeypatch, copy)
    press(page, "Rapporter une copie…")
    door.wait()
    assert "n’est plus attendue" in shown(page)
    press(page, "Ouvrir cette copie en lecture seule")
    assert "se lit seulement" in closed(door)
    content = door.window.content()
    assert isinstance(content, UnlockPage)
    assert content.open_sheet.path == copy
    assert state(copy) is CustodyState.RETURNED


def test_the_laptop_gives_back_by_a_copy_and_may_take_it_up_again(
    door: Door, dossier: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop = key / "portable.engagement"
    taken(dossier, laptop)
    (key / "rendu").mkdir()
    program = begun(door, laptop)
    page = page_of(program)
    assert "Cet exemplaire a été emporté" in shown(page.custody.card)
    choose(monkeypatch, key / "rendu" / "retour")
    page.receive(custody_acts.GIVE)
    assert "Le dossier est rendu" in closed(door)
    assert state(key / "rendu" / "retour.engagement") is CustodyState.CARRIED
    page = page_of(begun(door, laptop))
    assert "Cet exemplaire a été rendu" in shown(page.custody.card)
    monkeypatch.setattr(custody_acts, "confirm", lambda *_asked: True)
    page.receive(custody_acts.GIVE_UP)
    closed(door)
    assert state(laptop) is CustodyState.CARRIED


def test_who_may_not_carry_reads_why_and_has_no_button(
    seat_as: Callable[[Role], Seat], application: Application, key: Path
) -> None:
    application.custody.take_away(key / "portable.engagement")
    seat = seat_as(Role.READING)
    page = seat.open("dossier")
    assert isinstance(page, DossierPage)
    assert page.custody.card.buttons == []
    (banner,) = [one for one in seat.desk.findChildren(Banner) if one.isVisible()]
    assert banner.findChildren(Button) == []
    page.receive(custody_acts.BRING_BACK)
