"""Dated things in words: on the calendar, in its list and in its file."""

from collections.abc import Mapping
from types import MappingProxyType

from engagement_desktop.domain.deadlines import Dated, DatedKind
from engagement_desktop.french.formats import clock_time

KINDS: Mapping[DatedKind, str] = MappingProxyType(
    {
        DatedKind.MEETING: "Réunion",
        DatedKind.MEETING_TO_RECORD: "Réunion encore notée prévue",
        DatedKind.MEETING_CANCELLED: "Réunion annulée",
        DatedKind.NOTICE: "Dernier jour pour convoquer",
        DatedKind.MANDATE_ENDING: "Fin de mandat",
        DatedKind.ACTION_DUE: "Action à faire",
        DatedKind.CEC_DECLARE: "Heures à déclarer (CEC)",
        DatedKind.CEC_ATTEST: "Heures à attester (CEC)",
        DatedKind.TALK: "Entretien à reprendre",
    }
)
"""What each kind is called."""
_VERB: Mapping[DatedKind, str] = MappingProxyType(
    {DatedKind.CEC_DECLARE: "à déclarer", DatedKind.CEC_ATTEST: "à attester"}
)
_BY_WHOM: Mapping[DatedKind, str] = MappingProxyType(
    {DatedKind.CEC_DECLARE: "bénévoles", DatedKind.CEC_ATTEST: "associations"}
)


def title_of(one: Dated, *, named: bool = True) -> str:
    """« Comité des usagers », « Fin de mandat : Monique Hélias »; without names when `named` is false."""
    if one.kind is DatedKind.ACTION_DUE:
        return one.title if named else f"{KINDS[one.kind]}\u00a0: {one.committee}"
    if one.kind in {DatedKind.MANDATE_ENDING, DatedKind.TALK}:
        return f"{KINDS[one.kind]}\u00a0: {one.who}" if named and one.who else KINDS[one.kind]
    if one.kind in _BY_WHOM:
        return _cec_title(one, named=named)
    if one.kind is DatedKind.NOTICE:
        return f"Dernier jour pour convoquer\u00a0: {one.committee}"
    return one.title or one.committee


def _cec_title(one: Dated, *, named: bool) -> str:
    """Of one person, or of everybody when nothing is known of each."""
    if one.who:
        return f"Heures {one.year} {_VERB[one.kind]} (CEC)" + (f"\u00a0: {one.who}" if named else "")
    return f"Heures {one.year} {_VERB[one.kind]} par les {_BY_WHOM[one.kind]} (CEC)"


def detail_of(one: Dated, *, named: bool = True) -> str:
    """The hour, the committee when the title does not say it, the place, who does it."""
    hours = clock_time(one.starts_minute) if one.starts_minute is not None else ""
    if hours and one.ends_minute is not None:
        hours = f"{hours} – {clock_time(one.ends_minute)}"
    told = one.committee if one.committee not in title_of(one) else ""
    who = one.who if named and one.kind is DatedKind.ACTION_DUE else ""
    return ", ".join(part for part in (hours, told, one.place, who) if part)


def said(one: Dated) -> str:
    """One line that a screen reader says whole: kind, title, detail, and that it is late."""
    kind, title = KINDS[one.kind], title_of(one)
    parts = (title if title.startswith(kind) else f"{kind}\u00a0: {title}", detail_of(one))
    words = ", ".join(part for part in parts if part)
    return f"{words}, en retard" if one.is_late else words
