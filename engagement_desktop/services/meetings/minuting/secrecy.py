"""What the text of a meeting gives away, and what the secretary decided of it."""

from dataclasses import replace

from sqlalchemy.orm import Session

from engagement_desktop.domain.meetings.minuting.minutes import FindingKind, Ruling
from engagement_desktop.domain.meetings.minuting.minutes_facts import MinutesFacts
from engagement_desktop.domain.meetings.minuting.secrecy import Finding, key_of, scan
from engagement_desktop.domain.meetings.minuting.secrecy_texts import texts_of
from engagement_desktop.storage.meetings.minuting.minutes import health_words, known_names, rulings_of


def findings_of(session: Session, facts: MinutesFacts) -> tuple[Finding, ...]:
    """What was noticed in the order of the text, then the words chosen by hand, each with its ruling."""
    noticed = scan(texts_of(facts), known_names(session, facts), health_words())
    rulings = {row.words_key: row for row in rulings_of(session, facts.meeting_id)}
    found = [replace(one, ruling=rulings[one.key].ruling if one.key in rulings else None) for one in noticed]
    seen = {one.key for one in noticed}
    found += [
        Finding(kind=row.kind, words=row.words, key=row.words_key, ruling=row.ruling)
        for row in rulings.values()
        if row.words_key not in seen
    ]
    return tuple(found)


def not_ruled(findings: tuple[Finding, ...]) -> int:
    """How many words wait for a decision."""
    return sum(one.ruling is None for one in findings)


def words_ruled(session: Session, meeting_id: int, ruling: Ruling) -> tuple[str, ...]:
    """The words kept, or masked."""
    return tuple(row.words for row in rulings_of(session, meeting_id) if row.ruling is ruling)


def named_in(findings: tuple[Finding, ...], words: str) -> tuple[FindingKind, str]:
    """What some words are among what was noticed, else chosen by hand; and their key."""
    for kind in FindingKind:
        key = key_of(kind, words)
        if any(one.key == key and one.kind is kind for one in findings):
            return kind, key
    return FindingKind.CHOSEN, key_of(FindingKind.CHOSEN, words)
