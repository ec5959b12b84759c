"""Who has a voice at a given minute, and who carries it."""

from collections import Counter
from dataclasses import dataclass

from engagement_desktop.domain.meetings.attending.roll import Roll, RollEntry, RollPart
from engagement_desktop.domain.meetings.minuting.minutes_facts import PersonFact
from engagement_desktop.domain.meetings.voting.votes import VoiceBy


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One voice: the titulaire whose it is, the person who says it, and in what right."""

    member: PersonFact
    carried_by: PersonFact
    by: VoiceBy


def voices_at(roll: Roll, minute: int, proxies: int | None) -> tuple[Voice, ...]:
    """The voices of that minute, one a seat at most, in the order of the roll.

    Of each titulaire: their own when they are in the room, else that of the suppléant who took the seat, else
    that of the holder of their pouvoir when he has a voice himself. `proxies` is the most that one member
    may hold; None or 0: no pouvoir has a voice. A suppléant beside his titulaire has none.
    """
    seats = [entry for entry in roll if entry.part is RollPart.TITULAR]
    here = {entry.id: entry for entry in roll if entry.is_in_room(minute)}
    found = {seat.id: voice for seat in seats if (voice := _own_voice(seat, here))}
    entitled = {voice.carried_by.id for voice in found.values()}
    held: Counter[int] = Counter()
    for seat in seats:
        holder = seat.proxy_to_id
        if seat.id in found or holder is None or holder not in entitled or held[holder] >= (proxies or 0):
            continue
        held[holder] += 1
        found[seat.id] = Voice(member=seat.person, carried_by=here[holder].person, by=VoiceBy.PROXY)
    return tuple(found[seat.id] for seat in seats if seat.id in found)


def without(voices: tuple[Voice, ...], aside: frozenset[int]) -> tuple[Voice, ...]:
    """The voices that take part, once those of the members `aside` are removed."""
    return tuple(voice for voice in voices if voice.member.id not in aside)


def _own_voice(seat: RollEntry, here: dict[int, RollEntry]) -> Voice | None:
    if seat.id in here:
        return Voice(member=seat.person, carried_by=seat.person, by=VoiceBy.MEMBER)
    for entry in here.values():
        if entry.stands_in_for_id == seat.id and entry.part is RollPart.SUBSTITUTE:
            return Voice(member=seat.person, carried_by=entry.person, by=VoiceBy.SUBSTITUTE)
    return None
