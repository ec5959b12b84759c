"""The page of one committee: seats, meetings, rules, marks, and what each role may do there."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.mandates import EndReason, Office, SeatKind
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.ui.register.committee_page import CommitteePage
from engagement_desktop.ui.register.committee_view import CommitteeTab, CommitteeView
from engagement_desktop.ui.register.committees_page import CommitteesPage
from tests.builders import Builder
from tests.ui.conftest import Seat, shown, story
from tests.ui.register.committee_at_hand import buttons, on_page, said
from tests.ui.town import door

NBSP = "\u00a0"
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_the_seats_are_said_one_by_one_as_a_list(filled: Seat) -> None:
    page = on_page(filled)
    seats = said(page)
    assert len(seats) == 4
    assert any("Monique Hélias, présidence, mandat jusqu’au 31/12/2026, à renouveler" in one for one in seats)
    assert sum("vacant" in one for one in seats) == 2
    assert page.header.title() == "Comité des usagers"
    assert "MSP des Deux-Ponts" in shown(page)


def test_a_page_without_a_committee_leads_to_the_list(filled: Seat) -> None:
    page = filled.open("committee")
    assert isinstance(page, CommitteePage)
    assert page.empty.isVisible()
    door(page.empty, "Voir les comités").click()
    assert filled.desk.open("committees").isVisible()


def test_enter_in_the_list_opens_the_committee_and_alt_left_comes_back(filled: Seat) -> None:
    listed = filled.open("committees")
    assert isinstance(listed, CommitteesPage)
    QTest.keyClick(listed.table, Qt.Key.Key_Return)
    filled.wait()
    page = on_page(filled, None)
    assert page.isVisible()
    assert page.committee_id == 1
    door(page, "Comités").click()
    assert listed.isVisible()


def test_alt_l_turns_the_table_into_a_list_that_says_the_same(filled: Seat) -> None:
    page = on_page(filled)
    card = page.seats.card
    QTest.keyClick(page, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    assert card.table.isVisible()
    names = [str(card.table.model().index(at, 0).data()) for at in range(card.table.model().rowCount())]
    assert sorted(names) == ["Monique Hélias", "Paul Tessier", "Siège vacant", "Siège vacant"]
    assert card.table.hasFocus()
    QTest.keyClick(page, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    assert card.chart.isVisible()


def test_enter_on_a_vacant_seat_asks_who_will_sit_there(filled: Seat) -> None:
    page = on_page(filled)
    assert page.first_focus() is filled.window.focusWidget()
    QTest.keyClick(filled.window.focusWidget(), Qt.Key.Key_Return)
    assert page.place.editor is not None
    assert page.place.editor.work.title == f"Pourvoir un siège{NBSP}: Comité des usagers"
    assert not {"Préparer une réunion", "Modifier"} & buttons(page)
    QTest.keyClick(page.place.editor, Qt.Key.Key_Escape)
    assert page.place.editor is None
    assert {"Préparer une réunion", "Modifier"} <= buttons(page)


def test_enter_on_a_seat_opens_its_mandate_and_suppr_ends_it(filled: Seat) -> None:
    page = on_page(filled)
    at = next(at for at, words in enumerate(said(page)) if "Paul Tessier" in words)
    QTest.keyClick(page.seats.card.chart.spot(at), Qt.Key.Key_Return)
    assert page.place.editor is not None
    assert page.place.editor.work.title == f"Mandat{NBSP}: Paul Tessier"
    page.place.editor.close_editor()
    QTest.keyClick(page.seats.card.chart.spot(at), Qt.Key.Key_Delete)
    editor = page.place.editor
    assert editor is not None
    assert editor.work.title == f"Fin du mandat{NBSP}: Paul Tessier"
    editor.form.field("reason").set_value(EndReason.RESIGNATION)
    editor.save()
    filled.wait()
    assert page.place.editor is None
    kept = filled.application.mandates.draft(2)
    assert (kept.ended_on, kept.end_reason) == (date(2026, 11, 22), EndReason.RESIGNATION)
    page.seats.card.day.type("23/11/2026")
    assert not any("Paul Tessier" in words for words in said(page))


def test_an_end_without_a_reason_says_so_at_its_field(filled: Seat) -> None:
    page = on_page(filled)
    at = next(at for at, words in enumerate(said(page)) if "Paul Tessier" in words)
    QTest.keyClick(page.seats.card.chart.spot(at), Qt.Key.Key_Delete)
    assert page.place.editor is not None
    page.place.editor.save()
    fault = page.place.editor.form.field("reason").fault()
    assert fault == "Choisissez une raison, ou « Autre raison »."
    assert filled.application.mandates.draft(2).ended_on is None


def test_a_mandate_typed_by_mistake_goes_to_the_bin_and_comes_back_with_undo(filled: Seat) -> None:
    page = on_page(filled)
    at = next(at for at, words in enumerate(said(page)) if "Paul Tessier" in words)
    QTest.keyClick(page.seats.card.chart.spot(at), Qt.Key.Key_Delete)
    assert page.place.editor is not None
    door(page.place.editor, "Supprimer ce mandat").click()
    filled.wait()
    assert page.place.editor is None
    assert not any("Paul Tessier" in words for words in said(page))
    assert filled.told[-1] == filled.application.workspace.last_act()
    filled.desk.undo()
    assert any("Paul Tessier" in words for words in said(page))


def test_another_day_shows_who_sat_then_without_anything_to_do(filled: Seat) -> None:
    page = on_page(filled)
    assert "Préparer le renouvellement" in buttons(page)
    page.seats.card.day.type("31/12/2023")
    assert all("vacant" in words for words in said(page))
    page.seats.card.day.type("1/2/2024")
    assert sum("vacant" not in words for words in said(page)) == 2
    assert not {"Pourvoir un siège", "Préparer le renouvellement"} & buttons(page)
    page.seats.card.day.type("32/12")
    assert page.seats.card.day.fault() == "Décembre a 31 jours."
    page.seats.card.day.type("aujourd’hui")
    assert page.seats.card.day.fault() == ""
    assert "Préparer le renouvellement" in buttons(page)


def test_the_renewal_goes_on_with_those_who_are_ticked_in_one_act(filled: Seat) -> None:
    page = on_page(filled)
    door(page.seats.aside, "Préparer le renouvellement").click()
    editor = page.place.editor
    assert editor is not None
    told = shown(editor)
    assert "Finit le 31/12/2026. Puis du 01/01/2027 sans date de fin, 2e" in told
    editor.form.field("ends_on").set_value(date(2029, 12, 31))
    editor.save()
    filled.wait()
    chart = filled.application.committees.table(1, date(2027, 6, 1))
    names = [seat.holder.last_name for one in chart.colleges for seat in one.seats if seat.holder]
    assert sorted(names) == ["Hélias", "Tessier"]
    filled.desk.undo()
    chart = filled.application.committees.table(1, date(2027, 6, 1))
    assert [seat.holder.last_name for one in chart.colleges for seat in one.seats if seat.holder] == [
        "Tessier"
    ]


def test_nobody_ticked_is_no_renewal(filled: Seat) -> None:
    page = on_page(filled)
    page.acts.renew()
    editor = page.place.editor
    assert editor is not None
    editor.form.field("mandates").set_value(frozenset())
    editor.save()
    assert editor.form.field("mandates").fault() == "Cochez au moins une personne qui continue."


def test_the_meetings_are_listed_and_enter_opens_one_of_them(filled: Seat) -> None:
    page = on_page(filled, CommitteeView(1, CommitteeTab.MEETINGS))
    table = page.meetings.table
    assert [str(table.model().index(at, 0).data()) for at in range(3)] == [
        "10/12/2026",
        "05/05/2026",
        "03/03/2026",
    ]
    assert filled.window.focusWidget() is table
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_Return)
    filled.wait()
    opened = filled.desk._built["meeting"]
    assert opened.meeting_id == 2  # type: ignore[attr-defined]  # the file of a meeting


def test_all_the_meetings_are_one_door_away(filled: Seat) -> None:
    page = on_page(filled, CommitteeView(1, CommitteeTab.MEETINGS))
    door(page.meetings, "Voir les 3 réunions").click()
    filled.wait()
    assert filled.desk.open("meetings").model.rowCount() == 3  # type: ignore[attr-defined]  # a list


def test_a_committee_that_never_met_says_what_will_come(seat: Seat) -> None:
    seat.fill(lambda make: make.committee(make.structure(link=StructureLink.OWN)))
    page = on_page(seat, CommitteeView(1, CommitteeTab.MEETINGS))
    assert page.meetings.empty.isVisible()
    page.tabs.choose(CommitteeTab.SEATS)
    assert "Rien à prévoir" in shown(page.seats.aside)


def test_a_meeting_is_prepared_from_its_committee(filled: Seat) -> None:
    page = on_page(filled)
    QTest.keyClick(page, Qt.Key.Key_N, CONTROL)
    filled.bot.waitUntil(lambda: page.place.editor is not None)
    editor = page.place.editor
    assert editor is not None
    assert editor.form.field("committee_id").value() == 1
    editor.form.field("held_on").set_value(date(2027, 1, 14))
    editor.form.field("starts_minute").set_value(18 * 60)
    editor.save()
    filled.wait()
    assert filled.application.meetings.detail(4).row.held_on == date(2027, 1, 14)
    assert filled.desk._built["meeting"].isVisible(), "its file opens, the agenda already there"
    filled.open("committee")
    assert "4" in page.tabs._group.button(CommitteeTab.MEETINGS).text()


def test_f2_changes_the_committee_itself(filled: Seat) -> None:
    page = on_page(filled)
    QTest.keyClick(page, Qt.Key.Key_F2)
    filled.bot.waitUntil(lambda: page.place.editor is not None)
    editor = page.place.editor
    assert editor is not None
    editor.form.field("name").set_value("Comité des usagers et des proches")
    editor.save()
    filled.wait()
    assert page.header.title() == "Comité des usagers et des proches"


def test_going_to_another_committee_keeps_what_was_typed_on_the_first(filled: Seat) -> None:
    def other(make: Builder) -> None:
        committee = make.committee(make.association(), "Comité d’éthique")
        make.mandate(
            make.person("Kerlan", "Zoé", known_as="Z1"), committee, date(2025, 1, 1), seat=SeatKind.SUBSTITUTE
        )
        make.mandate(
            make.person("Le Bris", "Yann", known_as="Y1"), committee, date(2025, 1, 1), office=Office.GUEST
        )

    filled.fill(other)
    page = on_page(filled)
    page.acts.modify()
    assert page.place.editor is not None
    page.place.editor.form.field("name").set_value("Autre nom")
    on_page(filled, 2)
    assert page.place.editor is None
    assert f"À titre d’invité{NBSP}: Yann Le Bris." in shown(page.seats)
    assert f"Suppléance sans titulaire{NBSP}: Zoé Kerlan." in shown(page.seats)
    on_page(filled, 1)
    page.acts.modify()
    assert page.place.editor is not None
    assert page.place.editor.form.field("name").value() == "Autre nom"


@pytest.mark.parametrize("role", [Role.TREASURY, Role.READING])
def test_who_may_not_write_reads_and_opens_people(seat_as: Callable[[Role], Seat], role: Role) -> None:
    seat = seat_as(role)
    seat.fill(story)
    page = on_page(seat)
    offered = buttons(page)
    assert not {"Modifier", "Préparer une réunion", "Pourvoir un siège", "Fermer le comité"} & offered
    wanted: list[str] = []
    seat.context.signals.page_wanted.connect(lambda key, _what: wanted.append(key))
    chart = page.seats.card.chart
    for at, words in enumerate(said(page)):
        if "Monique" in words or "vacant" in words:
            QTest.keyClick(chart.spot(at), Qt.Key.Key_Return)
            QTest.keyClick(chart.spot(at), Qt.Key.Key_Delete)
    assert wanted == ["person"]
    assert page.place.editor is None


def test_the_composition_is_printed_for_the_day_looked_at(
    filled: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "composition.pdf"
    proposed: list[str] = []

    def choose(_parent: object, _title: str, name: str, _filters: str) -> tuple[str, str]:
        proposed.append(Path(name).name)
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    page = on_page(filled)
    page.seats.card.day.type("1/2/2024")
    page.acts.print_composition()
    filled.bot.waitUntil(target.exists)
    filled.wait()
    assert target.read_bytes().startswith(b"%PDF")
    assert proposed == ["composition-comite-des-usagers-2024-02-01.pdf"]
