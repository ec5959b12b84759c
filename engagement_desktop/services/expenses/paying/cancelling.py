"""Taking a run away before it is sent: its payments and its papers go with it."""

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.runs import PaymentRun, RunState
from engagement_desktop.domain.issued import IssuedDocument
from engagement_desktop.storage.expenses.paying.runs import payments_of, run_documents


def cancel(session: Session, run: PaymentRun) -> None:
    """Raises DomainError: the run was sent."""
    if run.state is RunState.SENT:
        raise DomainError(
            f"Le remboursement {run.number} est envoyé à la banque\u00a0: il ne s’annule plus. Un "
            "paiement revenu se note "
            "un par un."
        )
    links = run_documents(session, run.id)
    papers = [session.get_one(IssuedDocument, link.document_id) for link in links]
    for payment in payments_of(session, run.id):
        session.delete(payment)
    for link in links:
        session.delete(link)
    session.flush()
    for paper in papers:
        session.delete(paper)
    session.delete(run)
