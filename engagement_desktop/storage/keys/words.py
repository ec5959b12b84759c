"""The lists behind passphrases: the words to propose, the phrases that everybody knows."""

import random
from functools import cache
from importlib.resources import files

from engagement_desktop import paths
from engagement_desktop.domain.passphrase import normalised, propose_passphrase


def proposed_passphrase(rng: random.Random | None = None) -> str:
    """Eight French words drawn by the system's own generator: 88 bits."""
    return propose_passphrase(french_words(), rng or random.SystemRandom())


def french_words() -> tuple[str, ...]:
    """The 2,048 French words of BIP 39."""
    text = (files("mnemonic") / "wordlist" / "french.txt").read_text(encoding="utf-8")
    return tuple(normalised(word) for word in text.split())


@cache
def common_phrases() -> frozenset[str]:
    """Phrases too well known to protect anything, in lower case."""
    text = (paths.resources() / "defaults" / "phrases-courantes.txt").read_text(encoding="utf-8")
    lines = (normalised(line).casefold() for line in text.splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))
