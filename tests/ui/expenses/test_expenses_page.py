from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.expenses.expenses_page import ExpensesPage
from tests.ui.conftest import Seat, shown


def expenses(seat: Seat, what: object = None) -> ExpensesPage:
    page = seat.open("expenses", what)
    assert isinstance(page, ExpensesPage)
    return page


def test_claims_are_listed_with_their_amount_and_their_state(filled: Seat) -> None:
    page = expenses(filled)
    first = [page.model.data(page.model.index(0, column)) for column in range(5)]
    assert first == ["Tessier Paul", "36,97", "Soumise", "NDF-0002", "05/05/2026"]
    assert page._footer.whole() == "2\u00a0notes de frais, 49,47\u00a0€"


def test_the_pane_tells_each_line_how_it_was_priced_and_what_is_missing(filled: Seat) -> None:
    page = expenses(filled)
    filled.bot.waitUntil(lambda: "NDF-0002" in shown(page.pane))
    told = shown(page.pane)
    for words in ("20,00\u00a0€", "28 km × 0,606 €", "Domicile – MSP", "Pas de reçu", "28\u00a0km"):
        assert words in told
    assert "1\u00a0ligne attend son reçu." in told


def test_a_paid_claim_says_when(filled: Seat) -> None:
    page = expenses(filled, ListView(ListQuery(filters={"status": "reimbursed"}), ""))
    filled.bot.waitUntil(lambda: "NDF-0001" in shown(page.pane))
    told = shown(page.pane)
    assert "01/04/2026" in told
    assert "Repas avant la séance" in told
