import csv
from io import StringIO

import pytest

from engagement_desktop.domain.imports.said import ImportFault
from engagement_desktop.ui.imports.fault_list import fault_list

DURATION = ImportFault("Heures", 57, "durée", "2h75", "Les minutes vont de 0 à 59.")
FINESS = ImportFault("Structures", 2, "FINESS", "", "La clé ne correspond pas.")


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_the_table_names_sheet_row_column_and_sentence() -> None:
    table = rows(fault_list([DURATION], [FINESS], ".csv"))
    assert table[0][:3] == ["Feuille", "Ligne", "Colonne"]
    assert table[1] == ["Heures", "57", "Durée", "2h75", "Les minutes vont de 0 à 59.", "Refusée"]
    assert table[2][5] == "À vérifier"


def test_the_table_opens_with_its_accents_in_a_spreadsheet() -> None:
    assert fault_list([], [], ".csv").startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("value", ["=1+1", "+33", "-2", "@x", "\t=1", "\r=1", "  =1+1", "\u00a0=1"])
def test_no_cell_can_act_as_a_formula(value: str) -> None:
    fault = ImportFault("Heures", 3, "durée", value, "Refusée.")
    written = rows(fault_list([fault], [], ".csv"))[1][3]
    assert written == f"'{value}"


def test_the_text_is_one_line_a_fault() -> None:
    text = fault_list([DURATION], [FINESS], ".txt").decode()
    assert text.splitlines() == [
        "Refusée — Heures, ligne 57, Durée (2h75)\u00a0: Les minutes vont de 0 à 59.",
        "À vérifier — Structures, ligne 2, FINESS (vide)\u00a0: La clé ne correspond pas.",
    ]
