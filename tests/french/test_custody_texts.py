"""What is said of a dossier that travels."""

import pytest

from engagement_desktop.domain.custody import CustodyState, Holding, Verdict
from engagement_desktop.french.custody_texts import (
    brought_words,
    carried_words,
    give_up_question,
    refusal,
    why_only_read,
)
from tests.conftest import NOW

AWAY = Holding(CustodyState.AWAY, NOW, "/clé/msp.engagement")
RETURNED = Holding(CustodyState.RETURNED, NOW, "/poste/msp.engagement")


@pytest.mark.parametrize("verdict", [one for one in Verdict if one is not Verdict.AWAITED])
def test_each_refusal_says_what_is_safe_and_what_to_do(verdict: Verdict) -> None:
    said = refusal(verdict, AWAY, "/clé/rendu.engagement")
    assert "Rien n’a été changé." in said or "Ce dossier n’a pas changé." in said
    assert said.endswith(".")
    assert ("/clé/rendu.engagement" in said) == (verdict is Verdict.GIVEN_ELSEWHERE)


def test_a_file_that_only_reads_says_since_when_and_where_one_writes() -> None:
    assert why_only_read(AWAY).startswith("Le dossier a été emporté le 22\u00a0novembre 2026")
    assert "/clé/msp.engagement" in why_only_read(AWAY)
    assert "a été rendu le" in why_only_read(RETURNED)
    assert why_only_read(Holding()) == ""


def test_what_a_copy_brings_is_counted() -> None:
    assert brought_words(0, NOW) == "Rien n’y a été enregistré depuis le départ."
    assert brought_words(1, None) == "1\u00a0acte enregistré depuis le départ."
    assert brought_words(14, NOW).startswith("14\u00a0actes enregistrés depuis le départ, le dernier le 22")


def test_what_is_lost_is_asked_in_plain_words() -> None:
    assert "manquera ici" in give_up_question(AWAY)
    assert "est-elle perdue" in give_up_question(RETURNED)
    assert "C’est ici qu’on écrit" in carried_words(Holding(CustodyState.CARRIED, NOW, ""))
    assert carried_words(Holding()) == carried_words(Holding()).strip()
    assert "Cette copie n’est plus attendue\u00a0:" in refusal(Verdict.TOO_LATE, Holding(), "")
