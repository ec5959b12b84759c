"""Two states of one record: what was typed, what was saved meanwhile, and which fields differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.side_by_side import Difference

D = TypeVar("D")


@dataclass(frozen=True)
class Comparison(Generic[D]):
    """What was typed over `base`, and `theirs` as it stands now.

    `mine` are the fields that only the person changed: there is nothing to choose.
    """

    base: D
    theirs: D
    typed: Mapping[str, str]
    differences: tuple[Difference, ...]
    mine: frozenset[str]


def compared(form: EditorForm[D], theirs: D, before: Mapping[str, str]) -> Comparison[D]:
    """Read both through the fields, which know how a value is said; the form ends on `theirs`.

    A field that only the others changed proposes theirs; changed by both, what was typed.

    Args:
        form: as it was typed in.
        theirs: the record as it stands now.
        before: what each field said before it was typed in; a field that is not there may have been
            changed by both.
    """
    base, typed, typed_words = form.draft(), form.texts(), form.words()
    form.show_draft(theirs)
    saved, saved_words = form.texts(), form.words()
    differing = [key for key in form.names() if typed[key] != saved[key]]
    mine = frozenset(key for key in differing if before.get(key) == saved[key])
    differences = tuple(
        Difference(
            key,
            form.field(key).ask.label,
            typed_words[key],
            saved_words[key],
            left=typed[key] != before.get(key),
        )
        for key in differing
        if key not in mine
    )
    return Comparison(base, theirs, typed, differences, mine)
