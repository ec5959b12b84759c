"""Talks on screen: for the coordination, and for nobody else."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton

from engagement_desktop.bootstrap import Application
from engagement_desktop.domain.hours.talks_drafts import TalkDraft
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.common.list_view import ListView, NewWanted
from engagement_desktop.ui.hours.talks.page import TalksPage
from engagement_desktop.ui.register.person_page import PersonPage
from tests.builders import Builder
from tests.ui.conftest import Seat, shown, story

NOTE = "Trop de réunions le soir"
TODAY = date(2026, 11, 22)


def on_page(seat: Seat, what: object = None) -> TalksPage:
    page = seat.open("talks", what)
    assert isinstance(page, TalksPage)
    return page


def of_person(seat: Seat, person_id: int = 1) -> PersonPage:
    page = seat.open("person", person_id)
    assert isinstance(page, PersonPage)
    return page


@pytest.fixture
def known(filled: Seat) -> Seat:
    """Five talks with Monique, the last one to be followed."""
    for month in range(1, 5):
        filled.application.talks.save(
            TalkDraft(person_id=1, held_on=date(2026, month, 1), note="Tout va bien")
        )
    last = TalkDraft(person_id=1, held_on=date(2026, 9, 1), note=NOTE, again_on=date(2027, 1, 4))
    filled.application.talks.save(last)
    return filled


def test_the_note_is_read_beside_the_list(known: Seat) -> None:
    page = on_page(known)
    said = shown(page.pane)
    assert NOTE in said
    assert "4\u00a0janvier 2027" in said
    assert "Seule la coordination lit cette note" in said


def test_a_talk_is_begun_from_the_page_of_a_person(known: Seat) -> None:
    page = of_person(known)
    said = shown(page.pane)
    assert "Entretiens" in said
    assert "Prochain le 04/01/2027" in said
    assert "Et 2 plus anciens." in said
    assert NOTE not in said
    button = next(one for one in page.pane.findChildren(QPushButton) if one.text() == "Noter un entretien")
    button.click()
    known.wait()
    talks = known.desk.open("talks")
    assert isinstance(talks, TalksPage)
    assert talks.editor is not None
    assert talks.editor.work.title == "Entretien avec Monique Hélias"
    talks.editor.form.field("note").set_value("Souhaite un binôme")
    talks.editor.save()
    known.wait()
    assert "Entretien noté\u00a0: Monique Hélias." in known.told
    assert known.application.talks.of_person(1)[0].held_on == TODAY


def test_what_is_typed_with_one_person_never_comes_back_with_another(known: Seat) -> None:
    page = on_page(known, NewWanted(1))
    assert page.editor is not None
    page.editor.form.field("note").set_value(NOTE)
    page.editor.close_editor()
    page.receive(NewWanted(2))
    assert page.editor is not None
    assert page.editor.form.field("note").as_text() == ""
    page.editor.close_editor()
    page.receive(NewWanted(1))
    assert page.editor is not None
    assert page.editor.form.field("note").as_text() == NOTE
    assert page.editor.form.talks() == {"note"}


def test_the_home_page_takes_up_a_talk_that_was_being_typed(known: Seat) -> None:
    page = on_page(known, NewWanted(1))
    assert page.editor is not None
    page.editor.form.field("note").set_value(NOTE)
    page.editor.close_editor()
    home = known.open("home")
    assert "Entretien avec Monique Hélias" in shown(home)
    assert NOTE not in shown(home)


def test_a_new_talk_asks_with_whom(filled: Seat) -> None:
    page = on_page(filled)
    page.edit(None)
    assert page.editor is not None
    form = page.editor.form
    assert form.first_field() is form.field("person_id")
    form.field("note").set_value(NOTE)
    page.editor.save()
    assert "avec qui" in form.field("person_id").fault()
    form.field("person_id").set_value(2)
    page.editor.save()
    filled.wait()
    assert [row.person for row in page.model.loaded()] == ["Paul Tessier"]


def test_a_talk_is_corrected(known: Seat) -> None:
    page = on_page(known)
    page.edit(page.model.loaded()[0].id)
    assert page.editor is not None
    assert page.editor.form.first_field() is page.editor.form.field("note")
    page.editor.form.field("note").set_value("Va mieux")
    page.editor.save()
    known.wait()
    assert "Va mieux" in shown(page.pane)


def test_a_talk_deleted_does_not_lie_in_the_bin(known: Seat) -> None:
    page = on_page(known)
    page._on_delete(page.model.loaded()[0])
    known.wait()
    assert known.application.bin.entries() == ()
    assert "Entretien supprimé\u00a0: Monique Hélias." in known.told


def test_the_talks_of_one_person_are_asked_by_their_page(known: Seat) -> None:
    page = on_page(known, ListView(ListQuery(filters={"person": "2"}), "Entretiens avec Paul Tessier"))
    assert page.model.rowCount() == 0
    page.edit(None)
    assert page.editor is not None
    assert page.editor.work.title == "Entretien avec Paul Tessier"


def test_a_person_without_talk_is_said(filled: Seat) -> None:
    assert "Aucun entretien noté." in shown(of_person(filled).pane)


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.TREASURY, Role.READING])
def test_nobody_else_sees_that_there_are_talks(
    seat_as: Callable[[Role], Seat], application: Application, role: Role
) -> None:
    with application.workspace.database.work() as session:
        story(Builder(session))
    application.talks.save(TalkDraft(person_id=1, held_on=TODAY, note=NOTE))
    seat = seat_as(role)
    assert "Entretien" not in shown(of_person(seat))
    training = seat.open("training")
    assert "talks" not in training.tabs._keys
