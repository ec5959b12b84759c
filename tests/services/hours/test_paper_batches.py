"""The same paper for a whole committee: all of it or nothing, and numbers only for what was given."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdf
import pytest

from engagement_desktop.domain.errors import DomainError, KnownProblem
from engagement_desktop.domain.hours.papers import PaperKind
from engagement_desktop.domain.hours.papers_drafts import BatchDraft, BatchShape
from engagement_desktop.domain.permissions import Role
from engagement_desktop.services.hours.papers import PaperService
from engagement_desktop.services.progress import Cancelled
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder

BATCH = BatchDraft(
    kind=PaperKind.VOLUNTEERING,
    committee_id=1,
    first_day=date(2025, 1, 1),
    last_day=date(2025, 12, 31),
)
NAMES = ("Aubin", "Brun", "Zola")


class Stopped:
    """Stops at the step that is asked; remembers what it was told."""

    def __init__(self, at: int = -1, during: Any = None) -> None:
        self.steps: list[tuple[str, int, int]] = []
        self._at, self._during = at, during

    def step(self, said: str, done: int, total: int) -> None:
        if len(self.steps) == self._at:
            if self._during is None:
                raise Cancelled
            self._during()
        self.steps.append((said.replace("\u00a0", " "), done, total))


@pytest.fixture
def workspace(workspace_as: Any) -> Workspace:
    """Three members with hours, one without, one whose mandate was over."""
    opened: Workspace = workspace_as(Role.SECRETARIAT)
    with opened.database.work() as session:
        make = Builder(session)
        own = make.structure()
        committee = make.committee(own, "Comité : « Qualité » / accueil")
        for last in NAMES:
            person = make.person(last, "Ana")
            make.mandate(person, committee, date(2025, 2, 1))
            make.hours(person, own, date(2025, 3, 3), 90)
        make.mandate(make.person("Sans", "Heure"), committee, date(2025, 2, 1))
        gone = make.person("Ancien", "Membre")
        make.mandate(gone, committee, date(2020, 2, 1), ended_on=date(2024, 12, 31))
        make.hours(gone, own, date(2025, 3, 3), 90)
    return opened


@pytest.fixture
def papers(workspace: Workspace) -> PaperService:
    return PaperService(workspace)


def test_a_folder_holds_a_file_for_each_member_who_has_something_to_be_told(
    papers: PaperService, tmp_path: Path
) -> None:
    progress = Stopped()
    outcome = papers.batch(BATCH, tmp_path, progress=progress)
    assert outcome.numbers == ("2026-001", "2026-002", "2026-003")
    assert [(one.name, one.why) for one in outcome.left_out] == [
        ("Heure Sans", "aucune heure bénévole validée")
    ]
    assert sorted(path.name for path in outcome.path.iterdir()) == [
        f"Attestation 2026-00{place}, Ana {last}.pdf" for place, last in enumerate(NAMES, 1)
    ]
    assert outcome.path.parent == tmp_path
    assert outcome.path.name.startswith("Attestation de bénévolat, Comité - « Qualité » - accueil, du 1er")
    assert outcome.said.startswith("3\u00a0papiers remis")
    assert ("Attestation 2026-002 : Ana Brun", 1, 4) in progress.steps
    assert {paper.number for paper in papers.issued()} == set(outcome.numbers)
    for paper in papers.issued():
        assert papers.content(paper.id) == (outcome.path / paper.name).read_bytes()


def test_documents_to_edit_are_made_the_same_way(papers: PaperService, tmp_path: Path) -> None:
    outcome = papers.batch(replace(BATCH, shape=BatchShape.WORD_EACH), tmp_path)
    assert {path.suffix for path in outcome.path.iterdir()} == {".docx"}
    assert all(paper.is_word for paper in papers.issued())


def test_one_file_to_print_holds_them_all_and_each_is_kept_apart(
    papers: PaperService, tmp_path: Path
) -> None:
    one = replace(BATCH, shape=BatchShape.ONE_PDF)
    outcome = papers.batch(one, tmp_path)
    pages = [page.extract_text() for page in pypdf.PdfReader(outcome.path).pages]
    assert len(pages) == 3
    for place, page in enumerate(pages, 1):
        assert f"Attestation 2026-00{place}" in page.replace("\u00a0", " ")
        assert "Page 1 / 1" in page
    assert len(papers.issued()) == 3
    again = papers.batch(one, tmp_path)
    assert again.path.name.endswith("(2).pdf"), "the first one stays"
    assert again.numbers == ("2026-004", "2026-005", "2026-006")


@pytest.mark.parametrize("at", range(8))
def test_stopped_anywhere_nothing_is_written_and_no_number_is_given(
    papers: PaperService, tmp_path: Path, at: int
) -> None:
    (tmp_path / "sortie").mkdir()
    with pytest.raises(Cancelled):
        papers.batch(BATCH, tmp_path / "sortie", progress=Stopped(at))
    assert list((tmp_path / "sortie").iterdir()) == []
    assert papers.issued() == ()
    assert papers.batch(BATCH, tmp_path / "sortie").numbers[0] == "2026-001"


@pytest.mark.parametrize("shape", [BatchShape.PDF_EACH, BatchShape.ONE_PDF])
def test_a_disk_that_refuses_takes_no_number(papers: PaperService, tmp_path: Path, shape: BatchShape) -> None:
    with pytest.raises(KnownProblem):
        papers.batch(replace(BATCH, shape=shape), tmp_path / "nulle part")
    assert papers.issued() == ()


def test_a_number_taken_meanwhile_stops_the_batch_whole(papers: PaperService, tmp_path: Path) -> None:
    (tmp_path / "sortie").mkdir()
    paper = BATCH.paper_of(1)
    during = Stopped(5, lambda: papers.issue(paper, tmp_path / "seule.pdf"))
    with pytest.raises(DomainError, match="Un autre papier a reçu ce numéro"):
        papers.batch(BATCH, tmp_path / "sortie", progress=during)
    assert list((tmp_path / "sortie").iterdir()) == []
    assert [one.number for one in papers.issued()] == ["2026-001"]


@pytest.mark.parametrize("shape", [BatchShape.PDF_EACH, BatchShape.ONE_PDF])
def test_what_was_written_is_taken_back_when_the_dossier_refuses(
    workspace: Workspace, papers: PaperService, tmp_path: Path, shape: BatchShape
) -> None:
    """A dossier whose tables no longer take the trace of the act: the files leave with it."""
    (tmp_path / "sortie").mkdir()
    with workspace.database.work() as session:
        from sqlalchemy import text

        session.execute(
            text(
                "CREATE TRIGGER plus_rien BEFORE INSERT ON audit_entry BEGIN SELECT RAISE(ABORT, 'non'); END"
            )
        )
    with pytest.raises(Exception, match="non"):
        papers.batch(replace(BATCH, shape=shape), tmp_path / "sortie")
    assert list((tmp_path / "sortie").iterdir()) == []
    assert papers.issued() == ()


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"committee_id": 9}, "Ce comité n’est plus dans le dossier"),
        ({"kind": PaperKind.RECOMMENDATION}, "personne par personne"),
        ({"kind": PaperKind.TRAINING}, "n’a de quoi remplir ce papier"),
        ({"last_day": date(2027, 1, 1)}, "à venir"),
    ],
)
def test_a_batch_that_cannot_be_is_refused(
    papers: PaperService, tmp_path: Path, values: dict[str, Any], refusal: str
) -> None:
    with pytest.raises(DomainError, match=refusal):
        papers.batch(replace(BATCH, **values), tmp_path)
