"""The trace in French: what each verb did, and the name of each field; never a value."""

from collections.abc import Iterable

from engagement_desktop.domain.audit_rows import TracedAct
from engagement_desktop.french.formats import count
from engagement_desktop.french.journal_fields import FIELDS
from engagement_desktop.french.journal_verbs import VERBS
from engagement_desktop.french.journal_words import TABLES

_MOST_NAMES = 3
_MOST_FIELDS = 6
_OTHER = "Changement enregistré"


def sentence(act: TracedAct, names: Iterable[str]) -> str:
    """« Fiche modifiée : Monique Hélias (courriel, téléphone). ».

    Args:
        act: the entry.
        names: of the rows that still are in the dossier, the main ones first.
    """
    said = VERBS.get(act.verb, _OTHER)
    whom = _listed(list(dict.fromkeys(names)), _MOST_NAMES) or _counted(act)
    fields = _fields(act)
    about = f"\u00a0: {whom}" if whom else ""
    which = f" ({_listed(fields, _MOST_FIELDS)})" if fields else ""
    return f"{said}{about}{which}."


def _listed(words: list[str], most: int) -> str:
    left = len(words) - most
    shown = ", ".join(words[:most])
    return f"{shown} et {count(left, 'autre', 'autres')}" if left > 0 else shown


def _counted(act: TracedAct) -> str:
    """How many rows of each table, when none has a name any more."""
    numbers = {name: len(ids) + act.more.get(name, 0) for name, ids in act.ids.items()}
    for name, runs in act.ranges.items():
        numbers[name] = numbers.get(name, 0) + sum(last - first + 1 for first, last in runs)
    return ", ".join(count(number, *TABLES[name]) for name, number in numbers.items() if name in TABLES)


def _fields(act: TracedAct) -> list[str]:
    """The names of what changed; of a new or deleted row every field did, which says nothing."""
    told = [name for names in act.fields.values() if "id" not in names for name in names]
    return list(dict.fromkeys(FIELDS[name] for name in told if name in FIELDS))
