"""The form of a person: two names are asked, the rest unfolds, and nothing that is hidden is lost."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.own_fields import OwnFieldKind
from engagement_desktop.domain.register.people import (
    Capacity,
    CapacityKind,
    Civility,
    ConsentPurpose,
    ContactChannel,
    InvolvementStatus,
    NeedKind,
)
from engagement_desktop.domain.register.people_drafts import OwnFieldDraft, PersonDraft
from engagement_desktop.domain.register.vehicles import VehicleKind
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.fields.rows import RowsField
from engagement_desktop.ui.register.people_page import PeoplePage
from engagement_desktop.ui.register.person_editor import BankForm
from engagement_desktop.ui.register.person_form import PersonForm
from tests.ui.conftest import Seat

IBAN = "FR7630006000011234567890189"


def people(seat: Seat) -> PeoplePage:
    page = seat.open("people")
    assert isinstance(page, PeoplePage)
    return page


def form_of(page: PeoplePage) -> tuple[Editor[PersonDraft], PersonForm]:
    assert page.editor is not None
    form = page.editor.form
    assert isinstance(form, PersonForm)
    return page.editor, form


def person_id(seat: Seat, last_name: str) -> int:
    rows = seat.application.people.page(ListQuery()).rows
    return next(row.id for row in rows if row.last_name == last_name)


def test_only_the_names_are_asked_at_once(filled: Seat) -> None:
    page = people(filled)
    page.edit(None)
    editor, form = form_of(page)
    seen = [key for key in form._fields if form.field(key).isVisible()]
    assert seen == ["last_name", "first_name"]
    assert editor.isAncestorOf(filled.window.focusWidget())
    form.field("last_name").set_value("Prigent")
    form.field("first_name").set_value("Chantal")
    editor.save()
    filled.wait()
    assert filled.told[-1] == "Personne ajoutée\u00a0: Chantal Prigent."


def test_every_part_that_is_filled_is_saved_and_read_again(filled: Seat) -> None:
    filled.application.own_fields.save(OwnFieldDraft(label="Langue parlée"))
    filled.application.own_fields.save(OwnFieldDraft(label="Permis", kind=OwnFieldKind.YES_NO))
    filled.application.own_fields.save(OwnFieldDraft(label="Depuis", kind=OwnFieldKind.DAY))
    filled.application.own_fields.save(OwnFieldDraft(label="Enfants", kind=OwnFieldKind.NUMBER))
    page = people(filled)
    page.edit(person_id(filled, "Hélias"))
    editor, form = form_of(page)
    own = [key for key in form._fields if key.startswith("own_values.")]
    for key, typed in (
        ("civility", Civility.MRS),
        ("born_on", date(1951, 4, 3)),
        ("channel", ContactChannel.LARGE_PRINT),
        ("availability", "Le matin"),
        ("needs_consented_on", date(2026, 1, 5)),
        ("own_words", "Je vis avec un diabète."),
        ("pay_renounced_on", date(2025, 1, 1)),
        ("iban", IBAN),
        ("account_holder", "Jean Hélias"),
        (own[0], "breton"),
        (own[1], "oui"),
        (own[2], date(2020, 2, 2)),
        (own[3], "2"),
    ):
        form.field(key).set_value(typed)
    add(form, "capacities", kind=CapacityKind.CARER, started_on=date(2020, 1, 1))
    add(form, "needs", kind=NeedKind.ACCESS, detail="Plain-pied")
    add(form, "involvements", status=InvolvementStatus.VOLUNTEER)
    add(form, "vehicles", kind=VehicleKind.CAR, power=7)
    add(form, "distances", km_hundredths=1450)
    add(form, "consents", purpose=ConsentPurpose.NAME_PUBLISHED, given_on=date(2026, 1, 5), how="Par écrit")
    editor.save()
    filled.wait()
    assert page.editor is None, [field.fault() for field in form._fields.values()]
    kept = filled.application.people.draft(person_id(filled, "Hélias"))
    assert kept.college is Capacity.CARER
    assert kept.needs is not None
    assert [(need.kind, need.detail) for need in kept.needs] == [(NeedKind.ACCESS, "Plain-pied")]
    assert kept.own_words == "Je vis avec un diabète."
    assert kept.iban == IBAN
    assert [distance.km_hundredths for distance in kept.distances] == [1450]
    assert sorted(kept.own_values.values()) == ["2", "2020-02-02", "breton", "oui"]
    assert ConsentPurpose.NAME_PUBLISHED in [consent.purpose for consent in kept.consents]
    assert len(kept.vehicles) == 2
    page.edit(person_id(filled, "Hélias"))
    _editor, again = form_of(page)
    told = {title: fold._words for title, fold in again.folds.items()}
    assert "breton" in told["Champs de la structure"]
    assert told["Compte bancaire"] == "Renseigné"
    assert "diabète" not in told["Besoins"]


def add(form: PersonForm, key: str, **values: object) -> None:
    field = form.field(key)
    assert isinstance(field, RowsField)
    row = field.add_row()
    for name, value in values.items():
        row[name].set_value(value)


def test_a_fault_in_a_folded_part_opens_it_and_takes_the_focus(filled: Seat) -> None:
    page = people(filled)
    page.edit(person_id(filled, "Hélias"))
    editor, form = form_of(page)
    form.field("born_on").set_value(date(2030, 1, 1))
    assert not form.folds["Identité"].is_open()
    editor.save()
    filled.wait()
    assert form.folds["Identité"].is_open()
    assert form.field("born_on").fault()
    assert form.field("born_on").editor.hasFocus()


def test_a_part_opens_on_its_first_question_when_it_is_asked_for(filled: Seat) -> None:
    page = people(filled)
    page.edit(person_id(filled, "Hélias"))
    _editor, form = form_of(page)
    form.open_fold("Coordonnées")
    assert form.field("phone").editor.hasFocus()
    form.folds["Coordonnées"].button.click()
    assert not form.folds["Coordonnées"].is_open()
    assert "02 97 00 00 00" in form.folds["Coordonnées"]._told.whole()


def test_the_reason_of_a_sensitive_question_is_one_press_away(filled: Seat) -> None:
    page = people(filled)
    page.edit(person_id(filled, "Hélias"))
    _editor, form = form_of(page)
    form.open_fold("Besoins")
    asks = [each for each in form.folds["Besoins"].findChildren(QPushButton) if "Pourquoi" in each.text()]
    assert len(asks) >= 2
    assert all(each.accessibleDescription() for each in asks)


def test_a_number_that_is_none_is_refused_in_an_own_field(filled: Seat) -> None:
    filled.application.own_fields.save(OwnFieldDraft(label="Enfants", kind=OwnFieldKind.NUMBER))
    page = people(filled)
    page.edit(person_id(filled, "Hélias"))
    editor, form = form_of(page)
    key = next(key for key in form._fields if key.startswith("own_values."))
    form.field(key).set_value("deux")
    editor.save()
    assert "n’est pas un nombre" in form.field(key).fault()
    assert form.folds["Champs de la structure"].is_open()


def test_somebody_who_resembles_another_is_added_once_it_was_asked(filled: Seat) -> None:
    page = people(filled)
    page.edit(None)
    editor, form = form_of(page)
    form.field("last_name").set_value("Helias")
    form.field("first_name").set_value("Monique")
    editor.save()
    assert page.editor is not None
    asked = next(each for each in editor.findChildren(QPushButton) if "quand même" in each.text())
    asked.click()
    filled.wait()
    assert page.editor is None


def sat_as(seat_as: Callable[[Role], Seat], role: Role, fill: object) -> Seat:
    seat = seat_as(role)
    seat.fill(fill)  # type: ignore[arg-type]  # a story
    database = seat.application.workspace.database
    database.adopt(database.keyring.for_role(role))
    return seat


@pytest.fixture
def story() -> object:
    from tests.ui.conftest import story

    return story


def test_the_treasury_changes_the_account_and_nothing_else(
    seat_as: Callable[[Role], Seat], story: object
) -> None:
    seat = sat_as(seat_as, Role.TREASURY, story)
    page = people(seat)
    page.edit(person_id(seat, "Hélias"))
    assert page.editor is not None
    assert isinstance(page.editor.form, BankForm)
    page.editor.form.field("iban").set_value(IBAN)
    page.editor.save()
    seat.wait()
    assert seat.told[-1] == "Coordonnées bancaires enregistrées\u00a0: Monique Hélias."
    page.edit(None)
    assert page.editor is None


def test_the_secretariat_is_not_asked_for_what_it_may_not_read(
    seat_as: Callable[[Role], Seat], story: object
) -> None:
    seat = sat_as(seat_as, Role.SECRETARIAT, story)
    page = people(seat)
    page.edit(person_id(seat, "Hélias"))
    editor, form = form_of(page)
    assert "iban" not in form._fields
    form.field("phone").set_value("02 97 11 11 11")
    editor.save()
    seat.wait()
    assert page.editor is None
