"""Many people entered at once: the good lines saved together, the others given back with their faults."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from engagement_desktop.domain.errors import DomainError, NotPermitted, ToConfirm
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.entry import (
    CheckedLine,
    EntryDecision,
    EntryLine,
    EntryOutcome,
    EntryState,
    EntryTarget,
)
from engagement_desktop.domain.register.entry import EntryField as F
from engagement_desktop.domain.register.mandates import Mandate, Office, SeatKind
from engagement_desktop.domain.register.people import Capacity, Civility, Person, PersonIdentifier
from engagement_desktop.domain.register.resemblance import Likeness
from engagement_desktop.domain.register.seats import Seats
from engagement_desktop.services.register.entry import EntryService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder

START = date(2026, 1, 1)


@pytest.fixture
def entry(workspace: Workspace) -> EntryService:
    return EntryService(workspace)


@pytest.fixture
def committee_id(workspace: Workspace) -> int:
    with workspace.database.work() as session:
        build = Builder(session)
        days = {"created_on": date(2020, 1, 1), "closed_on": date(2030, 12, 31)}
        number: int = build.committee(build.structure(), **days).id
        return number


def line(number: int, last: str = "Hélias", first: str = "Monique", **others: Any) -> EntryLine:
    decided = {key: others.pop(key) for key in ("decision", "same_as", "same_as_line") if key in others}
    values: Mapping[F, str] = {F.LAST_NAME: last, F.FIRST_NAME: first} | {F(k): v for k, v in others.items()}
    return EntryLine(number, values, **decided)


def people(workspace: Workspace) -> list[Person]:
    with workspace.read() as session:
        return list(session.scalars(select(Person).order_by(Person.id)))


def mandates(workspace: Workspace) -> list[Mandate]:
    with workspace.read() as session:
        return list(session.scalars(select(Mandate).order_by(Mandate.id)))


def faults(checked: CheckedLine) -> list[tuple[F | None, str]]:
    return [(fault.field, fault.sentence) for fault in checked.faults]


def test_a_line_becomes_a_person_with_every_word_as_typed(entry: EntryService, workspace: Workspace) -> None:
    given = line(
        1,
        "HÉLIAS",
        civility="Madame",
        born_on="4/3/51",
        college="usagère",
        email="m@exemple.fr",
        phone="612345678",
        address="12 rue Haute",
        postcode="1000",
        city="Bourg",
        identifier="U12",
    )
    done = entry.save([given])
    assert (done.people, done.completed, done.mandates, done.rest) == (1, 0, 0, ())
    assert done.said == workspace.last_act() == "1\u00a0personne ajoutée."
    person = people(workspace)[0]
    assert done.person_ids == (person.id,)
    assert (person.last_name, person.civility, person.capacity) == ("HÉLIAS", Civility.MRS, Capacity.USER)
    assert (person.born_on, person.phone, person.postcode) == (date(1951, 3, 4), "0612345678", "01000")
    assert person.name_key == "helias monique"
    assert person.search_key.startswith("helias monique u12 bourg m@exemple.fr")
    with workspace.read() as session:
        identifier = session.scalars(select(PersonIdentifier)).one()
        assert (identifier.value, identifier.value_key, identifier.position) == ("U12", "u12", 0)
    workspace.undo()
    assert people(workspace) == []


def test_a_name_in_one_cell_is_told_apart(entry: EntryService, workspace: Workspace) -> None:
    entry.save([EntryLine(1, {F.NAME: "M. LE GOFF Yann"})])
    person = people(workspace)[0]
    assert (person.civility, person.last_name, person.first_name) == (Civility.MR, "LE GOFF", "Yann")


FAULTY = {
    "no name": (line(1, "", "Monique"), F.LAST_NAME, "Écrivez le nom."),
    "no first name": (line(1, "Hélias", "\u200b"), F.FIRST_NAME, "Écrivez le prénom."),
    "a birth to come": (line(1, born_on="01/01/2030"), F.BORN_ON, "Cette naissance est dans l’avenir"),
    "no day": (line(1, born_on="31/02/1950"), F.BORN_ON, "février 1950 a 28 jours"),
    "no college": (line(1, college="martien"), F.COLLEGE, "« martien » n’est pas dans la liste : usager"),
    "half an e-mail": (line(1, email="monique"), F.EMAIL, "incomplet"),
    "a short number": (line(1, phone="12"), F.PHONE, "trop court"),
    "a novel": (line(1, city="x" * 501), F.CITY, "dépasse 500 signes"),
    "no civility": (line(1, civility="Dr"), F.CIVILITY, "n’est pas dans la liste"),
}


@pytest.mark.parametrize("case", FAULTY)
def test_a_fault_names_its_field_and_leaves_the_words(
    entry: EntryService, workspace: Workspace, case: str
) -> None:
    given, field, sentence = FAULTY[case]
    checked = entry.check([given])[0]
    assert checked.state is EntryState.REFUSED
    assert checked.line == given
    at, said = faults(checked)[0]
    assert at is field
    assert sentence in said.replace("\u00a0", " ").replace("Février", "février")
    assert entry.save([given]) == EntryOutcome(0, 0, 0, (checked,))
    assert workspace.last_act() is None


def test_several_faults_of_a_line_come_together_in_order(entry: EntryService) -> None:
    checked = entry.check([line(1, email="x", born_on="?", college="?")])[0]
    assert [fault.field for fault in checked.faults] == [F.BORN_ON, F.COLLEGE, F.EMAIL]


def test_the_good_lines_are_saved_and_the_others_come_back(entry: EntryService, workspace: Workspace) -> None:
    lines = [line(1), line(2, "Marchand", email="x"), EntryLine(3, {F.CITY: " "}), line(4, "Le Goff", "Yann")]
    done = entry.save(lines)
    assert (done.people, [one.line.number for one in done.rest]) == (2, [2])
    assert [person.last_name for person in people(workspace)] == ["Hélias", "Le Goff"]
    assert workspace.undo() == "2\u00a0personnes ajoutées."
    assert people(workspace) == []


def test_somebody_already_known_is_shown_beside_and_waits(entry: EntryService, workspace: Workspace) -> None:
    with workspace.database.work() as session:
        known = Builder(session).person(
            "Hélias", "Monique", known_as="U1", born_on=date(1951, 3, 4), civility=Civility.MRS, city="Brest"
        )
    checked = entry.check([line(1, "Elias", "Monique", email="m@exemple.fr")])[0]
    assert checked.state is EntryState.DOUBT
    twin = checked.twins[0]
    assert (twin.person_id, twin.line, twin.name) == (known.id, None, "Monique Hélias")
    assert twin.why[0] is Likeness.SOUNDS_ALIKE
    assert twin.values == {
        F.CIVILITY: "Mme",
        F.LAST_NAME: "Hélias",
        F.FIRST_NAME: "Monique",
        F.BORN_ON: "04/03/1951",
        F.COLLEGE: "usager",
        F.CITY: "Brest",
        F.IDENTIFIER: "U1",
    }
    done = entry.save([checked.line])
    assert (done.people, done.rest) == (0, (checked,))


def test_two_people_of_one_name_are_two_once_it_is_said(entry: EntryService, workspace: Workspace) -> None:
    with workspace.database.work() as session:
        Builder(session).person("Hélias", "Monique")
    assert entry.save([line(1, decision=EntryDecision.TWO)]).people == 1
    assert len(people(workspace)) == 2


def test_the_same_person_is_completed_and_never_overwritten(
    entry: EntryService, workspace: Workspace
) -> None:
    with workspace.database.work() as session:
        known = Builder(session).person("Hélias", "Monique", known_as="U1", city="Brest")
    given = line(1, decision=EntryDecision.SAME, city="Quimper", email="m@exemple.fr", identifier="U9")
    done = entry.save([given])
    assert (done.people, done.completed, done.said) == (0, 1, "1\u00a0fiche complétée.")
    person = people(workspace)[0]
    assert (person.id, person.city, person.email) == (known.id, "Brest", "m@exemple.fr")
    assert "m@exemple.fr" in person.search_key
    workspace.undo()
    assert people(workspace)[0].email is None


def test_a_file_without_identifiant_takes_the_one_of_the_line(
    entry: EntryService, workspace: Workspace
) -> None:
    first = entry.save([line(1)])
    again = entry.save([line(1, decision=EntryDecision.SAME, identifier="U9")])
    assert again.completed == 1
    with workspace.read() as session:
        identifier = session.scalars(select(PersonIdentifier)).one()
        assert (identifier.person_id, identifier.value) == (first.person_ids[0], "U9")


def test_nothing_new_says_so_and_leaves_nothing_to_undo(entry: EntryService, workspace: Workspace) -> None:
    entry.save([line(1)])
    done = entry.save([line(1, decision=EntryDecision.SAME)])
    assert done.said == "Rien de nouveau dans ces lignes."
    assert workspace.last_act() == "1\u00a0personne ajoutée."


def test_two_lines_of_one_paste_may_be_one_person(entry: EntryService, workspace: Workspace) -> None:
    lines = [line(1, city="Brest"), line(2, first="Monic", email="m@exemple.fr", city="Quimper")]
    checked = entry.check(lines)
    assert [one.state for one in checked] == [EntryState.GOOD, EntryState.DOUBT]
    assert (checked[1].twins[0].line, checked[1].twins[0].values[F.CITY]) == (1, "Brest")
    same = line(2, first="Monic", email="m@exemple.fr", city="Quimper", decision=EntryDecision.SAME)
    assert entry.save([lines[0], same]).people == 1
    person = people(workspace)[0]
    assert (person.first_name, person.city, person.email) == ("Monique", "Brest", "m@exemple.fr")


def test_a_line_waits_for_the_one_that_it_completes(entry: EntryService) -> None:
    lines = [line(1, email="x"), line(2, decision=EntryDecision.SAME, same_as_line=1)]
    checked = entry.check(lines)
    assert faults(checked[1]) == [
        (None, "La ligne 1, de la même personne, n’est pas prête. Réglez-la d’abord.")
    ]


def test_a_choice_that_no_longer_resembles_is_asked_again(entry: EntryService) -> None:
    checked = entry.check([line(1, decision=EntryDecision.SAME, same_as=99)])
    assert "Décidez à nouveau" in checked[0].faults[0].sentence
    assert entry.check([line(1, decision=EntryDecision.SAME)])[0].state is EntryState.GOOD


def test_the_person_chosen_among_several_is_the_one(entry: EntryService, workspace: Workspace) -> None:
    with workspace.database.work() as session:
        build = Builder(session)
        ids = [build.person("Hélias", "Monique", known_as=f"U{n}").id for n in (1, 2)]
    given = line(1, decision=EntryDecision.SAME, same_as=ids[1], email="m@exemple.fr")
    entry.save([given])
    assert [person.email for person in people(workspace)] == [None, "m@exemple.fr"]


def test_an_identifiant_is_of_one_person(entry: EntryService, workspace: Workspace) -> None:
    with workspace.database.work() as session:
        Builder(session).person("Marchand", "Paul", known_as="U1")
    lines = [
        line(1, identifier="u1"),
        line(2, "Le Goff", "Yann", identifier="A2"),
        line(3, "Roux", "Léa", identifier="a2"),
    ]
    checked = entry.check(lines)
    assert faults(checked[0])[0] == (
        F.IDENTIFIER,
        "Cet identifiant est déjà celui de quelqu’un d’autre. Changez-le.",
    )
    assert checked[1].state is EntryState.GOOD
    assert faults(checked[2])[0][1] == "Cet identifiant est déjà celui de la ligne 2. Donnez-en un autre."


def test_an_identifiant_of_a_likely_twin_is_no_fault_until_two_are_said(
    entry: EntryService, workspace: Workspace
) -> None:
    with workspace.database.work() as session:
        Builder(session).person("Hélias", "Monique", known_as="U1")
    assert entry.check([line(1, identifier="U1")])[0].state is EntryState.DOUBT
    assert entry.check([line(1, identifier="U1", decision=EntryDecision.SAME)])[0].state is EntryState.GOOD
    assert entry.check([line(1, identifier="U1", decision=EntryDecision.TWO)])[0].state is EntryState.REFUSED
    twice = [line(1, "Roux", "Léa", identifier="A2"), line(2, "Roux", "Léa", identifier="A2")]
    assert entry.check(twice)[1].state is EntryState.DOUBT


def test_people_sit_in_the_committee_of_the_target(
    entry: EntryService, workspace: Workspace, committee_id: int
) -> None:
    target = EntryTarget(committee_id, START, date(2028, 12, 31))
    lines = [
        line(1, office="présidente", college="usager"),
        line(2, "Le Goff", "Yann", substitute_for="Monique Hélias", started_on="01/02/2026"),
        line(3, "Roux", "Léa", seat="suppléante", substitute_for="HÉLIAS Monique", ended_on="31/12/2026"),
    ]
    done = entry.save(lines, target)
    assert (done.rest, done.said) == ((), "3\u00a0personnes ajoutées, 3\u00a0mandats.")
    found = {one.person_id: one for one in mandates(workspace)}
    chair, yann, lea = (found[person.id] for person in people(workspace))
    assert (chair.office, chair.seat, chair.started_on, chair.college) == (
        Office.CHAIR,
        SeatKind.TITULAR,
        START,
        None,
    )
    assert (yann.seat, yann.substitute_for_id) == (SeatKind.SUBSTITUTE, chair.person_id)
    assert (yann.started_on, lea.ended_on) == (date(2026, 2, 1), date(2026, 12, 31))
    workspace.undo()
    assert (people(workspace), mandates(workspace)) == ([], [])


def test_a_substitute_may_stand_above_their_titulaire(entry: EntryService, committee_id: int) -> None:
    lines = [line(1, "Le Goff", "Yann", substitute_for="Hélias Monique"), line(2)]
    assert entry.save(lines, EntryTarget(committee_id, START)).mandates == 2


BAD_MANDATES = {
    "after the committee": (line(1), EntryTarget(1, date(2031, 1, 1)), F.STARTED_ON, "a fermé le"),
    "before the committee": (line(1), EntryTarget(1, date(2019, 1, 1)), F.STARTED_ON, "n’existe que depuis"),
    "ends before it starts": (
        line(1, ended_on="01/01/2025"),
        EntryTarget(1, START),
        F.ENDED_ON,
        "avant de commencer",
    ),
    "a suppléant of nobody": (
        line(1, seat="suppléant"),
        EntryTarget(1, START),
        F.SUBSTITUTE_FOR,
        "Dites qui",
    ),
    "a suppléant of a stranger": (
        line(1, substitute_for="Zoé Inconnue"),
        EntryTarget(1, START),
        F.SUBSTITUTE_FOR,
        "Aucun titulaire de ce nom",
    ),
    "a titulaire who supplements": (
        line(1, seat="titulaire", substitute_for="Paul Marchand"),
        EntryTarget(1, START),
        F.SUBSTITUTE_FOR,
        "Un titulaire ne supplée personne",
    ),
    "an office unknown": (line(1, office="roi"), EntryTarget(1, START), F.OFFICE, "n’est pas dans la liste"),
}


@pytest.mark.parametrize("case", BAD_MANDATES)
def test_a_mandate_that_cannot_be_is_refused_in_its_field(
    entry: EntryService, workspace: Workspace, committee_id: int, case: str
) -> None:
    with workspace.database.work() as session:
        build = Builder(session)
        build.mandate(build.person("Marchand", "Paul"), session.get_one(_committee(), committee_id), START)
    given, target, field, sentence = BAD_MANDATES[case]
    checked = entry.check([given], target)[0]
    assert faults(checked)[0][0] is field
    assert sentence in checked.faults[0].sentence


def _committee() -> Any:
    from engagement_desktop.domain.register.committees import Committee

    return Committee


def test_days_that_are_not_said_are_today_and_the_end_of_the_term(
    entry: EntryService, workspace: Workspace
) -> None:
    number = _ruled(workspace, term_months=36)
    entry.save([line(1), line(2, "Roux", "Léa", started_on="01/01/2024")], EntryTarget(number))
    days = [(one.started_on, one.ended_on) for one in mandates(workspace)]
    assert days == [
        (workspace.today(), date(2029, 11, 21)),
        (date(2024, 1, 1), date(2026, 12, 31)),
    ]


def test_a_term_does_not_outlive_its_committee(entry: EntryService, workspace: Workspace) -> None:
    number = _ruled(workspace, term_months=36, closed_on=date(2027, 6, 30))
    entry.save([line(1)], EntryTarget(number))
    assert mandates(workspace)[0].ended_on == date(2027, 6, 30)


def test_two_titulaires_of_one_name_cannot_be_told_apart(
    entry: EntryService, workspace: Workspace, committee_id: int
) -> None:
    with workspace.database.work() as session:
        build = Builder(session)
        for _ in range(2):
            build.mandate(build.person(), session.get_one(_committee(), committee_id), START)
    given = line(1, "Le Goff", "Yann", substitute_for="Monique Hélias")
    assert (
        "Plusieurs titulaires" in entry.check([given], EntryTarget(committee_id, START))[0].faults[0].sentence
    )


def test_an_archived_person_gets_no_mandate(
    entry: EntryService, workspace: Workspace, committee_id: int
) -> None:
    with workspace.database.work() as session:
        Builder(session).person("Hélias", "Monique", archived_on=date(2025, 1, 1))
    checked = entry.check([line(1, decision=EntryDecision.SAME)], EntryTarget(committee_id, START))[0]
    assert checked.twins[0].is_archived
    assert (checked.faults[0].field, "archivée" in checked.faults[0].sentence) == (None, True)


def test_a_seat_of_another_college_says_its_own(
    entry: EntryService, workspace: Workspace, committee_id: int
) -> None:
    with workspace.database.work() as session:
        Builder(session).person("Hélias", "Monique", capacity=Capacity.USER)
    given = line(1, decision=EntryDecision.SAME, college="aidante")
    done = entry.save([given], EntryTarget(committee_id, START))
    assert (done.completed, done.mandates) == (0, 1)
    assert mandates(workspace)[0].college is Capacity.CARER
    assert people(workspace)[0].capacity is Capacity.USER
    again = entry.check([given], EntryTarget(committee_id, START))[0]
    assert "Le même siège deux fois" in again.faults[0].sentence


def _ruled(workspace: Workspace, **rules: Any) -> int:
    with workspace.database.work() as session:
        build = Builder(session)
        return build.committee(build.structure("CPTS Nord"), "CVS", **rules).id


def test_a_second_chair_is_asked_then_accepted(
    entry: EntryService, workspace: Workspace, committee_id: int
) -> None:
    lines = [line(1, office="président"), line(2, "Le Goff", "Yann", office="président")]
    target = EntryTarget(committee_id, START)
    with pytest.raises(ToConfirm, match="coprésidence") as asked:
        entry.save(lines, target)
    assert asked.value.code == "second_chair"
    assert people(workspace) == []
    assert entry.save(lines, target, frozenset({"second_chair"})).mandates == 2


def test_more_people_than_seats_are_asked_then_accepted(entry: EntryService, workspace: Workspace) -> None:
    number = _ruled(workspace, seats=2, seats_by_college=Seats())
    lines = [line(at, name, "Ana") for at, name in enumerate(("Roux", "Petit", "Morvan"), 1)]
    target = EntryTarget(number, START)
    with pytest.raises(ToConfirm, match="2 sièges et 3 titulaires") as asked:
        entry.save(lines, target)
    assert asked.value.code == "over_seats"
    assert entry.save(lines, target, frozenset({"over_seats"})).mandates == 3


def test_more_terms_than_the_rules_allow_are_asked(entry: EntryService, workspace: Workspace) -> None:
    number = _ruled(workspace, terms_most=1)
    with workspace.database.work() as session:
        build = Builder(session)
        person = build.person("Hélias", "Monique")
        build.mandate(
            person, session.get_one(_committee(), number), date(2020, 1, 1), ended_on=date(2022, 12, 31)
        )
    given = [line(1, decision=EntryDecision.SAME)]
    with pytest.raises(ToConfirm) as asked:
        entry.save(given, EntryTarget(number, START))
    assert asked.value.code == "over_terms"
    assert entry.save(given, EntryTarget(number, START), frozenset({"over_terms"})).mandates == 1


def test_a_committee_that_is_gone_says_so(entry: EntryService) -> None:
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        entry.check([line(1)], EntryTarget(99, START))


@pytest.mark.parametrize("role", [Role.TREASURY, Role.READING])
def test_who_may_not_write_people_enters_none(workspace_as: Callable[[Role], Workspace], role: Role) -> None:
    with pytest.raises(NotPermitted):
        EntryService(workspace_as(role)).save([line(1)])


@pytest.mark.parametrize("rows", [480, pytest.param(5000, marks=pytest.mark.endurance)])
def test_many_lines_with_forty_faults_lose_nothing(
    entry: EntryService, workspace: Workspace, rows: int
) -> None:
    wrong = {rows // 40 * n for n in range(40)}
    cells = [["Nom", "Prénom", "Courriel"]] + [
        [f"Nom{n:04}x", f"P{n}", "faux" if n in wrong else f"p{n}@exemple.fr"] for n in range(rows)
    ]
    found = entry.recognise(cells)
    decided = [EntryLine(one.number, one.values, EntryDecision.TWO) for one in found.lines]
    done = entry.save(decided)
    assert (done.people, len(done.rest)) == (rows - 40, 40)
    assert all(faults(one)[0][0] is F.EMAIL for one in done.rest)
    mended = [
        EntryLine(one.line.number, {**one.line.values, F.EMAIL: ""}, EntryDecision.TWO) for one in done.rest
    ]
    assert entry.save(mended).rest == ()
    assert len(people(workspace)) == rows
    workspace.undo()
    workspace.undo()
    assert people(workspace) == []
