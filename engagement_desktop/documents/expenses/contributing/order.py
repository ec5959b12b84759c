"""The order to pay a contribution: what, how much in figures and letters, who approved it."""

from datetime import UTC, datetime, time

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.handout import Handout
from engagement_desktop.documents.pdf import Running
from engagement_desktop.documents.prints import USUAL
from engagement_desktop.documents.structure import Mark
from engagement_desktop.documents.tagged import TaggedParagraph
from engagement_desktop.documents.text import Text, plain
from engagement_desktop.french.contribution_texts import OrderPaper
from engagement_desktop.french.formats import date_long

TITLE = "Ordre de paiement"
_SUM = USUAL.title.clone("order sum", fontSize=24, leading=30, spaceBefore=8, spaceAfter=0)


def order_pdf(told: OrderPaper) -> bytes:
    """One page; the same words and day give the same bytes."""
    dated = datetime.combine(told.made_on, time(), UTC)
    properties = Properties(
        TITLE, f"{TITLE}, {plain(told.person)}", plain(told.structure) or "Engagement", dated
    )
    paper = Handout(properties, Running(told.structure, TITLE))
    paper.above(told.structure)
    paper.title(TITLE)
    paper.body(f"Contribution payée, hors remboursement de frais. Fait le {date_long(told.made_on)}.")
    paper.add(TaggedParagraph(Text.of(told.amount), _SUM, Mark("P")))
    paper.add(TaggedParagraph(Text.of(told.in_letters), USUAL.letter, Mark("P")))
    paper.facts(told.facts)
    paper.add(Spacer(1, 8 * mm))
    paper.facts([("Date et signature", "………………………………………")])
    paper.note(
        "Les heures payées ne sont pas du bénévolat. Ce papier ne dit rien du statut social ou fiscal de la "
        "somme\u00a0: vérifiez-le avant de payer."
    )
    return paper.to_bytes()
