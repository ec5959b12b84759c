"""A committee lives in the window: what is asked, what is refused, its rules by date, its papers."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.meetings.meetings_page import MeetingsPage
from engagement_desktop.ui.meetings.presences_field import PresencesField
from engagement_desktop.ui.register.committee_page import CommitteePage
from engagement_desktop.ui.register.committee_view import CommitteeTab, CommitteeView
from engagement_desktop.ui.register.committees_page import CommitteesPage
from engagement_desktop.ui.register.register_page import RegisterPage
from engagement_desktop.ui.register.register_view import RegisterView
from tests.builders import Builder
from tests.journeys.hand import CONTROL, Hand
from tests.ui.conftest import Seat, shown
from tests.ui.town import door

TODAY = date(2026, 11, 22)
NBSP, THIN = "\u00a0", "\u202f"
NAME = "Comité des usagers"


@dataclass(frozen=True)
class Sits:
    """One mandate, as the paper register has it."""

    last: str
    first: str
    since: date
    until: date | None = None
    office: Office = Office.MEMBER

    def on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


PAPER = (
    Sits("Hélias", "Monique", date(2024, 1, 1), date(2026, 12, 31), Office.CHAIR),
    Sits("Tessier", "Paul", date(2025, 2, 1)),
    Sits("Benali", "Fatima", date(2018, 1, 1), date(2020, 12, 31)),
    Sits("Benali", "Fatima", date(2021, 1, 1), date(2023, 12, 31)),
)
PEOPLE = (
    ("Hélias", "Monique", Capacity.USER),
    ("Tessier", "Paul", Capacity.PROFESSIONAL),
    ("Benali", "Fatima", Capacity.USER),
    ("Ezan", "André", Capacity.USER),
    ("Kerlan", "Zoé", Capacity.USER),
)


def paper_on(day: date) -> list[str]:
    return sorted(one.last for one in PAPER if one.on(day))


def register(make: Builder) -> None:
    """Two seats, both taken; three years, two terms at most; Zoé’s file is archived."""
    held = make.committee(make.structure(link=StructureLink.OWN), NAME, seats=2, term_months=36, terms_most=2)
    people = {last: make.person(last, first, capacity=kind) for last, first, kind in PEOPLE}
    people["Kerlan"].archived_on = date(2026, 1, 1)
    for one in PAPER:
        make.mandate(people[one.last], held, one.since, ended_on=one.until, office=one.office)
    make.meeting(held, date(2026, 11, 20), status=MeetingStatus.PLANNED, place="Salle des fêtes")


@pytest.fixture
def town(seat: Seat) -> Seat:
    seat.fill(register)
    return seat


def on_page(seat: Seat, tab: CommitteeTab = CommitteeTab.SEATS) -> CommitteePage:
    page = seat.open("committee", CommitteeView(1, tab))
    assert isinstance(page, CommitteePage)
    return page


def editor_of(page: CommitteePage | MeetingsPage) -> Editor[Any]:
    editor = page.editor if isinstance(page, MeetingsPage) else page.place.editor
    assert editor is not None
    return editor


def write(editor: Editor[Any], key: str, words: str) -> None:
    """Put words into a line; no list opens under it, which this platform cannot show."""
    edit: Any = editor.form.field(key).editor
    edit.setFocus()
    edit.setText(words)


def one_more(town: Seat, name: str, **answers: object) -> CommitteePage:
    """« Ajouter un mandat », a name, what is answered, Ctrl+S."""
    page = on_page(town)
    door(page.seats.aside, "Ajouter un mandat").click()
    editor = editor_of(page)
    write(editor, "person_id", name)
    for key, value in answers.items():
        editor.form.field(key).set_value(value)
    Hand(town).key(Qt.Key.Key_S, CONTROL)
    return page


def sitting(seat: Seat, day: date = TODAY) -> list[str]:
    return sorted(line.last_name for line in seat.application.history.register_on(day))


def offered(page: CommitteePage) -> set[str]:
    QCoreApplication.processEvents()
    return {one.text() for one in page.findChildren(QPushButton) if one.isVisibleTo(page)}


def saved_as(monkeypatch: pytest.MonkeyPatch, target: Path) -> Path:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    return target


def read_back(target: Path) -> str:
    """The words of a printed file, with plain spaces."""
    words = "\n".join(page.extract_text() for page in PdfReader(target).pages)
    return words.replace(NBSP, " ").replace(THIN, " ")


def test_a_third_person_round_a_table_of_two_is_asked_then_accepted(town: Seat) -> None:
    page = one_more(town, "Ezan")
    question = "Le comité compte 2 sièges et 3 titulaires y siégeraient le 22/11/2026."
    assert question in shown(editor_of(page))
    assert sitting(town) == paper_on(TODAY) == ["Hélias", "Tessier"]
    door(editor_of(page), "Enregistrer quand même").click()
    town.wait()
    assert page.place.editor is None
    assert sitting(town) == ["Ezan", "Hélias", "Tessier"]
    town.desk.undo()
    town.wait()
    assert sitting(town) == ["Hélias", "Tessier"]


def test_a_third_term_where_two_are_allowed_is_asked_then_accepted(town: Seat) -> None:
    page = one_more(town, "Benali", started_on=date(2027, 1, 1), office=Office.SECRETARY)
    question = "Cette personne a déjà fait 2 mandats dans ce comité, dont les règles en permettent 2."
    assert question in shown(editor_of(page))
    assert sitting(town, date(2027, 1, 1)) == ["Tessier"]
    door(editor_of(page), "Enregistrer quand même").click()
    town.wait()
    assert page.place.editor is None
    assert sitting(town, date(2027, 1, 1)) == ["Benali", "Tessier"]


def test_a_suppleant_of_nobody_is_refused_at_the_field_that_asks_who(town: Seat) -> None:
    page = one_more(town, "Ezan", seat=SeatKind.SUBSTITUTE)
    field = editor_of(page).form.field("substitute_for_id")
    assert field.fault() == "Dites qui cette personne supplée."
    field.set_value(1)
    editor_of(page).form.field("started_on").set_value(date(2027, 2, 1))
    Hand(town).key(Qt.Key.Key_S, CONTROL)
    assert field.fault().startswith("La personne suppléée n’est pas titulaire de ce comité à ces dates.")
    assert sitting(town, date(2027, 2, 1)) == ["Tessier"]


def test_the_same_seat_twice_is_refused_with_the_day_of_the_first(town: Seat) -> None:
    page = one_more(town, "Tessier", started_on=date(2026, 6, 1))
    fault = editor_of(page).form.field("started_on").fault()
    assert fault.startswith(f"Le même siège deux fois{NBSP}: cette personne a déjà ce mandat")
    assert "depuis le 01/02/2025" in fault
    assert sitting(town) == ["Hélias", "Tessier"]


def test_a_mandate_that_ends_before_its_first_day_keeps_what_was_typed(town: Seat) -> None:
    page = one_more(town, "Ezan", started_on=date(2026, 6, 1), ended_on=date(2026, 5, 31))
    end = editor_of(page).form.field("ended_on")
    assert end.fault() == "Le mandat finit avant de commencer. Corrigez l’une des dates."
    assert end.value() == date(2026, 5, 31)
    assert sitting(town) == ["Hélias", "Tessier"]


def test_somebody_whose_file_is_archived_is_given_no_mandate(town: Seat) -> None:
    page = one_more(town, "Kerlan")
    who = editor_of(page).form.field("person_id")
    assert who.fault().startswith(f"Rien ne correspond à «{NBSP}Kerlan{NBSP}».")
    who.set_value(5)
    Hand(town).key(Qt.Key.Key_S, CONTROL)
    assert who.fault().startswith(f"La fiche de Zoé Kerlan est archivée{NBSP}: aucun mandat ne peut lui être")
    assert sitting(town) == ["Hélias", "Tessier"]


def test_a_closing_is_asked_while_people_sit_and_undoing_gives_them_their_seats_back(town: Seat) -> None:
    page = on_page(town, CommitteeTab.FACTS)
    door(page.facts, "Fermer le comité").click()
    editor_of(page).form.field("closed_on").set_value(date(2026, 10, 31))
    Hand(town).key(Qt.Key.Key_S, CONTROL)
    assert "À confirmer." in shown(editor_of(page))
    assert sitting(town) == ["Hélias", "Tessier"]
    door(editor_of(page), "Enregistrer quand même").click()
    town.wait()
    assert page.place.editor is None
    assert "fermé le 31/10/2026" in shown(page.header)
    assert sitting(town, date(2026, 10, 31)) == ["Hélias", "Tessier"]
    assert sitting(town, date(2026, 11, 1)) == []
    assert "Rouvrir le comité" in offered(page)
    door(page.facts, "Rouvrir le comité").click()
    town.wait()
    assert sitting(town) == []  # opened again, its seats wait for somebody
    town.desk.undo()
    town.desk.undo()
    town.wait()
    assert "fermé le" not in shown(page.header)
    assert "Fermer le comité" in offered(page)
    assert sitting(town) == ["Hélias", "Tessier"]


def test_a_committee_put_away_closes_leaves_the_list_and_comes_back_closed(town: Seat) -> None:
    page = on_page(town, CommitteeTab.FACTS)
    door(page.facts, "Archiver le comité").click()
    assert "Le 22/11/2026, 2 mandats sont en cours dans ce comité" in shown(page)
    assert "Monique Hélias, Paul Tessier. Les terminer ce jour-là" in shown(page)
    door(page, "Continuer").click()
    town.wait()
    listed = town.open("committees")
    assert isinstance(listed, CommitteesPage)
    assert listed.model.rowCount() == 0
    page = on_page(town, CommitteeTab.FACTS)
    assert not {"Pourvoir un siège", "Fermer le comité"} & offered(page)
    door(page.facts, "Sortir des archives").click()
    town.wait()
    assert {"Rouvrir le comité", "Archiver le comité"} <= offered(page)
    assert "fermé le 22/11/2026" in shown(page.header)
    listed.ask(ListQuery(filters={"archived": "yes"}))
    town.wait()
    assert listed.model.rowCount() == 0
    assert (sitting(town), sitting(town, date(2026, 11, 23))) == (["Hélias", "Tessier"], [])


def test_rules_changed_from_a_day_leave_the_past_as_it_was(town: Seat) -> None:
    page = on_page(town, CommitteeTab.RULES)
    door(page.rules, "Changer les règles à partir d’un jour").click()
    editor = editor_of(page)
    write(editor, "rules_from", "1/7/2026")
    write(editor, "rules.seats", "4")
    write(editor, "rules.term_months", "2 ans")
    Hand(town).key(Qt.Key.Key_S, CONTROL)
    assert page.place.editor is None
    assert f"Règles jusqu’au 30{NBSP}juin 2026" in shown(page.rules)
    assert f"2{NBSP}ans" in shown(page.header)
    page.tabs.choose(CommitteeTab.SEATS)
    for day, vacant in (("30/6/2026", 0), ("1/7/2026", 2)):
        page.seats.card.day.type(day)
        chart = page.seats.card.chart
        said = [chart.spot(at).accessibleName() for at in range(len(chart.seats()))]
        assert (len(said), sum("vacant" in words for words in said)) == (2 + vacant, vacant)
    assert f"mandat de 2{NBSP}ans" in shown(page.header)
    page.seats.card.day.type("30/6/2026")
    assert f"mandat de 3{NBSP}ans" in shown(page.header)


@pytest.mark.parametrize("day", [TODAY, date(2023, 6, 1)])
def test_the_printed_composition_names_who_sat_that_day_and_nobody_else(
    town: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: date
) -> None:
    target = saved_as(monkeypatch, tmp_path / "composition.pdf")
    page = on_page(town)
    page.seats.card.day.type(f"{day:%d/%m/%Y}")
    Hand(town).key(Qt.Key.Key_P, CONTROL)
    town.bot.waitUntil(target.exists)
    town.wait()
    words = read_back(target).casefold()
    assert NAME.casefold() in words
    there = {last for last, _first, _kind in PEOPLE if last.casefold() in words}
    assert sorted(there) == paper_on(day)


@pytest.mark.parametrize("day", [TODAY, date(2027, 1, 1), date(2020, 12, 31)])
def test_the_register_saved_for_a_spreadsheet_holds_the_mandates_of_that_day(
    town: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: date
) -> None:
    target = saved_as(monkeypatch, tmp_path / "registre.csv")
    page = town.open("register_at", RegisterView(day, 1))
    assert isinstance(page, RegisterPage)
    Hand(town).key(Qt.Key.Key_S, CONTROL)
    town.bot.waitUntil(target.exists)
    town.wait()
    rows = list(csv.DictReader(target.read_text("utf-8-sig").splitlines(), delimiter=";"))
    expected = sorted(
        (one.last, one.first, f"{one.since:%d/%m/%Y}", f"{one.until:%d/%m/%Y}" if one.until else "")
        for one in PAPER
        if one.on(day)
    )
    assert sorted((row["Nom"], row["Prénom"], row["Début"], row["Fin"]) for row in rows) == expected
    assert {row["Comité"] for row in rows} == {NAME}


def test_a_meeting_is_prepared_on_the_page_of_its_committee(town: Seat) -> None:
    page = on_page(town)
    Hand(town).key(Qt.Key.Key_N, CONTROL)
    editor = editor_of(page)
    write(editor, "held_on", "14/1/2027")
    write(editor, "starts_minute", "18h30")
    write(editor, "place", "Salle des fêtes")
    Hand(town).key(Qt.Key.Key_S, CONTROL)
    assert page.place.editor is None
    assert town.told[-1] == town.application.workspace.last_act()
    page.tabs.choose(CommitteeTab.MEETINGS)
    model = page.meetings.table.model()
    assert [str(model.index(at, 0).data()) for at in range(model.rowCount())] == ["14/01/2027", "20/11/2026"]


def five_sit(make: Builder) -> None:
    """Everybody sits, so that each letter has its line."""
    own = make.structure(link=StructureLink.OWN)
    held = make.committee(own, NAME, seats=5)
    for last, first, kind in PEOPLE:
        make.mandate(make.person(last, first, capacity=kind), held, date(2026, 1, 1))
    make.meeting(held, date(2026, 11, 20), status=MeetingStatus.PLANNED, place="Salle des fêtes")


def test_four_letters_say_who_came_and_the_next_visit_reads_the_same(seat: Seat) -> None:
    seat.fill(five_sit)
    page = seat.open("meetings")
    assert isinstance(page, MeetingsPage)
    page.edit(1)
    editor = editor_of(page)
    editor.form.field("status").set_value(MeetingStatus.HELD)
    field = editor.form.field("presences")
    assert isinstance(field, PresencesField)
    field.table.setFocus()
    field.table.selectRow(0)
    for letter in "PEAD":
        QTest.keyClick(field.table, Qt.Key(ord(letter)))
    names = [line.name.split()[0] for line in field.table.lines]
    assert sorted(names) == sorted(last for last, _first, _kind in PEOPLE)
    Hand(seat).key(Qt.Key.Key_S, CONTROL)
    assert page.editor is None
    page.edit(1)
    again = editor_of(page).form.field("presences")
    assert isinstance(again, PresencesField)
    said = {line.name.split()[0]: line.status for line in again.table.lines}
    here = AttendanceStatus
    letters = (here.PRESENT, here.EXCUSED, here.ABSENT, here.REMOTE, None)
    assert said == dict(zip(names, letters, strict=True))
    editor_of(page).close_editor()
    seat.wait()
    assert f"Présence{NBSP}: 2 sur 4" in shown(page.pane)  # of the fifth nothing was said


def test_the_sheet_to_sign_has_a_line_for_each_member_of_the_day(
    town: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = saved_as(monkeypatch, tmp_path / "emargement.pdf")
    page = town.open("meetings")
    assert isinstance(page, MeetingsPage)
    town.bot.waitUntil(lambda: "Salle des fêtes" in shown(page.pane))
    door(page.pane, "Feuille d’émargement").click()
    town.bot.waitUntil(target.exists)
    town.wait()
    words = read_back(target)
    assert NAME in words
    assert "20 novembre 2026" in words
    there = {last for last, _first, _kind in PEOPLE if last.casefold() in words.casefold()}
    assert sorted(there) == paper_on(date(2026, 11, 20))
