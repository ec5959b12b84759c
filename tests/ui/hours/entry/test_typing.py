"""The quick line, the form of an entry, the totals and the activities, at the window."""

from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from engagement_desktop.domain.hours.activities_drafts import ActivityChoice
from engagement_desktop.domain.hours.entries import HoursRole, MissionFamily
from engagement_desktop.domain.hours.entries_rows import HoursGrouping
from engagement_desktop.domain.hours.entry_drafts import HoursDraft
from engagement_desktop.domain.hours.locks import ClosedMonth
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.hours.entry.activities_page import ActivitiesPage
from engagement_desktop.ui.hours.entry.quick_line import QuickLine
from engagement_desktop.ui.hours.entry.totals_page import HoursTotalsPage
from engagement_desktop.ui.hours.hours_page import HoursPage
from engagement_desktop.ui.register.letter_preview import LetterWindow
from tests.builders import Builder
from tests.ui.conftest import Seat, shown

popups = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
NBSP = "\u00a0"
DAY = date(2026, 11, 12)
TALKING = ActivityChoice(MissionFamily.PEERS, "Groupe de parole ou d’échange")
REPRESENTING = ActivityChoice(MissionFamily.REPRESENTATION, "Plaidoyer")


def town(make: Builder) -> None:
    """Two namesakes, and one association whose declaration is not known."""
    own = make.structure()
    make.association(declared_on=None, siren=None)
    for first in ("Anne", "Annick"):
        make.person("Abgrall", first)
    make.hours(make.person("Bihan", "Luc"), own, date(2026, 10, 1), 60, activity="Plaidoyer")


def hours(seat: Seat) -> HoursPage:
    page = seat.open("hours")
    assert isinstance(page, HoursPage)
    return page


@pytest.fixture
def quick(seat: Seat) -> QuickLine:
    seat.fill(town)
    found = hours(seat).quick
    assert found is not None
    return found


def fill(quick: QuickLine, person: int = 3, minutes: str = "1h30", day: str = "12/11/2026") -> None:
    quick.day.edit.setText(day)
    quick.person.set_value(person)
    quick.mission.set_value(REPRESENTING)
    quick.minutes.edit.setText(minutes)


def pressed(widget: QWidget, words: str) -> None:
    next(one for one in widget.findChildren(QPushButton) if one.text() == words).click()


def plain(text: str) -> str:
    return text.replace(NBSP, " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        ("0", "La durée est de 0"),
        ("-1", "Une durée est au-dessus de 0"),
        ("25h", "25 h n’y tiennent pas"),
        ("1h75", "Voulez-vous dire 2 h 15"),
        ("", "Donnez la durée"),
    ],
)
def test_a_duration_is_refused_at_its_field(quick: QuickLine, minutes: str, said: str) -> None:
    fill(quick, minutes=minutes)
    quick.add()
    assert said in plain(quick.minutes.fault())


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("31/02/2026", "Février 2026 a 28 jours"),
        ("30/11/2026", "Cette date est à venir"),
        ("04/01/2027", "L’exercice 2027 n’a pas commencé"),
        ("01/09/2026", "Le mois de septembre 2026 est clos"),
        ("", "Donnez la date"),
    ],
)
def test_a_day_is_refused_at_its_field(seat: Seat, quick: QuickLine, day: str, said: str) -> None:
    with seat.application.workspace.database.work() as session:
        session.add(ClosedMonth(first_day=date(2026, 9, 1), closed_on=DAY, account_id=None))
    fill(quick, day=day)
    quick.add()
    assert said in plain(quick.day.fault())


def test_a_day_already_full_is_said_at_the_duration(seat: Seat, quick: QuickLine) -> None:
    seat.application.hours_writing.save(HoursDraft(person_id=3, done_on=DAY, minutes=23 * 60))
    fill(quick)
    quick.add()
    assert "a déjà 23 h" in plain(quick.minutes.fault())


def test_the_line_adds_says_and_begins_again(seat: Seat, quick: QuickLine) -> None:
    fill(quick)
    quick.add()
    assert plain(seat.told[-1]) == "Saisie ajoutée : Luc Bihan, 1 h 30."
    assert (quick.person.as_text(), quick.minutes.as_text()) == ("", "")
    assert (quick.day.value(), quick.mission.value()) == (DAY, REPRESENTING)
    seat.wait()
    assert hours(seat).model.rowCount() == 2


def test_two_namesakes_are_chosen_in_the_list(quick: QuickLine) -> None:
    fill(quick)
    quick.person.set_value(None)
    quick.person.edit.setText("abgrall")
    quick.add()
    assert "Plusieurs répondent" in quick.person.fault()
    quick.person.edit.setText("ab")
    quick.add()
    assert "Rien ne correspond" in quick.person.fault()


@pytest.mark.parametrize(
    ("words", "choice"),
    [
        ("accompagnement : visite", ActivityChoice(MissionFamily.SUPPORT, "visite")),
        (
            "Groupe de parole ou d’échange",
            ActivityChoice(MissionFamily.PEERS, "Groupe de parole ou d’échange"),
        ),
        ("plaidoyer", REPRESENTING),
    ],
)
def test_a_mission_is_an_activity_or_a_family_and_ones_own_words(
    quick: QuickLine, words: str, choice: ActivityChoice
) -> None:
    quick.mission.edit.setText(words)
    assert quick.mission.value() == choice
    quick.mission.set_value(choice)
    kept = quick.mission.as_text()
    quick.mission.set_value(None)
    quick.mission.from_text(kept)
    assert quick.mission.value() == choice


def test_words_that_name_no_mission_are_refused(quick: QuickLine) -> None:
    fill(quick)
    quick.mission.set_value(None)
    quick.mission.edit.setText("pétanque")
    quick.add()
    assert "n’est pas une mission connue" in plain(quick.mission.fault())
    quick.mission.edit.setText("orientation")
    quick.add()
    assert "Plusieurs répondent" in quick.mission.fault()


def test_enter_goes_to_what_is_empty(quick: QuickLine) -> None:
    quick.start()
    quick._enter()
    assert quick.person.editor.hasFocus() or quick.window().focusWidget() is quick.person.editor
    fill(quick)
    quick._enter()
    assert quick.person.as_text() == ""


def test_the_line_becomes_two_where_room_is_short(seat: Seat, quick: QuickLine) -> None:
    def line_of_mission() -> object:
        return quick._line.getItemPosition(quick._line.indexOf(quick.mission))[0]

    quick.resize(500, 300)
    assert line_of_mission() == 1
    quick.resize(1000, 300)
    seat.wait()
    assert line_of_mission() == 0


def test_the_line_is_folded_in_a_low_window_until_it_is_asked_for(seat: Seat, quick: QuickLine) -> None:
    page = hours(seat)
    quick.fit(is_low=True)
    assert quick.minutes.isHidden() or not quick.minutes.isVisible()
    pressed(quick, "Saisir")
    assert quick.minutes.isVisible()
    assert not page.filters.isVisible()
    pressed(quick, "Replier")
    assert page.filters.isVisible()
    quick.start()
    assert quick.minutes.isVisible()
    quick.fit(is_low=False)
    assert quick.minutes.isVisible()


def test_another_role_has_no_quick_line(seat_as: object) -> None:
    seat = seat_as(Role.READING)  # type: ignore[operator]
    seat.fill(town)
    page = hours(seat)
    assert page.quick is None
    assert page.make_editor(1) is None


def test_an_entry_is_changed_in_its_form(seat: Seat, quick: QuickLine) -> None:
    assert quick
    page = hours(seat)
    page.edit(1)
    editor = page.editor
    assert editor is not None
    form = editor.form
    form.field("minutes").edit.setText("2h")
    form.field("starts_minute").edit.setText("23h")
    assert "Coupée à minuit" in shown(form)
    form.field("structure_id").set_value(2)
    form.field("role").set_value(HoursRole.GOVERNING_BODY)
    assert "La date de déclaration" in shown(form)
    editor.save()
    assert "Aucun mandat de cette personne" in plain(shown(editor))
    form.field("role").set_value(HoursRole.OTHER)
    form.field("scale").set_value(form.field("scale")._values[1])
    editor.save()
    seat.wait()
    assert hours(seat).model.rowCount() == 2
    assert "Méso" in shown(page.pane)


def test_an_entry_is_deleted_and_comes_back(seat: Seat, quick: QuickLine) -> None:
    assert quick
    page = hours(seat)
    page._on_delete(page.model.row(0))
    seat.wait()
    assert page.model.rowCount() == 0
    assert "mises à la corbeille" in seat.told[-1]
    seat.application.workspace.undo()
    seat.wait()
    assert page.model.rowCount() == 1


def test_a_blank_sheet_is_printed(seat: Seat, quick: QuickLine) -> None:
    assert quick
    page = hours(seat)
    pressed(page, "Feuille à remplir")
    seat.wait()
    window = next(one for one in page.window().findChildren(LetterWindow))
    window.close()
    window.deleteLater()


def test_hours_are_added_up_by_what_is_chosen(seat: Seat, quick: QuickLine) -> None:
    assert quick
    hours(seat).show_totals()
    page = seat.desk.open("hours_totals")
    assert isinstance(page, HoursTotalsPage)
    assert "Bihan Luc" in str(page.table.model().index(0, 0).data())
    names = {}
    for by in HoursGrouping:
        page.by.set_value(by)
        page.refresh()
        names[by] = str(page.table.model().index(0, 0).data())
    assert names[HoursGrouping.FAMILY] == "Représentation"
    assert names[HoursGrouping.MONTH] == "Octobre 2026"
    assert names[HoursGrouping.LEVEL] == "Non précisé"
    page._open(page.table.current_row() or page.context.application.hours.grouped(ListQuery(), page._by())[0])
    page.by.set_value(HoursGrouping.MONTH)
    page.refresh()
    page._open(page.context.application.hours.grouped(ListQuery(), HoursGrouping.MONTH)[0])
    seat.wait()
    listed = hours(seat)
    assert listed.query().filters == {"month": "2026-10"}
    page.receive(ListView(ListQuery(search="personne"), "Personne"))
    assert "Aucune heure." in shown(page)
    page._go_back()


def test_activities_are_added_renamed_and_hidden(seat: Seat, quick: QuickLine) -> None:
    assert quick
    page = seat.open("activities")
    assert isinstance(page, ActivitiesPage)
    usual = page.model.row(0)
    assert page.make_editor(usual.id) is None, "a usual one is not renamed"
    page.edit(None)
    assert page.editor is not None
    page.editor.form.field("family").set_value(MissionFamily.PEERS)
    page.editor.form.field("label").set_value("Marche du jeudi")
    page.editor.save()
    seat.wait()
    assert page.model.row(0).label == "Marche du jeudi"
    page._hide(page.model.row(0))
    seat.wait()
    assert page.model.row(0).is_hidden
    page.edit(page.model.row(0).id)
    assert page.editor is not None
    page.editor.form.field("label").set_value("Marche")
    page.editor.save()
    seat.wait()
    page.delete_row(page.model.row(0))
    seat.wait()
    assert page.model.row(0) == usual
    said = next(row for row in page.model.loaded() if row.label == "Plaidoyer")
    page._show_pane(said)
    assert "1 saisie la disent" in plain(shown(page.pane)) or "1 saisie" in plain(shown(page.pane))


@popups
def test_the_list_of_people_opens_at_the_third_letter(quick: QuickLine) -> None:
    QTest.keyClicks(quick.person.edit, "ab")
    assert quick.person.found() == ()
    QTest.keyClicks(quick.person.edit, "g")
    assert quick.person.found() == ("Abgrall Anne", "Abgrall Annick")
    quick.person.completer.popup().hide()
