"""Usual sentences of the dossier, and what /p offers."""

import pytest

from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.minuting.phrases_drafts import PhraseDraft
from engagement_desktop.french.phrase_texts import shipped_phrases
from engagement_desktop.services.bin import BinService
from engagement_desktop.services.meetings.attending.live import LiveService
from engagement_desktop.services.meetings.minuting.phrases import PhraseService
from engagement_desktop.services.workspace import Workspace
from tests.services.meetings.open_meeting import OpenMeeting, opened


@pytest.fixture
def room(workspace: Workspace) -> OpenMeeting:
    return opened(workspace)


@pytest.fixture
def phrases(workspace: Workspace) -> PhraseService:
    return PhraseService(workspace)


def test_own_sentences_come_before_those_of_the_program(room: OpenMeeting, phrases: PhraseService) -> None:
    shipped = shipped_phrases()
    phrases.save(PhraseDraft(title="Tour de table", text="Chacun parle."))
    phrases.save(PhraseDraft(title="Bienvenue", text="Bonjour.", committee_id=room.committee))
    phrases.save(PhraseDraft(title=shipped[0].title.upper(), text="À notre façon."))
    offered = phrases.offered(room.committee)
    assert [one.title for one in offered[:3]] == ["Bienvenue", shipped[0].title.upper(), "Tour de table"]
    assert [one.title for one in offered[3:]] == [one.title for one in shipped[1:]]
    assert "Bienvenue" not in [one.title for one in phrases.offered(99)]


def test_a_sentence_takes_the_facts_of_the_meeting(room: OpenMeeting, phrases: PhraseService) -> None:
    live = LiveService(room.workspace).look(room.meeting)
    told = phrases.rendered("{comité}, {point}\u00a0: {sièges} sièges", live, room.items[1])
    assert told == "Comité des usagers, Questions diverses\u00a0: 2 sièges"


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (PhraseDraft(text="Mots"), "title"),
        (PhraseDraft(title="Mots"), "text"),
        (PhraseDraft(title="Mots", text="{lieu}"), "text"),
        (PhraseDraft(title="DÉJÀ", text="x"), "title"),
        (PhraseDraft(title="Mots", text="x", committee_id=99), "committee_id"),
    ],
)
def test_what_is_refused_of_a_sentence(
    room: OpenMeeting, phrases: PhraseService, draft: PhraseDraft, field: str
) -> None:
    del room
    phrases.save(PhraseDraft(title="déjà", text="x"))
    with pytest.raises(DomainError) as refused:
        phrases.save(draft)
    assert refused.value.field == field


def test_a_sentence_is_changed_binned_and_brought_back(room: OpenMeeting, phrases: PhraseService) -> None:
    assert phrases.blank() == PhraseDraft()
    made = phrases.save(PhraseDraft(title="Mots", text="{heure}", committee_id=room.committee))
    draft = phrases.draft(made)
    phrases.save(draft)
    other = PhraseDraft(id=made, version=phrases.draft(made).version, title="Mots", text="Autres")
    phrases.save(other)
    with pytest.raises(ChangedMeanwhile) as refused:
        phrases.save(draft)
    assert refused.value.theirs == phrases.draft(made)
    rows = phrases.page(ListQuery(search="autres")).rows
    assert [(row.title, row.committee) for row in rows] == [("Mots", None)]
    summary = phrases.summary(ListQuery(search="rien"))
    assert (summary.count, summary.total, phrases.chips(ListQuery())) == (0, 1, {})
    assert phrases.page(ListQuery(sort="committee")).rows
    phrases.delete(made)
    for act in (phrases.draft, phrases.delete):
        with pytest.raises(DomainError, match="n’est plus dans le dossier"):
            act(made)
    BinService(room.workspace).restore(BinService(room.workspace).entries()[0].id)
    assert phrases.draft(made).text == "Autres"
