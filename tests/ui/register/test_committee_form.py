"""The form of a committee, and the small fields that it brings."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.register.committees import EngagementLevel, InvolvementField, QuorumRule
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.domain.register.seats import Seats
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.register.committee_page import CommitteePage
from engagement_desktop.ui.register.committees_page import CommitteesPage
from engagement_desktop.ui.register.seats_field import SeatsField
from engagement_desktop.ui.register.term_text import parse_months
from engagement_desktop.ui.register.ticks_field import Tick, TicksField
from tests.ui.conftest import Seat, shown

NBSP = "\u00a0"


def adding(seat: Seat) -> Editor[Any]:
    page = seat.open("committees")
    assert isinstance(page, CommitteesPage)
    page.edit(None)
    assert page.editor is not None
    return page.editor


def changing(seat: Seat) -> Editor[Any]:
    page = seat.open("committee", 1)
    assert isinstance(page, CommitteePage)
    page.acts.modify()
    assert page.place.editor is not None
    return page.place.editor


@pytest.mark.parametrize(
    ("typed", "months"),
    [("3 ans", 36), ("1 an", 12), ("18 mois", 18), ("3", 36), ("36", 36), ("12", 12), (" 2 années ", 24)],
)
def test_the_length_of_a_mandate_is_typed_as_one_says_it(typed: str, months: int) -> None:
    assert parse_months(typed) == months


@pytest.mark.parametrize("typed", ["", "trois", "0 an", "0", "3 jours", "2000 ans", "-3"])
def test_what_is_no_length_is_refused_in_words(typed: str) -> None:
    with pytest.raises(DomainError):
        parse_months(typed)


def test_seats_by_college_add_up_and_come_back_from_a_draft(seat: Seat) -> None:
    field = SeatsField(seat.context.look, "Sièges par collège")
    seat.bot.addWidget(field)
    field.set_value(Seats.of({Capacity.USER: 6, Capacity.ELECTED: 2}))
    assert f"En tout 8{NBSP}sièges par collège." in shown(field)
    assert field.words() == "usagers 6, élus 2"
    kept = field.as_text()
    field.set_value(Seats())
    assert (field.as_text(), field.words()) == ("", "—")
    field.from_text(kept)
    assert field.value().held_by(Capacity.USER) == 6
    field.edit_of(Capacity.USER).setText("six")
    assert not field.validate()
    assert field.fault() == "« six » n’est pas un nombre de sièges. Écrivez-le comme 6."


def test_lines_to_tick_come_back_from_a_draft(seat: Seat) -> None:
    ticks = [Tick(4, "Monique", "finit"), Tick(7, "Paul", "finit")]
    field = TicksField(seat.context.look, "Qui continue", ticks)
    seat.bot.addWidget(field)
    field.show()
    field.set_value(frozenset({7}))
    assert field.as_text() == "[7]"
    assert field.words() == "1 sur 2"
    field.set_value(frozenset())
    assert (field.as_text(), field.words()) == ("", "—")
    field.from_text("[4, 7]")
    assert field.value() == {4, 7}
    assert field.box(4).accessibleDescription() == "finit"


def test_a_new_committee_starts_from_a_model_and_keeps_the_name_typed(seat: Seat) -> None:
    seat.fill(lambda make: make.structure(link=StructureLink.OWN))
    editor = adding(seat)
    model = seat.application.committees.models()[0]
    editor.form.field("name").set_value("Le cercle des usagers")
    editor.form.field("model").set_value(model.key)
    draft = editor.form.read()
    assert (draft.name, draft.kind, draft.rules) == ("Le cercle des usagers", model.kind, model.rules)
    editor.save()
    kept = seat.application.committees.draft(1)
    assert (kept.name, kept.rules.seats) == ("Le cercle des usagers", model.rules.seats)


def test_ctrl_n_on_the_list_adds_a_committee(seat: Seat) -> None:
    seat.fill(lambda make: make.structure(link=StructureLink.OWN))
    page = seat.open("committees")
    assert isinstance(page, CommitteesPage)
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    seat.bot.waitUntil(lambda: page.editor is not None)
    assert page.editor is not None
    page.editor.save()
    assert page.editor.form.field("name").fault() == "Donnez un nom au comité."
    page.editor.form.field("name").set_value("Comité d’éthique")
    page.editor.form.field("kind").set_value("comité d’éthique")
    page.editor.save()
    seat.wait()
    assert page.editor is None
    assert page.model.rowCount() == 1
    assert seat.told[-1].startswith("Comité")
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    seat.wait()
    assert page.model.rowCount() == 0


def test_every_rule_and_mark_comes_back_as_it_was_saved(filled: Seat) -> None:
    editor = changing(filled)
    values = {
        "created_on": date(2020, 1, 1),
        "rules.seats": 12,
        "rules.seats_by_college": Seats.of({Capacity.USER: 6}),
        "rules.quorum": QuorumRule.MORE_THAN_HALF,
        "rules.notice_days": 15,
        "rules.proxies": 1,
        "rules.term_months": 36,
        "rules.terms_most": 2,
        "rules.casting_vote": True,
        "purpose": "Donner un avis.",
        "founding_act": "Délibération du 1er janvier",
        "convention": "Dossier partagé",
        "level": EngagementLevel.COLLABORATION,
        "fields": (InvolvementField.ACTIONS,),
    }
    for key, value in values.items():
        editor.form.field(key).set_value(value)
    editor.save()
    again = changing(filled)
    assert {key: again.form.field(key).value() for key in values} == values


def test_only_rules_that_changed_ask_from_which_day_they_hold(filled: Seat) -> None:
    editor = changing(filled)
    asked = editor.form.field("rules_from")
    assert asked.isHidden()
    editor.form.field("purpose").set_value("Donner un avis.")
    assert asked.isHidden()
    editor.form.field("rules.seats").set_value(10)
    assert not asked.isHidden()
    asked.set_value(date(2026, 6, 1))
    editor.save()
    committees = filled.application.committees
    assert committees.rules_on(1, date(2026, 5, 31)).seats == 4
    assert committees.rules_on(1, date(2026, 6, 1)).seats == 10
