from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.permissions import Permission, Role
from engagement_desktop.domain.register.structures import Answer, LegalForm, StructureKind
from engagement_desktop.ui.common.list_view import EditWanted
from engagement_desktop.ui.settings.structure import StructurePage
from engagement_desktop.ui.settings.structure_form import OwnStructureForm
from engagement_desktop.ui.settings.structure_words import rounding_words
from tests.builders import Builder
from tests.ui.conftest import Seat, shown
from tests.ui.town import door

LOGO = Path(__file__).parents[2] / "data" / "logo.png"
IBAN = "FR7630006000011234567890189"


def msp(make: Builder) -> None:
    make.structure(
        rna="PAS-UN-RNA",
        finess="123456789",
        iban=Sealed(IBAN),
        address="1 place du Marché",
        postcode="35000",
        city="Rennes",
        phone="0299000000",
    )


def on_page(seat: Seat, what: object = None) -> StructurePage:
    page = seat.open("structure", what)
    assert isinstance(page, StructurePage)
    return page


def form_of(page: StructurePage) -> OwnStructureForm:
    page.edit()
    assert page.place.editor is not None
    form = page.place.editor.form
    assert isinstance(form, OwnStructureForm)
    return form


@pytest.fixture
def own(seat: Seat) -> Seat:
    seat.fill(msp)
    return seat


def test_what_is_written_is_read_in_cards_and_what_looks_wrong_is_said(own: Seat) -> None:
    page = on_page(own)
    told = shown(page)
    assert page.header.title() == "MSP des Deux-Ponts"
    for words in ("328 532 916", "FR76 3000 6000", "35000 Rennes", "02 99 00 00 00", "janvier"):
        assert words in told.replace("\u00a0", " ").replace("\u202f", " ")
    assert "n’a pas la forme d’un RNA" in told
    assert "ne vérifie pas sa clé" in told


def test_f2_opens_the_form_on_the_name_and_ctrl_s_keeps_it(own: Seat) -> None:
    page = on_page(own)
    with own.bot.waitActive(own.window):
        own.window.activateWindow()
    QTest.keyClick(own.window, Qt.Key.Key_F2)
    own.wait()
    form = form_of(page)
    assert form.field("name").editor.hasFocus()
    assert not page.changing.isVisible()
    form.field("name").set_value("Maison de santé du Port")
    form.field("exercise_first_month").set_value(9)
    form.field("counts_travel").set_value(True)
    QTest.keyClick(form.field("name").editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    own.bot.waitUntil(lambda: page.place.editor is None)
    own.wait()
    assert own.told[-1] == "Structure enregistrée\u00a0: Maison de santé du Port."
    kept = own.application.structures.own()
    assert kept is not None
    assert (kept.exercise_first_month, kept.counts_travel) == (9, True)
    assert "septembre" in shown(page)
    assert "comptés, une règle écrite le dit" in shown(page)
    assert page.changing.isVisible()


def test_a_wrong_number_is_refused_at_its_field_and_what_is_typed_stays(own: Seat) -> None:
    page = on_page(own)
    form = form_of(page)
    form.field("siren").from_text("123456789")
    form.field("name").set_value("")
    assert page.place.editor is not None
    page.place.editor.save()
    assert "sa clé ne correspond pas" in form.field("siren").fault()
    assert form.field("name").fault() == "Donnez le nom de la structure."
    assert form.field("name").editor.hasFocus()
    assert form.field("siren").as_text() == "123456789"


def test_an_odd_rna_or_finess_is_a_caution_and_is_kept(own: Seat) -> None:
    page = on_page(own)
    form = form_of(page)
    rna = form.field("rna")
    assert not rna.isHidden()
    assert "n’a pas la forme d’un RNA" in rna.caution()  # type: ignore[attr-defined]  # a warned field
    rna.set_value("W251234567")
    assert rna.caution() == ""  # type: ignore[attr-defined]  # the same
    assert page.place.editor is not None
    page.place.editor.save()
    own.wait()
    kept = own.application.structures.own()
    assert kept is not None
    assert (kept.rna, kept.finess) == ("W251234567", "123456789")


def test_what_the_legal_form_changes_is_said_beside_the_choice(own: Seat) -> None:
    form = form_of(on_page(own))
    assert "Une SISA est une société" in form.effect.accessibleName()
    assert form.field("declared_on").isHidden()
    form.field("legal_form").set_value(LegalForm.ASSOCIATION_1901)
    assert "L’association doit être déclarée" in form.effect.accessibleName()
    assert not form.field("declared_on").isHidden()
    form.field("kind").set_value(StructureKind.CPTS)
    assert "rescrit fiscal" in form.effect.accessibleName()


def test_escape_leaves_a_draft_that_comes_back(own: Seat) -> None:
    page = on_page(own)
    form = form_of(page)
    form.field("city").set_value("Saint-Malo")
    QTest.keyClick(form.field("city").editor, Qt.Key.Key_Escape)
    own.wait()
    assert page.place.editor is None
    again = on_page(own, EditWanted())
    assert again.place.editor is not None
    assert again.place.editor.form.field("city").as_text() == "Saint-Malo"
    assert again.first_focus() is again.place.editor.form.field("name").editor


def test_a_logo_is_chosen_seen_and_taken_away(own: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    page = on_page(own)
    assert not page.logo.paper.isVisible()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(LOGO), ""))
    door(page, "Choisir une image…").click()
    own.wait()
    assert own.told[-1] == "Logo enregistré."
    assert page.logo.paper.isVisible()
    assert not page.logo.picture.pixmap().isNull()
    assert page.logo.picture.accessibleName() == "Logo de la structure"
    assert page.logo.picture.pixmap().deviceIndependentSize().height() <= own.context.look.px(96)
    door(page, "Retirer le logo").click()
    own.wait()
    assert own.application.structures.logo() is None
    assert not page.logo.paper.isVisible()
    own.desk.undo()
    own.wait()
    assert page.logo.paper.isVisible()


def test_a_file_that_is_no_picture_is_refused_in_the_card(
    own: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = on_page(own)
    wrong = tmp_path / "logo.png"
    wrong.write_text("pas une image")
    for chosen in (str(wrong), str(tmp_path / "absent.png")):
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked, chosen=chosen: (chosen, ""))
        page.logo.choosing.click()
        assert page.logo.fault.isVisible()
        assert page.logo.fault.text()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: ("", ""))
    page.logo.choosing.click()
    assert own.application.structures.logo() is None


def test_a_dossier_without_structure_offers_to_write_it(seat: Seat) -> None:
    page = on_page(seat)
    assert page.empty.isVisible()
    assert page.first_focus() is page.empty.first_action()
    door(page.empty, "Inscrire la structure").click()
    form = form_of(page)
    form.field("name").set_value("CPTS du Val")
    form.field("kind").set_value(StructureKind.CPTS)
    form.field("art200_all_activities").set_value(Answer.NO)
    assert page.place.editor is not None
    page.place.editor.save()
    seat.wait()
    made = seat.application.structures.own()
    assert made is not None
    assert (made.name, made.kind, made.art200_all_activities) == (
        "CPTS du Val",
        StructureKind.CPTS,
        Answer.NO,
    )
    assert not page.empty.isVisible()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.COORDINATION])
def test_other_roles_read_and_are_offered_nothing_to_change(
    seat_as: Callable[[Role], Seat], role: Role
) -> None:
    seat = seat_as(role)
    seat.fill(msp)
    page = on_page(seat)
    assert not seat.application.workspace.may(Permission.STRUCTURE_WRITE)
    page.edit()
    assert page.place.editor is None
    assert not page.logo.choosing.isVisible()
    assert page.header.primary() is None
    assert "MSP des Deux-Ponts" in page.header.title()


def test_an_empty_structure_is_only_said_to_be_missing_to_a_reader(seat_as: Callable[[Role], Seat]) -> None:
    page = on_page(seat_as(Role.READING))
    assert page.empty.isVisible()
    assert page.empty.first_action() is None


def test_the_cards_stand_under_one_another_when_room_is_short_and_come_back(own: Seat) -> None:
    page = on_page(own)
    beside = page.logo.mapTo(page, page.logo.rect().topLeft())
    own.context.look.choose_size(150)
    own.wait()
    under = page.logo.mapTo(page, page.logo.rect().topLeft())
    assert under.y() > beside.y()
    own.context.look.choose_size(100)
    own.wait()
    assert page.logo.mapTo(page, page.logo.rect().topLeft()) == beside


def test_the_rule_for_meetings_is_typed_and_read(own: Seat) -> None:
    page = on_page(own)
    assert "à 5\u00a0min près" in shown(page)
    form = form_of(page)
    form.field("rounding_minutes").set_value(15)
    form.field("preparation_minutes").from_text("45")
    form.field("travel_kmh").from_text("50")
    assert page.place.editor is not None
    page.place.editor.save()
    own.bot.waitUntil(lambda: page.place.editor is None)
    own.wait()
    told = shown(page)
    assert "au quart d’heure" in told
    assert "45\u00a0min" in told
    assert "à 50\u00a0km/h" in told
    kept = own.application.structures.own_draft()
    assert (kept.rounding_minutes, kept.preparation_minutes, kept.travel_kmh) == (15, 45, 50)


def test_a_structure_that_is_too_small_lets_one_validate_one_s_own_hours(own: Seat) -> None:
    page = on_page(own)
    assert "Par une autre personne" in shown(page)
    form_of(page).field("validates_alone").set_value(True)
    assert page.place.editor is not None
    page.place.editor.save()
    own.bot.waitUntil(lambda: page.place.editor is None)
    own.wait()
    assert "Chacun peut valider les siennes" in shown(page)
    assert own.application.structures.own_draft().validates_alone


def test_a_step_that_is_not_proposed_is_said_in_minutes() -> None:
    assert rounding_words(7) == "à 7\u00a0min près"
