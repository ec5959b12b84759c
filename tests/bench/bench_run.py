"""How long fourteen claims take to become a bank file, statements, receipts and entries."""

import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from statistics import median

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from engagement_desktop.bootstrap import Application, Ways, create_application
from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.clock import FixedClock
from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim, ExpenseLine
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.paying.runs_rows import RunDraft
from tests.builders import Builder
from tests.conftest import NOW, PHRASE, POLICY

CLAIMS, RECEIPTS, RUNS = 14, 2, 3
OWN, PERSON = "FR7630006000011234567890189", "FR1420041010050500013M02606"
PICTURE = Path(__file__).resolve().parents[1] / "data" / "logo.png"
DAY = date(2026, 11, 25)


def run() -> dict[str, float]:
    """From the act to the files on the disk, two receipts a claim."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        ways = Ways(clock=FixedClock(NOW), policy=POLICY)
        application, _code = create_application(
            place / "b.engagement", PHRASE, first_name="Claire", ways=ways
        )
        ids = fill(application)
        took = []
        for _turn in range(RUNS):
            began = time.perf_counter()
            run_id = application.runs.make(RunDraft(ids, DAY))
            application.runs.save_files(run_id, place)
            took.append(time.perf_counter() - began)
            application.runs.cancel(run_id)
        application.close()
    return {"run_of_14_s": median(took)}


def fill(application: Application) -> tuple[int, ...]:
    """Claims of three lines, two of them with a picture."""
    lines: list[int] = []
    with application.workspace.database.work() as session:
        make = Builder(session)
        make.structure(iban=Sealed(OWN), account_holder="MSP DES DEUX-PONTS")
        claims = []
        for number in range(CLAIMS):
            person = make.person(f"Personne {number}", "Alix", known_as=f"P{number}", iban=Sealed(PERSON))
            claim = make.claim(person, ClaimStatus.DRAFT)
            claims.append(claim.id)
            for place in range(RECEIPTS + 1):
                nature = ExpenseNature.PARKING if place < RECEIPTS else ExpenseNature.KILOMETRES
                line: ExpenseLine = make.line(claim, date(2026, 11, 3 + place), 420, nature=nature)
                if place < RECEIPTS:
                    lines.append(line.id)
    prepared = application.receipts.prepare("ticket.png", PICTURE.read_bytes())
    for line_id in lines:
        application.receipts.join(line_id, prepared)
    with application.workspace.database.work() as session:
        for claim_id in claims:
            session.get_one(ExpenseClaim, claim_id).status = ClaimStatus.APPROVED
    return tuple(claims)


if __name__ == "__main__":
    print(run())
