"""The CEC ledger in words."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.hours.cec import AssociationFacts, CecParameters
from engagement_desktop.domain.hours.cec_follow_up import CecFileDraft
from engagement_desktop.domain.hours.cec_ledger import (
    CecLedger,
    DayHours,
    Lack,
    LackKind,
    LedgerSources,
    LedgerStructure,
    ledger_of,
)
from engagement_desktop.domain.hours.cec_roles import CorrectedRole, FunctionHeld
from engagement_desktop.domain.hours.entries import HoursRole
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.structures import Answer, LegalForm
from engagement_desktop.french import cec_ledger_texts as texts
from engagement_desktop.french.cec_sheet import MISSING, SheetLine, sheet_of
from engagement_desktop.french.typography import typo
from engagement_desktop.storage.rate_files import load_rates

ASKED = CecParameters.of(2025, load_rates())
FACTS = AssociationFacts(
    "X", LegalForm.ASSOCIATION_1901, date(2015, 3, 1), Answer.YES, siren="732829320", rna="W123456789"
)
BOARD = FunctionHeld(1, "Bureau", Office.TREASURER, SeatKind.TITULAR, date(2020, 1, 1), None, governs=True)
TOO_LATE = "Délai dépassé : les heures 2025 ne peuvent plus être déclarées"
FILE = CecFileDraft(person_id=7, structure_id=1, year=2025)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def told(
    minutes: int = 12630,
    role: HoursRole = HoursRole.GOVERNING_BODY,
    file: CecFileDraft = FILE,
    facts: AssociationFacts = FACTS,
    **more: Any,
) -> CecLedger:
    usual: dict[str, Any] = {
        "person_id": 7,
        "name": "Monique Hélias",
        "born_on": None,
        "today": date(2026, 7, 2),
        "parameters": ASKED,
        "structures": {1: LedgerStructure(1, facts)},
        "days": (DayHours(1, date(2025, 3, 4), role, minutes),),
        "functions": (BOARD,),
        "files": {1: file},
    }
    return ledger_of(LedgerSources(**usual | more))


def test_thresholds_and_deadlines_come_from_the_texts_of_the_year() -> None:
    assert plain(texts.thresholds(ASKED)) == (
        "Il faut 200 h dans l’année civile, dont 100 h dans une même association."
    )
    assert plain(texts.two_deadlines(ASKED)) == (
        "Le bénévole déclare lui-même ses heures sur Le Compte Bénévole, du 1er janvier 2026 au "
        "30 juin 2026. Le valideur CEC de l’association atteste sur Le Compte Asso, au plus tard le "
        "31 décembre 2026."
    )


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (LackKind.TOTAL, "Il manque 1 h 30 pour 200 h éligibles."),
        (LackKind.SAME_ASSOCIATION, "Il manque 1 h 30 pour 100 h dans une même association (X)."),
        (LackKind.WAITING, "1 h 30 données à X attendent d’être validées : elles ne sont pas comptées."),
        (LackKind.DECLARATION_DATE, "Donnez la date de déclaration de X à la préfecture."),
        (LackKind.VALIDATOR, "Donnez le nom du valideur CEC de X : lui seul atteste."),
    ],
)
def test_what_is_missing_is_one_sentence(kind: LackKind, said: str) -> None:
    assert plain(texts.lack_text(Lack(kind, 90, 1, "X"), ASKED)) == said


def test_every_lack_has_its_sentence_with_french_spaces() -> None:
    for kind in LackKind:
        said = texts.lack_text(Lack(kind, 90, 1, "X"), ASKED)
        assert said.endswith(".")
        assert typo(said) == said


def test_the_pace_is_said_with_its_method_and_promises_nothing() -> None:
    running = {
        "parameters": CecParameters.of(2026, load_rates()),
        "files": {},
        "days": (DayHours(1, date(2026, 3, 4), HoursRole.GOVERNING_BODY, 6000),),
    }
    pace = told(**running).forecast
    assert pace is not None
    assert plain(texts.forecast_text(pace)) == (
        "À ce rythme, au 31 décembre 2026 : 199 h 27 éligibles, dont 199 h 27 dans X."
    )
    assert "183 premiers jours" in texts.forecast_method(pace)
    assert texts.forecast_method(pace).endswith("Ce n’est pas un engagement.")
    none = told(**running | {"days": ()}, waiting={1: 30}).forecast
    assert none is not None
    assert plain(texts.forecast_text(none)) == "À ce rythme, aucune heure éligible au 31 décembre 2026."


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (FILE, TOO_LATE),
        (
            replace(FILE, declared_on=date(2026, 7, 1)),
            f"{TOO_LATE} — déclarée le 01/07/2026, après le 30 juin 2026",
        ),
        (
            replace(FILE, declared_on=date(2026, 6, 30)),
            "À attester par le valideur CEC avant le 31 décembre 2026",
        ),
        (
            replace(FILE, declared_on=date(2026, 6, 30), attested_on=date(2026, 7, 1)),
            "Attestée le 01/07/2026 (information saisie)",
        ),
        (
            replace(FILE, declared_on=date(2026, 6, 30), attested_on=date(2027, 1, 5)),
            "Attestée le 05/01/2027 (information saisie) — attestée après le 31 décembre 2026",
        ),
    ],
)
def test_where_a_declaration_stands_is_said_and_what_came_late_is_told(file: CecFileDraft, said: str) -> None:
    ledger = told(file=file)
    assert plain(texts.deadline_of(ledger.associations[0], ledger)) == said


def test_a_structure_where_nothing_counts_has_nothing_to_declare() -> None:
    ledger = told(60)
    assert texts.deadline_of(ledger.associations[0], ledger) == texts.NOTHING_TO_DECLARE


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (None, ""),
        (12630, "Le bénévole dit avoir déclaré 210 h 30 : c’est ce que le dossier compte."),
        (12660, "Le bénévole dit avoir déclaré 211 h : 30 min de plus que le dossier."),
        (12600, "Le bénévole dit avoir déclaré 210 h : 30 min de moins que le dossier."),
    ],
)
def test_what_the_volunteer_says_is_put_beside_the_ledger(minutes: int | None, said: str) -> None:
    one = told(file=replace(FILE, said_minutes=minutes)).associations[0]
    assert plain(texts.difference_text(one)) == said


def test_the_day_of_the_declaration_is_told_once_noted() -> None:
    noted = told(file=replace(FILE, declared_on=date(2026, 5, 2))).associations[0]
    assert plain(texts.declared_text(noted)) == "Déclarée par le bénévole le 02/05/2026 (information saisie)."
    assert not texts.declared_text(told(file=replace(FILE, declared_on=None)).associations[0])


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (BOARD, "Trésorerie — Bureau, depuis le 01/01/2020 (instance dirigeante)"),
        (
            replace(BOARD, seat=SeatKind.SUBSTITUTE, ended_on=date(2025, 12, 31)),
            "Trésorerie, suppléant — Bureau, du 01/01/2020 au 31/12/2025",
        ),
    ],
)
def test_a_function_is_said_with_its_days(held: FunctionHeld, said: str) -> None:
    assert plain(texts.function_text(held)) == said


def test_a_correction_is_said_with_its_reason_as_written() -> None:
    one = CorrectedRole(
        id=1,
        structure_id=1,
        role=HoursRole.SUPERVISES_VOLUNTEERS,
        reason="PV : élue",
        started_on=date(2025, 1, 1),
        ended_on=None,
    )
    said = texts.correction_text(one)
    assert plain(said) == "Encadrement de bénévoles, depuis le 01/01/2025 : PV : élue"
    assert said.endswith("PV : élue")


@pytest.mark.parametrize(
    ("role", "functions", "said"),
    [
        (HoursRole.GOVERNING_BODY, (BOARD,), "Trésorerie (Bureau)"),
        (HoursRole.GOVERNING_BODY, (), "Instance dirigeante"),
        (HoursRole.SUPERVISES_VOLUNTEERS, (), "Encadrement de bénévoles"),
        (HoursRole.OTHER, (), ""),
    ],
)
def test_the_function_to_write_is_the_office_else_the_capacity(
    role: HoursRole, functions: tuple[FunctionHeld, ...], said: str
) -> None:
    assert texts.declared_function(told(role=role, functions=functions).associations[0]) == said


def test_the_sheet_has_one_part_for_each_declaration_and_whole_hours_to_copy() -> None:
    (part,) = sheet_of(told())
    assert part.association == "X"
    assert [(line.name, plain(line.shown), line.copied) for line in part.lines] == [
        ("Association", "X", "X"),
        ("Numéro RNA", "W123 456 789", "W123456789"),
        ("Numéro SIREN", "732 829 320", "732829320"),
        ("Fonction", "Trésorerie (Bureau)", "Trésorerie (Bureau)"),
        ("Heures de 2025", "210 h 30", "210"),
    ]
    assert sheet_of(told(role=HoursRole.OTHER, functions=())) == ()


def test_what_is_not_known_is_to_be_completed_and_alsace_moselle_has_no_rna() -> None:
    bare = replace(FACTS, siren=None, rna=None)
    lines = sheet_of(told(facts=bare))[0].lines
    assert lines[1:3] == (SheetLine("Numéro RNA", MISSING, ""), SheetLine("Numéro SIREN", MISSING, ""))
    alsace = replace(bare, legal_form=LegalForm.ASSOCIATION_ALSACE_MOSELLE)
    assert sheet_of(told(facts=alsace))[0].lines[1].shown == "aucun (Alsace-Moselle)"
