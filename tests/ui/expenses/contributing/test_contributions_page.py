"""Paid contributions at the window: warnings first, no benefit kept even in a draft, decided by two."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from engagement_desktop.bootstrap import Application
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.contributing.drafts import ContributionDraft
from engagement_desktop.domain.expenses.contributions import ContributionKind, ContributionState
from engagement_desktop.domain.expenses.envelopes import Envelope, FundingSource
from engagement_desktop.domain.form_drafts import FormDraft
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Role
from engagement_desktop.french.contribution_texts import WARNINGS
from engagement_desktop.ui.common.beside import EditorWindow
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.expenses.contributing.page import ContributionsPage
from engagement_desktop.ui.expenses.contributing.words import parse_quantity, quantity_words
from tests.builders import Builder
from tests.services.expenses.giving.giving_room import association, donor, policy
from tests.ui.conftest import Seat, shown

TODAY = date(2026, 11, 22)


def write(make: Builder) -> None:
    """Luc (1), in an association too small for two, with an envelope."""
    policy(make.session, association(make), decides_alone_on=TODAY, decides_alone_reason="Deux membres")
    donor(make, "Fournier", "Luc")
    make.session.add(
        Envelope(
            label="ARS 2026",
            label_key="ars 2026",
            first_day=date(2026, 1, 1),
            source=FundingSource.ARS,
            amount=Money(100_000),
        )
    )
    make.session.flush()


def draft(**more: object) -> ContributionDraft:
    usual: dict[str, object] = {
        "person_id": 1,
        "kind": ContributionKind.VACATION,
        "done_on": date(2026, 3, 2),
        "unit_price": Money(12_000),
        "warned": True,
        "impact_told_on": date(2026, 2, 1),
    }
    return ContributionDraft(**usual | more)  # type: ignore[arg-type]  # words by name


@pytest.fixture
def page(seat: Seat) -> ContributionsPage:
    seat.fill(write)
    page = seat.open("contributions")
    assert isinstance(page, ContributionsPage)
    return page


def press(seat: Seat, pane: Pane, words: str) -> None:
    next(one for one in pane.findChildren(Button) if words in one.text()).click()
    seat.wait()


def state(seat: Seat, key: int) -> ContributionState:
    return seat.application.contributions.detail(key).row.state


def test_the_six_warnings_are_read_before_anything_is_saved(seat: Seat, page: ContributionsPage) -> None:
    page.edit(None)
    assert page.editor is not None
    form = page.editor.form
    said = shown(form)
    for words in WARNINGS:
        assert words in said
    form.field("person_id").set_value(1)
    form.field("kind").set_value(ContributionKind.VACATION)
    form.field("quantity").from_text("1,5")
    form.field("unit_price").from_text("120")
    form.changed.emit()
    assert "180,00" in shown(form)
    page.editor.save()
    assert "six avertissements" in form.field("warned").fault()
    assert page.model.rowCount() == 0
    form.field("warned").set_value(True)
    page.editor.save()
    seat.wait()
    row = page.model.loaded()[0]
    assert (row.person, row.amount) == ("Luc Fournier", Money(18_000))
    assert seat.application.contributions.detail(row.id).warned_on == TODAY


def test_the_name_of_a_benefit_is_refused_and_not_even_kept_as_a_draft(
    seat: Seat, page: ContributionsPage
) -> None:
    page.edit(None)
    assert page.editor is not None
    form = page.editor.form
    form.field("purpose").from_text("En plus de son RSA")
    assert form.texts()["purpose"] == ""
    page.editor.save()
    assert "nomme une prestation" in form.field("purpose").fault()
    page.editor.keep()
    seat.wait()
    with seat.application.workspace.read() as session:
        assert not any("RSA" in str(vars(one)) for one in session.query(FormDraft))


def test_approved_paid_and_ordered_from_its_file(
    seat: Seat, page: ContributionsPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    key = seat.application.contributions.save(draft(smoothing_asked_on=TODAY, smoothing_months=3))
    seat.wait()
    assert "sur 3 mois" in shown(page.pane)
    press(seat, page.pane, "Approuver")
    assert state(seat, key) is ContributionState.APPROVED
    target = tmp_path / "ordre.pdf"
    kind = "Document à imprimer (*.pdf)"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), kind))
    press(seat, page.pane, "Ordre de paiement")
    assert target.read_bytes().startswith(b"%PDF")
    press(seat, page.pane, "Noter le paiement")
    window = seat.window.findChildren(EditorWindow)[0]
    window.editor.form.field("paid_on").set_value(TODAY)
    window.editor.save()
    seat.wait()
    assert state(seat, key) is ContributionState.PAID
    assert "Payée le 22/11/2026" in shown(page.pane)


def test_the_person_renounces_and_nothing_is_asked(seat: Seat, page: ContributionsPage) -> None:
    key = seat.application.contributions.save(draft())
    seat.wait()
    press(seat, page.pane, "La personne renonce")
    assert state(seat, key) is ContributionState.RENOUNCED
    press(seat, page.pane, "Remettre en prévision")
    assert state(seat, key) is ContributionState.PLANNED
    page.delete_row(page.model.loaded()[0])
    seat.wait()
    assert page.model.rowCount() == 0


def test_what_may_not_be_done_says_why(seat: Seat, page: ContributionsPage) -> None:
    seat.application.contributions.save(draft(impact_told_on=None, invoice_number="F-12"))
    seat.wait()
    said = shown(page.pane)
    assert "informée avant d’accepter" in said
    assert "F-12" in said
    page.edit(1)
    assert page.editor is not None
    assert page.editor.form.field("warned").value() is True
    page.receive(1)
    seat.wait()
    assert page.query().filters == {"person": "1"}


def test_who_only_reads_changes_nothing(seat_as: Callable[[Role], Seat], application: Application) -> None:
    with application.workspace.database.work() as session:
        write(Builder(session))
    application.contributions.save(draft())
    reader = seat_as(Role.READING)
    page = reader.open("contributions")
    assert isinstance(page, ContributionsPage)
    assert page.header.primary() is None
    page.edit(1)
    assert page.editor is None
    page.delete_row(page.model.loaded()[0])
    assert page.model.rowCount() == 1


@pytest.mark.parametrize(("typed", "hundredths"), [("1", 100), ("0,5", 50), ("2,25", 225)])
def test_a_quantity_is_read_as_people_write_it(typed: str, hundredths: int) -> None:
    assert parse_quantity(typed) == hundredths
    assert quantity_words(hundredths) == typed


@pytest.mark.parametrize("typed", ["0", "-1", "deux", "1,234"])
def test_a_quantity_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(DomainError, match="comme 1 ou 0,5"):
        parse_quantity(typed)
