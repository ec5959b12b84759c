"""The words of a letter: those between braces are known before any file is asked for."""

from engagement_desktop.domain.register.letter_fields import refuse_unknown_fields
from engagement_desktop.ui.common.fields.texts import LongTextField


class LetterField(LongTextField):
    """Several lines, refused at their field when a word between braces is unknown."""

    def value(self) -> str:
        return known_words(super().value())


def known_words(text: str) -> str:
    """The text itself.

    Raises:
        DomainError: it names something that no letter knows.
    """
    refuse_unknown_fields(text, "text")
    return text
