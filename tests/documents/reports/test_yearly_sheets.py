"""The yearly report as spreadsheets."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from engagement_desktop.documents.reports.figures_json import fingerprint
from engagement_desktop.documents.reports.yearly_sheets import render_ods, render_xlsx
from engagement_desktop.domain.reports.yearly_rows import CommitteeYear, YearlyReport

Reports = Callable[..., YearlyReport]


@pytest.fixture(params=[render_xlsx, render_ods], ids=["xlsx", "ods"])
def render(request: pytest.FixtureRequest) -> Callable[..., bytes]:
    return request.param


def book(content: bytes) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(BytesIO(content))


def test_one_sheet_a_table_after_how_to_read_them(render: Callable[..., bytes], a_report: Reports) -> None:
    report = a_report()
    read = book(render(report, nominative=False))
    assert read.sheet_names == [
        "Lire",
        "Synthèse",
        "Comités",
        "Présence",
        "Réunions",
        "Heures par famille",
        "Heures par mois",
        "Valeur des heures",
        "Frais par nature",
        "Frais par suite",
        "CEC",
    ]
    told = dict(read.get_sheet_by_name("Lire").to_python()[1:5])
    assert told["Empreinte (SHA-256)"] == fingerprint(report)


def test_totals_are_those_of_the_figures(a_report: Reports) -> None:
    read = book(render_xlsx(a_report(), nominative=False))
    assert read.get_sheet_by_name("Heures par famille").to_python()[-1][1] == timedelta(minutes=35670)
    assert read.get_sheet_by_name("Frais par nature").to_python()[-1][4] == 2645.72


def test_nobody_is_named_unless_asked(render: Callable[..., bytes], a_report: Reports) -> None:
    def all_cells(*, nominative: bool) -> str:
        read = book(render(a_report(), nominative=nominative))
        return str([read.get_sheet_by_name(name).to_python() for name in read.sheet_names])

    assert "Œuvrard" not in all_cells(nominative=False)
    assert "Aubin Œuvrard" in all_cells(nominative=True)


def test_the_same_figures_give_the_same_bytes(render: Callable[..., bytes], a_report: Reports) -> None:
    assert render(a_report(), nominative=True) == render(a_report(), nominative=True)


@pytest.mark.parametrize("name", ["<b>gras</b>", "a & b", "=1+1", "fête 🎉", "x" * 300])
def test_a_name_stays_as_typed(
    render: Callable[..., bytes], name: str, a_report: Reports, committee: Callable[..., CommitteeYear]
) -> None:
    read = book(render(a_report(committee(name), name=name), nominative=False))
    assert read.get_sheet_by_name("Comités").to_python()[1][0] == name


def test_an_empty_dossier_has_its_sheets(render: Callable[..., bytes], an_empty_report: YearlyReport) -> None:
    said: list[str] = []
    read = book(render(an_empty_report, nominative=False, step=said.append))
    assert len(read.sheet_names) == 11
    assert said == ["Feuilles de calcul"]
