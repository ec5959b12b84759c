"""What own fields may be and hold."""

import re
from contextlib import suppress
from datetime import date

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.register.own_fields import OwnFieldKind
from engagement_desktop.domain.register.people_drafts import OwnFieldDraft
from engagement_desktop.domain.text import fold

YES, NO = "oui", "non"
_NUMBER = re.compile(r"[-−]?\d[\d\s]*(?:[.,]\d+)?")
_FEWEST_CHOICES = 2


def own_field_faults(draft: OwnFieldDraft) -> list[DomainError]:
    """Every refusal of a field, in the order of its form."""
    faults = []
    if not draft.label:
        faults.append(DomainError("Donnez un nom à ce champ.", "label"))
    if draft.kind is OwnFieldKind.CHOICE:
        folded = [fold(choice) for choice in draft.choices]
        if len(folded) < _FEWEST_CHOICES:
            faults.append(DomainError("Une liste a au moins deux choix, un par ligne.", "choices"))
        if len(set(folded)) < len(folded):
            faults.append(DomainError("Deux choix de la liste sont les mêmes. Gardez-en un.", "choices"))
    return faults


def own_value_fault(kind: OwnFieldKind, choices: tuple[str, ...], value: str) -> str | None:
    """Why the field cannot hold this text; None when it can. A text holds anything."""
    match kind:
        case OwnFieldKind.NUMBER:
            return None if _NUMBER.fullmatch(value) else "Écrivez un nombre, comme 12 ou 3,5."
        case OwnFieldKind.DAY:
            with suppress(ValueError):
                date.fromisoformat(value)
                return None
            return "Ce jour n’existe pas. Écrivez-le comme 04/03/2026."
        case OwnFieldKind.YES_NO:
            return None if value in (YES, NO) else "Répondez par oui ou par non."
        case OwnFieldKind.CHOICE:
            return None if value in choices else "Prenez un des choix de la liste."
    return None
