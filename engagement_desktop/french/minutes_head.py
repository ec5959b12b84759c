"""What the first page of minutes says: title, number, day, hours, convocation, quorum, where they stand."""

from engagement_desktop.domain.meetings.minuting.minutes_facts import MinutesFacts, QuorumFact
from engagement_desktop.domain.meetings.papers import MinutesSeal
from engagement_desktop.french.formats import (
    clock_time,
    count,
    date_long,
    date_short,
    day_and_date,
    enumerated,
)
from engagement_desktop.french.minutes_people import role_of

TITLE, PUBLIC_TITLE = "Compte rendu", "Compte rendu public"
UNKNOWN, DRAFT = "non renseigné", "projet"
_GROUPS = 3
_GROUP = 4


def title_of(*, public: bool) -> str:
    """The title on the page and in the properties."""
    return PUBLIC_TITLE if public else TITLE


def subtitle_of(facts: MinutesFacts) -> str:
    """« Réunion du mardi 4 novembre 2025, n° 2025-09 »; its own title is told too."""
    number = f", n° {facts.number}" if facts.number else ""
    named = f", {facts.title}" if facts.title else ""
    return f"Réunion du {day_and_date(facts.held_on)}{number}{named}"


def foot_of(facts: MinutesFacts, seal: MinutesSeal, *, public: bool) -> str:
    """« PV 2025-09 · empreinte 41d0 9ab3 c7e2 », or « projet »: repeated on each page."""
    named = f"PV {facts.number}" if facts.number else f"Réunion du {date_short(facts.held_on)}"
    named = f"{named}, version publique" if public else named
    if seal.fingerprint is None:
        return f"{named} · {DRAFT}"
    return f"{named} · empreinte {short_fingerprint(seal.fingerprint)}"


def short_fingerprint(fingerprint: str) -> str:
    """Twelve signs in three groups: enough to tell two papers apart by eye."""
    ends = range(0, _GROUPS * _GROUP, _GROUP)
    return "\u00a0".join(fingerprint[start : start + _GROUP] for start in ends)


def head_rows(facts: MinutesFacts, seal: MinutesSeal) -> tuple[tuple[str, str], ...]:
    """Labels and values of the first page; what is unknown is said."""
    rows = [
        ("Lieu", facts.place or UNKNOWN),
        ("Horaires", hours_said(facts)),
        ("Convocation", _convocation(facts)),
        ("Présidence", role_of(facts, facts.chair) if facts.chair else UNKNOWN),
        ("Secrétariat", role_of(facts, facts.secretary) if facts.secretary else UNKNOWN),
    ]
    if facts.quorum is not None and facts.quorum.needed:
        rows.append(("Quorum", quorum_said(facts.quorum)))
    rows.append(("Statut", status_said(seal)))
    return tuple(rows)


def hours_said(facts: MinutesFacts) -> str:
    """« 18 h 05 à 20 h 10, pour une convocation à 18 h 00 »."""
    begins = facts.called_minute if facts.opened_minute is None else facts.opened_minute
    hours = f"à partir de {clock_time(begins)}"
    if facts.ends_minute is not None:
        hours = f"{clock_time(begins)} à {clock_time(facts.ends_minute)}"
    if begins == facts.called_minute:
        return hours
    return f"{hours}, pour une convocation à {clock_time(facts.called_minute)}"


def quorum_said(quorum: QuorumFact) -> str:
    """« 8 membres au moins sur 15 en fonction ; 14 présents ou représentés à l’ouverture : atteint »."""
    needed = f"{count(quorum.needed, 'membre')} au moins sur {quorum.in_office} en fonction"
    there = count(quorum.at_opening, "présent ou représenté", "présents ou représentés")
    reached = "atteint" if quorum.at_opening >= quorum.needed else "non atteint"
    said = f"{needed} ; {there} à l’ouverture : {reached}"
    if quorum.lost:
        said += f" ; non atteint {enumerated([_lost(*span) for span in quorum.lost])}"
    return said


def status_said(seal: MinutesSeal) -> str:
    """« projet, à valider », « validé le 7 novembre 2025, approuvé le 25 novembre 2025 »."""
    if seal.is_draft:
        return "projet, qui reste à valider"
    said = [f"validé le {date_long(seal.validated_on or seal.dated.date())}"]
    if seal.approved_on is not None:
        where = f" (réunion n° {seal.approved_in})" if seal.approved_in else ""
        said.append(f"approuvé le {date_long(seal.approved_on)}{where}")
    if seal.rectifications:
        numbers = enumerated([f"n° {number}" for number in seal.rectifications])
        said.append(f"{'rectificatifs' if len(seal.rectifications) > 1 else 'rectificatif'} {numbers}")
    return ", ".join(said)


def _convocation(facts: MinutesFacts) -> str:
    if facts.convoked_on is None:
        return UNKNOWN if not facts.convoked_how else facts.convoked_how
    how = f", {facts.convoked_how}" if facts.convoked_how else ""
    return f"envoyée le {date_long(facts.convoked_on)}{how}"


def _lost(begins: int, ends: int | None) -> str:
    if ends is None:
        return f"à partir de {clock_time(begins)}"
    return f"de {clock_time(begins)} à {clock_time(ends)}"
