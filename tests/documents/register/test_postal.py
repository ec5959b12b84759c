"""Addresses as the post reads them: six lines at most."""

from engagement_desktop.documents.register.postal import MOST_LINES, address_lines
from engagement_desktop.domain.register.people import Civility
from tests.documents.register.people import a_person


def test_an_address_has_a_name_a_street_and_a_town() -> None:
    assert address_lines(a_person()) == ("Mme Monique Hélias", "12 rue du Pont", "96130 MONTCLAR-LE-VIEUX")
    assert address_lines(a_person(civility=Civility.MR))[0] == "M. Monique Hélias"
    assert address_lines(a_person(civility=None))[0] == "Monique Hélias"


def test_a_town_without_postcode_stands_alone() -> None:
    assert address_lines(a_person(postcode=None))[-1] == "MONTCLAR-LE-VIEUX"
    assert address_lines(a_person(city=None))[-1] == "96130"


def test_a_long_address_keeps_all_its_words_on_six_lines() -> None:
    lines = address_lines(a_person(address="a\n\n b \nc\nd\ne\nf"))
    assert len(lines) == MOST_LINES
    assert lines[1:-1] == ("a", "b", "c", "d, e, f")
