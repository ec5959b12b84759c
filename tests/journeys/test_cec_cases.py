"""The ten worked cases of the compte d’engagement citoyen, each read at the window."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from engagement_desktop.domain.hours.entries import HoursRole
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.ui.common.badge import Badge
from engagement_desktop.ui.hours.cec.cec_page import CecPage
from engagement_desktop.ui.hours.cec.cec_person_page import CecPersonPage
from tests.builders import Builder
from tests.journeys.hand import CONTROL, Hand
from tests.ui.conftest import Seat, shown

HOUR = 60
BUREAU, SUPERVISING, SIMPLE = HoursRole.GOVERNING_BODY, HoursRole.SUPERVISES_VOLUNTEERS, HoursRole.OTHER
ELSEWHERE = (
    "Ces heures restent valorisables (attestation de bénévolat, passeport bénévole, VAE, valorisation "
    "comptable)."
)
NOTHING = "Rien à recopier"


def give(
    make: Builder, person: Person, structure: Structure, minutes: int, role: HoursRole, year: int = 2025
) -> None:
    """So many minutes, ten hours a day at most."""
    day = date(year, 1, 6)
    while minutes:
        given = min(minutes, 10 * HOUR)
        make.hours(person, structure, day, given, role=role)
        minutes, day = minutes - given, day + timedelta(days=2)


def volunteer(make: Builder, letter: str) -> Person:
    person: Person = make.person(letter, "Cas", born_on=date(1960, 1, 1))
    return person


def known(make: Builder) -> dict[str, Structure]:
    """The house, which is a SISA, and the associations of the cases."""
    young = date(2025, 3, 1)
    return {
        "S": make.structure("MSP des Prés"),
        "X": make.association("Asso X", declared_on=date(2015, 3, 1)),
        "Y": make.association("Asso Y", siren="732829320", rna="W751000001"),
        "Z": make.association("Asso Z", siren="552081317", rna="W751000002"),
        "G": make.association("Asso jeune", siren="404833048", rna="W751000003", declared_on=young),
    }


def town(make: Builder) -> None:
    """One volunteer a case, named by its letter."""
    where = known(make)
    bureau = make.committee(where["X"], "Bureau de X", kind="bureau")
    given: dict[str, list[tuple[str, int, HoursRole, int]]] = {
        "A": [("X", 210 * HOUR, BUREAU, 2025)],
        "B": [("X", 120 * HOUR, BUREAU, 2025), ("Y", 80 * HOUR, BUREAU, 2025)],
        "C": [
            ("X", 99 * HOUR + 59, BUREAU, 2025),
            ("Y", 99 * HOUR + 59, BUREAU, 2025),
            ("Z", 50 * HOUR, BUREAU, 2025),
        ],
        "D": [("X", 199 * HOUR + 59, BUREAU, 2025)],
        "E": [("S", 260 * HOUR, SIMPLE, 2025)],
        "F": [("X", 150 * HOUR, SIMPLE, 2025), ("X", 60 * HOUR, SUPERVISING, 2025)],
        "G": [("G", 220 * HOUR, BUREAU, 2025)],
        "H": [("G", 220 * HOUR, BUREAU, 2026)],
        "I": [("X", 130 * HOUR, BUREAU, 2025), ("S", 90 * HOUR, SIMPLE, 2025)],
        "J": [("X", 210 * HOUR, BUREAU, 2025)],
    }
    for letter, entries in given.items():
        person = volunteer(make, letter)
        if letter in "AJ":
            make.mandate(person, bureau, date(2020, 1, 1), office=Office.TREASURER)
        for structure, minutes, role, year in entries:
            give(make, person, where[structure], minutes, role, year)


def said(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def open_ledger(seat: Seat, letter: str, year: int) -> CecPersonPage:
    """From the hours to the list, then the line of that person."""
    hand = Hand(seat)
    hours = seat.open("hours")
    seat.bot.wait(100)
    hand.press(hours, "CEC")
    page = seat.desk.open("cec")
    assert isinstance(page, CecPage)
    page.years.setCurrentIndex(page.years.findData(year))
    seat.wait()
    row = next(at for at, one in enumerate(page.model.loaded()) if one.last_name == letter)
    page.table.setCurrentIndex(page.model.index(row, 0))
    page.table.setFocus()
    hand.key(Qt.Key.Key_Return)
    ledger = next(one for one in seat.desk.findChildren(CecPersonPage) if one.isVisible())
    assert isinstance(ledger, CecPersonPage)
    return ledger


MET = (
    "Au vu des informations saisies, les conditions du compte d’engagement citoyen semblent réunies pour "
    "2025 : {hours} dans Asso X. Le bénévole doit déclarer lui-même ses heures sur Le Compte Bénévole avant "
    "le 30 juin 2026 ; l’association atteste avant le 31 décembre 2026."
)
REFUSED = "Conditions non réunies pour 2025 parce que {why}. " + ELSEWHERE
DOUBTFUL = (
    "À vérifier : {why}. Le logiciel ne peut pas conclure. Vérifiez auprès du téléservice Le Compte Asso ou "
    "de l’administration."
)
SISA = "MSP des Prés n’est pas une association loi 1901 (forme : SISA)"
YES, NO, DOUBT = "Conditions réunies", "Conditions non réunies", "À vérifier"
CASES = (
    ("A", 2025, YES, MET.format(hours="210 h dont 210 h")),
    ("B", 2025, YES, MET.format(hours="200 h dont 120 h")),
    ("C", 2025, NO, REFUSED.format(why="99 h 59 au plus dans une même association, 100 h requises")),
    ("D", 2025, NO, REFUSED.format(why="199 h 59 éligibles sur 200 h requises")),
    ("E", 2025, NO, REFUSED.format(why=SISA)),
    ("F", 2025, NO, REFUSED.format(why="60 h éligibles sur 200 h requises")),
    ("G", 2025, NO, REFUSED.format(why="association déclarée depuis moins d’un an")),
    ("H", 2026, DOUBT, DOUBTFUL.format(why="Asso jeune atteint l’ancienneté demandée en cours d’année")),
    ("I", 2025, NO, REFUSED.format(why=f"{SISA} ; 130 h éligibles sur 200 h requises")),
)


@pytest.fixture
def seated(seat: Seat) -> Seat:
    seat.fill(town)
    return seat


@pytest.mark.parametrize(("letter", "year", "word", "sentence"), CASES, ids=[case[0] for case in CASES])
def test_a_worked_case_says_its_exact_words(
    seated: Seat, letter: str, year: int, word: str, sentence: str
) -> None:
    ledger = open_ledger(seated, letter, year)
    assert ledger.header.title() == f"Cas {letter}"
    words = said(shown(ledger))
    assert sentence in words
    assert word in [badge.accessibleName() for badge in ledger.findChildren(Badge)]


def test_what_a_form_closes_is_quoted_from_what_applies(seated: Seat) -> None:
    words = said(shown(open_ledger(seated, "E", 2025)))
    assert "Ce qui s’applique : La structure n’est pas une association loi 1901" in words
    assert "Code du travail, art. L5151-9, 6°" in words
    assert NOTHING in words


def test_the_tenth_case_declared_on_the_first_of_july_is_too_late(seated: Seat) -> None:
    ledger, hand = open_ledger(seated, "J", 2025), Hand(seated)
    assert MET.format(hours="210 h dont 210 h") in said(shown(ledger))
    hand.press(ledger, "Noter la déclaration")
    editor = ledger.place.editor
    assert editor is not None
    editor.form.field("declared_on").set_value(date(2026, 7, 1))
    editor.form.field("said_minutes").set_value(215 * HOUR)
    hand.key(Qt.Key.Key_S, CONTROL)
    words = said(shown(ledger))
    assert "Délai dépassé : les heures 2025 ne peuvent plus être déclarées" in words
    assert "déclarée le 01/07/2026, après le 30 juin 2026" in words
    assert "Le bénévole dit avoir déclaré 215 h : 5 h de plus que le dossier." in words
    told = seated.application.cec.ledger(ledger.person_id or 0, 2025)
    assert told.associations[0].file.declared_on == date(2026, 7, 1)


def test_each_line_to_type_again_is_copied_by_its_button(seated: Seat) -> None:
    ledger, hand = open_ledger(seated, "A", 2025), Hand(seated)
    copied: dict[str, str] = {}
    for name in ("Numéro RNA", "Numéro SIREN", "Fonction", "Heures de 2025"):
        hand.press(ledger, f"Copier\u00a0: {name}, Asso X")
        copied[name] = QGuiApplication.clipboard().text()
    assert copied == {
        "Numéro RNA": "W251234567",
        "Numéro SIREN": "328532916",
        "Fonction": "Trésorerie (Bureau de X)",
        "Heures de 2025": "210",
    }


def test_a_capacity_corrected_with_its_reason_changes_the_ledger_and_the_report(seated: Seat) -> None:
    """The simple volunteer of F was in fact supervising: 210 h, and the report says the same."""
    ledger, hand = open_ledger(seated, "F", 2025), Hand(seated)
    hand.press(ledger, "Corriger la capacité")
    editor = ledger.place.editor
    assert editor is not None
    editor.form.field("role").set_value(SUPERVISING)
    editor.form.field("reason").set_value("Délibération du 3 mars 2025")
    hand.key(Qt.Key.Key_S, CONTROL)
    words = said(shown(ledger))
    assert MET.format(hours="210 h dont 210 h") in words
    assert "Délibération du 3 mars 2025" in words
    report = seated.application.reports.yearly(2025)
    line = next(one for one in report.figures.cec if one.name == "F Cas")
    assert line.eligible_minutes == 210 * HOUR
    assert line.status.value == "eligible"
    hand.press(ledger, "Retirer")
    assert "60 h éligibles sur 200 h requises" in said(shown(ledger))
