"""The form of a mandate: questions, proposals, suppléants, what is refused."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest

from engagement_desktop.domain.register.mandates import EndReason, MandateBasis, Office, SeatKind
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.register.committee_page import CommitteePage
from engagement_desktop.ui.register.mandate_form import MandateStart, mandate_editor, new_mandate_editor
from tests.builders import Builder
from tests.ui.conftest import Seat, shown
from tests.ui.town import door


@pytest.fixture
def committee(seat: Seat) -> Seat:
    """Three seats, terms of 3 years, two at most; Monique presides, Paul sits, Zoé and Ali wait."""

    def write(make: Builder) -> None:
        own = make.structure(link=StructureLink.OWN)
        make.association()
        held = make.committee(own, seats=3, term_months=36, terms_most=2)
        monique = make.person("Hélias", "Monique")
        paul = make.person("Tessier", "Paul", capacity=Capacity.PROFESSIONAL)
        make.person("Kerlan", "Zoé")
        make.person("Ben Ali", "Ali")
        make.mandate(monique, held, date(2024, 1, 1), ended_on=date(2026, 12, 31), office=Office.CHAIR)
        make.mandate(paul, held, date(2024, 1, 1))

    seat.fill(write)
    return seat


def opened(seat: Seat, start: MandateStart | None = None) -> Editor[Any]:
    """The form of a new mandate, on the page of the committee."""
    return on(seat, partial(new_mandate_editor, seat.context, start or MandateStart(1)))


def on(seat: Seat, make: Callable[[], Editor[Any]]) -> Editor[Any]:
    page = seat.open("committee", 1)
    assert isinstance(page, CommitteePage)
    return page.place.edit(make)


def test_the_end_is_proposed_from_the_length_and_follows_the_start(committee: Seat) -> None:
    form = opened(committee).form
    assert form.field("ended_on").value() == date(2029, 11, 21)
    form.field("started_on").set_value(date(2027, 1, 1))
    assert form.field("ended_on").value() == date(2029, 12, 31)
    form.field("ended_on").set_value(date(2028, 6, 30))
    form.field("started_on").set_value(date(2027, 2, 1))
    assert form.field("ended_on").value() == date(2028, 6, 30)
    form.field("started_on").from_text("31 avril")
    assert form.field("ended_on").value() == date(2028, 6, 30)


def test_a_second_president_is_asked_then_accepted(committee: Seat) -> None:
    editor = opened(committee)
    editor.form.field("person_id").set_value(3)
    editor.form.field("office").set_value(Office.CHAIR)
    editor.save()
    assert "présid" in shown(editor)
    assert len(committee.application.history.register_on(date(2026, 11, 22))) == 2
    door(editor, "Enregistrer quand même").click()
    lines = committee.application.history.register_on(date(2026, 11, 22))
    assert sorted(one.last_name for one in lines if one.office is Office.CHAIR) == ["Hélias", "Kerlan"]


def test_more_people_than_seats_is_asked_then_accepted(committee: Seat) -> None:
    for person in (3, 4):
        editor = opened(committee)
        editor.form.field("person_id").set_value(person)
        editor.save()
        if person == 4:
            assert "siège" in shown(editor)
            door(editor, "Enregistrer quand même").click()
    assert len(committee.application.history.register_on(date(2026, 11, 22))) == 4


def test_one_more_term_than_the_rules_allow_is_asked_then_accepted(committee: Seat) -> None:
    editor = opened(committee)
    editor.form.field("person_id").set_value(3)
    editor.form.field("terms_before").set_value(2)
    editor.save()
    door(editor, "Enregistrer quand même").click()
    kept = committee.application.mandates.draft(3)
    assert (kept.person_id, kept.terms_before) == (3, 2)


def test_a_suppleant_names_the_titulaire_and_one_of_nobody_is_refused(committee: Seat) -> None:
    editor = opened(committee)
    substitute = editor.form.field("substitute_for_id")
    assert substitute.isHidden()
    editor.form.field("person_id").set_value(3)
    editor.form.field("seat").set_value(SeatKind.SUBSTITUTE)
    assert not substitute.isHidden()
    editor.save()
    assert substitute.fault() != ""
    substitute.set_value(1)
    editor.save()
    kept = committee.application.mandates.draft(3)
    assert (kept.seat, kept.substitute_for_id) == (SeatKind.SUBSTITUTE, 1)


def test_a_mandate_that_ends_before_it_starts_is_refused_at_its_end(committee: Seat) -> None:
    editor = opened(committee)
    editor.form.field("person_id").set_value(3)
    editor.form.field("ended_on").set_value(date(2026, 1, 1))
    editor.save()
    assert editor.form.field("ended_on").fault() != ""
    assert editor.form.field("ended_on").value() == date(2026, 1, 1)
    assert len(committee.application.history.register_on(date(2026, 11, 22))) == 2


def test_nobody_named_is_said_at_the_field(committee: Seat) -> None:
    editor = opened(committee)
    editor.save()
    assert editor.form.field("person_id").fault() == "Dites qui siège."


def test_a_seat_of_a_college_and_a_suppleance_are_there_when_one_came_for_them(committee: Seat) -> None:
    form = opened(committee, MandateStart(1, college=Capacity.USER, substitute_for_id=1)).form
    assert form.field("college").value() is Capacity.USER
    assert form.field("seat").value() is SeatKind.SUBSTITUTE
    assert form.field("substitute_for_id").value() == 1


def test_a_mandate_that_is_over_asks_why_and_keeps_in_whose_name(committee: Seat) -> None:
    editor = on(committee, partial(mandate_editor, committee.context, 2))
    form = editor.form
    assert form.field("end_reason").isHidden()
    form.field("ended_on").set_value(date(2026, 6, 30))
    assert not form.field("end_reason").isHidden()
    form.field("end_reason").set_value(EndReason.MOVED)
    form.field("appointed_by_id").set_value(2)
    form.field("basis").set_value(MandateBasis.APPROVED_ASSOCIATION)
    editor.save()
    kept = committee.application.mandates.draft(2)
    assert (kept.ended_on, kept.end_reason) == (date(2026, 6, 30), EndReason.MOVED)
    assert (kept.appointed_by_id, kept.basis) == (2, MandateBasis.APPROVED_ASSOCIATION)


def test_an_imported_suppleant_without_titulaire_opens_and_saves_as_it_is(committee: Seat) -> None:
    def write(make: Builder) -> None:
        from engagement_desktop.domain.register.committees import Committee
        from engagement_desktop.domain.register.people import Person

        zoe = make.session.get_one(Person, 3)
        held = make.session.get_one(Committee, 1)
        make.mandate(zoe, held, date(2025, 1, 1), seat=SeatKind.SUBSTITUTE)

    committee.fill(write)
    editor = on(committee, partial(mandate_editor, committee.context, 3))
    editor.form.field("terms_before").set_value(1)
    editor.save()
    assert committee.application.mandates.draft(3).terms_before == 1
