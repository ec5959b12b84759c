"""What an import says."""

import json

from engagement_desktop.domain.imports.said import (
    Decision,
    DoubtfulPair,
    Ignored,
    ImportChoices,
    ImportFault,
    ImportJournal,
    PersonCard,
    SheetCounts,
)


def test_a_journal_is_the_json_of_the_contract() -> None:
    fault = ImportFault("Heures", 57, "durée", "2h75", "Les minutes vont de 0 à 59.", follows=True)
    counts = {"Heures": SheetCounts(read=5, new=2, unchanged=1, changed=1, refused=1)}
    journal = ImportJournal(True, (fault,), (), (Ignored("Notes"), Ignored("Heures", "Remarque")), counts)

    assert json.loads(journal.as_json()) == {
        "imported": True,
        "errors": [
            {
                "sheet": "Heures",
                "row": 57,
                "column": "durée",
                "value": "2h75",
                "message": "Les minutes vont de 0 à 59.",
            }
        ],
        "warnings": [],
        "ignored": [{"sheet": "Notes", "column": None}, {"sheet": "Heures", "column": "Remarque"}],
        "counts": {"Heures": {"read": 5, "new": 2, "unchanged": 1, "changed": 1, "refused": 1}},
    }
    assert (journal.new, journal.changed, counts["Heures"].good) == (2, 1, 4)


def test_a_doubt_without_decision_is_two_people() -> None:
    choices = ImportChoices({3: Decision.SAME})

    assert (choices.of(3), choices.of(4)) == (Decision.SAME, Decision.TWO)


def test_a_doubt_may_be_with_the_dossier_or_within_the_workbook() -> None:
    card = PersonCard("P1", "Prigent", "Chantal", row=3)

    assert DoubtfulPair(3, card, PersonCard("P2", "Prigent", "Chantal", person_id=7)).is_in_dossier
    assert not DoubtfulPair(3, card, PersonCard("P2", "Prigent", "Chantal", row=2)).is_in_dossier
