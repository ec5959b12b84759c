"""Duplicates: pairs found, compared field by field, made one; refusals and what is not a duplicate."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.register.merging import Side
from engagement_desktop.domain.register.resemblance import Face, Likeness
from engagement_desktop.ui.register.likeness import face_facts, why_words
from engagement_desktop.ui.register.merge_page import MergePage
from tests.builders import Builder
from tests.ui.conftest import Seat, shown, story

NBSP = "\u00a0"


def doubled(make: Builder) -> None:
    story(make)
    make.person("Hélias", "Monique", phone="06 11 22 33 44", known_as="Z9", born_on=date(1951, 4, 3))
    make.person("Tessié", "Paul", known_as="Z8", address=f"3, rue {'très ' * 20}longue")


def merge(seat: Seat) -> MergePage:
    page = seat.open("merge")
    assert isinstance(page, MergePage)
    return page


def test_without_likely_pairs_the_page_says_how_files_are_compared(filled: Seat) -> None:
    page = merge(filled)
    assert page.empty.isVisible()
    assert "Aucun doublon probable" in shown(page)
    assert not page.act.isVisible()
    assert page.empty.isAncestorOf(filled.window.focusWidget())


def test_the_pairs_are_listed_and_the_first_is_compared(seat: Seat) -> None:
    seat.fill(doubled)
    page = merge(seat)
    assert f"2{NBSP}paires à regarder" in shown(page.header)
    assert page.card.isVisible()
    told = shown(page.card)
    for words in ("Monique Hélias", "Même nom", "1 mandat".replace(" ", NBSP), "Rien n’y est attaché"):
        assert words in told
    assert "phone" in page.card.choices()


def test_the_other_file_may_be_the_one_that_stays(seat: Seat) -> None:
    seat.fill(doubled)
    page = merge(seat)
    assert page._compared is not None
    left, right = page._compared.left.person_id, page._compared.right.person_id
    page.swap()
    assert (page._compared.left.person_id, page._compared.right.person_id) == (right, left)


def test_the_next_pair_is_looked_at_without_touching_this_one(seat: Seat) -> None:
    seat.fill(doubled)
    page = merge(seat)
    before = page._compared
    page.next_pair()
    seat.wait()
    assert page._compared != before
    page.next_pair()
    seat.wait()
    assert page._compared == before


def test_enter_goes_to_the_choices_and_escape_comes_back(seat: Seat) -> None:
    seat.fill(doubled)
    page = merge(seat)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.card.isAncestorOf(seat.window.focusWidget())
    page._back_to_list()
    assert page.table.hasFocus()
    page._back_to_list()
    assert seat.desk.open("people").isVisible()


def test_the_side_chosen_is_the_one_that_is_kept(seat: Seat) -> None:
    seat.fill(doubled)
    page = merge(seat)
    page.card.choose("phone", Side.RIGHT)
    page.merge()
    seat.wait()
    rows = seat.application.people.page(ListQuery(search="helias")).rows
    assert len(rows) == 1
    detail = seat.application.people.detail(rows[0].id)
    assert detail.phone == "06 11 22 33 44"
    assert detail.born_on == date(1951, 4, 3)
    assert "1" in shown(page.header)


def test_two_people_are_said_to_be_two_and_it_is_taken_back(seat: Seat) -> None:
    seat.fill(doubled)
    page = merge(seat)
    assert len(page._pairs) == 2
    before = page._compared
    QTest.keyClick(page.table, Qt.Key.Key_2)
    seat.bot.waitUntil(lambda: len(page._pairs) == 1)
    seat.wait()
    assert page._compared != before
    assert seat.told[-1].startswith(f"Notées comme deux personnes{NBSP}:")
    page.keep_apart()
    seat.wait()
    assert page.empty.isVisible()
    seat.application.workspace.undo()
    seat.wait()
    assert len(page._pairs) == 1


def test_an_account_is_never_shown_whole(seat: Seat) -> None:
    def with_accounts(make: Builder) -> None:
        doubled(make)

    seat.fill(with_accounts)
    people = seat.application.people
    numbers = ("FR7630006000011234567890189", "DE89370400440532013000")
    same = [row.id for row in people.page(ListQuery(search="helias")).rows]
    for person_id, number in zip(same, numbers, strict=True):
        people.save(replace(people.draft(person_id), iban=number))
    page = seat.open("merge", (same[0], same[1]))
    assert isinstance(page, MergePage)
    buttons = page.card._groups["iban"].buttons()
    assert [one.accessibleName().split(": ")[1] for one in buttons] == [f"••••{NBSP}0189", f"••••{NBSP}3000"]


def test_two_files_asked_for_by_another_page_are_compared_at_once(seat: Seat) -> None:
    seat.fill(story)
    ids = [row.id for row in seat.application.people.page(ListQuery(sort="name")).rows]
    page = seat.open("merge", (ids[0], ids[1]))
    assert isinstance(page, MergePage)
    assert page._compared is not None
    assert page._compared.left.person_id == ids[0]


def test_a_person_is_not_merged_with_themselves(seat: Seat) -> None:
    seat.fill(story)
    one = seat.application.people.page(ListQuery()).rows[0].id
    page = seat.open("merge", (one, one))
    assert isinstance(page, MergePage)
    assert page._banner is not None
    assert page._compared is None


def test_the_page_folds_into_one_column_when_room_is_short(seat: Seat) -> None:
    seat.fill(doubled)
    page = merge(seat)
    seat.window.resize(1024, 700)
    seat.wait()
    assert (
        page.table.mapTo(page, page.table.rect().bottomLeft()).y()
        < page.card.mapTo(page, page.card.rect().topLeft()).y()
    )


def test_nothing_is_cut_when_letters_are_large(seat: Seat) -> None:
    seat.fill(doubled)
    page = merge(seat)
    seat.window.resize(1024, 700)
    seat.context.look.choose_size(200)
    seat.wait()
    assert page._scroll is not None
    inside, room = page._scroll.widget().minimumSizeHint().width(), page._scroll.viewport().width()
    seat.context.look.choose_size(100)
    assert inside <= room


def test_a_face_says_what_tells_namesakes_apart() -> None:
    face = Face(
        last_name="Hélias",
        first_name="Monique",
        born_on=date(1951, 4, 3),
        phone="0297000000",
        identifier="A1",
        is_archived=True,
    )
    assert face_facts(face) == (
        "Naissance le 03/04/1951",
        f"02{NBSP}97{NBSP}00{NBSP}00{NBSP}00",
        "Identifiant A1",
        "Fiche archivée",
    )
    assert why_words((Likeness.SAME_NAME, Likeness.SAME_PHONE)) == "Même nom, même téléphone"
