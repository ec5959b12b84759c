"""From the ticket in the pocket to the bank's file and the ledger, by three accounts; counted again."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring
from pypdf import PdfReader
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from xmlschema import XMLSchema

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.people import HomeDistance
from engagement_desktop.ui.expenses.giving.page import GiftsPage
from engagement_desktop.ui.expenses.ledger.page import LedgerPage
from engagement_desktop.ui.expenses.paying.reimburse_page import ReimbursePage
from engagement_desktop.ui.expenses.paying.runs_page import RunsPage
from engagement_desktop.ui.expenses.receipts import panel
from engagement_desktop.ui.theme import Look
from tests import made_receipts as made
from tests.builders import Builder
from tests.conftest import PHRASE
from tests.journeys.claims_by_hand import drop, new_claim, rows, say
from tests.journeys.hand import CONTROL, Hand
from tests.journeys.test_accounts_by_role import give_account, sitting
from tests.services.expenses.giving.giving_room import association, donor, policy
from tests.services.expenses.paying.paying_world import IBANS, OWN
from tests.ui.conftest import Seat, leave

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # popups
DAY = date(2026, 11, 17)
SCHEMA = Path(__file__).parents[1] / "data" / "xsd" / "pain.001.001.09.xsd"
KM, THOUSANDTHS = 28, 606  # there and back, a car of 4 CV below 5,000 km in the year
TRIP = (KM * THOUSANDTHS + 5) // 10
PARKING, MEAL, LUNCH, TRAIN = 360, 1850, 1420, 7350
MOST = 6


def house(make: Builder) -> None:
    """Three people who came to the same meeting; one will give up her costs."""
    own = association(make, iban=Sealed(OWN), account_holder="LES USAGERS")
    policy(make.session, own)
    monique = make.person("Hélias", "Monique", city="Saint-Martin", iban=Sealed(IBANS[1]))
    luc = make.person("Fournier", "Luc", iban=Sealed(IBANS[0]))
    chantal = donor(make)
    make.vehicle(monique, power=4)
    make.session.add(HomeDistance(person_id=monique.id, structure_id=own.id, km_hundredths=50 * KM))
    meeting = make.meeting(make.committee(own), DAY, number="2026-05")
    for person in (monique, luc, chantal):
        make.attendance(meeting, person)


@dataclass
class Town:
    """One dossier and those who open it, each with their own words."""

    dossier: Path
    look: Look
    settings: QSettings
    bot: QtBot
    phrases: dict[str, str]
    folder: Path

    def sit(self, name: str) -> Iterator[Hand]:
        """The hand of one of them, at the window."""
        with sitting(self.dossier, self.phrases[name], self.look, self.settings, self.bot) as seat:
            yield Hand(seat)


@pytest.fixture
def town(
    seat: Seat,
    dossier: Path,
    look: Look,
    settings: QSettings,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Town:
    """A secretary and a treasurer are given an account by the coordinator; files go where one says."""
    seat.fill(house)
    phrases = {
        "Nadia": give_account(seat, "Nadia", Role.SECRETARIAT),
        "Yves": give_account(seat, "Yves", Role.TREASURY),
        "Claire": PHRASE,
    }
    leave(seat)
    seat.application.close()
    folder = tmp_path / "fichiers"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(folder))
    return Town(dossier, look, settings, qtbot, phrases, folder)


def test_from_the_ticket_to_the_bank_the_ledger_and_the_gift(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for hand in town.sit("Nadia"):
        _three_claims_are_typed(hand, tmp_path, monkeypatch)
    for hand in town.sit("Claire"):
        _approved_in_one_go(hand)
    for hand in town.sit("Yves"):
        _paid_in_few_actions(hand, town)
        _one_comes_back_alone(hand, town)
        _given_up(hand, town, monkeypatch)
        _told_to_the_accountant(hand, town)
        _nothing_more_to_pay(hand)
        _come_back_once_more(hand, town)


def _three_claims_are_typed(hand: Hand, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Monique's with a trip, a parking and a meal; Luc's lunch; Chantal's train, which she gives up."""
    photo, bill = folder / "parking.jpg", folder / "repas.pdf"
    photo.write_bytes(made.jpeg())
    bill.write_bytes(made.pdf())
    page = new_claim(hand, "hel")
    say(hand, page, nature="Kilo")
    hand.key(Qt.Key.Key_N, CONTROL)
    say(hand, page, nature="Stat", amount="3,60")
    drop(hand, page, photo)
    hand.key(Qt.Key.Key_N, CONTROL)
    say(hand, page, nature="Repas", amount="18,50")
    _point_at(monkeypatch, bill)
    hand.key(Qt.Key.Key_J, CONTROL)
    hand.key(Qt.Key.Key_Return, CONTROL)
    for letters, nature, amount in (("fou", "Repas", "14,20"), ("pri", "Train", "73,50")):
        bill.write_bytes(made.pdf(words=f"Total {amount} EUR"))
        page = new_claim(hand, letters)
        if letters == "pri":
            page.head.wishes.chips[0].setFocus()
            for pressed in (Qt.Key.Key_Right, Qt.Key.Key_Space):
                hand.key(pressed)
        say(hand, page, nature=nature, amount=amount)
        hand.key(Qt.Key.Key_J, CONTROL)
        hand.key(Qt.Key.Key_Return, CONTROL)
    claims, lines = rows(hand.seat, "expense_claim"), rows(hand.seat, "expense_line")
    assert [(one["status"], one["wish"]) for one in claims] == [
        ("submitted", "reimburse"),
        ("submitted", "reimburse"),
        ("submitted", "waive"),
    ]
    assert [one["amount"] for one in lines] == [TRIP, PARKING, MEAL, LUNCH, TRAIN]
    assert [one["receipt"] for one in lines] == [None, *(f"J-2026-000{at}" for at in range(1, 5))]
    assert {one["spent_on"] for one in lines} == {DAY.isoformat()}


def _point_at(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    monkeypatch.setattr(panel, "asked_files", lambda _parent: [file])


def _approved_in_one_go(hand: Hand) -> None:
    """The coordinator chooses all that waits, and approves."""
    page = hand.on_list("expenses")
    hand.settle()
    page.table.setFocus()
    hand.key(Qt.Key.Key_A, CONTROL)
    hand.key(Qt.Key.Key_Return, CONTROL)
    claims = rows(hand.seat, "expense_claim")
    assert {one["status"] for one in claims} == {"approved"}
    claire = hand.seat.application.workspace.actor.account_id
    assert {one["decided_by_id"] for one in claims} == {claire}
    assert claire not in {one["entered_by_id"] for one in claims}


def _paid_in_few_actions(hand: Hand, town: Town) -> None:
    """Two claims in one run; the one that is given up is not paid."""
    page = _made(hand, "REM-2026-001", town)
    hand.press(page.acts.card, "Envoyé à la banque")
    assert len(hand.actions) <= MOST, hand.actions
    seat = hand.seat
    payments = rows(seat, "payment")
    assert [(one["claim_id"], one["amount"], one["state"]) for one in payments] == [
        (1, TRIP + PARKING + MEAL, "paid"),
        (2, LUNCH, "paid"),
    ]
    assert _status(seat) == ["reimbursed", "reimbursed", "approved"]
    assert {one["paid_on"] for one in rows(seat, "expense_claim")[:2]} == {"2026-11-22"}
    folder = town.folder / "Remboursement REM-2026-001"
    assert _bank_amounts(folder) == [one["amount"] for one in payments]
    files = {one.name for one in folder.iterdir()}
    assert {"REM-2026-001, bordereau.pdf", "REM-2026-001, reçus.pdf", "REM-2026-001, écritures.txt"} <= files
    assert "J-2026-0001" in _words(folder / "REM-2026-001, reçus.pdf")
    papers = [_words(one) for one in folder.iterdir() if "Hélias" in one.name]
    assert len(papers) == 1, sorted(files)
    for told in ("Monique", "28 × 0,606 28 16,97", "3,60", "18,50", "trente-neuf euros et sept centimes"):
        assert told in papers[0], told
    assert _sums(_fec(folder / "REM-2026-001, écritures.txt"))["4681"] == 0


def _made(hand: Hand, number: str, town: Town) -> ReimbursePage:
    """A run of all that is ready, its files where one says."""
    hand.actions.clear()
    hand.press(hand.seat.open("expenses"), "Rembourser")
    page = hand.seat.desk.open("reimburse")
    assert isinstance(page, ReimbursePage)
    hand.key(Qt.Key.Key_Return, CONTROL)
    hand.actions.append("choix : le dossier où ranger les fichiers")
    hand.settle()
    assert (town.folder / f"Remboursement {number}").is_dir()
    return page


def _one_comes_back_alone(hand: Hand, town: Town) -> None:
    """Luc's account was closed: his claim alone is to be paid again, and is."""
    seat = hand.seat
    _come_back(hand, run_id=1)
    assert _status(seat) == ["reimbursed", "approved", "approved"]
    again = _made(hand, "REM-2026-002", town)
    hand.press(again.acts.card, "Envoyé à la banque")
    assert len(hand.actions) <= MOST
    assert _status(seat) == ["reimbursed", "reimbursed", "approved"]
    assert [(one["run_id"], one["claim_id"], one["state"]) for one in rows(seat, "payment")] == [
        (1, 1, "paid"),
        (1, 2, "rejected"),
        (2, 2, "paid"),
    ]
    assert _bank_amounts(town.folder / "Remboursement REM-2026-002") == [LUNCH]


def _come_back(hand: Hand, run_id: int) -> None:
    """The bank gave Luc's payment of this run back."""
    seat = hand.seat
    page = seat.open("runs", run_id)
    assert isinstance(page, RunsPage)
    page.open_row(next(one for one in page.model.loaded() if one.id == run_id))
    hand.settle()
    hand.press(page.pane, f"Revenu\u00a0: {rows(seat, 'expense_claim')[1]['reference']}…")
    hand.type("Compte clos")
    hand.key(Qt.Key.Key_S, CONTROL)


def _given_up(hand: Hand, town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """Chantal signed the sentence; her receipt says the sum in letters."""
    seat, target = hand.seat, town.folder / "reçu de don.pdf"
    page = seat.open("gifts")
    assert isinstance(page, GiftsPage)
    hand.press(page.waivers, "Noter l’abandon…")
    hand.key(Qt.Key.Key_S, CONTROL)
    assert _status(seat)[2] == "waived"
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_asked: (str(target), "Document à imprimer (*.pdf)")
    )
    hand.press(page.due, "Émettre…")
    told = _words(target)
    for words in ("2026-001", "73,50", "soixante-treize euros et cinquante centimes", "Chantal", "Prigent"):
        assert words in told, words
    (given,) = rows(seat, "gift_receipt")
    assert (given["amount"], given["number"]) == (TRAIN, "2026-001")
    assert rows(seat, "expense_line")[4]["waived_on"] == "2026-11-22"


def _told_to_the_accountant(hand: Hand, town: Town) -> None:
    """What the file says, what the dossier kept and what happened are the same sums."""
    lines, kept = _fec(_exported(hand, town)), rows(hand.seat, "ledger_line")
    assert [(one["CompteNum"], _cents(one["Debit"]), _cents(one["Credit"])) for one in lines] == [
        (one["account"], one["debit"], one["credit"]) for one in kept
    ]
    assert sum(one["debit"] for one in kept) == sum(one["credit"] for one in kept)
    sums = _sums(lines)
    granted = TRIP + PARKING + MEAL + LUNCH + TRAIN
    assert sum(cents for account, cents in sums.items() if account.startswith("625")) == granted
    assert sums["4681"] == 0
    assert sums["75412"] == -TRAIN
    assert sum(cents for account, cents in sums.items() if account.startswith("512")) == TRAIN - granted
    assert _owed(hand.seat) == {1: 0, 2: 0, 3: 0}


def _exported(hand: Hand, town: Town) -> Path:
    """The text of one more export of the year."""
    before = set(town.folder.iterdir())
    page = hand.seat.open("ledger")
    assert isinstance(page, LedgerPage)
    hand.key(Qt.Key.Key_S, CONTROL)
    hand.settle()
    (text,) = (one for one in set(town.folder.iterdir()) - before if one.suffix == ".txt")
    return text


def _come_back_once_more(hand: Hand, town: Town) -> None:
    """After the export: what left stays, the next file takes it back, and the lunch is owed again."""
    left = rows(hand.seat, "ledger_line")
    _come_back(hand, run_id=2)
    assert _status(hand.seat) == ["reimbursed", "approved", "waived"]
    lines = _fec(_exported(hand, town))
    assert rows(hand.seat, "ledger_line")[: len(left)] == left
    assert _sums(lines)["4681"] == -LUNCH
    assert sum(_sums(lines).values()) == 0
    numbers = [one["number"] for one in rows(hand.seat, "ledger_entry")]
    assert numbers == list(range(1, len(numbers) + 1))
    assert _owed(hand.seat) == {1: 0, 2: -LUNCH, 3: 0}


def _owed(seat: Seat) -> dict[int, int]:
    """What the volunteers' account says of each of them, from every export."""
    each: dict[int, int] = defaultdict(int)
    for one in rows(seat, "ledger_line"):
        if one["account"] == "4681":
            each[one["person_id"]] += one["debit"] - one["credit"]
    return dict(each)


def _nothing_more_to_pay(hand: Hand) -> None:
    """A claim is paid once: no run holds it any more, and no door offers it."""
    page = hand.seat.open("reimburse")
    assert isinstance(page, ReimbursePage)
    assert page.choosing.rows() == ()
    assert page.act.isHidden()


def _status(seat: Seat) -> list[str]:
    return [one["status"] for one in rows(seat, "expense_claim")]


def _bank_amounts(folder: Path) -> list[int]:
    """The cents of each transfer of the bank's file, which is valid and adds up."""
    (file,) = folder.glob("*.xml")
    content = file.read_bytes()
    XMLSchema(str(SCHEMA)).validate(content.decode())
    found: dict[str, list[str]] = defaultdict(list)
    for one in fromstring(content).iter():
        found[one.tag.rpartition("}")[2]].append(one.text or "")
    cents = [int(Decimal(one) * 100) for one in found["InstdAmt"]]
    assert {int(Decimal(one) * 100) for one in found["CtrlSum"]} == {sum(cents)}
    assert {int(one) for one in found["NbOfTxs"]} == {len(cents)}
    return cents


def _words(paper: Path) -> str:
    """What a PDF says, as one reads it."""
    pages = PdfReader(BytesIO(paper.read_bytes())).pages
    said = " ".join(page.extract_text() for page in pages)
    return " ".join(said.replace("\u00a0", " ").replace("\u202f", " ").split())


def _fec(file: Path) -> list[dict[str, str]]:
    head, *lines = file.read_bytes().decode("iso8859-15").splitlines()
    return [dict(zip(head.split("\t"), line.split("\t"), strict=True)) for line in lines]


def _cents(amount: str) -> int:
    return int(Decimal(amount.replace(",", ".")) * 100)


def _sums(lines: list[dict[str, str]]) -> dict[str, int]:
    """Debit less credit of each account."""
    sums: dict[str, int] = defaultdict(int)
    for one in lines:
        sums[one["CompteNum"]] += _cents(one["Debit"]) - _cents(one["Credit"])
    return sums
