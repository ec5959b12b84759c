"""Two files are of one person by name as typed or as heard, unless their births say no."""

from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.register.resemblance import Face, Gallery, Likeness, compared

BORN, OTHER_DAY = date(1950, 3, 4), date(1951, 3, 4)


def face(last: str = "Hélias", first: str = "Monique", **values: Any) -> Face:
    return Face(last_name=last, first_name=first, **values)


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (face(), (Likeness.SAME_NAME,)),
        (face("HELIAS", "monique"), (Likeness.SAME_NAME,)),
        (face("Monique", "Hélias"), (Likeness.SAME_NAME,)),
        (face("Élias", "Monik"), (Likeness.SOUNDS_ALIKE,)),
        (face("Hélais"), (Likeness.TYPED_ALIKE,)),
        (face("Hélias-Le Goff"), None),
        (face("Fournier", "Luc"), None),
        (face("Fournier", "Luc", phone="06 12 34 56 78"), None),
    ],
)
def test_a_name_alone_brings_two_files_near(other: Face, why: tuple[Likeness, ...] | None) -> None:
    found = compared(face(phone="+33 6 12 34 56 78"), other)
    assert (None if found is None else found.why) == why


def test_births_known_and_different_are_of_two_people() -> None:
    assert compared(face(born_on=BORN), face(born_on=OTHER_DAY)) is None
    assert compared(face(born_on=BORN), face()) is not None


@pytest.mark.parametrize(
    ("shared", "why"),
    [
        ({"born_on": BORN}, Likeness.SAME_BIRTH),
        ({"email": "M.Helias@exemple.fr"}, Likeness.SAME_EMAIL),
        ({"phone": "06 12 34 56 78"}, Likeness.SAME_PHONE),
    ],
)
def test_names_only_akin_need_something_shared(shared: dict[str, Any], why: Likeness) -> None:
    akin = face("Hélias Le Gall", **shared)
    found = compared(face(**shared), akin)
    assert found is not None
    assert found.why == (why,)
    assert compared(face(), akin) is None


def test_the_likeliest_comes_first_and_a_file_is_not_like_itself() -> None:
    mine = face(person_id=1, born_on=BORN)
    gallery = Gallery(
        (
            mine,
            face("Hélais", person_id=2),
            face(person_id=3, born_on=BORN),
            face("Quimper", "Jo", person_id=4, born_on=BORN),
        )
    )
    found = gallery.alike(mine)
    assert [one.face.person_id for one in found] == [3, 2]
    assert found[0].score == 99
    assert gallery.alike(mine, most=1) == found[:1]


def test_every_pair_of_a_dossier_is_found_once_whatever_the_lengths() -> None:
    faces = (
        face(person_id=1),
        face("Héliass", person_id=2),
        face("Fournier", "Luc", person_id=3),
        face("Founier", "Luc", person_id=4),
        face("Élias", "Monique", person_id=5),
        face("Le Gall", "Anne", person_id=6, phone="02 97 00 00 00"),
        face("Gall", "Anne", person_id=7, phone="+33297000000"),
    )
    found = {(one.left.person_id, one.right.person_id): one.why for one in Gallery(faces).pairs()}
    assert set(found) == {(1, 2), (1, 5), (2, 5), (3, 4), (6, 7)}
    assert found[6, 7] == (Likeness.SAME_PHONE,)


def test_a_telephone_that_a_whole_home_shares_brings_nobody_near() -> None:
    home = tuple(
        face("Le Gall" + "xyz"[n % 3] * (3 + n), "Anne", person_id=n, phone="0297000000") for n in range(45)
    )
    assert all(one.why[0] is not Likeness.SAME_PHONE for one in Gallery(home).pairs())
