"""Pouvoirs: who may give one, to whom, and how many one member may hold."""

from collections.abc import Iterator

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.attending.presences import said
from engagement_desktop.domain.meetings.attending.roll import Roll, RollEntry, RollPart, by_id
from engagement_desktop.domain.meetings.voting.voters import voices_at
from engagement_desktop.domain.meetings.voting.votes import VoiceBy
from engagement_desktop.domain.meetings.voting.voting_rules import VotingRules


def proxy_faults(
    roll: Roll, rules: VotingRules, giver_id: int, holder_id: int, minute: int
) -> Iterator[DomainError]:
    """What is refused of a pouvoir, the most telling first.

    From a titulaire who is away and on whose seat nobody sits, to a member in the room who has a voice of his
    own; never to oneself, never handed on, never beyond the number that the rules allow to one holder.
    """
    people = by_id(roll)
    giver, holder = people.get(giver_id), people.get(holder_id)
    if rules.proxies < 1:
        yield DomainError("Les règles de ce comité ne prévoient pas de pouvoir. Rien n’a été changé.")
    elif giver_id == holder_id:
        yield DomainError("Une personne ne se donne pas pouvoir à elle-même.", "holder_id")
    elif giver is None or giver.part is not RollPart.TITULAR:
        yield DomainError("Seul un titulaire en mandat ce jour-là donne pouvoir. Rien n’a été changé.")
    else:
        yield from _giver_faults(roll, giver, minute)
        yield from _holder_faults(roll, rules, giver_id, holder, minute)


def proxies_held(roll: Roll, holder_id: int) -> tuple[RollEntry, ...]:
    """The titulaires who gave this person their pouvoir."""
    return tuple(entry for entry in roll if entry.proxy_to_id == holder_id)


def possible_holders(roll: Roll, rules: VotingRules, giver_id: int, minute: int) -> Roll:
    """Those to whom this titulaire may give a pouvoir at that minute."""
    return tuple(entry for entry in roll if not any(proxy_faults(roll, rules, giver_id, entry.id, minute)))


def _giver_faults(roll: Roll, giver: RollEntry, minute: int) -> Iterator[DomainError]:
    if giver.is_in_room(minute):
        yield DomainError(
            f"{said(giver.person)} est là\u00a0: une personne présente n’est pas représentée. Écrivez "
            "d’abord son départ (D), ou laissez sa présence."
        )
    for voice in voices_at(roll, minute, 0):
        if voice.member.id == giver.id and voice.by is VoiceBy.SUBSTITUTE:
            yield DomainError(
                f"{said(voice.carried_by)} siège déjà pour {said(giver.person)}\u00a0: ce siège a sa voix."
            )


def _holder_faults(
    roll: Roll, rules: VotingRules, giver_id: int, holder: RollEntry | None, minute: int
) -> Iterator[DomainError]:
    if holder is None:
        yield DomainError("Un pouvoir se donne à un membre présent. Choisissez-en un.", "holder_id")
    elif holder.part is RollPart.GUEST:
        yield DomainError(
            f"{said(holder.person)} est là en invité, sans voix\u00a0: un pouvoir se donne à un membre "
            "présent.",
            "holder_id",
        )
    elif not holder.is_in_room(minute):
        yield DomainError(
            f"{said(holder.person)} n’est pas dans la salle\u00a0: un pouvoir se donne à un membre présent.",
            "holder_id",
        )
    elif not any(voice.carried_by.id == holder.id for voice in voices_at(roll, minute, 0)):
        yield DomainError(
            f"{said(holder.person)} est suppléant et ne siège pour personne\u00a0: un pouvoir se donne à un "
            "membre qui a une voix.",
            "holder_id",
        )
    else:
        held = [entry for entry in proxies_held(roll, holder.id) if entry.id != giver_id]
        if len(held) >= rules.proxies:
            most = "1 pouvoir" if rules.proxies == 1 else f"{rules.proxies} pouvoirs"
            yield DomainError(
                f"{said(holder.person)} porte déjà {most}\u00a0: c’est le plus que permettent les règles du "
                "comité. Choisissez un autre membre.",
                "holder_id",
            )
