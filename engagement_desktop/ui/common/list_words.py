"""What the foot of a list says of how much it shows."""

from dataclasses import replace

from engagement_desktop.domain.lists import ListSummary
from engagement_desktop.french.formats import count, integer
from engagement_desktop.ui.common.list_page import ListWords

_KEYS_APART = " — "


def told_to(words: ListWords, *, may_change: bool) -> ListWords:
    """The same, without the keys that change a row for those who may not."""
    return words if may_change else replace(words, hint=words.hint.partition(_KEYS_APART)[0])


def shown_out_of(summary: ListSummary, singular: str, plural: str | None = None, shown: str = "") -> str:
    """« 46 personnes », or « 13 personnes affichées sur 46 »; `shown` agrees with the word."""
    if summary.count == summary.total:
        return count(summary.total, singular, plural)
    agreed = shown or "affichée"
    agreed = agreed if summary.count <= 1 else f"{agreed}s"
    return f"{count(summary.count, singular, plural)} {agreed} sur {integer(summary.total)}"
