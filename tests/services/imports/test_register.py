"""Structures and committees of a workbook."""

from datetime import date

from engagement_desktop.domain.register.structures import StructureLink
from tests.services.imports.conftest import COMMITTEE, STRUCTURE, Desk, usual

ASSOCIATION = {"nom": "Les Usagers", "type": "association", "forme juridique": "association 1901"}


def test_the_first_structure_is_the_dossiers_own(desk: Desk) -> None:
    desk.done(usual(Structures=[STRUCTURE, ASSOCIATION]))

    assert [row.link for row in desk.rows("structure")] == [StructureLink.OWN, StructureLink.ASSOCIATION]


def test_a_dossier_without_structure_needs_the_sheet(desk: Desk) -> None:
    sheets = usual()
    del sheets["Structures"]

    assert desk.refused(sheets)[0] == ("Structures", 1, "nom")
    assert not desk.run(sheets, partial=True).imported


def test_a_dossier_whose_first_structure_is_refused_takes_nothing_even_in_part(desk: Desk) -> None:
    journal = desk.run(usual(Structures=[{**STRUCTURE, "SIREN": "328532917"}]), partial=True)

    assert not journal.imported


def test_later_the_first_row_is_the_same_structure(desk: Desk) -> None:
    desk.done(usual())

    same_siren = {**STRUCTURE, "nom": "Maison des Deux-Ponts"}
    other = {**STRUCTURE, "nom": "Autre maison", "SIREN": "898894399"}
    assert desk.refused(usual(Structures=[same_siren])) == [("Structures", 2, "nom")]
    assert desk.refused(usual(Structures=[other])) == [("Structures", 2, "nom")]
    desk.done(usual(Structures=[same_siren]), update=True)
    assert desk.rows("structure")[0].name_key == "maison des deux-ponts"


def test_the_record_made_at_creation_is_completed_by_the_first_row(desk: Desk) -> None:
    desk.done({"Structures": [{"nom": "Ma structure", "type": "MSP", "forme juridique": "SISA"}]})

    journal = desk.done(usual(Structures=[{**STRUCTURE, "IBAN": "FR7630006000011234567890189"}]))

    (own,) = desk.rows("structure")
    assert (own.name, own.siren, own.iban.clear) == (
        "MSP des Deux-Ponts",
        "328532916",
        "FR7630006000011234567890189",
    )
    assert journal.counts["Structures"].changed == 1


def test_structures_are_told_apart(desk: Desk) -> None:
    twice_named = [STRUCTURE, ASSOCIATION, {**ASSOCIATION, "nom": "LES  USAGERS"}]
    twice_siren = [STRUCTURE, {**ASSOCIATION, "SIREN": "328 532 916"}]

    assert desk.refused(usual(Structures=twice_named)) == [("Structures", 4, "nom")]
    assert desk.refused(usual(Structures=twice_siren)) == [("Structures", 3, "SIREN")]


def test_the_own_structure_stands_first_only(desk: Desk) -> None:
    desk.done(usual())

    moved = usual(Structures=[{**ASSOCIATION, "nom": "MSP des Deux-Ponts"}, {**STRUCTURE, "nom": "Ailleurs"}])

    assert ("Structures", 3, "nom") in desk.refused(moved)


def test_a_siren_and_a_name_do_not_point_at_two_structures(desk: Desk) -> None:
    with_siren = {**ASSOCIATION, "SIREN": "898894399"}
    other = {**ASSOCIATION, "nom": "L’Entraide"}
    desk.done(usual(Structures=[STRUCTURE, with_siren, other]))

    crossed = {**other, "SIREN": "898894399"}

    assert ("Structures", 3, "SIREN") in desk.refused(usual(Structures=[STRUCTURE, crossed]))


def test_the_own_structure_does_not_take_the_name_of_another(desk: Desk) -> None:
    desk.done(usual(Structures=[STRUCTURE, ASSOCIATION]))

    renamed = {**STRUCTURE, "nom": "les usagers"}

    assert desk.refused(usual(Structures=[renamed]), update=True) == [("Structures", 2, "nom")]


def test_a_name_that_cannot_be_seen_is_no_name(desk: Desk) -> None:
    invisible = {**COMMITTEE, "comité": "\u200b"}

    assert desk.refused(usual(Comités=[invisible, invisible])) == [
        ("Comités", 2, "comité"),
        ("Comités", 3, "comité"),
    ]


def test_one_structure_of_the_dossier_is_not_told_on_two_rows(desk: Desk) -> None:
    desk.done(usual(Structures=[STRUCTURE, {**ASSOCIATION, "SIREN": "898894399"}]))

    renamed = [{**ASSOCIATION, "nom": "Nouveau nom", "SIREN": "898894399"}, ASSOCIATION]

    assert desk.refused(usual(Structures=[STRUCTURE, *renamed]), update=True) == [("Structures", 4, "nom")]


def test_identifiers_of_a_structure_are_checked(desk: Desk) -> None:
    def refused(**said: object) -> list[tuple[str, int, str]]:
        return desk.refused(usual(Structures=[STRUCTURE, {**ASSOCIATION, **said}]))

    alsace = {"forme juridique": "association Alsace-Moselle", "RNA": "W251234567"}
    assert refused(SIREN="328532917") == [("Structures", 3, "SIREN")]
    assert refused(SIRET="32853291600011", SIREN="898894399") == [("Structures", 3, "SIRET")]
    assert refused(IBAN="FR7630006000011234567890188") == [("Structures", 3, "IBAN")]
    assert refused(**alsace) == [("Structures", 3, "RNA")]
    assert refused(**{"déclarée le": date(2031, 1, 1)}) == [("Structures", 3, "déclarée le")]


def test_a_finess_or_rna_that_looks_wrong_is_only_warned_about(desk: Desk) -> None:
    journal = desk.done(usual(Structures=[STRUCTURE, {**ASSOCIATION, "FINESS": 123456789, "RNA": "12"}]))

    assert [warning.column for warning in journal.warnings] == ["FINESS", "RNA"]


def test_a_committee_belongs_to_the_dossiers_structure_unless_it_says(desk: Desk) -> None:
    elsewhere = {**COMMITTEE, "comité": "Bureau", "structure": "les usagers", "quorum": "1/2", "sièges": 12}

    desk.done(usual(Structures=[STRUCTURE, ASSOCIATION], Comités=[COMMITTEE, elsewhere]))

    assert [row.structure_id for row in desk.rows("committee")] == [1, 2]


def test_committees_are_one_a_name_and_live_forwards(desk: Desk) -> None:
    closed = {**COMMITTEE, "comité": "B", "créé le": date(2020, 1, 2), "clos le": date(2020, 1, 1)}
    lost = {**COMMITTEE, "comité": "D", "structure": "inconnue"}

    found = desk.refused(
        usual(Comités=[COMMITTEE, {**COMMITTEE, "comité": "COMITE des usagers"}, closed, lost])
    )

    assert found == [
        ("Comités", 3, "comité"),
        ("Comités", 4, "clos le"),
        ("Comités", 5, "structure"),
    ]


def test_a_committee_may_be_created_ahead_as_in_its_form(desk: Desk) -> None:
    desk.done(usual(Comités=[COMMITTEE, {**COMMITTEE, "comité": "C", "créé le": date(2030, 1, 2)}]))

    assert [row.created_on for row in desk.rows("committee")][1] == date(2030, 1, 2)


def test_a_known_committee_with_other_values_is_refused_or_brought_up_to_date(desk: Desk) -> None:
    desk.done(usual())
    grown = usual(Comités=[{**COMMITTEE, "sièges": 9}])

    assert desk.refused(grown) == [("Comités", 2, "sièges")]
    journal = desk.done(grown, update=True)
    assert journal.counts["Comités"].changed == 1
    assert desk.rows("committee")[0].seats == 9
    assert desk.done(grown).new == 0


def test_what_leans_on_a_refused_committee_waits_for_it(desk: Desk) -> None:
    bad = {"comité": "Commission", "type d'instance": "commission", "sièges": "beaucoup"}
    leaning = {"comité": "commission", "date": date(2025, 3, 4), "début": "9h", "statut": "tenue"}

    sheets = usual(Comités=[COMMITTEE, bad], Réunions=[leaning])

    assert desk.refused(sheets, follows=True) == [("Réunions", 2, "comité")]
