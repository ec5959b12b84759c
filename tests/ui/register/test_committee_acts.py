"""What is done on the page of a committee: its life, its rules, one more mandate, where one comes back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.domain.register.seats import Seats
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.ui.register.committee_page import CommitteePage
from engagement_desktop.ui.register.committee_view import CommitteeTab, CommitteeView
from engagement_desktop.ui.register.committees_page import CommitteesPage
from tests.ui.conftest import Seat, shown, story
from tests.ui.register.committee_at_hand import buttons, on_page, said
from tests.ui.town import door

NBSP = "\u00a0"
CONTROL = Qt.KeyboardModifier.ControlModifier


def stops(page: CommitteePage) -> list[QWidget]:
    """What Tab reaches on the page, in order, from its title."""
    found: list[QWidget] = []
    here = page.header.nextInFocusChain()
    while here is not None and here is not page.header:
        if here.isVisible() and here.focusPolicy() & Qt.FocusPolicy.TabFocus and page.isAncestorOf(here):
            found.append(here)
        here = here.nextInFocusChain()
    return found


def test_rules_are_read_one_by_one_and_the_former_ones_under_them(filled: Seat) -> None:
    committees = filled.application.committees
    draft = committees.draft(1)
    changed = replace(
        draft.rules, seats=6, term_months=36, notice_days=15, seats_by_college=Seats.of({Capacity.USER: 4})
    )
    committees.save(replace(draft, rules=changed, rules_from=date(2026, 1, 1)))
    page = on_page(filled, CommitteeView(1, CommitteeTab.RULES))
    told = shown(page.rules)
    assert "6, dont usagers 4" in told
    assert f"3{NBSP}ans" in told
    assert f"15{NBSP}jours" in told
    assert "Règles jusqu’au 31\u00a0décembre 2025" in told
    assert "Depuis le 1er\u00a0janvier 2026." in told
    assert told.count("Voix prépondérante de la présidence") == 2  # the former ones are whole
    assert f"4 (puis{NBSP}: 6, dont usagers 4)" in told
    assert f"mandat de 3{NBSP}ans" in shown(page.header)


def test_rules_are_changed_from_a_day_and_the_former_ones_stay(filled: Seat) -> None:
    page = on_page(filled, CommitteeView(1, CommitteeTab.RULES))
    assert "Règles jusqu’au" not in shown(page.rules)
    door(page.rules, "Changer les règles à partir d’un jour").click()
    editor = page.place.editor
    assert editor is not None
    assert editor.form.field("rules_from").value() == date(2026, 11, 22)
    editor.save()
    assert "Aucune règle n’est changée. Changez-en une, ou fermez." in shown(editor)
    editor.form.field("rules.notice_days").set_value(15)
    editor.form.field("rules_from").set_value(None)
    editor.save()
    said = "Dites de quel jour partent les nouvelles règles."
    assert editor.form.field("rules_from").fault() == said
    editor.form.field("rules_from").set_value(date(2026, 1, 1))
    editor.save()
    filled.wait()
    assert page.place.editor is None
    assert page.tabs.current() == CommitteeTab.RULES
    told = shown(page.rules)
    assert "Règles jusqu’au 31\u00a0décembre 2025" in told
    assert f"Non précisé (puis{NBSP}: 15{NBSP}jours)" in told
    assert filled.application.committees.rules_on(1, date(2025, 6, 1)).notice_days is None
    assert filled.application.committees.rules_on(1, date(2026, 1, 1)).notice_days == 15


def test_rules_to_come_are_told_apart_from_those_in_force(filled: Seat) -> None:
    committees = filled.application.committees
    draft = committees.draft(1)
    committees.save(replace(draft, rules=replace(draft.rules, notice_days=15), rules_from=date(2027, 1, 1)))
    page = on_page(filled, CommitteeView(1, CommitteeTab.RULES))
    told = shown(page.rules)
    assert "Jusqu’au 31\u00a0décembre 2026." in told
    assert "Règles à partir du 1er\u00a0janvier 2027" in told
    assert told.index("Règles en vigueur") < told.index(f"15{NBSP}jours")


def test_who_may_not_write_committees_reads_the_rules_only(seat_as: Callable[[Role], Seat]) -> None:
    seat = seat_as(Role.READING)
    seat.fill(story)
    page = on_page(seat, CommitteeView(1, CommitteeTab.RULES))
    assert "Quorum" in shown(page.rules)
    assert "Changer les règles à partir d’un jour" not in buttons(page)


def test_the_marks_tell_only_what_is_written(filled: Seat) -> None:
    page = on_page(filled, CommitteeView(1, CommitteeTab.FACTS))
    assert "Ni objet, ni acte fondateur, ni convention ne sont inscrits." in shown(page.facts)
    assert {"Registre à une date", "Fermer le comité", "Archiver le comité"} <= buttons(page)
    assert "Supprimer le comité" not in buttons(page)  # people sit there


def test_closing_with_mandates_in_force_asks_then_closes_and_reopens(filled: Seat) -> None:
    page = on_page(filled, CommitteeView(1, CommitteeTab.FACTS))
    door(page.facts, "Fermer le comité").click()
    editor = page.place.editor
    assert editor is not None
    assert editor.form.field("closed_on").value() == date(2026, 11, 22)
    editor.form.field("closed_on").set_value(date(2026, 10, 31))
    editor.save()
    assert page.place.editor is editor  # people sit there: it is asked first
    door(editor, "Enregistrer quand même").click()
    filled.wait()
    assert page.place.editor is None
    assert filled.application.committees.draft(1).closed_on == date(2026, 10, 31)
    assert filled.application.mandates.draft(2).ended_on == date(2026, 10, 31)
    assert "Ajouter un mandat" not in {
        one.text() for one in page.seats.findChildren(QPushButton) if one.isVisibleTo(page.seats)
    }
    door(page.facts, "Rouvrir le comité").click()
    filled.wait()
    assert filled.application.committees.draft(1).closed_on is None


def test_an_archived_committee_leaves_the_list_and_comes_back_from_its_page(filled: Seat) -> None:
    page = on_page(filled, CommitteeView(1, CommitteeTab.FACTS))
    door(page.facts, "Archiver le comité").click()
    door(page, "Continuer").click()
    filled.wait()
    assert not {"Archiver le comité", "Pourvoir un siège"} & buttons(page)
    listed = filled.open("committees")
    assert isinstance(listed, CommitteesPage)
    assert listed.model.rowCount() == 0
    listed.ask(ListQuery(filters={"archived": "yes"}))
    filled.wait()
    assert listed.model.rowCount() == 1
    listed.ask(ListQuery())
    page = on_page(filled, CommitteeView(1, CommitteeTab.FACTS))
    door(page.facts, "Sortir des archives").click()
    filled.wait()
    assert "Archiver le comité" in buttons(page)
    assert filled.open("committees").model.rowCount() == 1  # type: ignore[attr-defined]  # a list


def test_an_empty_committee_is_deleted_and_one_is_back_on_the_list(seat: Seat) -> None:
    seat.fill(lambda make: make.committee(make.structure(link=StructureLink.OWN)))
    page = on_page(seat, CommitteeView(1, CommitteeTab.FACTS))
    door(page.facts, "Supprimer le comité").click()
    seat.wait()
    assert seat.desk.open("committees").isVisible()
    assert seat.told
    seat.desk.undo()
    assert seat.application.committees.draft(1).name == "Comité des usagers"


def test_tab_reaches_the_acts_of_the_marks_in_the_order_of_reading(filled: Seat) -> None:
    page = on_page(filled, CommitteeView(1, CommitteeTab.FACTS))
    texts = [one.text() for one in stops(page) if isinstance(one, QPushButton)]
    acts = ["Registre à une date", "Pourvoir un siège", "Fermer le comité", "Archiver le comité"]
    at = texts.index(acts[0])
    assert texts[at : at + 4] == acts
    assert texts.index("Repères") < at


def test_a_mandate_is_added_beside_the_seats_that_are_all_filled(filled: Seat) -> None:
    committees = filled.application.committees
    draft = committees.draft(1)
    committees.save(replace(draft, rules=replace(draft.rules, seats=2, seats_by_college=Seats.of({}))))
    page = on_page(filled)
    assert not any("vacant" in words for words in said(page))
    door(page.seats.aside, "Ajouter un mandat").click()
    editor = page.place.editor
    assert editor is not None
    assert editor.work.title == f"Ajouter un mandat{NBSP}: Comité des usagers"
    editor.form.field("person_id").set_value(3)
    editor.form.field("office").set_value(Office.GUEST)
    editor.form.field("started_on").set_value(date(2026, 1, 1))
    editor.save()
    filled.wait()
    assert page.place.editor is None
    assert f"À titre d’invité{NBSP}:" in shown(page.seats)


def test_the_seat_that_was_filled_takes_the_focus(filled: Seat) -> None:
    page = on_page(filled)
    last = len(said(page)) - 1
    page.seats.card.chart.go_to(last)
    QTest.keyClick(page.seats.card.chart.spot(last), Qt.Key.Key_Return)
    editor = page.place.editor
    assert editor is not None
    editor.form.field("person_id").set_value(3)
    editor.form.field("started_on").set_value(date(2026, 1, 1))
    editor.save()
    filled.wait()
    held = filled.window.focusWidget()
    assert held in [page.seats.card.chart.spot(at) for at in range(len(said(page)))]
    name = filled.application.people.detail(3)
    assert name.last_name in held.accessibleName()


def test_one_comes_back_to_the_seat_that_one_left(filled: Seat) -> None:
    page = on_page(filled)
    at = next(at for at, words in enumerate(said(page)) if "Paul Tessier" in words)
    QTest.keyClick(page.seats.card.chart.spot(at), Qt.Key.Key_Return)
    assert page.place.editor is not None
    QTest.keyClick(page.place.editor, Qt.Key.Key_Escape)
    assert filled.window.focusWidget() is page.seats.card.chart.spot(at)


def test_an_editor_stands_under_the_title(filled: Seat) -> None:
    page = on_page(filled)
    page.acts.modify()
    filled.wait()
    assert page.place.editor is not None
    assert page.place.editor.mapTo(page, QPoint()).x() + filled.context.look.px(18) == filled.context.look.px(
        24
    )
