"""The logo lives in the dossier: one at a time, taken back like any act."""

from pathlib import Path

import pytest

from engagement_desktop.domain.errors import DomainError, KnownProblem
from engagement_desktop.services.register.structures import StructureService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.documents.test_pictures import picture


@pytest.fixture
def structures(workspace: Workspace) -> StructureService:
    with workspace.database.work() as session:
        Builder(session).structure()
    return StructureService(workspace)


def written(folder: Path, content: bytes, name: str = "logo.png") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def pictures(workspace: Workspace) -> list[tuple[str, str]]:
    with workspace.database.alone() as raw:
        found: list[tuple[str, str]] = raw.execute("SELECT name, media_type FROM attachment").fetchall()
        return found


def test_a_logo_takes_the_place_of_the_former_one(
    structures: StructureService, workspace: Workspace, tmp_path: Path
) -> None:
    assert structures.logo() is None
    first, second = picture("PNG"), picture("JPEG")
    structures.set_logo(written(tmp_path, first))
    structures.set_logo(written(tmp_path, second, "sans-suffixe"))
    assert structures.logo() == second
    assert pictures(workspace) == [("sans-suffixe", "image/jpeg")]
    workspace.undo()
    assert structures.logo() == first
    workspace.undo()
    assert structures.logo() is None
    assert pictures(workspace) == []


def test_a_logo_is_removed_and_brought_back(
    structures: StructureService, workspace: Workspace, tmp_path: Path
) -> None:
    structures.set_logo(written(tmp_path, picture("PNG")))
    own = structures.own()
    assert own is not None
    assert own.has_logo
    structures.remove_logo()
    assert (structures.logo(), pictures(workspace)) == (None, [])
    assert workspace.undo() == "Logo retiré."
    assert structures.logo() == picture("PNG")
    workspace.undo()
    structures.remove_logo()
    assert structures.logo() is None


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"texte", "PNG ou JPEG"), (picture("PNG") + b"\0" * 1_000_000, "1\u00a0Mo")],
    ids=["text", "heavy"],
)
def test_a_refused_logo_leaves_the_former_one(
    structures: StructureService, workspace: Workspace, tmp_path: Path, content: bytes, said: str
) -> None:
    structures.set_logo(written(tmp_path, picture("PNG")))
    with pytest.raises(DomainError, match=said):
        structures.set_logo(written(tmp_path, content))
    assert structures.logo() == picture("PNG")
    assert workspace.last_act() == "Logo enregistré."


@pytest.mark.parametrize("name", ["absent.png", "."])
def test_a_file_that_cannot_be_read_is_told(structures: StructureService, tmp_path: Path, name: str) -> None:
    with pytest.raises(KnownProblem, match="ne peut pas être lu"):
        structures.set_logo(tmp_path / name)


def test_a_dossier_without_structure_takes_no_logo(workspace: Workspace, tmp_path: Path) -> None:
    structures = StructureService(workspace)
    with pytest.raises(DomainError, match="pas encore de structure"):
        structures.set_logo(written(tmp_path, picture("PNG")))
    assert structures.logo() is None
