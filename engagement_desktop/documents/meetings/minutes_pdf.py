"""The minutes of a meeting on paper: tagged, archivable, with their number and fingerprint on each page."""

from collections.abc import Callable, Sequence

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.handout import Handout
from engagement_desktop.documents.logo import Logo, readable_logo
from engagement_desktop.documents.long_table import PaperColumn
from engagement_desktop.documents.meetings.minutes_items import ItemsPart
from engagement_desktop.documents.meetings.signing import signed
from engagement_desktop.documents.pdf import Running
from engagement_desktop.documents.prints import LARGE, USUAL
from engagement_desktop.documents.structure import Mark
from engagement_desktop.documents.tagged import TaggedParagraph
from engagement_desktop.documents.text import Text, plain
from engagement_desktop.domain.meetings.minuting.minutes_facts import MinutesFacts
from engagement_desktop.domain.meetings.papers import MinutesSeal, RectificationFact
from engagement_desktop.domain.meetings.preparing.agenda import ItemKind
from engagement_desktop.french.formats import date_long
from engagement_desktop.french.minutes_body import (
    action_heads,
    action_rows,
    agenda_table,
    closing_said,
    pieces,
    public_note,
    secrecy_said,
    signatures,
)
from engagement_desktop.french.minutes_head import foot_of, head_rows, subtitle_of, title_of
from engagement_desktop.french.minutes_people import presence_table

Step = Callable[[str], None]

_PRESENCE, _COLLEGE = 26, 62
_AGENDA = {"N°": 10.0, "Point": 76.0, "Niveau": 28.0, "Rapporteur": 32.0, "Durée": 16.0}
_ACTIONS = {"N°": 20.0, "Action": 76.0, "Qui": 34.0, "Pour le": 32.0}


def minutes_pdf(
    facts: MinutesFacts,
    seal: MinutesSeal,
    *,
    public: bool = False,
    large: bool = False,
    logo: bytes | None = None,
    step: Step | None = None,
) -> bytes:
    """The whole paper; `public` leaves out who proposed and who reported, facts being masked already.

    `logo` is a picture of the structure (PNG or JPEG bytes); `step` is told each page, and may raise to stop.
    """
    title = title_of(public=public)
    running = Running(facts.structure.name, foot_of(facts, seal, public=public))
    paper = Handout(_properties(facts, seal, title), running, LARGE if large else USUAL)
    _head(paper, facts, seal, title, logo)
    if public:
        paper.note(public_note(facts))
    _sentences(paper, facts.text_before)
    _presence(paper, facts)
    _agenda(paper, facts, public=public)
    ItemsPart(paper, facts, public=public).draw()
    _written(paper, "Décisions", facts.written_decisions)
    _actions(paper, facts, public=public)
    _end(paper, facts, public=public)
    return paper.to_bytes(step)


def rectification_pdf(
    facts: MinutesFacts,
    seal: MinutesSeal,
    rectification: RectificationFact,
    *,
    large: bool = False,
    logo: bytes | None = None,
) -> bytes:
    """A numbered correction of validated minutes, on a paper of its own."""
    title = f"Rectificatif n° {rectification.number}"
    foot = f"{foot_of(facts, seal, public=False)} · rectificatif {rectification.number}"
    properties = _properties(facts, seal, title)
    paper = Handout(properties, Running(facts.structure.name, foot), LARGE if large else USUAL)
    _letterhead(paper, facts, logo)
    paper.title(title)
    of = f"Compte rendu n° {facts.number}, réunion" if facts.number else "Compte rendu de la réunion"
    _subtitle(paper, f"{of} du {date_long(facts.held_on)}")
    rows = [("Fait le", date_long(rectification.made_on))]
    if rectification.asked_in:
        rows.append(("Demandé par", f"la réunion n° {rectification.asked_in}"))
    paper.facts(rows)
    paper.section("Ce qu’il faut lire")
    _sentences(paper, rectification.said)
    paper.section("Pourquoi")
    _sentences(paper, rectification.reason)
    last = "Le compte rendu validé reste tel quel ; ce rectificatif se lit avec lui."
    paper.add(signed(paper.look, last, signatures(facts)))
    return paper.to_bytes()


def _properties(facts: MinutesFacts, seal: MinutesSeal, title: str) -> Properties:
    named = f"{title}, réunion du {date_long(facts.held_on)}"
    return Properties(
        title=plain(named),
        subject=plain(f"{facts.committee}, {subtitle_of(facts)}"),
        author=plain(facts.structure.name) or "Engagement",
        dated=seal.dated,
        keywords=f"empreinte {seal.fingerprint}" if seal.fingerprint else "projet",
    )


def _head(paper: Handout, facts: MinutesFacts, seal: MinutesSeal, title: str, logo: bytes | None) -> None:
    _letterhead(paper, facts, logo)
    paper.title(title)
    _subtitle(paper, subtitle_of(facts))
    paper.facts(head_rows(facts, seal))


def _letterhead(paper: Handout, facts: MinutesFacts, logo: bytes | None) -> None:
    if (picture := readable_logo(logo)) is not None:
        drawn = Logo(picture)
        drawn.hAlign = "LEFT"
        paper.add(drawn)
    structure, look = facts.structure, paper.look
    lines = [line for line in (facts.committee, structure.kind_words, structure.address) if line]
    name = look.body.clone("structure", spaceAfter=0, leading=look.label.leading + 1)
    said = [TaggedParagraph(Text.of(structure.name).bold(), name, Mark("P"))]
    last = look.label.clone("letterhead", spaceAfter=look.title.leading)
    said += [
        TaggedParagraph(Text.of(line), last if place == len(lines) else look.label, Mark("P"))
        for place, line in enumerate(lines, 1)
    ]
    paper.add(*said)


def _subtitle(paper: Handout, words: str) -> None:
    look = paper.look
    size = look.body.fontSize * 1.12
    style = look.body.clone("subtitle", fontSize=size, leading=size * 1.4, spaceAfter=18, rightIndent=0)
    paper.add(TaggedParagraph(Text.of(words), style, Mark("P")))


def _presence(paper: Handout, facts: MinutesFacts) -> None:
    paper.section("Présence")
    table = presence_table(facts)
    if table.rows and paper.look.is_large:
        paper.facts(
            [
                (f"{row[0]}, {side.lower()}", cell)
                for row in table.rows
                for side, cell in zip(table.heads, row[1:], strict=True)
                if cell
            ]
        )
    elif table.rows:
        columns = [PaperColumn("Présence", width=_PRESENCE)]
        columns += [PaperColumn(head, width=_COLLEGE) for head in table.heads]
        paper.table("", columns, table.rows)
    else:
        paper.body("Aucune présence n’est notée.")
    if table.guests:
        paper.body(table.guests)


def _agenda(paper: Handout, facts: MinutesFacts, *, public: bool) -> None:
    if not facts.items:
        _written(paper, "Ordre du jour", facts.written_agenda)
        return
    heads, rows = agenda_table(facts, public=public)
    paper.section("Ordre du jour")
    if paper.look.is_large:
        of_list = Mark("L", attributes={"O": "/List", "ListNumbering": "/Decimal"})
        item = paper.look.item.clone("numbered", leftIndent=0, firstLineIndent=0)
        for row in rows:
            text = Text.of(_in_one_line(row))
            paper.add(TaggedParagraph(text, item, Mark("LBody", Mark("LI", of_list))))
    else:
        paper.table("", [_column(head, _AGENDA, figures=head == "Durée") for head in heads], rows)
    if facts.secrecy_minute is not None and not _has_its_own_item(facts):
        paper.body(secrecy_said(facts.secrecy_minute))


def _actions(paper: Handout, facts: MinutesFacts, *, public: bool) -> None:
    rows = action_rows(facts, public=public)
    if rows:
        paper.section("Actions")
        paper.table("", [_column(head, _ACTIONS) for head in action_heads(public=public)], rows)


def _end(paper: Handout, facts: MinutesFacts, *, public: bool) -> None:
    paper.section("Clôture")
    _sentences(paper, facts.text_after)
    if public:
        paper.body(closing_said(facts))
    else:
        paper.add(signed(paper.look, closing_said(facts), signatures(facts)))
    if joined := pieces(facts):
        paper.section("Pièces")
        paper.items(joined)


def _written(paper: Handout, title: str, text: str) -> None:
    """What an import brought as text, one line one entry."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if lines:
        paper.section(title)
        paper.items(lines)


def _sentences(paper: Handout, text: str) -> None:
    for line in text.splitlines():
        if line.strip():
            paper.body(line.strip())


def _in_one_line(row: Sequence[str]) -> str:
    """« 3. Rappel des rendez-vous (partenariat, Josette Dumoulin, 35 min) »."""
    number, title, *details = row
    told = ", ".join(detail for detail in details if detail)
    return f"{number}. {title} ({told})" if told else f"{number}. {title}"


def _column(head: str, widths: dict[str, float], *, figures: bool = False) -> PaperColumn:
    return PaperColumn(head, figures=figures, width=widths[head])


def _has_its_own_item(facts: MinutesFacts) -> bool:
    return any(item.kind is ItemKind.SECRECY for item in facts.items)
