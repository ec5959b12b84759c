"""Many people entered at once: the good lines saved together, the others given back with their faults."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select

from engagement_desktop.domain.errors import DomainError, NotPermitted
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.entry import (
    EntryDecision,
    EntryLine,
    EntryOutcome,
    EntryState,
    EntryTarget,
)
from engagement_desktop.domain.register.entry import EntryField as F
from engagement_desktop.domain.register.people import Capacity, Civility, PersonIdentifier
from engagement_desktop.domain.register.resemblance import Likeness
from engagement_desktop.services.register.entry import EntryService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.services.register.lines_entered import START, faults, line, people


@pytest.fixture
def entry(workspace: Workspace) -> EntryService:
    return EntryService(workspace)


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
