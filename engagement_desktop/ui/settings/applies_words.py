"""How an answer of « Ce qui s’applique » is said: a word, a shape, a colour, a date, a source."""

from collections.abc import Mapping
from types import MappingProxyType

from engagement_desktop.domain.rates import Mark
from engagement_desktop.domain.register.applicability import Applies
from engagement_desktop.domain.register.structures import Answer
from engagement_desktop.french.formats import date_short
from engagement_desktop.french.labels import badge
from engagement_desktop.ui.common.badge import BadgeWord

BADGES: Mapping[Answer, BadgeWord] = MappingProxyType(
    {
        Answer.YES: BadgeWord("Oui", "succes", "circle-check"),
        Answer.NO: BadgeWord("Non", "neutre", "circle-slash"),
        Answer.UNKNOWN: BadgeWord("À vérifier", "attention", "triangle-alert"),
    }
)


def source_words(said: Applies) -> str:
    """« Depuis le 01/01/2017. Source : … », or the day on which the structure answered."""
    when = "Votre réponse du" if said.is_own else "Depuis le"
    checked = "" if said.is_own or said.mark is Mark.VERIFIED else f" {badge(said.mark)}."
    return f"{when} {date_short(said.dated)}. Source\u00a0: {said.source.rstrip('.')}.{checked}"


def tally(every: tuple[Applies, ...]) -> str:
    """« 2 oui, 3 non, 2 à vérifier »."""
    counts = {answer: sum(said.answer is answer for said in every) for answer in BADGES}
    return ", ".join(
        f"{number}\u00a0{BADGES[answer].text.lower()}" for answer, number in counts.items() if number
    )
