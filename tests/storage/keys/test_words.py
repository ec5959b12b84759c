"""The lists behind passphrases."""

from engagement_desktop.domain.passphrase import check_passphrase
from engagement_desktop.storage.keys.words import common_phrases, french_words, proposed_passphrase


def test_the_words_are_two_thousand_and_forty_eight_french_ones() -> None:
    words = french_words()
    assert len(set(words)) == 2048
    assert "abeille" in words


def test_a_proposal_always_passes_the_rule_and_differs_each_time() -> None:
    proposals = {proposed_passphrase() for _ in range(50)}
    assert len(proposals) == 50
    for proposal in proposals:
        assert len(proposal.split()) == 8
        check_passphrase(proposal, common_phrases())


def test_the_common_phrases_are_written_as_they_are_compared() -> None:
    assert "motdepasse2025!" in common_phrases()
    assert all(phrase == phrase.casefold() and not phrase.startswith("#") for phrase in common_phrases())
