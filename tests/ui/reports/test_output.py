import json
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from engagement_desktop.ui.common.banner import Banner
from engagement_desktop.ui.reports.report_page import ReportPage
from tests.ui.conftest import Seat, shown

Answers = list[tuple[str, str]]


def banner_words(page: ReportPage) -> str:
    return "\n".join(shown(banner) for banner in page.findChildren(Banner) if banner.isVisible())


def test_the_report_is_previewed_from_memory(lived: Seat, page: ReportPage, shelf: Path) -> None:
    page.produce.click()
    lived.wait()
    assert page.preview.isVisible()
    assert page.preview.pages() > 3
    assert page.preview.content().startswith(b"%PDF")
    assert not page.header.isVisible()
    assert list(shelf.iterdir()) == []
    page.preview.left.emit()
    assert page.header.isVisible()
    assert page.preview.content() == b""


def test_what_is_saved_from_the_preview_is_what_was_read(
    lived: Seat, page: ReportPage, shelf: Path, saved_as: Answers
) -> None:
    page.output.preview()
    lived.wait()
    saved_as.append((str(shelf / "rapport"), ""))
    shown_bytes = page.preview.content()
    page.preview.save.click()
    assert (shelf / "rapport.pdf").read_bytes() == shown_bytes
    assert "Rapport 2025 enregistré dans «\u00a0rapport.pdf\u00a0»." in banner_words(page)


@pytest.mark.parametrize("ending", [".pdf", ".xlsx", ".ods", ".json"])
def test_the_report_is_saved_in_its_four_forms(
    lived: Seat, page: ReportPage, shelf: Path, saved_as: Answers, ending: str
) -> None:
    target = shelf / f"rapport{ending}"
    saved_as.append((str(target), ""))
    page.save.click()
    lived.wait()
    content = target.read_bytes()
    if ending == ".pdf":
        assert len(PdfReader(target).pages) > 3
    elif ending == ".json":
        assert json.loads(content)["meetings"]["held"] == 2
    else:
        assert zipfile.is_zipfile(target)
    assert lived.told[-1] == f"Rapport 2025 enregistré dans «\u00a0rapport{ending}\u00a0»."


def test_a_name_without_an_ending_takes_the_form_chosen(
    lived: Seat, page: ReportPage, shelf: Path, saved_as: Answers
) -> None:
    saved_as.append((str(shelf / "chiffres"), "Chiffres pour un autre programme (*.json)"))
    page.output.save()
    lived.wait()
    assert (shelf / "chiffres.json").exists()


def test_no_place_chosen_saves_nothing(lived: Seat, page: ReportPage, saved_as: Answers) -> None:
    assert saved_as == []
    page.output.save()
    page.output.preview()
    lived.wait()
    page.output.save_shown()
    assert banner_words(page) == ""


@pytest.mark.parametrize("named", [True, False])
def test_people_are_named_only_when_it_is_asked(lived: Seat, page: ReportPage, named: bool) -> None:
    page.panel.choices.nominative.setChecked(named)
    page.output.preview()
    lived.wait()
    path = lived.application.workspace.database.path.with_name("lu.pdf")
    path.write_bytes(page.preview.content())
    text = "\n".join(sheet.extract_text() for sheet in PdfReader(path).pages)
    assert ("Hélias" in text) is named


def test_a_place_that_cannot_be_written_is_said_in_place(
    lived: Seat, page: ReportPage, tmp_path: Path, saved_as: Answers
) -> None:
    for save in (page.output.save, page.output.save_shown):
        page.output.preview()
        lived.wait()
        saved_as.append((str(tmp_path / "absent" / "rapport.pdf"), ""))
        save()
        lived.wait()
        assert banner_words(page) != ""


def test_without_a_printer_the_way_out_is_to_save(
    lived: Seat, page: ReportPage, shelf: Path, saved_as: Answers
) -> None:
    page.print.click()
    lived.wait()
    assert "Aucune imprimante n’est installée sur ce poste." in banner_words(page)
    saved_as.append((str(shelf / "rapport.pdf"), ""))
    (way_out,) = [
        button
        for banner in page.findChildren(Banner)
        for button in banner.findChildren(type(page.print))
        if button.isVisible()
    ]
    way_out.click()
    assert (shelf / "rapport.pdf").exists()
    page.preview.print.click()
    assert "Aucune imprimante" in banner_words(page)


def test_a_drawing_can_be_stopped(lived: Seat, page: ReportPage) -> None:
    page.output.preview()
    page.work.stop()
    lived.wait()
    assert page.preview.isVisible() or "Rien n’a été écrit." in banner_words(page)
