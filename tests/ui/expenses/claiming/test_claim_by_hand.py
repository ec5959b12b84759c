"""A pile of claims by keyboard alone: pasted receipts, one draft each, what came back, what is paid."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from engagement_desktop.domain.expenses.claiming.drafts import ClaimDraft, LineDraft
from engagement_desktop.domain.expenses.claims import (
    ClaimStatus,
    ExpenseClaim,
    ExpenseLine,
    PaymentMeans,
    Wish,
)
from engagement_desktop.domain.expenses.envelopes import Envelope, FundingSource
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.text import fold
from engagement_desktop.ui.common.list_view import EditWanted, NewWanted
from engagement_desktop.ui.expenses.claiming.page import ClaimPage
from tests.ui.conftest import Seat, shown
from tests.ui.expenses.claiming.conftest import HELD_ON, MONIQUE, PAUL

MEAL = LineDraft(spent_on=HELD_ON, nature=ExpenseNature.MEAL, amount=Money(1850), purpose="Sandwich")
TRIP = LineDraft(
    spent_on=HELD_ON, nature=ExpenseNature.KILOMETRES, km_hundredths=2800, vehicle_id=1, purpose="Réunion"
)


def saved(seat: Seat, *lines: LineDraft, **said: object) -> int:
    draft = replace(ClaimDraft(person_id=MONIQUE, lines=lines), **said)
    return seat.application.claim_writing.save(draft)


def opened(seat: Seat, what: object) -> ClaimPage:
    page = seat.open("claim", what)
    assert isinstance(page, ClaimPage)
    return page


@pytest.mark.parametrize("field", ["purpose", "amount", "nature"])
def test_a_picture_is_pasted_from_wherever_the_hand_is(oneself: Seat, page: ClaimPage, field: str) -> None:
    picture = QImage(20, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    QGuiApplication.clipboard().setImage(picture)
    page.form.fields["nature"].set_value(ExpenseNature.MEAL)
    page.form.fields[field].focus()
    QTest.keyClick(page.form.fields[field].editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    oneself.wait()
    assert [one.name for one in page.entry.sheet.lines[0].draft.prepared] == ["reçu collé.png"]


def test_a_copied_file_is_a_receipt_and_copied_words_are_words(
    oneself: Seat, page: ClaimPage, tickets: tuple[object, object]
) -> None:
    edit = page.form.purpose.edit
    page.form.purpose.focus()
    QGuiApplication.clipboard().setText("Parc relais")
    QTest.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == "Parc relais"
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tickets[0]))])
    data.setText(str(tickets[0]))
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    oneself.wait()
    assert edit.text() == "Parc relais"
    assert [one.name for one in page.entry.sheet.lines[0].draft.prepared] == ["parking.png"]


def test_each_person_has_a_draft_of_their_own(house: Seat) -> None:
    first = opened(house, NewWanted(MONIQUE))
    first.form.purpose.set_value("Colloque")
    house.wait()
    second = opened(house, NewWanted(PAUL))
    assert second.entry.person_id == PAUL
    assert second.form.purpose.value() == ""
    back = opened(house, NewWanted(MONIQUE))
    assert (back.entry.person_id, back.form.purpose.value()) == (MONIQUE, "Colloque")


def test_a_blank_claim_forgets_the_person_of_the_one_before(house: Seat) -> None:
    page = opened(house, EditWanted())
    page.head.person.set_value(PAUL)
    house.wait()
    again = opened(house, EditWanted())
    assert again.entry.person_id == PAUL
    again.acts.start_over()
    house.wait()
    assert again.entry.person_id is None
    assert house.window.focusWidget() is again.head.person.editor


def test_once_the_person_is_found_the_hand_goes_on_to_the_line(house: Seat) -> None:
    page = opened(house, EditWanted())
    page.head.person.from_text("tes")
    page.head.person.on_left()
    house.wait()
    assert page.entry.person_id == PAUL
    assert house.window.focusWidget() is page.form.nature.editor
    assert page.head.person.isHidden()


def test_an_amount_that_says_two_things_leads_to_its_readings(oneself: Seat, page: ClaimPage) -> None:
    page.form.nature.set_value(ExpenseNature.PARKING)
    page.form.amount.focus()
    QTest.keyClicks(page.form.amount.edit, "1.234")
    QTest.keyClick(page.form.amount.edit, Qt.Key.Key_Tab)
    oneself.wait()
    assert oneself.window.focusWidget() is page.form.amount.buttons[0]


def test_the_next_paper_of_the_pile_follows_the_one_handed_in(oneself: Seat) -> None:
    page = opened(oneself, EditWanted(saved(oneself, MEAL)))
    page.acts.submit()
    oneself.wait()
    assert page.entry.loaded.status is ClaimStatus.SUBMITTED
    assert oneself.window.focusWidget() is page.lines.table
    QTest.keyClick(page.lines.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    oneself.wait()
    assert page.entry.is_new
    assert page.header.title() == "Nouvelle note de frais"


def test_a_paid_claim_says_what_it_was_priced_by(oneself: Seat) -> None:
    claim_id = saved(oneself, TRIP)
    with oneself.application.workspace.database.work() as session:
        session.get_one(ExpenseClaim, claim_id).status = ClaimStatus.REIMBURSED
        line = session.query(ExpenseLine).filter_by(claim_id=claim_id).one()
        line.amount, line.rate_text = Money(1540), "28 × 0,55 = 15,40 €. Barème de 2019."
    page = opened(oneself, claim_id)
    assert page.calculation.said.text().replace("\u200b", "") == "28 × 0,55 = 15,40 €. Barème de 2019."
    assert "15,40" in page.lines.total.text()
    assert not page.form.way.isEnabled()
    assert page.form._hint.isHidden()


def test_why_a_claim_came_back_stands_above_it_until_it_goes_again(oneself: Seat) -> None:
    claim_id = saved(oneself, MEAL, note="Le reçu du midi manque.")
    page = opened(oneself, claim_id)
    assert "Le reçu du midi manque." in shown(page)
    page.acts.save()
    oneself.wait()
    assert "Le reçu du midi manque." in shown(page)
    page.acts.submit()
    oneself.wait()
    assert "Le reçu du midi manque." not in shown(page)


def test_how_somebody_is_paid_is_asked_quietly_and_proposed_again(oneself: Seat, page: ClaimPage) -> None:
    page.form.nature.set_value(ExpenseNature.MEAL)
    page.form.amount.set_value(Money(1200))
    assert page.lines.pay_by.currentText() == "Par virement"
    page.lines.pay_by.setCurrentIndex(1)
    oneself.wait()
    page.acts.save()
    oneself.wait()
    claim_id = page.entry.loaded.id
    assert claim_id is not None
    assert oneself.application.claim_writing.draft(claim_id).pay_by is PaymentMeans.CHEQUE
    after = opened(oneself, EditWanted())
    assert after.lines.pay_by.currentText() == "Par chèque"
    after.head.choose(Wish.LATER)
    after.lines.pay_by.setCurrentIndex(2)
    oneself.wait()
    assert opened(oneself, EditWanted()).entry.pay_by is PaymentMeans.CASH


def test_the_budget_of_a_line_is_chosen_on_the_page(oneself: Seat) -> None:
    with oneself.application.workspace.database.work() as session:
        for label, year in (("Missions", 2026), ("Autres", 2026), ("Ancien", 2024)):
            made = Envelope(
                label=label,
                label_key=fold(label),
                first_day=date(year, 1, 1),
                source=FundingSource.ARS,
                amount=Money(100_000),
            )
            session.add(made)
    claim_id = saved(oneself, MEAL)
    page = opened(oneself, claim_id)
    combo = page.form.envelope.combo
    assert [combo.itemText(at) for at in range(combo.count())] == [
        "Celui qui correspond",
        "Autres",
        "Missions",
    ]
    combo.setCurrentIndex(2)
    oneself.wait()
    assert opened(oneself, claim_id).form.envelope.words() == "Missions"
    page.acts.save()
    oneself.wait()
    assert oneself.application.claim_writing.draft(claim_id).lines[0].envelope_id == 1
    page.form.day.set_value(date(2024, 6, 1))
    oneself.wait()
    page.acts.save()
    oneself.wait()
    assert oneself.application.claim_writing.draft(claim_id).lines[0].envelope_id == 3


def test_a_line_of_a_meeting_says_so_in_the_table_before_it_is_saved(page: ClaimPage) -> None:
    model = page.lines.table.model()
    assert str(model.index(0, 0).data()).startswith("Comité des usagers, réunion")


@pytest.mark.parametrize("size", [150, 200])
def test_the_largest_letters_leave_nothing_out_of_the_smallest_window(oneself: Seat, size: int) -> None:
    oneself.window.resize(1024, 700)
    oneself.context.look.choose_size(size)
    page = opened(oneself, saved(oneself, TRIP, MEAL))
    page.form.more.click()
    oneself.wait()
    areas = [area for area in page.findChildren(QScrollArea) if area.isVisible()]
    wide = [area.widget().minimumSizeHint().width() - area.viewport().width() for area in areas]
    said = page.form.way.combo.currentText()
    room = page.form.way.combo.width() - page.form.way.combo.fontMetrics().horizontalAdvance(said)
    oneself.context.look.choose_size(100)
    assert page.minimumSizeHint().width() <= 1024
    assert max(wide) <= 0
    assert room > 0
