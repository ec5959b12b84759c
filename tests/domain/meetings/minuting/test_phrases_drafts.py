"""What is refused of a usual sentence."""

import pytest

from engagement_desktop.domain.meetings.minuting.phrases_drafts import (
    PhraseDraft,
    phrase_draft,
    phrase_faults,
    write_phrase,
)


@pytest.mark.parametrize(
    ("draft", "fields"),
    [
        (PhraseDraft(title="Quorum", text="Il est atteint."), []),
        (PhraseDraft(title=" ", text="Il est atteint."), ["title"]),
        (PhraseDraft(title="Quorum"), ["text"]),
        (PhraseDraft(), ["title", "text"]),
    ],
)
def test_a_sentence_has_a_title_and_words(draft: PhraseDraft, fields: list[str]) -> None:
    assert [fault.field for fault in phrase_faults(draft)] == fields


def test_a_form_gives_back_what_it_was_given() -> None:
    phrase = write_phrase(None, PhraseDraft(title=" Tour  de table ", text=" Un tour\nde table. "))
    assert (phrase.title, phrase.text) == ("Tour de table", "Un tour\nde table.")
    assert write_phrase(phrase, PhraseDraft(title="A", text="B", committee_id=3)) is phrase
    draft = PhraseDraft(title="A", text="B", committee_id=3, version=phrase.version)
    assert phrase_draft(phrase) == draft
