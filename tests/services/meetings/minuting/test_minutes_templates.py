"""A committee's own template: saved, tried, kept, taken away; nothing unsound enters."""

from pathlib import Path

import pytest
from docx import Document

from engagement_desktop.domain.attachments import Attachment
from engagement_desktop.domain.errors import DomainError, KnownProblem
from engagement_desktop.services.meetings.minuting.minutes_templates import MinutesTemplateService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.tables import dump


@pytest.fixture
def templates(workspace: Workspace) -> MinutesTemplateService:
    with workspace.database.work() as session:
        make = Builder(session)
        own = make.structure()
        make.committee(own)
        make.committee(own, "Comité d’éthique")
    return MinutesTemplateService(workspace)


def own_words(path: Path, words: str) -> Path:
    """Another Word document, its words as given."""
    document = Document()
    document.add_paragraph(words)
    document.save(str(path))
    return path


def kept(workspace: Workspace) -> list[str]:
    with workspace.read() as session:
        return [one.name for one in session.query(Attachment).order_by(Attachment.id)]


def test_the_house_template_is_a_start_that_can_be_put_back_as_it_is(
    templates: MinutesTemplateService, workspace: Workspace, tmp_path: Path
) -> None:
    start = tmp_path / "Modèle CDU.docx"
    templates.copy_to(1, start)
    assert templates.name(1) is None
    templates.put(1, start)
    assert (templates.name(1), templates.name(2)) == ("Modèle CDU.docx", None)
    assert workspace.last_act() == "Modèle de compte rendu enregistré\u00a0: Comité des usagers."
    again = tmp_path / "encore.docx"
    templates.copy_to(1, again)
    assert again.read_bytes() == start.read_bytes()
    workspace.undo()
    assert templates.name(1) is None
    assert kept(workspace) == []


def test_a_template_that_is_replaced_or_removed_leaves_with_its_last_committee(
    templates: MinutesTemplateService, workspace: Workspace, tmp_path: Path
) -> None:
    first = own_words(tmp_path / "un.docx", "{{ titre }}")
    second = own_words(tmp_path / "deux.docx", "Compte rendu : {{ titre }}")
    templates.put(1, first)
    templates.put(2, first)
    templates.put(1, first)
    templates.put(1, second)
    assert kept(workspace) == ["un.docx", "deux.docx"]
    templates.remove(2)
    assert kept(workspace) == ["deux.docx"]
    templates.remove(1)
    assert kept(workspace) == []
    with pytest.raises(DomainError, match="suit déjà le modèle du programme"):
        templates.remove(1)


def test_a_template_that_would_not_fill_is_refused_and_changes_nothing(
    templates: MinutesTemplateService, workspace: Workspace, tmp_path: Path
) -> None:
    templates.put(1, own_words(tmp_path / "un.docx", "{{ titre }}"))
    before = dump(workspace.database)
    (tmp_path / "image.docx").write_bytes(b"\x89PNG")
    with (tmp_path / "lourd.docx").open("wb") as heavy:
        heavy.truncate(10 * 1024 * 1024 + 1)
    for name, said in (("image.docx", "ne peut pas être lu comme un document Word"), ("lourd.docx", "10.Mo")):
        with pytest.raises(DomainError, match=said):
            templates.put(1, tmp_path / name)
    with pytest.raises(DomainError, match="un champ qui n’existe pas"):
        templates.put(1, own_words(tmp_path / "faux.docx", "{{ champ_inconnu }}"))
    with pytest.raises(KnownProblem, match=r"absent\.docx.+ne peut pas être lu"):
        templates.put(1, tmp_path / "absent.docx")
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        templates.name(9)
    assert dump(workspace.database) == before
