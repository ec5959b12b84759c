"""How values of the domain lie in the file, and how they come back."""

from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Dialect
from sqlalchemy.dialects.sqlite import dialect as sqlite

from engagement_desktop.domain.base import InstantType, MoneyType, Sealed, SealedType, WordsType, enum_type
from engagement_desktop.domain.money import Money

ZONES = (UTC, timezone(timedelta(hours=2)), timezone(-timedelta(hours=4)))
MOMENTS = st.builds(
    datetime.fromtimestamp,
    st.floats(-2 * 10**9, 4 * 10**9),
    st.sampled_from(ZONES),
)


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"
    BLUE = "blue"


class Backwards:
    """A seal that anybody sees through: it tells what it was asked."""

    def __init__(self, *kinds: str) -> None:
        self._kinds = kinds

    def seal(self, kind: str, context: bytes, clear: bytes) -> bytes:
        return b"|".join((kind.encode(), context, clear[::-1]))

    def unseal(self, kind: str, context: bytes, sealed: bytes) -> bytes | None:
        said = sealed.split(b"|")
        assert said[:2] == [kind.encode(), context]
        return said[2][::-1] if kind in self._kinds else None


def dialect_of(*kinds: str) -> Dialect:
    made: Dialect = sqlite()
    vars(made)["sealer"] = Backwards(*kinds)
    return made


@given(st.integers(-(10**15), 10**15))
def test_an_amount_lies_in_cents_and_comes_back_the_same(cents: int) -> None:
    kind = MoneyType()
    assert kind.process_bind_param(Money(cents), dialect_of()) == cents
    assert kind.process_result_value(cents, dialect_of()) == Money(cents)


@given(
    MOMENTS,
    MOMENTS,
)
def test_the_order_of_texts_is_the_order_of_instants(first: datetime, second: datetime) -> None:
    kind = InstantType()
    texts = [kind.process_bind_param(moment, dialect_of()) for moment in (first, second)]
    assert (str(texts[0]) < str(texts[1])) is (first < second)
    assert kind.process_result_value(texts[0], dialect_of()) == first


@pytest.mark.parametrize("kind", [MoneyType(), InstantType(), SealedType("bank", "person.iban")])
def test_nothing_stays_nothing(kind: MoneyType | InstantType | SealedType) -> None:
    assert kind.process_bind_param(None, dialect_of()) is None
    assert kind.process_result_value(None, dialect_of()) is None


@pytest.mark.parametrize(
    ("given_words", "kept"),
    [
        ((Colour.BLUE, Colour.RED), "red blue"),
        ((Colour.RED, Colour.RED), "red"),
        ((), ""),
        (None, ""),
    ],
)
def test_several_words_lie_in_the_order_of_their_list_once_each(
    given_words: tuple[StrEnum, ...] | None, kept: str
) -> None:
    assert WordsType(Colour).process_bind_param(given_words, dialect_of()) == kept


@pytest.mark.parametrize(("kept", "back"), [("red blue", (Colour.RED, Colour.BLUE)), ("", ()), (None, ())])
def test_several_words_come_back(kept: str | None, back: tuple[Colour, ...]) -> None:
    assert WordsType(Colour).process_result_value(kept, dialect_of()) == back


def test_a_word_of_another_list_is_a_fault_and_is_not_passed_over() -> None:
    with pytest.raises(ValueError, match="yellow"):
        WordsType(Colour).process_result_value("red yellow", dialect_of())


@given(st.text(alphabet=st.characters(exclude_characters="|", exclude_categories=["Cs"])))
def test_a_sealed_text_comes_back_under_its_own_kind_and_column(said: str) -> None:
    kind = SealedType("bank", "person.iban")
    kept = kind.process_bind_param(Sealed(said), dialect_of("bank"))
    assert kept is not None
    assert kept.startswith(b"bank|person.iban|")
    found = kind.process_result_value(kept, dialect_of("bank"))
    assert found == Sealed(said)
    assert found is not None
    assert found.is_readable


def test_who_lacks_the_key_keeps_the_sealed_bytes_and_writes_them_back_untouched() -> None:
    kind = SealedType("bank", "person.iban")
    kept = kind.process_bind_param(Sealed("FR76"), dialect_of("bank"))
    found = kind.process_result_value(kept, dialect_of("needs"))
    assert found is not None
    assert not found.is_readable
    assert kind.process_bind_param(found, dialect_of("needs")) == kept


def test_readable_values_compare_by_what_they_say_and_others_by_their_bytes() -> None:
    assert Sealed("a", b"1") == Sealed("a", b"2")
    assert hash(Sealed("a", b"1")) == hash(Sealed("a", b"2"))
    assert Sealed(None, b"1") != Sealed(None, b"2")
    assert Sealed(None, b"1") != Sealed("a", b"1")
    assert Sealed("a") != "a"


def test_a_list_is_kept_by_value_with_a_check_that_bears_its_name() -> None:
    kept = enum_type(Colour)
    assert kept.enums == ["red", "green", "blue"]
    assert (kept.name, kept.create_constraint, kept.native_enum) == ("colour", True, False)
