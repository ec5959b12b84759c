"""A sealed value: who can read it, and what passes through untouched."""

from sqlalchemy.dialects import sqlite

from engagement_desktop.domain.base import Sealed, SealedType


def test_a_value_without_its_clear_text_cannot_be_read() -> None:
    assert Sealed("FR76").is_readable
    assert not Sealed(None, b"sealed").is_readable


def test_equal_texts_have_equal_hashes_however_they_were_sealed() -> None:
    assert hash(Sealed("FR76", b"a")) == hash(Sealed("FR76", b"b"))


def test_a_role_without_the_key_writes_the_sealed_bytes_back_as_they_were() -> None:
    column = SealedType("bank", "person.iban")
    assert column.process_bind_param(Sealed(None, b"sealed"), sqlite.dialect()) == b"sealed"
    assert column.process_bind_param(None, sqlite.dialect()) is None
    assert column.process_result_value(None, sqlite.dialect()) is None
