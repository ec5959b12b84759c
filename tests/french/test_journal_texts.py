"""Every act of the program is told in French, without any value."""

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from engagement_desktop.domain.audit_rows import TracedAct
from engagement_desktop.domain.entities import Base
from engagement_desktop.french.journal_fields import FIELDS
from engagement_desktop.french.journal_texts import sentence
from engagement_desktop.french.journal_verbs import VERBS
from engagement_desktop.french.journal_words import TABLES

SERVICES = Path(__file__).parents[2] / "engagement_desktop" / "services"
ACTING = ("._apply", ".act", "._act", "._written", "in_room")
SHAPE = re.compile(r"[a-z]+(?:[ _][a-z-]+)+|undo|redo")
SILENT = {
    "token",
    "generation",
    "account_id",
    "bank",
    "binned_at",
    "claim_id",
    "decided_on",
    "field_id",
    "form",
    "id",
    "kept_at",
    "key",
    "label_key",
    "list_key",
    "meeting_id",
    "media_type",
    "name_key",
    "needs",
    "person_id",
    "position",
    "reference_key",
    "rows",
    "said",
    "search_key",
    "sort_key",
    "structure_id",
    "added_on",
    "session_id",
    "talks",
    "template_id",
    "value_key",
    "vehicle_id",
    "version",
}
"""Columns that say nothing to a person: keys, and links of a row to its own."""


def verbs() -> set[str]:
    """The verbs of every act in the services: given to `act`, or put in a `verb` first."""
    found: set[str] = set()
    for path in SERVICES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            found |= {word for word in spoken(node) if SHAPE.fullmatch(word)}
    return found


def spoken(node: ast.AST) -> Iterator[str]:
    parts: list[ast.AST] = []
    if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(ACTING):
        parts = [*node.args]
    if isinstance(node, ast.Assign) and "verb" in ast.unparse(node.targets[0]):
        parts = [node.value]
    for part in parts:
        yield from (
            one.value
            for one in ast.walk(part)
            if isinstance(one, ast.Constant) and isinstance(one.value, str)
        )


def act(verb: str, **others: Any) -> TracedAct:
    usual: dict[str, Any] = {"ids": {}, "ranges": {}, "more": {}, "fields": {}}
    return TracedAct(1, datetime(2026, 1, 1, tzinfo=UTC), 1, verb, **usual | others)


def test_every_verb_has_its_words_and_no_word_is_without_verb() -> None:
    assert verbs() - set(VERBS) == set(), "a verb without words"
    assert set(VERBS) - verbs() == set(), "words without a verb"


def test_every_table_and_field_that_an_act_may_touch_has_a_name() -> None:
    tables = set(Base.metadata.tables) - {"audit_entry", "dossier"}
    assert set(TABLES) == tables
    columns = {column.key for name in tables for column in Base.metadata.tables[name].columns}
    assert columns - set(FIELDS) - SILENT == set(), "a field without a name"
    assert set(FIELDS) - columns == {"passphrase"}


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_words_are_typographic_french(verb: str) -> None:
    said = VERBS[verb]
    assert said[0].isupper()
    assert "'" not in said
    assert not said.endswith(".")


def test_a_change_names_who_and_which_fields() -> None:
    told = act("change person", ids={"person": (1,)}, fields={"person": ("email", "phone", "search_key")})
    assert sentence(told, ["Monique Hélias"]) == "Fiche modifiée\u00a0: Monique Hélias (courriel, téléphone)."


def test_a_new_row_tells_no_fields() -> None:
    told = act("add person", ids={"person": (1,)}, fields={"person": ("email", "id", "phone")})
    assert sentence(told, ["Monique Hélias"]) == "Personne ajoutée\u00a0: Monique Hélias."


def test_many_names_and_fields_are_counted() -> None:
    fields = ("email", "phone", "address", "postcode", "city", "born_on", "civility", "iban")
    told = act("change person", ids={"person": (1,)}, fields={"person": fields})
    assert sentence(told, ["A", "B", "C", "D", "B", "E"]) == (
        "Fiche modifiée\u00a0: A, B, C et 2\u00a0autres (courriel, téléphone, adresse, code postal, commune, "
        "date de naissance et 2\u00a0autres)."
    )


def test_rows_without_a_name_are_counted() -> None:
    told = act(
        "import_workbook",
        ids={"person": (1, 2), "need": (4,), "unknown": (1,)},
        ranges={"person": ((5, 9),), "hours_entry": ((1, 1),)},
        more={"person": 3},
    )
    assert sentence(told, []) == (
        "Classeur importé\u00a0: 10\u00a0fiches, 1\u00a0besoin, 1\u00a0saisie d’heures."
    )


def test_a_verb_of_a_later_program_is_still_told() -> None:
    assert sentence(act("paint wall"), []) == "Changement enregistré."
