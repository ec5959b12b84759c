"""Expense claims, as the window asks for them."""

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims_rows import ExpenseDetail, ExpenseRow
from engagement_desktop.domain.lists import Cursor, ListQuery, ListSummary, Page
from engagement_desktop.services.chips import Chips, chips_of, exercise_chips
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.expenses import claims


class ExpenseService:
    """What a person sees of expense claims."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def page(self, query: ListQuery, after: Cursor | None = None) -> Page[ExpenseRow]:
        """Up to 200 claims."""
        with self._workspace.read() as session:
            return claims.claims_page(session, query, after, self._workspace.today())

    def summary(self, query: ListQuery) -> ListSummary:
        """How many claims the query keeps; sums: `lines` and `amount` (Money)."""
        with self._workspace.read() as session:
            kept, lines, amount = claims.claims_sums(session, query, self._workspace.today())
            return ListSummary(kept, claims.claims_total(session), {"lines": lines, "amount": amount})

    def chips(self, query: ListQuery) -> Chips:
        """The families `status`, `nature` (not counted) and `exercise`."""
        with self._workspace.read() as session:
            return chips_of(claims.claims_facets(session, query, self._workspace.today())) | exercise_chips(
                session
            )

    def detail(self, claim_id: int) -> ExpenseDetail:
        """One claim.

        Raises:
            DomainError: the claim is no longer in the dossier.
        """
        with self._workspace.read() as session:
            found = claims.claim_detail(session, claim_id, self._workspace.today())
        if found is None:
            raise DomainError("Cette note de frais n’est plus dans le dossier.")
        return found
