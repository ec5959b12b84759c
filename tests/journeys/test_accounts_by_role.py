"""A treasurer is given an account, opens the dossier with their own phrase, and finds what is theirs."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engagement_desktop.bootstrap import open_application
from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.permissions import Permission, Role
from engagement_desktop.domain.register.people import Need
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.ui.home.home_page import HomePage
from engagement_desktop.ui.register.people_page import PeoplePage
from engagement_desktop.ui.settings.accounts import AccountsPage
from engagement_desktop.ui.settings.bin import BinPage
from engagement_desktop.ui.theme import Look
from tests.builders import Builder
from tests.ui.conftest import WAYS, Seat, leave, shown, sit
from tests.ui.town import door

IBAN = "FR7630006000011234567890189"


def claims(make: Builder) -> None:
    """One claim to pay, one meeting to come, and a person with an account and a need."""
    own = make.structure(link=StructureLink.OWN)
    committee = make.committee(own, "Comité des usagers")
    monique = make.person(iban=Sealed(IBAN), account_holder="Monique Hélias")
    make.session.add(Need(person_id=monique.id, kind=Sealed("transport"), detail=Sealed("depuis Auray")))
    make.mandate(monique, committee, date(2024, 1, 1))
    claim = make.claim(monique, ClaimStatus.APPROVED, reference="NDF-0001")
    make.line(claim, date(2026, 3, 3), 1250, purpose="Repas")
    sent = make.claim(monique, ClaimStatus.SUBMITTED, reference="NDF-0002")
    make.line(sent, date(2026, 5, 5), 2000)


@contextmanager
def sitting(dossier: Path, phrase: str, look: Look, settings: QSettings, bot: QtBot) -> Iterator[Seat]:
    """Somebody who opens the dossier with their phrase."""
    application = open_application(dossier, phrase, ways=WAYS)
    seat = sit(application, look, settings, bot)
    yield seat
    leave(seat)
    application.close()


def test_a_treasurer_opens_with_their_own_phrase_and_finds_what_is_to_be_paid(
    seat: Seat, dossier: Path, look: Look, settings: QSettings, qtbot: QtBot
) -> None:
    seat.fill(claims)
    phrase = give_account(seat, "Paul", Role.TREASURY)
    leave(seat)
    seat.application.close()
    with sitting(dossier, phrase, look, settings, qtbot) as paul:
        assert paul.application.workspace.actor.first_name == "Paul"
        home = paul.open("home")
        assert isinstance(home, HomePage)
        assert [button.accessibleName() for button in home.steps.buttons]
        first = shown(home.steps).split("\n")
        assert next(words for words in first if "note" in words) == "1\u00a0note de frais à rembourser"
        people = paul.open("people")
        assert isinstance(people, PeoplePage)
        read = paul.application.people.draft(people.model.loaded()[0].id)
        assert read.iban == IBAN
        assert read.needs is None
        assert "accounts" not in paul.desk.page_keys()
        assert not paul.application.workspace.may(Permission.PERSON_WRITE)
        seen = paul.open("structure")
        assert seen.header.primary() is None


def give_account(seat: Seat, name: str, role: Role) -> str:
    """Add an account by the page, and give the phrase that was shown once."""
    page = seat.open("accounts")
    assert isinstance(page, AccountsPage)
    door(page, "Ajouter un compte").click()
    assert page.sheet is not None
    assert page.sheet.name is not None
    assert page.sheet.roles is not None
    QTest.keyClicks(page.sheet.name.editor, name)
    page.sheet.roles.choose(role)
    page.sheet.button.click()
    seat.wait()
    seat.bot.waitUntil(lambda: page.handover is not None)
    assert page.handover is not None
    phrase = page.handover.words.text()
    page.handover.done.click()
    seat.wait()
    return phrase


def test_a_person_deleted_by_mistake_is_found_in_the_bin_and_put_back(seat: Seat) -> None:
    seat.fill(lambda make: make.person("Tessier", "Paul"))
    people = seat.open("people")
    assert isinstance(people, PeoplePage)
    QTest.keyClick(people.table, Qt.Key.Key_Delete)
    seat.wait()
    assert people.model.rowCount() == 0
    kept = seat.open("bin")
    assert isinstance(kept, BinPage)
    QTest.keyClick(kept.table, Qt.Key.Key_Return)
    seat.bot.waitUntil(lambda: kept.restoring is not None)
    assert kept.restoring is not None
    kept.restoring.click()
    seat.wait()
    assert kept.model.rowCount() == 0
    people = seat.open("people")
    assert isinstance(people, PeoplePage)
    assert [row.last_name for row in people.model.loaded()] == ["Tessier"]


def test_an_empty_dossier_leads_to_the_form_of_the_first_committee(seat: Seat) -> None:
    home = seat.open("home")
    assert isinstance(home, HomePage)
    door(home.empty, "Inscrire un comité").click()
    seat.wait()
    committees = seat.desk.open("committees")
    assert committees.editor is not None  # type: ignore[attr-defined]  # a list page
