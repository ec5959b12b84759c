"""What an editor works on: which record, how it is read and how it is saved."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

D = TypeVar("D")


@dataclass(frozen=True)
class EditorWork(Generic[D]):
    """One record, or one to come.

    Attributes:
        key: of its draft: `person:12`, `person:new`.
        title: what the form is called, on its head and in the list of drafts.
        load: the record as it stands, as a fresh draft.
        save: writes a draft, with the questions that were accepted; gives its id.
        act: word of its main button, when saving is called otherwise: « Refuser », « Rendre ».
        icon: of that button.
        follow: words of the button that saves and begins the next; empty: there is no next.
        again: one more editor on the same record, for « Ouvrir à côté ».
        look_at: shows the record that a question names, for « Voir la fiche ».
    """

    key: str
    title: str
    load: Callable[[], D]
    save: Callable[[D, frozenset[str]], int]
    act: str = "Enregistrer"
    icon: str = "save"
    follow: str = ""
    again: Callable[[], Any] | None = None
    look_at: Callable[[int], object] | None = None
