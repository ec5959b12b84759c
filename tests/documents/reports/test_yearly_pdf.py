"""The yearly report on paper."""

import json
from collections.abc import Callable
from dataclasses import replace

import pdfua
import pytest
from pypdf import PdfReader

from engagement_desktop.documents.reports.figures_json import render_json, short_fingerprint
from engagement_desktop.documents.reports.yearly_pdf import motif_rows, render_pdf
from engagement_desktop.domain.reports.yearly_rows import CommitteeYear, YearlyReport

Reports = Callable[..., YearlyReport]
HOSTILE = (
    "<b>gras</b>",
    "a & b",
    "=1+1",
    "fête 🎉",
    "x" * 300,
    "mot " * 900,
    "\u202e\ud800",
    "http://exemple.fr",
)


def test_the_chapters_stand_in_order(a_report: Reports, read_pdf: Callable) -> None:
    outline = PdfReader(read_pdf(render_pdf(a_report(), nominative=False)).path).outline
    assert [entry.title for entry in outline if not isinstance(entry, list)] == [
        "L’année en bref",
        "Les comités",
        "Les réunions",
        "Les heures données",
        "La valeur des heures",
        "Les frais",
        "Le compte d’engagement citoyen",
        "D’un exercice à l’autre",
        "Méthode et taux",
        "Annexe\u00a0: les réunions",
    ]


def test_the_report_is_sound(a_report: Reports, read_pdf: Callable) -> None:
    read = read_pdf(render_pdf(a_report(), nominative=True))
    assert read.properties["Title"] == "Rapport d’activité 2025, Maison de santé des Trois Rivières"
    assert list(pdfua.validate(str(read.path)).findings) == []
    assert "No syntax or stream encoding errors" in read.told("qpdf", "--check")
    assert all(font[3:6] == ["yes", "yes", "yes"] for font in read.fonts)
    roles = read.roles
    assert roles["H1"] == 11
    assert roles["Caption"] == roles["Table"] + roles["Figure"]
    assert roles["TOCI"] == 11


def test_the_same_figures_give_the_same_bytes(a_report: Reports) -> None:
    assert render_pdf(a_report(), nominative=False) == render_pdf(a_report(), nominative=False)


def test_the_report_carries_its_figures(a_report: Reports, read_pdf: Callable) -> None:
    report = a_report()
    read = read_pdf(render_pdf(report, nominative=False))
    assert PdfReader(read.path).attachments == {"rapport-2025.json": [render_json(report)]}
    assert f"empreinte {short_fingerprint(report)}".replace("\u00a0", " ") in read.text


def test_the_numbers_of_the_page_are_those_of_the_json(a_report: Reports, read_pdf: Callable) -> None:
    report = a_report()
    told = json.loads(render_json(report))
    text = read_pdf(render_pdf(report, nominative=False)).words
    for cents in (
        told["hours"]["valuation_cents"],
        *filter(None, told["expenses"]["by_nature"].values()),
        *filter(None, told["expenses"]["by_status"].values()),
    ):
        assert f"{cents // 100:,}".replace(",", " ") + f",{cents % 100:02}" in text
    for minutes in (told["hours"]["volunteer_minutes"], *told["hours"]["by_mission"].values()):
        hours, rest = divmod(minutes, 60)
        assert f"{hours} h {rest:02}" in text if rest else f"{hours} h" in text
    assert "117 sur 144" in text
    assert "2 345,5 km" in text


def test_nobody_is_named_unless_asked(a_report: Reports, read_pdf: Callable) -> None:
    public = read_pdf(render_pdf(a_report(), nominative=False)).words
    assert "Œuvrard" not in public
    assert "âge" not in public
    named = read_pdf(render_pdf(a_report(), nominative=True)).words
    assert "Aubin Œuvrard" in named


def test_what_may_not_be_said_is_not_said(a_report: Reports, read_pdf: Callable) -> None:
    text = read_pdf(render_pdf(a_report(), nominative=True)).words
    assert "semblent réunies" in text
    for forbidden in ("240", "720", "droit à", "solde"):
        assert forbidden not in text


def test_an_empty_dossier_has_a_short_report(an_empty_report: YearlyReport, read_pdf: Callable) -> None:
    read = read_pdf(render_pdf(an_empty_report, nominative=False))
    assert read.properties["Pages"] == "3"
    assert "Aucune activité n’est enregistrée pour 2025." in read.words
    assert "Rien ne manque aux pièces de cet exercice." in read.words


def test_without_a_year_before_nothing_is_compared(a_report: Reports, read_pdf: Callable) -> None:
    text = read_pdf(render_pdf(a_report(alone=True), nominative=False)).words
    assert "2024" not in text.replace("novembre 2024", "").replace("octobre 2024", "").replace("11/2024", "")


def test_many_committees_have_a_row_each(
    a_report: Reports, committee: Callable[..., CommitteeYear], read_pdf: Callable
) -> None:
    chosen = [committee(f"Comité {number}", members=20, seats=None) for number in range(6)]
    text = read_pdf(render_pdf(a_report(*chosen, alone=True), nominative=False)).words
    assert "Taux de présence par comité" in text
    assert "Ensemble" in text
    assert "compte deux fois" in text


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_breaks_the_report(
    name: str, a_report: Reports, committee: Callable[..., CommitteeYear], read_pdf: Callable
) -> None:
    report = a_report(committee(name), name=name, city=name)
    report = replace(report, scale_notes=(name,))
    read = read_pdf(render_pdf(report, nominative=True))
    assert "No syntax" in read.told("qpdf", "--check")
    assert not any(page.get("/Annots") for page in PdfReader(read.path).pages)
    if len(name) < 100 and name.isascii():
        assert name in read.words


def test_a_planned_meeting_and_travel_are_told(a_report: Reports, read_pdf: Callable) -> None:
    report = a_report()
    figures = replace(report.figures, meetings=replace(report.figures.meetings, planned=2))
    text = read_pdf(render_pdf(replace(report, figures=figures, travel_counts=True), nominative=False)).words
    assert "2 réunions restent notées comme prévues" in text
    assert "compté, comme la structure l’a écrit" in text


def test_each_chapter_is_told_while_drawing(a_report: Reports) -> None:
    said: list[str] = []
    render_pdf(a_report(), nominative=False, step=said.append)
    assert said[0] == "L’année en bref"
    assert "Les frais" in said


def test_a_large_structure_keeps_a_readable_cover(
    a_report: Reports, committee: Callable[..., CommitteeYear]
) -> None:
    rows = motif_rows(a_report(*(committee(f"C{number}") for number in range(60))).figures)
    assert [row.count for row in rows] == [60, 45, 16]


def test_the_date_is_that_of_the_last_act_wherever_it_is_printed(
    a_report: Reports, read_pdf: Callable
) -> None:
    words = read_pdf(render_pdf(a_report(), nominative=False)).words
    assert "Chiffres arrêtés au 10 mars 2026" in words
    assert "le 10 mars 2026 à 9 h 42 (temps universel)" in words


def test_with_several_committees_the_table_of_presence_comes_first(
    a_report: Reports, committee: Callable[..., CommitteeYear], read_pdf: Callable
) -> None:
    words = read_pdf(render_pdf(a_report(committee("A"), committee("B")), nominative=False)).words
    assert words.index("Réunions et présence par comité") < words.index("Présence à chaque réunion, A")
