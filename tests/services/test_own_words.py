import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.topics import Topic
from engagement_desktop.services import own_words
from engagement_desktop.services.own_words import OwnWordsService
from engagement_desktop.services.workspace import Workspace


def test_a_word_learnt_is_known_to_all_and_can_be_forgotten_at_once(workspace: Workspace) -> None:
    words, told = OwnWordsService(workspace), []
    workspace.listen(told.append)
    words.learn("kermesse")
    words.learn(" Œuvrard ")
    words.learn("kermesse")
    assert words.all() == {"kermesse", "Œuvrard"}
    assert told[0] == {Topic.SETTINGS}
    assert workspace.last_act() == "Mot ajouté au dictionnaire\u00a0: Œuvrard."
    workspace.undo()
    assert words.all() == {"kermesse"}


@pytest.mark.parametrize("word", ["", "   ", "deux mots", "x" * 61])
def test_what_is_no_word_is_refused(workspace: Workspace, word: str) -> None:
    with pytest.raises(DomainError, match="Un seul mot"):
        OwnWordsService(workspace).learn(word)


def test_the_dictionary_has_an_end(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_words, "_MOST", 2)
    words = OwnWordsService(workspace)
    words.learn("un")
    words.learn("deux")
    with pytest.raises(DomainError, match="plein"):
        words.learn("trois")
    assert words.all() == {"un", "deux"}
