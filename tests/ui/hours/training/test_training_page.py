"""The register of trainings on screen."""

from collections.abc import Callable
from datetime import date

import pytest

from engagement_desktop.bootstrap import Application
from engagement_desktop.domain.hours.entries import MissionFamily
from engagement_desktop.domain.hours.training_drafts import PresenceDraft, TrainingDraft
from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.hours.training.form import PROPORTION
from engagement_desktop.ui.hours.training.page import TrainingPage
from engagement_desktop.ui.register.people_page import PeoplePage
from tests.builders import Builder
from tests.ui.conftest import Seat, shown, story

HOUR = 60


def on_page(seat: Seat) -> TrainingPage:
    page = seat.open("training")
    assert isinstance(page, TrainingPage)
    return page


@pytest.fixture
def known(filled: Seat) -> Seat:
    """A training of forty hours that Monique followed for ten."""
    filled.application.training.save(
        TrainingDraft(
            title="Coanimer l’ETP",
            topic="Posture",
            started_on=date(2026, 3, 2),
            ended_on=date(2026, 3, 6),
            minutes=40 * HOUR,
            place="Vannes",
            content="Mises en situation",
            is_patient_education=True,
            is_joint=True,
            is_required=True,
            required_because="Coanimer les ateliers",
            people=(PresenceDraft(person_id=1, minutes=10 * HOUR), PresenceDraft(person_id=2)),
        )
    )
    return filled


def test_an_empty_register_says_when_a_training_may_be_asked(seat: Seat) -> None:
    page = on_page(seat)
    assert "offerte, jamais exigée" in PROPORTION
    assert PROPORTION in shown(page.empty)


def test_the_file_of_a_training_tells_everything(known: Seat) -> None:
    page = on_page(known)
    said = shown(page.pane)
    for expected in (
        "Coanimer l’ETP", "du 02/03/2026 au 06/03/2026", "Posture", "Vannes", "Mises en situation",
        "Coanimer les ateliers", "2\u00a0personnes formées", "10\u00a0h sur 40\u00a0h",
    ):  # fmt: skip
        assert expected in said, expected


def test_a_training_is_typed_with_who_came(filled: Seat) -> None:
    page = on_page(filled)
    page.edit(None)
    assert page.editor is not None
    form = page.editor.form
    form.field("title").set_value("Écoute active")
    form.field("started_on").from_text("02/03/2026")
    form.field("minutes").from_text("3h30")
    form.field("cost").from_text("120")
    people = form.field("people")
    people.add_row()  # type: ignore[attr-defined]  # a field of rows
    people.rows()[0]["person_id"].set_value(1)  # type: ignore[attr-defined]  # the same
    page.editor.save()
    filled.wait()
    row = page.model.loaded()[0]
    assert (row.title, row.minutes, row.people) == ("Écoute active", 210, 1)
    assert "Formation enregistrée\u00a0: Écoute active." in filled.told


def test_why_it_is_required_is_asked_once_it_is(filled: Seat) -> None:
    page = on_page(filled)
    page.edit(None)
    assert page.editor is not None
    form = page.editor.form
    why = form.field("required_because")
    assert why.isHidden()
    form.field("is_required").set_value(True)
    assert not why.isHidden()
    form.field("title").set_value("Forum")
    form.field("started_on").from_text("02/03/2026")
    form.field("minutes").from_text("2")
    page.editor.save()
    assert "obligatoire" in why.fault()
    assert filled.application.training.page(page.query()).rows == ()


def test_who_misses_hours_of_patient_education_comes_first(known: Seat) -> None:
    known.fill(
        lambda make: make.hours(
            make.person("Noé", "Léa", known_as="L1"),
            make.structure("B"),
            date(2026, 5, 5),
            family=MissionFamily.PATIENT_EDUCATION,
        )
    )
    page = on_page(known)
    page.show_education()
    said = shown(page.pane)
    assert "Il manque 30\u00a0h." in said
    assert "Aucune formation à l’ETP notée" in said
    assert said.index("Monique Hélias") < said.index("Paul Tessier")


def test_nobody_in_patient_education_is_said(filled: Seat) -> None:
    page = on_page(filled)
    page.show_education()
    assert "Personne n’a suivi de formation" in shown(page.pane)


def test_a_training_deleted_is_told(known: Seat) -> None:
    page = on_page(known)
    page._on_delete(page.model.loaded()[0])
    known.wait()
    assert page.model.rowCount() == 0
    assert "Formation mise à la corbeille\u00a0: Coanimer l’ETP." in known.told
    assert "Formation Coanimer l’ETP" in [row.said for row in known.application.bin.entries()]


def test_who_only_reads_changes_nothing(seat_as: Callable[[Role], Seat], application: Application) -> None:
    with application.workspace.database.work() as session:
        story(Builder(session))
    application.training.save(TrainingDraft(title="Forum", started_on=date(2026, 3, 2), minutes=60))
    page = on_page(seat_as(Role.READING))
    assert page.header.primary() is None
    page.edit(1)
    assert page.editor is None
    page.delete_row(page.model.loaded()[0])
    assert page.model.rowCount() == 1
    assert "Personne n’est encore noté." in shown(page.pane)


def test_the_page_of_a_person_leads_to_their_trainings(known: Seat) -> None:
    people = known.open("people")
    assert isinstance(people, PeoplePage)
    person = known.open("person", 1)
    event = next(one for one in person.model.loaded() if one.page == "training")  # type: ignore[attr-defined]  # a list page
    person.open_row(event)  # type: ignore[attr-defined]  # a list page
    known.wait()
    page = known.desk.open("training")
    assert isinstance(page, TrainingPage)
    assert page.query().filters == {"person": "1"}
