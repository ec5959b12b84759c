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
from engagement_desktop.domain.register.people_drafts import (
    CapacityDraft,
    DistanceDraft,
    OwnFieldDraft,
    PersonDraft,
    VehicleDraft,
)
from engagement_desktop.domain.register.vehicles import VehicleKind
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.fields.rows import RowsField
from engagement_desktop.ui.common.fields.texts import TextField
from engagement_desktop.ui.register.people_page import PeoplePage
from engagement_desktop.ui.register.person_editor import BankForm
from engagement_desktop.ui.register.person_form import PersonForm
from engagement_desktop.ui.register.person_page import PersonPage
from tests.builders import Builder
from tests.ui.conftest import Seat
from tests.ui.conftest import story as write_story

NBSP = "\u00a0"

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


def opened_form(seat: Seat, last_name: str | None = None) -> PersonForm:
    page = people(seat)
    page.edit(None if last_name is None else person_id(seat, last_name))
    return form_of(page)[1]


@pytest.mark.parametrize(
    ("key", "typed", "fault"),
    [
        ("phone", "0612", "Ce numéro de téléphone est trop court. Reprenez-le en entier."),
        ("email", "a@b", "Ce courriel est incomplet. Écrivez-le comme prenom.nom@exemple.fr."),
        ("born_on", "3/5/2031", "Cette naissance est dans l’avenir. Corrigez l’année."),
        ("iban", "FR7630006000011234567890188", "Cet IBAN a une erreur de frappe"),
    ],
)
def test_what_is_mistyped_is_told_on_leaving_the_field(
    filled: Seat, key: str, typed: str, fault: str
) -> None:
    form = opened_form(filled)
    field = form.field(key)
    field.from_text(typed)
    field.on_left()
    assert field.fault().startswith(fault)


def test_a_telephone_and_an_iban_are_written_as_one_reads_them(filled: Seat) -> None:
    form = opened_form(filled)
    for key, typed, written in (
        ("phone", "0612345678", "06 12 34 56 78"),
        ("iban", IBAN, "FR76 3000 6000 0112 3456 7890 189"),
    ):
        field = form.field(key)
        assert isinstance(field, TextField)
        field.edit.setText(typed)
        field.on_left()
        assert field.as_text() == written


def test_what_the_file_already_said_is_written_properly_and_never_refused(seat: Seat) -> None:
    def imported(make: Builder) -> None:
        write_story(make)
        make.person("Riou", "Yann", phone="12", email="sans arobase", born_on=date(2030, 1, 1))
        make.person("Le Bras", "Anne", phone="0612345678")

    seat.fill(imported)
    page = people(seat)
    page.edit(person_id(seat, "Riou"))
    editor, form = form_of(page)
    form.field("first_name").set_value("Yannick")
    editor.save()
    seat.wait()
    assert seat.told[-1].startswith("Fiche enregistrée")
    form = opened_form(seat, "Le Bras")
    form.field("phone").on_left()
    assert page.editor is not None
    assert not page.editor.is_dirty()


def test_every_question_that_may_be_left_says_so(filled: Seat) -> None:
    form = opened_form(filled)
    asked = {key for key in form._fields if not form.field(key).ask.optional}
    assert asked == {
        "last_name",
        "first_name",
        "capacities",
        "needs",
        "consents",
        "involvements",
        "vehicles",
        "distances",
    }


def test_the_words_of_a_capacity_agree_with_the_civility(filled: Seat) -> None:
    form = opened_form(filled)
    capacities = form.field("capacities")
    held = (CapacityDraft(CapacityKind.ASSOCIATION_REPRESENTATIVE, date(2024, 1, 1)),)
    capacities.set_value(held)
    assert capacities.words().startswith("Représentant associatif")
    form.field("civility").set_value(Civility.MRS)
    form.field("civility").changed.emit()
    assert capacities.words().startswith("Représentante associative")
    assert capacities.value() == held


def test_a_closed_part_says_vehicles_and_ways_in_words(filled: Seat) -> None:
    form = opened_form(filled)
    form.field("vehicles").set_value((VehicleDraft(kind=VehicleKind.CAR, power=5, is_usual=True),))
    own = filled.application.structures.own()
    assert own is not None
    form.field("distances").set_value((DistanceDraft(own.id, 1250),))
    form._tell_folds()
    told = form.folds["Véhicule et trajet"]._words
    assert f"Voiture{NBSP}5{NBSP}CV, véhicule habituel" in told
    assert f"{own.name} à 12,5" in told


def test_a_part_that_opens_below_comes_into_view(filled: Seat) -> None:
    form = opened_form(filled)
    page = people(filled)
    assert page.editor is not None
    fold = form.folds["Coordonnées"]
    bar = page.editor._scroll.verticalScrollBar()
    assert bar.value() == 0
    fold.button.click()
    filled.bot.waitUntil(lambda: bar.value() > 0)
    view = page.editor._scroll.viewport()
    assert fold.mapTo(view, fold.rect().topLeft()).y() >= 0
    assert fold.mapTo(view, fold.rect().bottomLeft()).y() <= view.height()


def test_the_person_that_a_new_one_resembles_may_be_looked_at(filled: Seat) -> None:
    page = people(filled)
    page.edit(None)
    editor, form = form_of(page)
    form.field("last_name").set_value("Helias")
    form.field("first_name").set_value("Monique")
    editor.save()
    door = next(one for one in editor.findChildren(QPushButton) if one.text() == "Voir la fiche")
    door.click()
    filled.wait()
    opened = filled.desk.open("person")
    assert isinstance(opened, PersonPage)
    assert opened.isVisible()
    assert opened.header.title() == "Monique Hélias"
    assert filled.application.drafts.kept("person:new") is not None


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
    return write_story


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
