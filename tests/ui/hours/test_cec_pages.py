"""The CEC at the window: everybody of a year, one ledger, what each role may do there."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from engagement_desktop.domain.hours.cec_files import RoleCorrection
from engagement_desktop.domain.hours.entries import HoursRole
from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.common.list_view import EditWanted
from engagement_desktop.ui.home.home_page import HomePage
from engagement_desktop.ui.hours.cec.cec_page import CecPage
from engagement_desktop.ui.hours.cec.cec_person_page import CecPersonPage
from engagement_desktop.ui.hours.cec.forms import correction_key, follow_up_key
from engagement_desktop.ui.hours.cec.view import CecView
from engagement_desktop.ui.register.person_page import PersonPage
from engagement_desktop.ui.reports.report_page import ReportPage
from engagement_desktop.ui.settings.around import AroundPage
from tests.builders import Builder
from tests.ui.conftest import Seat, shown
from tests.ui.town import door

HOUR = 60
MONIQUE, LUC, ASSO = 1, 2, 2


def town(make: Builder) -> None:
    """Monique governs an association without valideur; Luc helps there and at the house."""
    own, asso = make.structure(), make.association()
    monique, luc = make.person(), make.person("Fournier", "Luc")
    for day in range(1, 22):
        make.hours(monique, asso, date(2025, 5, day), 10 * HOUR, role=HoursRole.GOVERNING_BODY)
    make.hours(luc, asso, date(2025, 6, 1), 5 * HOUR)
    make.hours(luc, own, date(2025, 6, 2), 5 * HOUR)
    make.hours(luc, asso, date(2024, 6, 1), 5 * HOUR)


@pytest.fixture
def seated(seat: Seat) -> Seat:
    seat.fill(town)
    return seat


def ledger_of(seat: Seat, person: int, year: int | None = 2025) -> CecPersonPage:
    page = seat.open("cec_person", CecView(person, year))
    assert isinstance(page, CecPersonPage)
    return page


def buttons(page: CecPersonPage) -> list[str]:
    """The words of what can be pressed and is in sight."""
    return [one.text() for one in page.findChildren(QPushButton) if one.isVisibleTo(page) and one.text()]


def test_the_list_opens_on_the_latest_year_and_follows_the_choice(seated: Seat) -> None:
    page = seated.open("cec")
    assert isinstance(page, CecPage)
    assert page.year == 2025
    assert [row.last_name for row in page.model.loaded()] == ["Fournier", "Hélias"]
    assert "conditions réunies pour 1 personne" in shown(page.header).replace("\u00a0", " ")
    assert [page.years.itemData(at) for at in range(page.years.count())] == [2025, 2024]
    page.years.setCurrentIndex(1)
    seated.wait()
    assert (page.year, [row.last_name for row in page.model.loaded()]) == (2024, ["Fournier"])


@pytest.mark.parametrize("key", ["person", "status", "eligible", "best", "other", "deadline"])
def test_each_column_sorts_and_each_chip_keeps(seated: Seat, key: str) -> None:
    from dataclasses import replace

    page = seated.open("cec")
    assert isinstance(page, CecPage)
    page.ask(replace(page.query(), sort=key))
    seated.wait()
    assert len(page.model.loaded()) == 2
    page.ask(replace(page.query(), filters={"status": "eligible", "deadline": "declaration_overdue"}))
    seated.wait()
    assert [row.last_name for row in page.model.loaded()] == ["Hélias"]
    assert "Déclarées" in shown(page.pane)
    page.ask(replace(page.query(), filters={}, search="four"))
    seated.wait()
    assert [row.last_name for row in page.model.loaded()] == ["Fournier"]


def test_the_ledger_says_hours_by_month_and_what_is_missing(seated: Seat) -> None:
    page = ledger_of(seated, MONIQUE)
    words = shown(page).replace("\u00a0", " ")
    assert page.header.title() == "Monique Hélias"
    assert "Donnez le nom du valideur CEC de Les Usagers du Canton : lui seul atteste." in words
    assert "Montant prévu par le texte : 240 € par an, plafond 720 €." in words
    door(page, "Compléter la fiche").click()
    seated.wait()
    around = next(one for one in seated.desk.findChildren(AroundPage) if one.isVisible())
    row = around.table.current_row()
    assert row is not None
    assert row.id == ASSO


def test_who_gave_at_the_house_reads_why_and_no_amount(seated: Seat) -> None:
    words = shown(ledger_of(seated, LUC)).replace("\u00a0", " ")
    assert "Ce qui s’applique : " in words
    assert "Aucune heure éligible" in words
    assert "240" not in words


def test_a_year_without_hours_says_so(seated: Seat) -> None:
    page = ledger_of(seated, MONIQUE, 2024)
    assert "Aucune heure bénévole comptée cette année-là" in shown(page)
    page.show_year(2025)
    assert "210" in shown(page)


@pytest.mark.parametrize("what", [None, CecView(99, 2025), CecView(MONIQUE, 2400)])
def test_nobody_leaves_the_page_with_a_way_to_the_list(seated: Seat, what: object) -> None:
    page = seated.open("cec_person", what)
    assert isinstance(page, CecPersonPage)
    assert page.ledger is None
    door(page, "Voir la liste").click()
    seated.wait()
    assert any(one.isVisible() for one in seated.desk.findChildren(CecPage))


def test_a_capacity_is_corrected_changed_and_taken_back_in_place(seated: Seat) -> None:
    page = ledger_of(seated, LUC)
    assert page.ledger is not None
    page.correct(page.ledger.associations[0])
    editor = page.place.editor
    assert editor is not None
    assert page.first_focus() is editor.form.first_field().editor
    editor.form.field("role").set_value(HoursRole.SUPERVISES_VOLUNTEERS)
    editor.form.field("structure_id").set_value(ASSO)
    editor.form.field("reason").set_value("PV du 3 mars")
    editor.save()
    seated.wait()
    assert "PV du 3 mars" in shown(page)
    door(page, "Modifier").click()
    editor = page.place.editor
    assert editor is not None
    editor.form.field("reason").set_value("PV du 4 mars")
    editor.save()
    seated.wait()
    assert "PV du 4 mars" in shown(page)
    door(page, "Retirer").click()
    seated.wait()
    assert "PV du 4 mars" not in shown(page)
    assert seated.told[-1] == "Correction retirée\u00a0: Luc Fournier."


@pytest.mark.parametrize(("typed", "minutes"), [("210", 12600), ("210h30", 12630), ("210,5", 12630)])
def test_what_the_volunteer_says_is_typed_in_hours(seated: Seat, typed: str, minutes: int) -> None:
    page = ledger_of(seated, MONIQUE)
    door(page, "Noter la déclaration").click()
    editor = page.place.editor
    assert editor is not None
    editor.form.field("said_minutes").from_text(typed)
    editor.save()
    assert seated.application.cec.follow_up(MONIQUE, ASSO, 2025).said_minutes == minutes


@pytest.mark.parametrize("role", [Role.READING, Role.TREASURY])
def test_who_may_not_write_reads_the_whole_ledger(seat_as: Callable[[Role], Seat], role: Role) -> None:
    seat = seat_as(role)
    seat.fill(town)
    page = ledger_of(seat, MONIQUE)
    words = buttons(page)
    assert "Copier" in words
    assert not {"Noter la déclaration", "Corriger la capacité", "Compléter la fiche"} & set(words)
    assert ("Fiche à recopier" in words) is (role is Role.TREASURY)


def test_a_form_begun_is_taken_up_from_the_home_page(seated: Seat) -> None:
    drafts = seated.application.drafts
    drafts.keep(follow_up_key(MONIQUE, ASSO, 2025), "Suivi", {"comment": "Relancée"})
    assert isinstance(seated.open("home"), HomePage)
    page = seated.open("cec", EditWanted(MONIQUE))
    seated.wait()
    page = next(one for one in seated.desk.findChildren(CecPersonPage) if one.isVisible())
    assert page.place.editor is not None
    assert page.place.editor.work.key == follow_up_key(MONIQUE, ASSO, 2025)
    page.place.leave()
    drafts.drop(follow_up_key(MONIQUE, ASSO, 2025))
    drafts.keep(correction_key(MONIQUE, None), "Capacité", {"reason": "PV"})
    page.receive(EditWanted(MONIQUE))
    assert page.place.editor is not None
    assert page.place.editor.work.key == correction_key(MONIQUE, None)


def test_the_sheet_is_printed_where_one_chooses(
    seated: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "fiche.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    page = ledger_of(seated, MONIQUE)
    page.print_sheet()
    seated.wait()
    assert target.read_bytes().startswith(b"%PDF")
    assert seated.told[-1] == "Fiche à recopier enregistrée\u00a0: Monique Hélias, 2025."


def test_the_person_the_report_and_the_calendar_lead_to_it(seated: Seat) -> None:
    person = seated.open("person", MONIQUE)
    assert isinstance(person, PersonPage)
    person.see_cec()
    seated.wait()
    ledger = next(one for one in seated.desk.findChildren(CecPersonPage) if one.isVisible())
    assert ledger.person_id == MONIQUE
    report = seated.open("reports")
    assert isinstance(report, ReportPage)
    report.show_year(2025)
    seated.wait()
    card = report.panel.cec
    assert shown(card).count("1\u00a0personne") == 2
    card.door.click()
    seated.wait()
    listed = next(one for one in seated.desk.findChildren(CecPage) if one.isVisible())
    assert listed.year == 2025


def test_a_deadline_of_a_person_opens_their_ledger(seated: Seat) -> None:
    from engagement_desktop.domain.deadlines import Dated, DatedKind
    from engagement_desktop.ui.meetings.calendar.words import door_of

    day = date(2026, 6, 30)
    one = Dated(kind=DatedKind.CEC_DECLARE, on=day, year=2025, subject_id=MONIQUE, who="Monique Hélias")
    every = Dated(kind=DatedKind.CEC_ATTEST, on=day, year=2025)
    assert door_of(one, seated.context) == ("cec_person", CecView(MONIQUE, 2025))
    assert door_of(every, seated.context) == ("cec", CecView(None, 2025))


def test_corrections_of_a_closed_form_are_not_offered(seated: Seat) -> None:
    """The house is a SISA: nothing there is ever declared."""
    seated.fill(
        lambda make: make.session.add(
            RoleCorrection(
                person_id=LUC,
                structure_id=1,
                started_on=date(2025, 1, 1),
                role=HoursRole.GOVERNING_BODY,
                reason="élu",
            )
        )
    )
    words = buttons(ledger_of(seated, LUC))
    assert words.count("Corriger la capacité") == 1
