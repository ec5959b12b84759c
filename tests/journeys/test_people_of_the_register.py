"""People through the window: added, pasted, made one, seen off, written to; each journey counted."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.mandates import EndReason, SeatKind
from engagement_desktop.domain.register.people import Capacity, Civility
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.ui.register.batch_kinds import BatchKind
from engagement_desktop.ui.register.entry_page import EntryPage
from engagement_desktop.ui.register.leave_page import LeavePage
from engagement_desktop.ui.register.merge_page import MergePage
from engagement_desktop.ui.register.people_page import PeoplePage
from engagement_desktop.ui.register.person_page import PersonPage
from tests.builders import Builder
from tests.journeys.hand import CONTROL, Hand
from tests.ui.conftest import Seat, shown, story
from tests.ui.conftest import seat_as as seat_as  # noqa: PLC0414 - a fixture given on
from tests.ui.town import NBSP, column, door, table

PASTED = "\n".join(
    (
        "Nom\tPrénom\tCollège\tTéléphone\tVille",
        "Hélia\tMonique\tusager\t02 97 00 00 00\tSaint-Martin",
        "Tessier\tPaule\tprofessionnel\t\tAuray",
        *(f"Le Bras\t{first}\tusager\t\tÉtel" for first in ("Anne", "Béatrice", "Cécile", "Denise", "Édith")),
        *(f"Kermarrec\t{first}\tusager\t\tBelz" for first in ("Fañch", "Gwenaël", "Hervé", "Ivan", "Joël")),
    )
)


def names(seat: Seat) -> list[str]:
    rows = seat.application.people.page(ListQuery(sort="name")).rows
    return [f"{row.last_name} {row.first_name}" for row in rows]


def people(seat: Seat) -> PeoplePage:
    page = seat.open("people")
    assert isinstance(page, PeoplePage)
    return page


def person(seat: Seat, hand: Hand) -> PersonPage:
    hand.settle()
    page = seat.desk.open("person")
    assert isinstance(page, PersonPage)
    assert page.isVisible()
    return page


@pytest.fixture
def saved_at(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where the person says that files go."""
    target = tmp_path / "remis" / "fichier.pdf"
    target.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    return target


def test_a_person_from_the_first_key_to_their_page_in_eight_actions(seat: Seat) -> None:
    seat.fill(story)
    page = people(seat)
    hand = Hand(seat)
    hand.key(Qt.Key.Key_N, CONTROL)
    hand.type("Prigent")
    hand.key(Qt.Key.Key_Tab)
    hand.type("Chantal")
    hand.key(Qt.Key.Key_S, CONTROL)
    assert seat.desk.status.message() == f"Personne ajoutée{NBSP}: Chantal Prigent."
    assert page.editor is None
    current = page.table.current_row()
    assert current is not None
    assert current.last_name == "Prigent"
    hand.key(Qt.Key.Key_Return)
    file = person(seat, hand)
    assert file.header.title() == "Chantal Prigent"
    hand.key(Qt.Key.Key_F2)
    assert file.editor is not None
    hand.type("-Le Bihan")
    assert len(hand.actions) == 8
    hand.key(Qt.Key.Key_S, CONTROL)
    assert "Chantal" in file.header.title()
    assert "Le Bihan" in file.header.title()
    hand.key(Qt.Key.Key_Z, CONTROL)
    assert file.header.title() == "Chantal Prigent"


def test_twelve_people_pasted_with_two_duplicates_take_four_actions(seat: Seat) -> None:
    seat.fill(story)
    before = names(seat)
    page = seat.open("entry")
    assert isinstance(page, EntryPage)
    QGuiApplication.clipboard().setText(PASTED)
    hand = Hand(seat)
    hand.key(Qt.Key.Key_V, CONTROL)
    assert page.doubt.isVisible()
    assert "1 sur 2" in shown(page.doubt)
    hand.key(Qt.Key.Key_1)
    assert "2 sur 2" in shown(page.doubt)
    hand.key(Qt.Key.Key_2)
    assert not page.doubt.isVisible()
    hand.key(Qt.Key.Key_Return, CONTROL)
    assert len(hand.actions) == 4
    after = names(seat)
    assert len(after) == len(before) + 11
    assert "Tessier Paule" in after
    assert "Hélia Monique" not in after
    assert page.model.is_blank()
    hand.key(Qt.Key.Key_Z, CONTROL)
    assert names(seat) == before


def test_what_is_wrong_stays_in_the_grid_and_what_is_right_is_saved(seat: Seat) -> None:
    seat.fill(story)
    page = seat.open("entry")
    assert isinstance(page, EntryPage)
    hand = Hand(seat)
    page.paste("Nom\tPrénom\tNaissance\nRiou\tYann\t31/02/1980\nRiou\tMaël\t12/05/1971")
    hand.settle()
    assert page.act.text() == f"Enregistrer 1{NBSP}personne"
    hand.key(Qt.Key.Key_Return, CONTROL)
    assert "Riou Maël" in names(seat)
    lines = page.model.lines()
    assert [line[1]["first_name"] for line in lines] == ["Yann"]
    assert f"1{NBSP}refusée" in page._foot.whole()
    assert "dans le tableau" in shown(page)


def test_two_files_are_made_one_and_come_back_with_one_key(seat: Seat) -> None:
    seat.fill(story)
    seat.fill(lambda make: make.person("Hélias", "Monique", phone="06 11 22 33 44", known_as="Z9"))
    before = names(seat)
    page = seat.open("merge")
    assert isinstance(page, MergePage)
    hand = Hand(seat)
    hand.settle()
    assert "1" in shown(page.header)
    assert page.card.isVisible()
    hand.key(Qt.Key.Key_Return)
    assert page.card.isAncestorOf(hand.focus())
    phone = page.card._groups["phone"].checkedButton()
    assert phone is not None
    phone.setFocus()
    hand.key(Qt.Key.Key_Right)
    assert page.card.choices()["phone"].value == "right"
    hand.key(Qt.Key.Key_Return, CONTROL)
    assert len(hand.actions) == 3
    after = names(seat)
    assert len(after) == len(before) - 1
    row = next(row for row in seat.application.people.page(ListQuery()).rows if row.last_name == "Hélias")
    assert seat.application.people.detail(row.id).phone == "06 11 22 33 44"
    assert page.empty.isVisible()
    hand.key(Qt.Key.Key_Z, CONTROL)
    assert names(seat) == before


def leaving(make: Builder) -> None:
    """A titulaire with a suppléant, and a claim that waits."""
    story(make)
    committee = make.committee(
        make.structure("Maison voisine", link=StructureLink.MEMBER), "Comité de quartier"
    )
    chantal = make.person("Prigent", "Chantal", civility=Civility.MRS)
    yves = make.person("Le Goff", "Jean-Yves", capacity=Capacity.USER)
    make.mandate(chantal, committee, date(2025, 1, 1), ended_on=date(2027, 12, 31))
    make.mandate(
        yves,
        committee,
        date(2025, 1, 1),
        ended_on=date(2027, 12, 31),
        seat=SeatKind.SUBSTITUTE,
        substitute_for_id=chantal.id,
    )
    claim = make.claim(chantal, reference="NDF-0099")
    make.line(claim, date(2026, 10, 1), 4210)


def test_an_engagement_ends_in_one_act_with_everything_in_sight(seat: Seat) -> None:
    seat.fill(leaving)
    chantal = next(
        row for row in seat.application.people.page(ListQuery()).rows if row.last_name == "Prigent"
    )
    file = seat.open("person", chantal.id)
    hand = Hand(seat)
    hand.press(file, "Fin d’engagement")
    page = seat.desk.open("leave")
    assert isinstance(page, LeavePage)
    told = shown(page)
    assert f"42,10{NBSP}€" in told
    assert page.view is not None
    offered = page.view.mandates[0].substitutes[0]
    hand.actions.append("case : le suppléant devient titulaire")
    page.cards.offer(offered.mandate_id).click()
    hand.actions.append("choix : déménagement")
    page.reason.set_value(EndReason.MOVED)
    hand.actions.append("case : archiver")
    page.archiving.click()
    hand.key(Qt.Key.Key_Return, CONTROL)
    assert len(hand.actions) == 5
    again = person(seat, hand)
    assert "Fiche archivée" in [badge.accessibleName() for badge in _badges(again)]
    assert "Prigent Chantal" not in names(seat)
    heir = next(row for row in seat.application.people.page(ListQuery()).rows if row.last_name == "Le Goff")
    seats = [
        mandate.seat for mandate in seat.application.people.detail(heir.id).mandates if mandate.in_office
    ]
    assert SeatKind.TITULAR in seats or any(
        mandate.seat is SeatKind.TITULAR for mandate in seat.application.people.detail(heir.id).mandates
    )
    hand.key(Qt.Key.Key_Z, CONTROL)
    assert "Prigent Chantal" in names(seat)


def _badges(page: PersonPage) -> list[object]:
    from engagement_desktop.ui.common.badge import Badge

    return page.pane.findChildren(Badge)


def writing(make: Builder) -> None:
    """Two neighbours with an address, who sit in a committee that will soon meet."""
    story(make)
    committee = make.committee(
        make.structure("Maison voisine", link=StructureLink.MEMBER), "Comité de quartier"
    )
    make.meeting(committee, date(2026, 12, 1), status=MeetingStatus.PLANNED)
    for first in ("Anne", "Denise"):
        where = {"address": "3, rue du Port", "postcode": "56410", "city": "Étel"}
        make.mandate(make.person("Le Bras", first, known_as=first, **where), committee, date(2026, 1, 1))


def test_letters_go_to_the_list_in_sight_and_the_folder_opens(
    seat: Seat, saved_at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    seat.fill(writing)
    page = people(seat)
    hand = Hand(seat)
    hand.key(Qt.Key.Key_F, CONTROL)
    hand.type("bras")
    hand.settle()
    assert len(table(page)) == 2
    hand.press(page, "Écrire…")
    assert page.batch is not None
    assert f"Écrire à 2{NBSP}personnes" in shown(page.batch)
    page.batch.field("subject").set_value("Réunion de rentrée")
    page.batch.field("text").set_value("Bonjour {prénom}, à bientôt.")
    hand.actions.append("objet et texte")
    page.batch.take_focus()
    hand.key(Qt.Key.Key_Return, CONTROL)
    seat.bot.waitUntil(saved_at.exists, timeout=15_000)
    hand.settle()
    assert saved_at.read_bytes().startswith(b"%PDF")
    assert f"2{NBSP}lettres enregistrées." in shown(page)
    door(page, "Ouvrir le dossier").click()
    assert opened == [str(saved_at.parent)]


@pytest.mark.parametrize("kind", [BatchKind.LABELS, BatchKind.CALLS, BatchKind.MERGE, BatchKind.CONVOCATIONS])
def test_labels_calls_convocations_and_mail_merge_are_made_the_same_way(
    seat: Seat, kind: BatchKind, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ending = ".csv" if kind is BatchKind.MERGE else ".pdf"
    target = tmp_path / f"fait{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    seat.fill(writing)
    page = people(seat)
    page.write_to_them()
    assert page.batch is not None
    page.batch.kind.set_value(kind)
    page.batch.produce()
    Hand(seat).settle()
    assert target.exists(), shown(page)
    assert target.stat().st_size > 0
    assert "Ouvrir le dossier" in Hand(seat).offered(page)


def test_a_page_of_participation_is_handed_over(seat: Seat, saved_at: Path) -> None:
    seat.fill(story)
    monique = next(row for row in seat.application.people.page(ListQuery()).rows if row.last_name == "Hélias")
    file = seat.open("person", monique.id)
    assert isinstance(file, PersonPage)
    file._make_participation(2026, "2026")
    seat.bot.waitUntil(saved_at.exists, timeout=15_000)
    seat.wait()
    assert f"Page de participation enregistrée{NBSP}: Monique Hélias." in shown(file)
    assert saved_at.read_bytes().startswith(b"%PDF")


def test_the_register_is_read_as_it_stood_on_a_past_day(seat: Seat) -> None:
    seat.fill(story)
    page = people(seat)
    page.day.type("31/12/2023")
    seat.wait()
    assert page.query().on == date(2023, 12, 31)
    assert set(column(page, "mandate")) == {"—"}
    Hand(seat).press(page, "Tout montrer")
    assert page.query().on is None
    assert page.day.day() == date(2026, 11, 22)


def test_a_reader_reads_people_and_is_offered_no_change(seat_as: Callable[[Role], Seat]) -> None:
    seat = seat_as(Role.READING)
    seat.fill(story)
    page = people(seat)
    offered = Hand(seat).offered(page)
    for words in ("Ajouter une personne", "Saisir en tableau", "Doublons", "Écrire…", "Modifier"):
        assert words not in offered
    monique = next(row for row in seat.application.people.page(ListQuery()).rows if row.last_name == "Hélias")
    file = seat.open("person", monique.id)
    assert not {"Modifier", "Ma participation", "Fin d’engagement", "Archiver", "Supprimer"} & Hand(
        seat
    ).offered(file)
    assert {"entry", "merge", "leave"}.isdisjoint(seat.desk.page_keys())
