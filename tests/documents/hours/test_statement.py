"""The statement of hours on paper and as sheets, read by programs that are not ours."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pdfua
from openpyxl import load_workbook
from pypdf import PdfReader

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.hours.statement import statement_csv, statement_pdf, statement_xlsx
from engagement_desktop.domain.hours.entries import HoursNature, MissionFamily, TimeKind
from engagement_desktop.domain.hours.months import Statement, StatementLine
from tests.hostile_words import chosen_words, missing, tagged

MADE = datetime(2027, 1, 4, 9, tzinfo=UTC)
LINE = StatementLine(
    entry_id=1,
    person_id=1,
    done_on=date(2026, 10, 8),
    last_name="Prigent",
    first_name="Chantal",
    structure="MSP des Deux-Ponts",
    committee="Comité des usagers",
    family=MissionFamily.PEERS,
    activity="Accueil du forum",
    nature=HoursNature.VOLUNTEER,
    kind=TimeKind.SESSION,
    minutes=90,
)
LESS = replace(LINE, entry_id=2, minutes=-30, reason="Correction : pause comptée")
WHOLE = Statement(first_day=date(2026, 10, 1), last_day=date(2026, 12, 31), lines=(LINE, LESS))


def test_a_long_statement_is_tagged_and_goes_on_over_pages(
    properties: Properties, read_pdf: Callable
) -> None:
    long = replace(WHOLE, lines=tuple(replace(LINE, entry_id=n, person_id=n % 7) for n in range(120)))
    read = read_pdf(statement_pdf(long, "MSP des Deux-Ponts", MADE, properties))
    assert list(pdfua.validate(str(read.path)).findings) == []
    assert len(PdfReader(read.path).pages) > 2
    assert "180 h, 7 personnes, 120 saisies validées." in read.words
    assert "Du 1er octobre au 31 décembre 2026".lower() in read.words.lower()


def test_what_corrects_says_why_and_is_taken_away(properties: Properties, read_pdf: Callable) -> None:
    said = "Complément à l’état des heures du 1er octobre au 31 décembre 2026"
    read = read_pdf(statement_pdf(replace(WHOLE, said=said), "MSP", MADE, properties))
    assert "Complément à l’état des heures" in read.words
    assert "Accueil du forum (Correction : pause comptée)" in " ".join(read.words.split())
    assert "1 h, 1 personne, 2 saisies validées." in read.words


def test_without_activity_the_family_is_named(properties: Properties, read_pdf: Callable) -> None:
    bare = replace(WHOLE, lines=(replace(LINE, activity=""),))
    assert "pairs" in read_pdf(statement_pdf(bare, "MSP", MADE, properties)).words


def test_the_workbook_counts_in_hours() -> None:
    sheet = load_workbook(BytesIO(statement_xlsx(WHOLE, "MSP", MADE)))["Heures"]
    assert [sheet["J2"].value, sheet["J3"].value, sheet["J4"].value] == [1.5, -0.5, "=SUM(J2:J3)"]
    assert sheet["A2"].value.date() == date(2026, 10, 8)


def test_no_cell_of_the_csv_is_computed() -> None:
    lines = tuple(replace(LINE, activity=words) for words in tagged(chosen_words()))
    text = statement_csv(replace(WHOLE, lines=(*lines, replace(LINE, activity="=1+1")))).decode("utf-8-sig")
    assert ";'=1+1;" in text
    assert ";1,50;" in text


def test_every_word_reaches_the_paper(properties: Properties, read_pdf: Callable) -> None:
    words = tagged(chosen_words()[:40])
    lines = tuple(replace(LINE, activity=said) for said in words)
    read = read_pdf(statement_pdf(replace(WHOLE, lines=lines), "MSP", MADE, properties))
    assert missing(words, read.words) == []
