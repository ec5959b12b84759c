"""Paid contributions by keyboard: an empty page, refusals at their field, the bin, what a role may not do."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from engagement_desktop.domain.expenses.contributing.drafts import ContributionDraft
from engagement_desktop.domain.expenses.contributions import ContributionKind, ContributionState
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.expenses.contributing.page import ContributionsPage
from tests.builders import Builder
from tests.services.expenses.giving.giving_room import association, donor, policy
from tests.ui.conftest import Seat, shown
from tests.ui.expenses.at_desk import CTRL, banners, bare, beside, in_front, offered, press, strike, undo

TODAY = date(2026, 11, 22)


def write(make: Builder) -> None:
    """Luc (1), in an association too small for two."""
    policy(make.session, association(make), decides_alone_on=TODAY, decides_alone_reason="Deux membres")
    donor(make, "Fournier", "Luc")


def on_page(seat: Seat) -> ContributionsPage:
    page = seat.open("contributions")
    assert isinstance(page, ContributionsPage)
    return page


@pytest.fixture
def page(seat: Seat) -> ContributionsPage:
    seat.fill(write)
    return on_page(seat)


def save(seat: Seat, **more: object) -> int:
    usual: dict[str, object] = {
        "person_id": 1,
        "kind": ContributionKind.VACATION,
        "done_on": date(2026, 3, 2),
        "unit_price": Money(12_000),
        "warned": True,
        "impact_told_on": date(2026, 2, 1),
    }
    key = seat.application.contributions.save(ContributionDraft(**usual | more))  # type: ignore[arg-type]  # words by name
    seat.wait()
    return key


def state(seat: Seat, key: int) -> ContributionState:
    return seat.application.contributions.detail(key).row.state


def test_an_empty_page_says_what_it_is_for_and_offers_the_first(page: ContributionsPage) -> None:
    assert page.empty.isVisibleTo(page)
    said = shown(page.empty)
    assert "Pas de contribution payée" in said
    assert "n’est pas un remboursement" in bare(said)
    assert "Ajouter une contribution" in " ".join(offered(page.empty))


def test_ctrl_n_opens_the_form_on_the_warnings(seat: Seat, page: ContributionsPage) -> None:
    in_front(seat)
    strike(seat, Qt.Key.Key_N, CTRL)
    seat.bot.waitUntil(lambda: page.editor is not None)
    assert page.editor is not None
    assert page.editor.form.field("warned").isAncestorOf(seat.window.focusWidget())


def test_every_answer_that_is_missing_is_asked_at_its_field(seat: Seat, page: ContributionsPage) -> None:
    page.edit(None)
    assert page.editor is not None
    form = page.editor.form
    page.editor.save()
    assert "avertissements" in form.field("warned").fault()
    assert form.field("person_id").fault() == "Choisissez la personne."
    assert form.field("unit_price").fault() == "Dites le prix."
    assert form.field("warned").isAncestorOf(seat.window.focusWidget())
    assert page.model.rowCount() == 0


def test_the_total_is_said_while_one_types_and_goes_with_a_wrong_figure(page: ContributionsPage) -> None:
    page.edit(None)
    assert page.editor is not None
    form = page.editor.form
    form.field("quantity").from_text("0,5")
    form.field("unit_price").from_text("25")
    form.changed.emit()
    assert bare(form.total.text()) == "Montant : 12,50 €"
    form.field("quantity").from_text("beaucoup")
    form.changed.emit()
    assert not form.total.isVisibleTo(form)


@pytest.mark.parametrize("key", ["purpose", "invoice_number", "addressee"])
def test_no_free_answer_takes_the_name_of_a_benefit(page: ContributionsPage, key: str) -> None:
    page.edit(None)
    assert page.editor is not None
    form = page.editor.form
    form.field(key).from_text("dossier AAH")
    page.editor.save()
    assert "nomme une prestation" in form.field(key).fault()
    assert form.texts()[key] == ""


def test_months_without_a_written_request_are_refused_at_their_field(
    seat: Seat, page: ContributionsPage
) -> None:
    key = save(seat)
    page.edit(key)
    assert page.editor is not None
    page.editor.form.field("smoothing_months").from_text("3")
    page.editor.save()
    seat.wait()
    assert page.editor is not None
    faults = [page.editor.form.field(at).fault() for at in ("smoothing_months", "smoothing_asked_on")]
    assert any(faults)
    assert "sur 3 mois" not in shown(page.pane)


def test_one_in_the_bin_comes_back_by_ctrl_z(seat: Seat, page: ContributionsPage) -> None:
    key = save(seat)
    page.delete_row(page.model.loaded()[0])
    seat.wait()
    assert page.model.rowCount() == 0
    assert page.empty.isVisibleTo(page)
    (kept,) = seat.application.bin.entries()
    assert "Fournier" in kept.said
    assert undo(seat).startswith("Annulé")
    assert [row.id for row in page.model.loaded()] == [key]
    assert seat.application.bin.entries() == ()


def test_an_approval_is_said_and_taken_back(seat: Seat, page: ContributionsPage) -> None:
    key = save(seat)
    press(seat, page.pane, "Approuver")
    assert state(seat, key) is ContributionState.APPROVED
    assert "Approuvée le 22/11/2026 par Claire" in bare(shown(page.pane))
    assert undo(seat).startswith("Annulé")
    assert state(seat, key) is ContributionState.PLANNED
    assert "Approuver" in offered(page.pane)


def test_what_may_be_done_follows_the_state(seat: Seat, page: ContributionsPage) -> None:
    save(seat)
    acts = ("Modifier", "Approuver", "Noter le paiement…", "Ordre de paiement…", "La personne renonce")

    def offers() -> list[str]:
        return [one for one in acts if any(said.startswith(one) for said in offered(page.pane))]

    assert offers() == ["Modifier", "Approuver", "La personne renonce"]
    press(seat, page.pane, "Approuver")
    assert offers() == ["Noter le paiement…", "Ordre de paiement…", "La personne renonce"]
    press(seat, page.pane, "La personne renonce")
    assert offers() == []
    assert any(one.startswith("Remettre en prévision") for one in offered(page.pane))


def test_a_payment_without_its_day_is_refused_at_its_field(seat: Seat, page: ContributionsPage) -> None:
    key = save(seat)
    press(seat, page.pane, "Approuver")
    press(seat, page.pane, "Noter le paiement")
    editor = beside(seat)
    editor.form.field("paid_on").from_text("")
    editor.save()
    assert editor.form.field("paid_on").fault() == "Dites le jour du paiement."
    editor.form.field("paid_on").set_value(date(2030, 1, 1))
    editor.save()
    assert editor.form.field("paid_on").fault()
    assert state(seat, key) is ContributionState.APPROVED
    editor.window().close()


def test_an_order_that_is_not_placed_writes_nothing(
    seat: Seat, page: ContributionsPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    save(seat)
    press(seat, page.pane, "Approuver")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: ("", ""))
    press(seat, page.pane, "Ordre de paiement")
    assert banners(page) == ""
    assert list(tmp_path.glob("*.pdf")) == []


def test_what_another_page_saves_is_in_the_list_when_one_comes_back(
    seat: Seat, page: ContributionsPage
) -> None:
    seat.open("home")
    save(seat, quantity=150)
    on_page(seat)
    assert [row.amount for row in page.model.loaded()] == [Money(18_000)]
    assert "1 contribution" in bare(shown(page.header))
    assert "180,00 € hors renonciations" in bare(shown(page))


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.READING])
def test_who_keeps_no_contribution_is_offered_none(seat_as: Callable[[Role], Seat], role: Role) -> None:
    seat = seat_as(role)
    seat.fill(write)
    page = on_page(seat)
    assert not any("Ajouter" in one for one in offered(page))
    assert page.make_editor(None) is None
