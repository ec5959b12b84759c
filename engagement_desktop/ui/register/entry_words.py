"""How the entry grid speaks: heads of columns, badges of lines, what is left to do."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from engagement_desktop.domain.register.entry import CheckedLine, EntryField, EntryState
from engagement_desktop.french.formats import count
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.register.entry_model import LineState

HEADS: Mapping[EntryField, str] = MappingProxyType(
    {
        EntryField.LAST_NAME: "Nom",
        EntryField.FIRST_NAME: "Prénom",
        EntryField.NAME: "Nom et prénom",
        EntryField.CIVILITY: "Civilité",
        EntryField.BORN_ON: "Naissance",
        EntryField.COLLEGE: "Collège",
        EntryField.PHONE: "Téléphone",
        EntryField.EMAIL: "Courriel",
        EntryField.ADDRESS: "Adresse",
        EntryField.POSTCODE: "Code postal",
        EntryField.CITY: "Commune",
        EntryField.IDENTIFIER: "Identifiant",
        EntryField.OFFICE: "Fonction",
        EntryField.SEAT: "Siège",
        EntryField.STARTED_ON: "Début du mandat",
        EntryField.ENDED_ON: "Fin du mandat",
    }
)
"""What a column may hold, in the order of the menu."""

USUAL = tuple(
    field.value
    for field in (
        EntryField.LAST_NAME,
        EntryField.FIRST_NAME,
        EntryField.COLLEGE,
        EntryField.PHONE,
        EntryField.EMAIL,
        EntryField.CITY,
    )
)
ASIDE = LineState(BadgeWord("De côté", "neutre", "archive"), "Cette ligne reste dans le tableau.")

_BADGES = MappingProxyType(
    {
        EntryState.GOOD: BadgeWord("Bonne", "succes", "circle-check"),
        EntryState.DOUBT: BadgeWord("Doute", "attention", "triangle-alert"),
        EntryState.REFUSED: BadgeWord("Refusée", "erreur", "circle-x"),
    }
)


def state_of(checked: CheckedLine) -> LineState:
    """The badge of a line, the first of its faults, and the column where it stands."""
    fault = checked.faults[0] if checked.faults else None
    if fault is None:
        twin = checked.twins[0].name if checked.state is EntryState.DOUBT and checked.twins else ""
        return LineState(_BADGES[checked.state], f"Ressemble à {twin}." if twin else "")
    return LineState(
        _BADGES[checked.state], fault.sentence, fault.field.value if fault.field else "", is_refused=True
    )


def balance(checked: Sequence[CheckedLine], aside: int) -> str:
    """« 12 lignes : 9 bonnes, 2 doutes, 1 refusée »."""
    by_state = {state: sum(each.state is state for each in checked) for state in EntryState}
    parts = [
        count(by_state[EntryState.GOOD], "bonne") if by_state[EntryState.GOOD] else "",
        count(by_state[EntryState.DOUBT], "doute") if by_state[EntryState.DOUBT] else "",
        count(by_state[EntryState.REFUSED], "refusée") if by_state[EntryState.REFUSED] else "",
        f"{aside} de côté" if aside else "",
    ]
    said = ", ".join(part for part in parts if part)
    return f"{count(len(checked) + aside, 'ligne')}\u00a0: {said}" if said else ""


def act_words(good: int) -> str:
    """What the primary button does."""
    return f"Enregistrer {count(good, 'personne')}" if good else "Enregistrer"
