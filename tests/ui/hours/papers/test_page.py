"""« Attestations et papiers » from the window: asked for, read, given, given again; missions described."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton

from engagement_desktop.bootstrap import Application
from engagement_desktop.domain.hours.missions import Mission
from engagement_desktop.domain.hours.papers import PaperKind
from engagement_desktop.domain.hours.papers_drafts import BatchShape, PaperDraft
from engagement_desktop.domain.hours.training import TrainingPresence, TrainingSession
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.people import Civility
from engagement_desktop.ui.common.beside import EditorWindow
from engagement_desktop.ui.hours.papers.page import PapersPage
from engagement_desktop.ui.register.letter_preview import LetterWindow
from engagement_desktop.ui.register.person_page import PersonPage
from engagement_desktop.ui.settings.numbers import NumbersPage
from tests.builders import Builder
from tests.ui.conftest import Seat, shown

NBSP = "\u00a0"
DAYS: dict[str, Any] = {"first_day": date(2025, 1, 1), "last_day": date(2025, 12, 31)}


def write(make: Builder) -> None:
    """Ana Roux (1) and Léo Brun (2) sit in a committee; only Ana gave hours."""
    own = make.structure(city="Kervalec", signatory="Mme Nadia Belkacem", signatory_capacity="présidente")
    association = make.association()
    committee = make.committee(own)
    ana = make.person("Roux", "Ana", civility=Civility.MRS)
    make.mandate(ana, committee, date(2024, 1, 1))
    make.mandate(make.person("Brun", "Léo"), committee, date(2024, 1, 1))
    make.hours(ana, own, date(2025, 3, 3), 90)
    make.hours(ana, association, date(2025, 3, 4), 30)
    make.attendance(make.meeting(committee, date(2025, 3, 3)), ana)
    make.session.add(Mission(person_id=ana.id, title="Accueil", started_on=date(2025, 1, 1)))
    make.session.add(TrainingSession(title="Écoute", started_on=date(2025, 3, 12), minutes=360))
    make.session.flush()
    make.session.add(TrainingPresence(session_id=1, person_id=ana.id))
    make.session.flush()


@pytest.fixture
def page(seat: Seat) -> PapersPage:
    seat.fill(write)
    page = seat.open("papers", 1)
    assert isinstance(page, PapersPage)
    return page


def choose(seat: Seat, page: PapersPage, kind: PaperKind, *, whole: bool = False) -> None:
    page.ask.kind.set_value(kind)
    page.ask.whole.set_value(whole)
    page.ask.kind.changed.emit()
    seat.wait()


@pytest.fixture
def target(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], Path]:
    """Where the file dialog says that the file goes."""

    def at(name: str) -> Path:
        kind = "Document à modifier (*.docx)" if name.endswith(".docx") else "Document à imprimer (*.pdf)"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / name), kind))
        return tmp_path / name

    return at


def test_what_the_paper_will_say_is_read_before_it_is_given(seat: Seat, page: PapersPage) -> None:
    told = shown(page.plan_card)
    assert "Attestation de présence" in told
    assert f"a participé le lundi 3{NBSP}mars 2025" in told
    choose(seat, page, PaperKind.VOLUNTEERING)
    assert f"pour un total de 2{NBSP}h." in shown(page.plan_card)
    choose(seat, page, PaperKind.VAE)
    assert "(la suite est dans l’aperçu)" in shown(page.plan_card)


def test_only_what_the_kind_asks_is_shown(seat: Seat, page: PapersPage) -> None:
    ask = page.ask
    choose(seat, page, PaperKind.RECOMMENDATION)
    assert ask.text.isVisible()
    assert not ask.whole.isVisible()
    assert "Dites pour qui" in shown(page.plan_card)
    ask.text.set_value("Je la recommande.")
    ask.purpose.set_value("DU")
    assert "Je la recommande." in shown(page.plan_card)
    choose(seat, page, PaperKind.CONTRIBUTORS)
    assert ask.committee.isVisible()
    assert not ask.person.isVisible()
    assert not page.missions.isVisible()
    ask.title_field.set_value("Accueil")
    ask.committee.set_value(1)
    ask.committee.changed.emit()
    assert "n’a accepté que son nom" in shown(page.plan_card)


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        (PaperKind.PRESENCE, "meeting_id"),
        (PaperKind.MISSION, "mission_id"),
        (PaperKind.TRAINING, "training_id"),
        (PaperKind.VOLUNTEERING, "structure_id"),
    ],
)
def test_one_meeting_one_mission_one_training_or_one_structure_may_be_chosen(
    seat: Seat, page: PapersPage, kind: PaperKind, key: str
) -> None:
    choose(seat, page, kind)
    assert page.ask.draft() == PaperDraft(kind=kind, person_id=1, **DAYS)
    field = next(each for each in page.ask.abouts() if each.isVisible())
    field.set_value(1)
    field.changed.emit()
    assert getattr(page.ask.draft(), key) == 1
    assert page.ask.draft().kind is kind


def test_other_days_are_typed(page: PapersPage) -> None:
    ask = page.ask
    ask.year.set_value(0)
    ask.year.changed.emit()
    assert "Dites pour qui" in shown(page.plan_card), "the days are not said yet"
    ask.first.set_value(date(2025, 4, 1))
    ask.last.set_value(date(2025, 3, 1))
    ask.last.changed.emit()
    assert "précède le premier" in shown(page.plan_card)
    page.give()
    assert "précède le premier" in shown(ask), "told at its field, before anybody is asked where"


def test_a_paper_is_given_and_listed_then_given_again(
    seat: Seat, page: PapersPage, target: Callable[[str], Path]
) -> None:
    first = target("a.pdf")
    page.give()
    seat.wait()
    assert "Attestation 2026-001 pour Ana Roux." in shown(page)
    assert "«\u00a0a.pdf\u00a0»" in shown(page)
    again = target("b.pdf")
    page.issued.table.setCurrentIndex(page.issued.table.model().index(0, 0))
    page.issued.again.click()
    seat.wait()
    assert again.read_bytes() == first.read_bytes()
    assert "identique au premier" in shown(page)


def test_a_word_document_is_given_the_same_way(
    seat: Seat, page: PapersPage, target: Callable[[str], Path]
) -> None:
    file = target("a.docx")
    page.give()
    seat.wait()
    assert file.read_bytes()[:2] == b"PK"
    assert page.context.application.papers.issued(1)[0].is_word


def test_the_preview_is_read_in_a_window_of_its_own(seat: Seat, page: PapersPage) -> None:
    page.preview()
    seat.wait()
    windows = [each for each in seat.window.findChildren(LetterWindow) if each.isVisible()]
    assert len(windows) == 1
    windows[0].close()
    choose(seat, page, PaperKind.PRESENCE, whole=True)
    page.preview()
    assert "un papier à la fois" in shown(page)


def test_nobody_chosen_is_told_at_the_field(seat: Seat) -> None:
    seat.fill(write)
    page = seat.open("papers")
    assert isinstance(page, PapersPage)
    assert page.first_focus() is page.ask.person.editor
    page.give()
    assert "Dites pour qui est ce papier." in shown(page.ask)


def test_a_whole_committee_is_given_its_papers_in_a_folder(
    seat: Seat, page: PapersPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "sortie"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
    choose(seat, page, PaperKind.VOLUNTEERING, whole=True)
    assert "Un papier pour chaque membre" in shown(page.plan_card)
    page.give()
    assert "Dites quel comité." in shown(page.ask)
    page.ask.committee.set_value(1)
    page.ask.shape.set_value(BatchShape.PDF_EACH)
    page.give()
    seat.wait()
    assert f"De côté{NBSP}: Léo Brun (aucune heure bénévole validée)." in shown(page)
    (made,) = folder.iterdir()
    assert [path.name for path in made.iterdir()] == ["Attestation 2026-001, Ana Roux.pdf"]


def test_a_refusal_about_no_field_is_said_above(seat: Seat, page: PapersPage) -> None:
    page.ask.year.set_value(2024)
    page.ask.year.changed.emit()
    page.give()
    seat.wait()
    assert "Aucune réunion tenue" in shown(page)
    assert page.context.application.papers.issued() == ()


def test_a_mission_is_described_changed_and_put_into_the_bin(seat: Seat, page: PapersPage) -> None:
    page.missions.adding.click()
    seat.wait()
    (window,) = [each for each in seat.window.findChildren(EditorWindow) if each.isVisible()]
    form = window.editor.form
    form.field("title").set_value("Relais")
    form.field("started_on").set_value(date(2025, 2, 1))
    window.editor.save()
    seat.wait()
    assert [row.title for row in seat.application.missions.of(1)] == ["Relais", "Accueil"]
    page.missions.delete_wanted.emit(seat.application.missions.of(1)[0])
    seat.wait()
    assert [row.title for row in seat.application.missions.of(1)] == ["Accueil"]
    page.missions.edit_wanted.emit(1)
    seat.wait()
    (window,) = [each for each in seat.window.findChildren(EditorWindow) if each.isVisible()]
    assert window.editor.form.field("title").value() == "Accueil"
    window.close()


def test_a_reader_reads_what_was_given_and_gives_nothing(
    seat_as: Callable[[Role], Seat], application: Application, tmp_path: Path
) -> None:
    with application.workspace.database.work() as session:
        write(Builder(session))
    application.papers.issue(application.papers.draft(PaperKind.CEC, 1), tmp_path / "a.pdf")
    seat = seat_as(Role.READING)
    page = seat.open("person", 1)
    assert isinstance(page, PersonPage)
    assert "Récapitulatif CEC 2026-001" in shown(page.pane)
    assert "Faire un papier" not in [each.text() for each in page.pane.findChildren(QPushButton)]
    seat.open("person", 2)
    assert "Attestations et papiers" not in shown(page.pane)


def test_papers_are_listed_on_the_page_of_the_person(seat: Seat, tmp_path: Path) -> None:
    seat.fill(write)
    papers = seat.application.papers
    for place in range(6):
        papers.issue(papers.draft(PaperKind.CEC, 1), tmp_path / f"{place}.pdf")
    page = seat.open("person", 1)
    assert isinstance(page, PersonPage)
    told = shown(page.pane)
    assert "Attestations et papiers" in told
    assert "Récapitulatif CEC 2026-006" in told
    assert f"Et 1{NBSP}papier plus ancien." in told
    button = next(each for each in page.pane.findChildren(QPushButton) if each.text() == "Faire un papier")
    seat.bot.mouseClick(button, Qt.MouseButton.LeftButton)
    seat.wait()
    opened = seat.open("papers")
    assert isinstance(opened, PapersPage)
    assert opened.ask.person_id() == 1


def test_the_series_of_papers_stand_on_the_page_of_numbers(seat: Seat) -> None:
    seat.fill(write)
    page = seat.open("numbers")
    assert isinstance(page, NumbersPage)
    line = page.lines[None, "attestation", 2026]
    line.field.set_value(30)
    line.field.edit.editingFinished.emit()
    seat.wait()
    assert "Le prochain sera 2026-031." in shown(line)
    assert "Attestations et papiers" in shown(page)
