"""What a Word template of minutes may ask for: every field by its French name."""

from collections.abc import Iterator
from typing import Any

from docxtpl import RichText

from engagement_desktop.documents.meetings.minutes_items import complete_blocks
from engagement_desktop.documents.text import sheet_text
from engagement_desktop.domain.meetings.minuting.minutes_facts import ItemFact, MinutesFacts, VoteFact
from engagement_desktop.domain.meetings.minuting.minutes_text import (
    Bullet,
    Heading,
    Marker,
    MarkerKind,
    Paragraph,
    Run,
)
from engagement_desktop.domain.meetings.papers import MinutesSeal
from engagement_desktop.domain.meetings.preparing.agenda import ItemKind
from engagement_desktop.french.minutes_body import (
    action_rows,
    action_said,
    agenda_cells,
    closing_said,
    item_end,
    item_notes,
    pieces,
    proposal_said,
    public_note,
    secrecy_said,
    signatures,
    vote_note,
    vote_row_whole,
)
from engagement_desktop.french.minutes_head import foot_of, head_rows, subtitle_of, title_of
from engagement_desktop.french.minutes_people import presence_table

Fields = dict[str, Any]


def fields_of(facts: MinutesFacts, seal: MinutesSeal, *, public: bool) -> Fields:
    """Every field of the whole paper; texts are cleaned of what XML cannot hold."""
    return {
        "titre": title_of(public=public),
        "sous_titre": said(subtitle_of(facts)),
        "structure": said(facts.structure.name),
        "nature_structure": said(facts.structure.kind_words),
        "adresse": said(facts.structure.address),
        "comite": said(facts.committee),
        "numero": said(facts.number or ""),
        "empreinte": seal.fingerprint or "",
        "pied": said(foot_of(facts, seal, public=public)),
        "faits": [{"nom": name, "valeur": said(value)} for name, value in head_rows(facts, seal)],
        "avertissement": said(public_note(facts)) if public else "",
        "texte_debut": _lines(facts.text_before),
        "texte_fin": _lines(facts.text_after),
        "presence": _presence(facts),
        "invites": said(presence_table(facts).guests),
        "ordre_du_jour": _agenda(facts, public=public),
        "ordre_du_jour_ecrit": [] if facts.items else _lines(facts.written_agenda),
        "decisions_ecrites": _lines(facts.written_decisions),
        "rappel_secret": _secrecy(facts),
        "points": [_item(facts, item, public=public) for item in facts.items],
        "actions": _actions(facts, public=public),
        "cloture": said(closing_said(facts)),
        "signatures": []
        if public
        else [{"qualite": capacity, "nom": said(name)} for capacity, name in signatures(facts)],
        "pieces": [said(one) for one in pieces(facts)],
    }


def said(words: str) -> str:
    """The words with French spaces, without signs that a document cannot hold."""
    return sheet_text(words)


def _lines(text: str) -> list[str]:
    return [said(line.strip()) for line in text.splitlines() if line.strip()]


def _presence(facts: MinutesFacts) -> list[Fields]:
    table = presence_table(facts)
    return [
        {
            "nom": row[0],
            "personnes": [
                {"college": head, "noms": said(cell)}
                for head, cell in zip(table.heads, row[1:], strict=True)
                if cell
            ],
        }
        for row in table.rows
    ]


def _agenda(facts: MinutesFacts, *, public: bool) -> list[Fields]:
    heads = ("numero", "titre", "niveau", "rapporteur", "duree")
    return [
        dict(zip(heads, map(said, agenda_cells(item, public=public)), strict=True)) for item in facts.items
    ]


def _secrecy(facts: MinutesFacts) -> str:
    of_its_own = any(item.kind is ItemKind.SECRECY for item in facts.items)
    return "" if facts.secrecy_minute is None or of_its_own else said(secrecy_said(facts.secrecy_minute))


def _actions(facts: MinutesFacts, *, public: bool) -> list[Fields]:
    rows = []
    for number, wording, *owner, day in action_rows(facts, public=public):
        who = said(owner[0]) if owner else ""
        rows.append({"numero": number, "texte": said(wording), "qui": who, "pour_le": day})
    return rows


def _item(facts: MinutesFacts, item: ItemFact, *, public: bool) -> Fields:
    notes = [said(note) for note in item_notes(item)]
    if item.kind is ItemKind.SECRECY and facts.secrecy_minute is not None:
        notes.append(said(secrecy_said(facts.secrecy_minute)))
    return {
        "numero": str(item.number),
        "titre": said(item.title),
        "notes": notes,
        "blocs": list(_blocks(item, public=public)),
        "fin": said(item_end(item)),
    }


def _blocks(item: ItemFact, *, public: bool) -> Iterator[Fields]:
    for block in complete_blocks(item):
        match block:
            case Paragraph(runs):
                yield {"genre": "texte", "texte": _rich(runs)}
            case Bullet(runs):
                yield {"genre": "liste", "texte": _rich(runs)}
            case Heading(words):
                yield {"genre": "titre", "texte": said(words)}
            case Marker():
                yield from _marked(item, block, public=public)


def _marked(item: ItemFact, marker: Marker, *, public: bool) -> Iterator[Fields]:
    for vote in item.votes:
        if marker == Marker(MarkerKind.VOTE, vote.id):
            yield _vote(vote, public=public)
    for decision in item.decisions:
        if marker == Marker(MarkerKind.DECISION, decision.id):
            lead = f"Décision {decision.number}."
            yield {"genre": "decision", "debut": said(lead), "texte": said(decision.wording)}
    for action in item.actions:
        if marker == Marker(MarkerKind.ACTION, action.id):
            words = action_said(action, public=public)
            yield {"genre": "action", "debut": said(f"Action {action.number}."), "texte": said(words)}
    for proposal in item.proposals:
        if marker == Marker(MarkerKind.PROPOSAL, proposal.id):
            words = proposal_said(proposal, public=public)
            yield {"genre": "proposition", "debut": "Proposition.", "texte": said(words)}


def _vote(vote: VoteFact, *, public: bool) -> Fields:
    heads = ("objet", "pour", "contre", "abstention", "blancs", "nuls", "sans_part", "resultat")
    figures = dict(zip(heads, map(said, vote_row_whole(vote)), strict=True))
    return {"genre": "vote", "texte": said(vote_note(vote, public=public)), **figures}


def _rich(runs: tuple[Run, ...]) -> RichText:
    text = RichText()
    for run in runs:
        text.add(said(run.text), bold=run.bold)
    return text
