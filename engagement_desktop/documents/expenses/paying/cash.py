"""Receipts for cash: a page a person, the amount in figures and letters, signed by who receives it."""

from reportlab.platypus import PageBreak

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.handout import Handout
from engagement_desktop.documents.meetings.signing import signed
from engagement_desktop.documents.pdf import Running
from engagement_desktop.domain.expenses.claims import PaymentMeans
from engagement_desktop.domain.expenses.paying.slips import PaidLine, RunSlip
from engagement_desktop.french.amount_words import in_letters
from engagement_desktop.french.formats import money


def cash_receipts_pdf(slip: RunSlip, properties: Properties) -> bytes:
    """The pages, in the order of the slip."""
    paper = Handout(properties, Running(slip.structure, properties.title))
    for place, line in enumerate(slip.by(PaymentMeans.CASH)):
        if place:
            paper.add(PageBreak())
        _page(paper, slip, line)
    return paper.to_bytes()


def _page(paper: Handout, slip: RunSlip, line: PaidLine) -> None:
    paper.above(slip.structure)
    paper.title("Reçu d’espèces")
    letters = in_letters(line.amount, traditional=slip.traditional)
    paper.opening(f"{line.person} reçoit {money(line.amount)} en espèces.")
    paper.facts(
        [
            ("Somme en lettres", letters),
            ("Pour", f"le remboursement des frais de la note {line.reference}"),
            ("Remboursement", slip.number),
            ("Versé par", slip.structure),
        ]
    )
    place = slip.city or "……………………"
    made = f"Reçu à {place}, le ……………………"
    paper.add(signed(paper.look, made, (("La personne qui reçoit", line.person), ("Pour la structure", ""))))
