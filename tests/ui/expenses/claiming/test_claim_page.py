"""The page of a claim: what is typed, refused, asked, kept, split, handed in and taken back."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QBoxLayout

from engagement_desktop.domain.expenses.claiming.drafts import ClaimDraft, LineDraft
from engagement_desktop.domain.expenses.claims import ClaimStatus, Wish
from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.rules.ceilings import NightRate
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Role
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.list_view import EditWanted, NewWanted
from engagement_desktop.ui.expenses.claiming.page import ClaimPage
from tests.builders import Builder
from tests.ui.conftest import Seat, shown
from tests.ui.expenses.claiming.conftest import HELD_ON, MONIQUE, PAUL, story

MEAL = LineDraft(spent_on=HELD_ON, nature=ExpenseNature.MEAL, amount=Money(1850), purpose="Sandwich")
TAXI = replace(MEAL, nature=ExpenseNature.TAXI, amount=Money(900), purpose="Retour")


def saved(seat: Seat, *lines: LineDraft) -> int:
    """A claim of Monique that is already in the dossier."""
    return seat.application.claim_writing.save(ClaimDraft(person_id=MONIQUE, lines=lines))


def opened(seat: Seat, what: object) -> ClaimPage:
    page = seat.open("claim", what)
    assert isinstance(page, ClaimPage)
    return page


def say(page: ClaimPage, seat: Seat, **values: Any) -> None:
    """Type in the fields of the line in hand."""
    for key, value in values.items():
        if isinstance(value, str):
            page.form.fields[key].from_text(value)
        else:
            page.form.fields[key].set_value(value)
    seat.wait()


def proof(page: ClaimPage, at: int) -> str:
    model = page.lines.table.model()
    return str(model.index(at, model.columnCount() - 1).data())


def test_a_new_claim_is_of_who_sits_there_for_the_last_meeting(page: ClaimPage) -> None:
    line = page.entry.sheet.lines[0].draft
    assert (page.entry.person_id, line.spent_on, line.meeting_id) == (MONIQUE, HELD_ON, 1)
    assert page.header.title() == "Nouvelle note de frais"
    assert "Monique Hélias" in shown(page)
    assert page.form.purpose.edit.placeholderText() == f"Comité des usagers, réunion n°{NBSP}2026-05"


def test_a_trip_fills_itself_and_says_its_sum(page: ClaimPage, oneself: Seat) -> None:
    say(page, oneself, nature=ExpenseNature.KILOMETRES)
    assert (page.form.km.edit.text(), page.form.origin.value()) == (f"28{NBSP}km", "Saint-Martin")
    assert page.form.amount.isHidden()
    assert proof(page, 0) == "Calculé"
    assert "0,606" in page.calculation.said.text()
    assert f"16,97{NBSP}€" in page.lines.total.text()
    say(page, oneself, way=Means.PASSENGER)
    assert page.entry.sheet.lines[0].draft.amount == Money()


def test_somebody_else_is_found_by_three_letters(house: Seat) -> None:
    page = opened(house, EditWanted())
    assert house.window.focusWidget() is page.head.person.editor
    page.head.person.from_text("tes")
    page.head.person.on_left()
    house.wait()
    assert page.entry.person_id == PAUL
    assert page.entry.sheet.lines[0].draft.meeting_id is None
    assert "saisie par" in shown(page)


def test_a_person_is_changed_as_long_as_the_claim_is_new(house: Seat) -> None:
    page = opened(house, NewWanted(MONIQUE))
    page.head.ask_person()
    page.head.person.set_value(PAUL)
    house.wait()
    assert page.entry.person_id == PAUL
    page.acts.save()
    house.wait()
    assert page.form.nature.fault() == "Choisissez la nature de la dépense."


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("-5", "au-dessus de 0"),
        ("1e9", "n’est pas un montant"),
        ("12,3,4", "n’est pas un montant"),
        ("1000000000", "ne dépasse pas"),
        ("1.234", "voulez-vous dire"),
    ],
)
def test_a_bad_amount_is_told_at_its_field_and_nothing_is_written(
    page: ClaimPage, oneself: Seat, typed: str, sentence: str
) -> None:
    say(page, oneself, nature=ExpenseNature.MEAL, amount=typed)
    page.acts.save()
    oneself.wait()
    assert sentence in page.form.amount.fault()
    assert oneself.window.focusWidget() is page.form.amount.edit
    assert proof(page, 0) == "À corriger"
    assert oneself.application.workspace.last_act() is None


def test_an_amount_read_two_ways_offers_both(page: ClaimPage, oneself: Seat) -> None:
    say(page, oneself, nature=ExpenseNature.TRAIN, amount="1.234")
    page.acts.save()
    oneself.wait()
    both = page.form.amount.buttons
    assert [button.text() for button in both] == [f"1\u202f234{NBSP}€", f"1,23{NBSP}€"]
    both[1].click()
    oneself.wait()
    assert page.entry.sheet.lines[0].draft.amount == Money(123)
    assert page.form.amount.readings().isHidden()


def test_a_meal_over_its_ceiling_is_mended_with_one_button(page: ClaimPage, oneself: Seat) -> None:
    say(page, oneself, nature=ExpenseNature.MEAL, amount="24,50")
    assert "Le plafond d’un repas est de 20,00" in page.form.amount.fault()
    assert proof(page, 0) == "À corriger"
    page.form.amount.mending().click()
    oneself.wait()
    assert page.entry.sheet.lines[0].draft.amount == Money(2000)
    assert page.form.amount.fault() == ""


def test_a_meal_over_its_ceiling_may_wait_for_the_committee(page: ClaimPage, oneself: Seat) -> None:
    say(page, oneself, nature=ExpenseNature.MEAL, amount="24,50")
    page.acts.save()
    oneself.wait()
    assert "Ligne\u00a01." in shown(page)
    press(page, "Demander l’accord")
    oneself.wait()
    kept = oneself.application.claim_writing.draft(1).lines[0]
    assert (kept.amount, kept.ceiling) == (Money(2450), Money(2000))


def test_three_thousand_kilometres_are_asked_and_may_be_mended(page: ClaimPage, oneself: Seat) -> None:
    say(page, oneself, nature=ExpenseNature.KILOMETRES, km_hundredths="3000")
    page.acts.save()
    oneself.wait()
    press(page, "Corriger")
    assert "un seul trajet" in page.form.km.fault()
    assert oneself.application.workspace.last_act() is None
    say(page, oneself, km_hundredths="30000")
    page.acts.save()
    assert "20" in page.form.km.fault()


def test_lines_come_go_and_come_back(page: ClaimPage, oneself: Seat) -> None:
    say(page, oneself, nature=ExpenseNature.MEAL, amount="18")
    page.add_line()
    assert page.form.title.text() == f"Ligne{NBSP}2"
    say(page, oneself, nature=ExpenseNature.TAXI, amount="9")
    QTest.keyClick(page, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.form.title.text() == f"Ligne{NBSP}1 — Repas"
    page.lines.table.setFocus()
    QTest.keyClick(page.lines.table, Qt.Key.Key_Delete)
    oneself.wait()
    assert [line.draft.nature for line in page.entry.sheet.lines] == [ExpenseNature.TAXI]
    page.lines.back.click()
    oneself.wait()
    assert [line.draft.nature for line in page.entry.sheet.lines] == [ExpenseNature.MEAL, ExpenseNature.TAXI]
    page.lines.table.selectRow(1)
    assert page.form.amount.edit.text() == "9"
    page.remove_line()
    page.remove_line()
    assert len(page.entry.sheet.lines) == 1
    assert page.entry.sheet.lines[0].draft.nature is None


def test_what_is_typed_is_found_again_with_its_receipt(
    page: ClaimPage, oneself: Seat, tickets: tuple[Path, Path]
) -> None:
    say(page, oneself, nature=ExpenseNature.PARKING, amount="3,60", purpose="Parc relais")
    page.proof.panel.take_paths(tickets[:1])
    oneself.wait()
    assert proof(page, 0) == "Reçu joint"
    page.head.wishes.chips[2].click()
    oneself.wait()
    assert oneself.application.drafts.kept("claim:new") is not None
    again = opened(oneself, EditWanted())
    line = again.entry.sheet.lines[0].draft
    assert (line.nature, line.amount, line.purpose) == (ExpenseNature.PARKING, Money(360), "Parc relais")
    assert [one.name for one in line.prepared] == ["parking.png"]
    assert again.entry.wish is Wish.LATER
    assert "Reprise de ce que vous aviez tapé" in shown(again)
    press(again, "Commencer une note vide")
    oneself.wait()
    assert again.entry.sheet.lines[0].draft.nature is None
    assert oneself.application.drafts.kept("claim:new") is None


def test_one_file_on_two_lines_is_noticed_before_anything_is_kept(
    page: ClaimPage, oneself: Seat, tickets: tuple[Path, Path]
) -> None:
    say(page, oneself, nature=ExpenseNature.PARKING, amount="3,60")
    page.proof.panel.take_paths(tickets[:1])
    oneself.wait()
    page.add_line()
    say(page, oneself, nature=ExpenseNature.MEAL, amount="12")
    page.proof.panel.take_paths(tickets[:1])
    oneself.wait()
    assert page.proof.panel.foot.twins.text() == (
        "Ce reçu est déjà joint à la ligne 1 de cette note. Gardez-le sur une seule des deux."
    )
    page.lines.table.selectRow(0)
    oneself.wait()
    assert "à la ligne 2 de cette note" in page.proof.panel.foot.twins.text()
    page.proof.panel.foot.removing.click()
    page.lines.table.selectRow(1)
    oneself.wait()
    assert "aucune autre note" in page.proof.panel.foot.twins.text()


def test_what_is_typed_over_a_saved_claim_is_found_again(oneself: Seat) -> None:
    claim_id = saved(oneself, MEAL, TAXI)
    page = opened(oneself, claim_id)
    say(page, oneself, amount="17")
    page.put_away()
    opened(oneself, EditWanted())
    again = opened(oneself, claim_id)
    assert [line.draft.amount for line in again.entry.sheet.lines] == [Money(1700), Money(900)]


def test_giving_up_is_closed_and_says_where_it_opens(page: ClaimPage, oneself: Seat) -> None:
    page.head.wishes.chips[1].click()
    oneself.wait()
    assert page.entry.around.waiver_closed in shown(page.head)
    say(page, oneself, nature=ExpenseNature.MEAL, amount="18")
    page.acts.save()
    oneself.wait()
    assert oneself.application.workspace.last_act() is None
    assert oneself.window.focusWidget() in page.head.wishes.chips


def test_a_saved_claim_is_handed_in_and_taken_back(oneself: Seat) -> None:
    page = opened(oneself, saved(oneself, MEAL))
    page.acts.submit()
    oneself.wait()
    assert page.entry.loaded.status is ClaimStatus.SUBMITTED
    assert not page.acts.submitting.isVisible()
    assert not page.form.amount.isEnabled()
    page.head.wishes.chips[2].click()
    oneself.wait()
    assert oneself.application.claim_writing.draft(1).wish is Wish.LATER
    page.acts.submit()
    page.add_line()
    page.acts.take_back()
    oneself.wait()
    assert page.entry.loaded.status is ClaimStatus.DRAFT
    assert page.acts.submitting.isVisible()


def test_a_mixed_wish_is_split(oneself: Seat) -> None:
    page = opened(oneself, saved(oneself, MEAL, TAXI))
    page.acts.split()
    page.splitting.tick(2)
    page.splitting.act.click()
    oneself.wait()
    twin = oneself.application.claim_writing.draft(2)
    assert (twin.wish, twin.total) == (Wish.LATER, Money(900))
    assert page.splitting.isHidden()
    assert page.entry.loaded.total == Money(1850)


def test_a_split_of_nothing_is_refused_and_what_is_typed_comes_first(oneself: Seat) -> None:
    page = opened(oneself, saved(oneself, MEAL, TAXI))
    page.acts.split()
    page.splitting.act.click()
    oneself.wait()
    assert "une partie des lignes" in shown(page)
    say(page, oneself, amount="17")
    page.acts.split()
    assert "Enregistrez la note avant" in shown(page)


def test_a_draft_goes_to_the_bin(oneself: Seat) -> None:
    page = opened(oneself, saved(oneself, MEAL))
    page.acts.put_away()
    oneself.wait()
    assert any("mise à la corbeille" in sentence for sentence in oneself.told)
    page.receive(1)
    assert "n’est plus dans le dossier" in oneself.told[-1]


def test_two_who_write_the_same_claim_see_it(oneself: Seat) -> None:
    claim_id = saved(oneself, MEAL)
    page = opened(oneself, claim_id)
    say(page, oneself, amount="17")
    theirs = oneself.application.claim_writing.draft(claim_id)
    oneself.application.claim_writing.save(
        replace(theirs, lines=(replace(theirs.lines[0], amount=Money(1600)),))
    )
    oneself.wait()
    page.acts.save()
    oneself.wait()
    assert "Cette note a été modifiée depuis." in shown(page)
    press(page, "Voir ce qui est enregistré")
    oneself.wait()
    assert page.form.amount.edit.text() == "16,00"


def test_several_faults_are_counted_and_the_first_has_the_focus(page: ClaimPage, oneself: Seat) -> None:
    say(page, oneself, nature=ExpenseNature.TAXI, meeting_id=None)
    page.add_line()
    page.acts.save()
    oneself.wait()
    assert "réponses sont à revoir" in shown(page)
    assert page.entry.sheet.at == 0
    assert page.form.amount.fault() == "Donnez le montant payé."


def test_a_night_asks_where_it_was_and_keeps_its_ceiling_alone(page: ClaimPage, oneself: Seat) -> None:
    say(page, oneself, nature=ExpenseNature.LODGING, amount="130")
    assert not page.form.night.isHidden()
    assert "d’une nuit" in page.form.amount.fault()
    say(page, oneself, night=NightRate.PARIS)
    assert page.form.amount.fault() == ""
    page.acts.save()
    oneself.wait()
    kept = oneself.application.claim_writing.draft(1).lines[0]
    assert kept.ceiling == Money(14_000)
    assert "Paris" not in kept.ceiling_text
    assert page.form.night.value() is NightRate.PARIS


def test_a_receipt_is_taken_off_and_one_is_declared_lost(oneself: Seat, tickets: tuple[Path, Path]) -> None:
    prepared = oneself.application.receipts.prepare_file(tickets[0])
    claim_id = saved(oneself, replace(TAXI, prepared=(prepared,)), MEAL)
    page = opened(oneself, claim_id)
    (row,) = page.entry.kept[1]
    page.proof.panel.taken_off.emit(row)
    page.proof.panel.take_paths(tickets[1:])
    oneself.wait()
    page.proof.panel.taken_off.emit(page.entry.sheet.lines[0].draft.prepared[0])
    oneself.wait()
    assert proof(page, 0) == "Reçu manquant"
    page.proof.panel.lost.emit(True)
    oneself.wait()
    assert proof(page, 0) == "Reçu perdu"
    page.proof.panel.lost.emit(False)
    page.acts.save()
    oneself.wait()
    assert oneself.application.receipts.of_claim(claim_id) == ()


def test_another_meeting_brings_its_day(page: ClaimPage, oneself: Seat) -> None:
    say(page, oneself, meeting_id=2)
    assert page.form.day.edit.text() == "02/06/2026"
    page.form.more.click()
    assert not page.form.committee.isHidden()


def test_where_room_is_short_the_receipt_goes_under_the_lines(page: ClaimPage, oneself: Seat) -> None:
    oneself.context.look.choose_size(150)
    oneself.wait()
    assert isinstance(page.proof.panel.parentWidget().layout(), QBoxLayout)
    assert page.proof.panel.parentWidget() is page.form.parentWidget()
    oneself.context.look.choose_size(100)
    oneself.wait()
    assert page.proof.panel.parentWidget() is not page.form.parentWidget()


def test_who_may_not_write_reads(seat_as: Any) -> None:
    seat = seat_as(Role.READING)

    def submitted(make: Builder) -> None:
        story(make)
        make.line(make.claim(make.person("Morvan", "Yves")), HELD_ON)

    seat.fill(submitted)
    page = opened(seat, 1)
    assert not page.acts.saving.isVisible()
    assert not page.form.amount.isEnabled()


def press(page: ClaimPage, words: str) -> None:
    """A button of the banner, by its words."""
    found = [button for button in page.findChildren(Button) if button.text() == words and button.isVisible()]
    found[0].click()
