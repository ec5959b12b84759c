"""The slip of a run: transfers with their control total, cheques to write, cash to hand over."""

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.handout import Handout
from engagement_desktop.documents.long_table import PaperColumn, long_table
from engagement_desktop.documents.meetings.signing import signed
from engagement_desktop.documents.pdf import Running
from engagement_desktop.domain.expenses.claims import PaymentMeans
from engagement_desktop.domain.expenses.paying.slips import PaidLine, RunSlip, summed
from engagement_desktop.french.formats import count, date_long, money
from engagement_desktop.french.typography import NBSP

_AMOUNT = PaperColumn("Montant", figures=True, width=24 * mm)
_NOTE = PaperColumn("Note", width=34 * mm)
_TALL, _AFTER = 24.0, 9.0


def run_slip_pdf(slip: RunSlip, properties: Properties) -> bytes:
    """One part a means; what goes to the bank first, with what its screen must show."""
    paper = Handout(properties, Running(slip.structure, properties.title))
    paper.above(slip.structure)
    paper.title(f"Remboursement {slip.number}")
    paper.opening(f"{count(slip.claims, 'note', 'notes')} pour {money(slip.total)}.")
    if lines := slip.by(PaymentMeans.TRANSFER):
        _transfers(paper, slip, lines)
    if lines := slip.by(PaymentMeans.CHEQUE):
        _cheques(paper, lines)
    if lines := slip.by(PaymentMeans.CASH):
        _cash(paper, lines)
    made = f"Remboursement {slip.number} de {money(slip.total)}, établi le {date_long(slip.made_on)}."
    paper.add(signed(paper.look, made, (("Pour la trésorerie", ""), ("Pour la présidence", ""))))
    return paper.to_bytes()


def _transfers(paper: Handout, slip: RunSlip, lines: tuple[PaidLine, ...]) -> None:
    paper.section("Virements")
    paper.facts(
        [
            ("Compte débité", f"{slip.account}, {slip.holder}"),
            ("Exécution le", date_long(slip.execute_on)),
            ("Total de contrôle", f"{money(summed(lines))}, {count(len(lines), 'virement')}"),
        ]
    )
    columns = (_NOTE, PaperColumn("Titulaire"), PaperColumn("Compte", width=26 * mm), _AMOUNT)
    rows = [(one.reference, one.payee, f"…{NBSP}{one.account_end}", money(one.amount)) for one in lines]
    paper.add(long_table(columns, rows), Spacer(1, _AFTER))


def _cheques(paper: Handout, lines: tuple[PaidLine, ...]) -> None:
    paper.section("Chèques à établir")
    paper.body(f"{count(len(lines), 'chèque')} pour {money(summed(lines))}.")
    columns = (
        _NOTE,
        PaperColumn("À l’ordre de", width=56 * mm),
        _AMOUNT,
        PaperColumn("N° du chèque", width=34 * mm),
    )
    paper.table("", columns, [(one.reference, one.payee, money(one.amount), "") for one in lines], _TALL)


def _cash(paper: Handout, lines: tuple[PaidLine, ...]) -> None:
    paper.section("Espèces à remettre")
    paper.body(f"{count(len(lines), 'remise en espèces', 'remises en espèces')} pour {money(summed(lines))}.")
    columns = (_NOTE, PaperColumn("Personne"), _AMOUNT)
    rows = [(one.reference, one.person, money(one.amount)) for one in lines]
    paper.add(long_table(columns, rows), Spacer(1, _AFTER))
    paper.note("Chaque personne signe son reçu, dans le fichier des reçus d’espèces.")
