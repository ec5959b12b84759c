from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.applicability_answers import Matter
from engagement_desktop.domain.register.structures import Answer, LegalForm, StructureKind
from engagement_desktop.ui.common.list_view import EditWanted
from engagement_desktop.ui.settings.applies import AppliesPage
from engagement_desktop.ui.settings.applies_card import AppliesCard
from engagement_desktop.ui.settings.applies_words import BADGES
from tests.builders import Builder
from tests.ui.conftest import Seat, shown
from tests.ui.town import door

DOUBTFUL = Matter.CEC


def association(make: Builder) -> None:
    make.structure(legal_form=LegalForm.ASSOCIATION_1901, declared_on=date(2012, 5, 4), rna="W251234567")


def is_open(card: AppliesCard) -> bool:
    return card.editor is not None


def on_page(seat: Seat, what: object = None) -> AppliesPage:
    page = seat.open("applies", what)
    assert isinstance(page, AppliesPage)
    return page


@pytest.fixture
def doubtful(seat: Seat) -> Seat:
    seat.fill(association)
    return seat


@pytest.mark.parametrize("form", LegalForm)
def test_each_legal_form_is_told_every_matter_as_the_law_answers(seat: Seat, form: LegalForm) -> None:
    seat.fill(lambda make: make.structure(legal_form=form, kind=StructureKind.MSP))
    page = on_page(seat)
    every = seat.application.applicability.all()
    assert list(page.cards) == [said.matter for said in every] == list(Matter)
    for said in every:
        card = page.cards[said.matter]
        assert card.badge.accessibleName() == BADGES[said.answer].text
        told = shown(card)
        assert "Source\u00a0: " in told
        assert "Depuis le " in told
        assert card.answering.isVisible() is (said.law is Answer.UNKNOWN)


def test_each_answer_has_its_own_word_shape_and_colour() -> None:
    said = BADGES.values()
    assert len({word.text for word in said}) == len({word.icon for word in said}) == 3
    assert BADGES[Answer.UNKNOWN].tone == "attention"
    assert BADGES[Answer.NO].tone == "neutre"


def test_a_sisa_is_refused_the_cec_and_may_not_answer_against_the_law(seat: Seat) -> None:
    seat.fill(lambda make: make.structure())
    card = on_page(seat).cards[Matter.CEC]
    assert card.badge.accessibleName() == "Non"
    assert not card.answering.isVisible()
    assert "(forme\u00a0: SISA)" in shown(card)


def test_an_answer_is_noted_in_the_card_and_taken_back(doubtful: Seat) -> None:
    page = on_page(doubtful)
    card = page.cards[DOUBTFUL]
    assert card.badge.accessibleName() == "À vérifier"
    card.answering.click()
    assert card.editor is not None
    form = card.editor.form
    card.editor.save()
    assert form.field("answer").fault() == "Répondez oui ou non."
    assert form.field("source").fault().startswith("Donnez la source")
    form.field("answer").set_value(Answer.YES)
    form.field("reason").set_value("Toutes nos activités sont d’intérêt général.")
    form.field("source").set_value("Rescrit du 12 mars 2026")
    card.editor.save()
    doubtful.wait()
    assert not is_open(card)
    assert doubtful.told[-1].startswith("Réponse enregistrée\u00a0: ")
    assert card.badge.accessibleName() == "Oui"
    told = shown(card)
    assert "Votre réponse du 22/11/2026. Source\u00a0: Rescrit du 12 mars 2026." in told
    assert "Ce que dit le texte" in told
    assert card.answering.hasFocus()
    door(card, "Retirer notre réponse").click()
    doubtful.wait()
    assert card.badge.accessibleName() == "À vérifier"
    assert not card.taking_back.isVisible()


def test_a_noted_answer_can_be_changed_from_what_it_says(doubtful: Seat) -> None:
    doubtful.application.applicability.answer(DOUBTFUL, Answer.NO, "Non, voir le rescrit", "Rescrit")
    card = on_page(doubtful).cards[DOUBTFUL]
    door(card, "Changer notre réponse").click()
    assert card.editor is not None
    assert card.editor.form.field("reason").value() == "Non, voir le rescrit"
    assert card.editor.form.field("answer").value() is Answer.NO


def test_what_was_begun_comes_back_from_the_home_page(doubtful: Seat) -> None:
    page = on_page(doubtful)
    card = page.cards[DOUBTFUL]
    card.open_form()
    assert card.editor is not None
    card.editor.form.field("reason").set_value("Nous attendons le rescrit")
    card.editor.close_editor()
    doubtful.wait()
    assert not is_open(card)
    page = on_page(doubtful, EditWanted())
    editor = page.cards[DOUBTFUL].editor
    assert editor is not None
    assert page.first_focus() is editor.form.field("answer").editor
    assert editor.form.field("reason").value() == "Nous attendons le rescrit"


def test_another_legal_form_changes_the_page_and_closes_an_answer_that_is_no_longer_asked(
    doubtful: Seat,
) -> None:
    page = on_page(doubtful)
    page.cards[DOUBTFUL].open_form()
    structures = doubtful.application.structures
    draft = structures.own_draft()
    structures.save_own(replace(draft, legal_form=LegalForm.SISA, rna="", declared_on=None))
    doubtful.wait()
    assert page.cards[DOUBTFUL].badge.accessibleName() == "Non"
    assert page.cards[DOUBTFUL].editor is None


def test_a_matter_is_shown_to_who_is_sent_to_it(doubtful: Seat) -> None:
    page = on_page(doubtful, Matter.ACI_INDICATOR)
    card = page.cards[Matter.ACI_INDICATOR]
    doubtful.bot.waitUntil(lambda: card.visibleRegion().boundingRect().height() > 0)


def test_the_head_counts_the_answers(doubtful: Seat) -> None:
    page = on_page(doubtful)
    assert "à vérifier" in shown(page.header)
    assert page.first_focus() is page.cards[DOUBTFUL].answering


def test_without_structure_the_way_to_write_it_is_offered(seat: Seat) -> None:
    page = on_page(seat)
    assert page.empty.isVisible()
    door(page.empty, "Voir la structure").click()
    assert seat.desk.open("structure").isVisible()


def test_a_reader_answers_nothing(seat_as: Callable[[Role], Seat]) -> None:
    seat = seat_as(Role.TREASURY)
    seat.fill(association)
    page = on_page(seat)
    assert all(not card.answering.isVisible() for card in page.cards.values())
    assert page.first_focus() is page._scroll
