"""People of a workbook: recognised, called by name, joined, brought up to date."""

from datetime import date

import pytest

from engagement_desktop.domain.imports.said import Decision, ImportChoices
from tests.services.imports.conftest import HOURS, Desk, person, usual


def test_a_person_is_called_by_identifiant_or_by_a_name_that_nobody_else_bears(desk: Desk) -> None:
    people = [person("P1", nom="Œuvrard", prénom="Søren"), person("P2", nom="Dos Santos", prénom="Moïse")]
    called = ["p1", "OEUVRARD  soren", "Soren Œuvrard", "Moïse DOS SANTOS", "Dos Santos Moïse"]

    desk.done(usual(Personnes=people, Heures=[{**HOURS, "personne": name} for name in called]))

    assert [row.person_id for row in desk.rows("hours_entry")] == [1, 1, 1, 2, 2]


def test_several_bearers_of_a_name_are_refused_with_their_identifiants(desk: Desk) -> None:
    people = [person(name, nom="Müller", prénom="Zoé") for name in ("P7", "P3")]

    plan = desk.plan(usual(Personnes=people, Heures=[{**HOURS, "personne": "Zoé Muller"}]))

    (fault,) = plan.faults
    assert (fault.sheet, fault.row, fault.column) == ("Heures", 2, "personne")
    assert "P3, P7" in fault.message


def test_an_identifiant_wins_over_a_name(desk: Desk) -> None:
    people = [person("P1", nom="Le", prénom="Goff"), person("Le Goff", nom="Autre", prénom="Zoé")]

    desk.done(usual(Personnes=people, Heures=[{**HOURS, "personne": "le goff"}]))

    assert desk.rows("hours_entry")[0].person_id == 2


def test_a_name_borne_in_the_dossier_and_in_the_workbook_is_borne_twice(desk: Desk) -> None:
    desk.done(usual(Personnes=[person("P1", nom="Faye", prénom="Anne")]))

    sheets = usual(
        Personnes=[person("P2", nom="Faye", prénom="Anne")], Heures=[{**HOURS, "personne": "Faye Anne"}]
    )

    assert desk.refused(sheets) == [("Heures", 2, "personne")]


def test_one_identifiant_is_one_person(desk: Desk) -> None:
    assert desk.refused(usual(Personnes=[person("P1"), person("p1 ", nom="Autre")])) == [
        ("Personnes", 3, "identifiant")
    ]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("né(e) le", date(2031, 1, 1)),
        ("né(e) le", 12345),
        ("IBAN", "FR7630006000011234567890188"),
        ("collège", "patient expert"),
        ("civilité", "Mlle"),
        ("véhicule", "trottinette"),
        ("puissance fiscale", "forte"),
        ("électrique", "peut-être"),
        ("prénom", "  "),
    ],
)
def test_a_cell_that_cannot_be_understood_is_refused(desk: Desk, column: str, value: object) -> None:
    assert desk.refused(usual(Personnes=[person("P1", **{column: value})])) == [("Personnes", 2, column)]


def test_what_leans_on_a_refused_person_is_refused_with_them(desk: Desk) -> None:
    sheets = usual(
        Personnes=[person("P1"), person("P2", collège="?")], Heures=[HOURS, {**HOURS, "personne": "P2"}]
    )

    assert desk.refused(sheets) == [("Personnes", 3, "collège")]
    assert desk.refused(sheets, follows=True) == [("Heures", 3, "personne")]
    assert desk.run(sheets, partial=True).counts["Heures"].new == 1


def test_when_the_sheet_of_people_cannot_be_read_their_hours_follow(desk: Desk) -> None:
    sheets = usual(Personnes=[{"identifiant": "P1", "nom": "Faye"}], Heures=[HOURS])

    assert {column for _, _, column in desk.refused(sheets)} == {"prénom", "collège"}
    assert desk.refused(sheets, follows=True) == [("Heures", 2, "personne")]


def test_numbers_in_text_columns_lose_their_decimals_and_find_their_zeros(desk: Desk) -> None:
    desk.done(
        usual(Personnes=[person("P1", CP=1000.0, ville="Bourg", **{"tél.": 612345678.0, "mail": "a@b.fr"})])
    )

    (row,) = desk.rows("person")
    assert (row.postcode, row.city, row.phone, row.email) == ("01000", "Bourg", "0612345678", "a@b.fr")


def test_other_values_are_refused_one_by_one_then_written_if_so_wished(desk: Desk) -> None:
    desk.done(usual(Personnes=[person("P1", téléphone="01 02 03 04 05", IBAN="FR7630006000011234567890189")]))
    moved = usual(
        Personnes=[
            person("P1", nom="NOM-P1", téléphone="", commune="Lyon", IBAN="FR7612213997703577214425883")
        ]
    )

    assert [column for _, _, column in desk.refused(moved)] == ["téléphone", "commune", "IBAN"]
    (iban,) = (fault for fault in desk.plan(moved).faults if fault.column == "IBAN")
    assert "0189" in iban.message
    assert "3000" not in iban.message
    desk.done(moved, update=True)
    (row,) = desk.rows("person")
    assert (row.last_name, row.city, row.phone) == ("Nom-P1", "Lyon", None)
    assert row.iban.clear == "FR7612213997703577214425883"
    assert "lyon" in row.search_key
    assert row.version == 2


def test_an_empty_box_is_another_value_only_where_its_column_stands(desk: Desk) -> None:
    desk.done(usual(Personnes=[person("P1", commune="Lyon"), person("P2")]))

    assert desk.done(usual(Personnes=[person("P1")])).changed == 0
    emptied = usual(Personnes=[person("P1"), person("P2", commune="Lyon")])
    assert desk.refused(emptied) == [("Personnes", 2, "commune"), ("Personnes", 3, "commune")]


def test_a_new_name_changes_how_a_person_is_found_and_sorted(desk: Desk) -> None:
    desk.done(usual(Personnes=[person("P1", nom="Faye", prénom="Anne")]))

    desk.done(usual(Personnes=[person("P1", nom="Martin", prénom="Anne")]), update=True)

    (row,) = desk.rows("person")
    assert (row.name_key, row.sort_key) == ("martin anne", "martin\tanne")
    assert "p1" in row.search_key


def test_once_renamed_a_person_is_no_longer_called_by_the_former_name(desk: Desk) -> None:
    faye, martin = person("P1", nom="Faye", prénom="Anne"), person("P2", nom="Martin", prénom="Anne")
    desk.done(usual(Personnes=[faye, martin]))
    married = usual(
        Personnes=[person("P2", nom="Zidi", prénom="Anne")], Heures=[{**HOURS, "personne": "Anne Martin"}]
    )

    assert desk.refused(married, update=True) == [("Heures", 2, "personne")]


def test_another_vehicle_takes_over_and_the_former_one_stays_known(desk: Desk) -> None:
    car = person("P1", véhicule="voiture", **{"puissance fiscale": 5})
    desk.done(usual(Personnes=[car]))
    electric = usual(Personnes=[{**car, "puissance fiscale": 7, "électrique": "oui"}])

    assert [column for _, _, column in desk.refused(electric)] == ["puissance fiscale", "électrique"]
    desk.done(electric, update=True)
    assert [(row.power, row.electric, row.is_usual) for row in desk.rows("vehicle")] == [
        (5, False, False),
        (7, True, True),
    ]
    desk.done(usual(Personnes=[{**car, "électrique": "non"}]), update=True)
    assert [row.is_usual for row in desk.rows("vehicle")] == [True, False]
    none = usual(Personnes=[person("P1", véhicule=""), person("P2", véhicule="cyclo")])
    assert desk.refused(none) == [("Personnes", 2, "véhicule")]
    desk.done(none, update=True)
    assert [row.is_usual for row in desk.rows("vehicle")] == [False, False, True]


def test_a_near_duplicate_is_shown_beside_the_card_that_it_resembles(desk: Desk) -> None:
    desk.done(usual(Personnes=[person("P1", nom="Prigent", prénom="Chantal", téléphone="06 44 55 66 77")]))

    plan = desk.plan(
        usual(Personnes=[person("X9", nom="PRIGENT", prénom="chantal", **{"né(e) le": "1951-05-01"})])
    )

    (pair,) = plan.doubts
    assert pair.is_in_dossier
    assert (pair.row, pair.workbook.identifier, pair.other.identifier) == (2, "X9", "P1")
    assert pair.workbook.born_on == date(1951, 5, 1)


@pytest.mark.parametrize(
    ("first", "second", "doubtful"),
    [
        ({"nom": "Prigent"}, {"nom": "Prigant"}, True),
        (
            {"nom": "Prigent", "né(e) le": date(1950, 1, 1)},
            {"nom": "Prigent", "né(e) le": date(1951, 1, 1)},
            False,
        ),
        (
            {"nom": "Prigent", "né(e) le": date(1950, 1, 1)},
            {"nom": "Prigond", "né(e) le": date(1950, 1, 1)},
            True,
        ),
        ({"nom": "Prigent", "mail": "a@b.fr"}, {"nom": "Prigond", "mail": "A@b.fr"}, True),
        ({"nom": "Prigent", "tél": "06 44 55 66 77"}, {"nom": "Prigond", "tél": "+33 6 44 55 66 77"}, True),
        ({"nom": "Prigent"}, {"nom": "Zidi"}, False),
    ],
)
def test_what_makes_two_cards_doubtful(
    desk: Desk, first: dict[str, object], second: dict[str, object], doubtful: bool
) -> None:
    plan = desk.plan(usual(Personnes=[person("A1", **first), person("B2", **second)]))

    assert [(pair.row, pair.other.row) for pair in plan.doubts] == ([(3, 2)] if doubtful else [])


def test_the_same_person_keeps_both_identifiants_and_fills_the_empty_boxes(desk: Desk) -> None:
    desk.done(usual(Personnes=[person("P1", nom="Prigent", prénom="Chantal", commune="Brest")]))
    sheets = usual(
        Personnes=[person("X9", nom="Prigent", prénom="chantal", commune="Lyon", mail="c@b.fr")],
        Heures=[{**HOURS, "personne": "X9"}, {**HOURS, "personne": "P1"}],
    )
    same = ImportChoices({2: Decision.SAME})

    journal = desk.done(sheets, choices=same)

    (row,) = desk.rows("person")
    assert (row.city, row.email) == ("Brest", "c@b.fr")
    assert [(one.value, one.position) for one in desk.rows("person_identifier")] == [("P1", 0), ("X9", 1)]
    assert journal.counts["Personnes"].changed == 1
    assert desk.done(sheets).new == desk.done(sheets, update=True).changed == 0


def test_two_rows_of_one_workbook_may_be_one_person(desk: Desk) -> None:
    people = [person("P1", nom="Prigent"), person("P2", nom="Prigent")]

    desk.done(
        usual(Personnes=people, Heures=[{**HOURS, "personne": "P2"}]),
        choices=ImportChoices({3: Decision.SAME}),
    )

    assert desk.count("person") == 1
    assert desk.count("person_identifier") == 2
    assert desk.rows("hours_entry")[0].person_id == 1


def test_a_card_may_be_left_out_with_what_leans_on_it(desk: Desk) -> None:
    sheets = usual(Personnes=[person("P1"), person("P2")], Heures=[HOURS, {**HOURS, "personne": "P2"}])
    out = ImportChoices({3: Decision.LEAVE_OUT})

    assert desk.refused(sheets, choices=out) == [("Personnes", 3, "identifiant")]
    journal = desk.run(sheets, partial=True, choices=out)
    assert (journal.counts["Personnes"].new, journal.counts["Heures"].new) == (1, 1)
