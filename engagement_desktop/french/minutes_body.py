"""What minutes say of their items, votes, decisions and actions, and how they end."""

from engagement_desktop.domain.meetings.minuting.minutes_facts import (
    ActionFact,
    ElectorFact,
    ItemFact,
    MinutesFacts,
    ProposalFact,
    VoteFact,
)
from engagement_desktop.domain.meetings.preparing.agenda import ItemKind, ItemState
from engagement_desktop.domain.meetings.voting.votes import Choice, VoiceBy, VoteMode, VoteResult
from engagement_desktop.french.formats import (
    clock_time,
    count,
    date_long,
    date_short,
    day_and_date,
    duration,
    enumerated,
)
from engagement_desktop.french.labels import badge
from engagement_desktop.french.minutes_people import addressed, named

AGENDA_HEADS = ("N°", "Point", "Niveau", "Rapporteur", "Durée")
ACTION_HEADS = ("N°", "Action", "Qui", "Pour le")
NOBODY, NO_DAY = "à désigner", "sans date"
_MODES = {
    VoteMode.SHOW_OF_HANDS: "Scrutin à main levée",
    VoteMode.ROLL_CALL: "Scrutin par appel nominal",
    VoteMode.SECRET: "Scrutin secret",
}
_RESULTS = {VoteResult.ADOPTED: "Adopté", VoteResult.REJECTED: "Rejeté"}
_CHOICES = ((Choice.FOR, "Pour"), (Choice.AGAINST, "Contre"), (Choice.ABSTAIN, "Abstention"))
_STATES = {
    ItemState.TO_CARRY: "Ce point est reporté à la prochaine réunion.",
    ItemState.DROPPED: "Ce point est retiré de l’ordre du jour.",
}


def secrecy_said(minute: int) -> str:
    """The reminder of professional secrecy, with its hour (article 226-13 du code pénal)."""
    return (
        f"Il est rappelé à {clock_time(minute)} que chacun est tenu au secret sur ce qu’il apprend ici de la "
        "santé ou de la vie d’une personne (article 226-13 du code pénal)."
    )


def agenda_table(facts: MinutesFacts, *, public: bool) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The heads and the rows of the agenda; a column that nobody filled is left out."""
    columns = list(zip(*(agenda_cells(one, public=public) for one in facts.items), strict=True))
    kept = [(head, cells) for head, cells in zip(AGENDA_HEADS, columns, strict=True) if any(cells)]
    rows = zip(*(cells for _, cells in kept), strict=True)
    return tuple(head for head, _ in kept), list(rows)


def agenda_cells(item: ItemFact, *, public: bool) -> tuple[str, ...]:
    """Number, title, level, who reports (never in the public version) and how long."""
    return (
        str(item.number),
        item.title,
        badge(item.level) if item.level else "",
        named(item.rapporteur) if item.rapporteur and not public else "",
        duration(item.minutes) if item.minutes else "",
    )


def item_notes(item: ItemFact) -> tuple[str, ...]:
    """What is said of an item above its text: the minutes put forward, its papers."""
    notes = []
    if item.kind is ItemKind.APPROVAL and item.approves:
        notes.append(f"Compte rendu n° {item.approves} soumis à l’approbation.")
    if item.documents:
        word = "Document examiné" if len(item.documents) == 1 else "Documents examinés"
        notes.append(f"{word} : {', '.join(item.documents)}.")
    return tuple(notes)


def item_end(item: ItemFact) -> str:
    """What became of an item that was not treated; nothing of one that was."""
    if item.state is ItemState.TO_COME and not item.content.strip() and not _has_rows(item):
        return "Ce point n’a pas été abordé."
    return _STATES.get(item.state, "")


def vote_heads(vote: VoteFact) -> tuple[str, ...]:
    """The columns of a vote: blank and void ballots are those of a secret one."""
    ballots = ("Blancs", "Nuls") if vote.mode is VoteMode.SECRET else ()
    return ("Vote", "Pour", "Contre", "Abstention", *ballots, "Sans part au vote", "Résultat")


def vote_row(vote: VoteFact) -> tuple[str, ...]:
    """The figures under `vote_heads`."""
    subject, votes_for, against, abstentions, blank, void, away, result = vote_row_whole(vote)
    ballots = (blank, void) if vote.mode is VoteMode.SECRET else ()
    return (subject, votes_for, against, abstentions, *ballots, away, result)


def vote_row_whole(vote: VoteFact) -> tuple[str, ...]:
    """Subject, for, against, abstentions, blank, void, took no part, result."""
    away = sum(not one.took_part for one in vote.electors)
    figures = (vote.votes_for, vote.votes_against, vote.abstentions, vote.blank, vote.void, away)
    return (vote.subject, *map(str, figures), _RESULTS[vote.result])


def vote_note(vote: VoteFact, *, public: bool) -> str:
    """The rule applied, how and when it was voted; by whom, in the internal version of a roll call."""
    proxies = sum(one.by is VoiceBy.PROXY and one.took_part for one in vote.electors)
    voices = sum(one.took_part for one in vote.electors)
    said = [vote.explanation.strip(), f"{_MODES[vote.mode]}, à {clock_time(vote.at_minute)}."]
    if voices:
        carried = f" dont {count(proxies, 'pouvoir')}" if proxies else ""
        said.append(f"{count(voices, 'voix', 'voix')}{carried}.")
    if not public:
        said += _names(vote)
    return " ".join(part for part in said if part)


def action_said(action: ActionFact, *, public: bool) -> str:
    """« Écrire aux communes. Claire Zanetti, pour le 12 décembre 2025. »."""
    owner = "" if public else f" {named(action.owner)}," if action.owner else f" Personne {NOBODY},"
    day = f"pour le {date_long(action.due_on)}" if action.due_on else NO_DAY
    ending = f"{owner} {day}.".lstrip()
    return f"{_sentence(action.wording)} {ending[:1].upper()}{ending[1:]}"


def proposal_said(proposal: ProposalFact, *, public: bool) -> str:
    """The idea between quotes; who had it, in the internal version."""
    by = f" ({addressed(proposal.person)})" if proposal.person and not public else ""
    return f"« {proposal.said.strip()} »{by}"


def action_heads(*, public: bool) -> tuple[str, ...]:
    """Without names in the public version."""
    return tuple(head for head in ACTION_HEADS if head != "Qui" or not public)


def action_rows(facts: MinutesFacts, *, public: bool) -> list[tuple[str, ...]]:
    """All the actions of the meeting, in order of their items."""
    rows = []
    for action in (one for item in facts.items for one in item.actions):
        owner = named(action.owner) if action.owner else NOBODY
        day = date_short(action.due_on) if action.due_on else NO_DAY
        rows.append((action.number, action.wording, *(() if public else (owner,)), day))
    return rows


def closing_said(facts: MinutesFacts) -> str:
    """« La réunion est close à 20 h 10. La prochaine aura lieu le mardi 25 novembre 2025 à 18 h 00. »."""
    said = []
    if facts.ends_minute is not None:
        said.append(f"La réunion est close à {clock_time(facts.ends_minute)}.")
    if facts.next_on is not None:
        hour = f" à {clock_time(facts.next_minute)}" if facts.next_minute is not None else ""
        said.append(f"La prochaine aura lieu le {day_and_date(facts.next_on)}{hour}.")
    return " ".join(said) or "L’heure de clôture n’est pas renseignée."


def signatures(facts: MinutesFacts) -> tuple[tuple[str, str], ...]:
    """Who signs: in what capacity, and the name."""
    return (
        ("Présidence de la réunion", addressed(facts.chair) if facts.chair else ""),
        ("Secrétariat de la réunion", addressed(facts.secretary) if facts.secretary else ""),
    )


def pieces(facts: MinutesFacts) -> tuple[str, ...]:
    """Every paper joined, those of an item with its number."""
    of_items = (f"{name} (point {item.number})" for item in facts.items for name in item.documents)
    return (*facts.documents, *of_items)


def public_note(facts: MinutesFacts) -> str:
    """Why the public version says less."""
    of = f"n° {facts.number}" if facts.number else f"du {date_long(facts.held_on)}"
    return (
        f"Version publique du compte rendu {of} : qui a parlé n’y est pas nommé, et « [masqué] » remplace ce "
        "qui relève de la vie privée."
    )


def _has_rows(item: ItemFact) -> bool:
    return bool(item.votes or item.decisions or item.actions or item.proposals)


def _names(vote: VoteFact) -> list[str]:
    said = []
    if vote.mode is VoteMode.ROLL_CALL:
        for choice, word in _CHOICES:
            chosen = [one for one in vote.electors if one.took_part and one.choice is choice]
            if chosen:
                said.append(f"{word} : {', '.join(map(_voice, chosen))}.")
    away = [one for one in vote.electors if not one.took_part]
    if away:
        verb = "n’a pas pris part au vote" if len(away) == 1 else "n’ont pas pris part au vote"
        said.append(f"{enumerated([addressed(one.member) for one in away])} {verb}.")
    return said


def _voice(elector: ElectorFact) -> str:
    if elector.by is VoiceBy.MEMBER:
        return named(elector.member)
    return f"{named(elector.member)} (par {named(elector.carried_by)})"


def _sentence(words: str) -> str:
    kept = words.strip()
    return kept if kept.endswith((".", "…", "?", "!")) else f"{kept}."
