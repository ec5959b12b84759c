from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.ui.common.list_memory import ListMemory

USUAL = ListQuery(sort="name", filters={"state": "all"}, on=date(2026, 3, 3))


@pytest.fixture
def memory(settings: QSettings) -> ListMemory:
    return ListMemory(settings, "personnes")


def test_a_list_opened_for_the_first_time_is_as_the_program_proposes(memory: ListMemory) -> None:
    assert memory.query(USUAL) == USUAL
    assert memory.hidden(frozenset({"city"})) == frozenset({"city"})
    assert memory.widths() == {}


def test_what_was_arranged_is_found_again_in_another_run(memory: ListMemory, settings: QSettings) -> None:
    arranged = ListQuery(search="hélias", filters={"state": "due"}, sort="city", descending=True)
    memory.keep(arranged, frozenset({"end", "city"}), {"capacity": 171})
    settings.sync()
    reread = QSettings(settings.fileName(), QSettings.Format.IniFormat)
    again = ListMemory(reread, "personnes")
    kept = again.query(USUAL)
    assert (kept.filters, kept.sort, kept.descending) == ({"state": "due"}, "city", True)
    assert again.hidden(frozenset()) == frozenset({"end", "city"})
    assert again.widths() == {"capacity": 171}


def test_words_searched_name_people_and_are_written_nowhere(memory: ListMemory, settings: QSettings) -> None:
    memory.keep(ListQuery(search="Monique Hélias"), frozenset(), {})
    settings.sync()
    content = Path(settings.fileName()).read_bytes()
    assert b"Monique" not in content
    assert b"lias" not in content
    assert memory.query(USUAL).search == ""


def test_the_day_looked_at_is_that_of_today_and_not_of_the_last_run(memory: ListMemory) -> None:
    memory.keep(ListQuery(on=date(2020, 1, 1)), frozenset(), {})
    assert memory.query(USUAL).on == date(2026, 3, 3)


def test_each_list_remembers_its_own(memory: ListMemory, settings: QSettings) -> None:
    memory.keep(ListQuery(sort="city"), frozenset(), {})
    assert ListMemory(settings, "heures").query(USUAL).sort == "name"


def test_a_list_without_filter_stays_without_filter(memory: ListMemory) -> None:
    memory.keep(ListQuery(sort="name"), frozenset(), {})
    assert memory.query(USUAL).filters == {}
    assert memory.hidden(frozenset({"city"})) == frozenset()


@pytest.mark.parametrize("spoilt", ["", "{", "[]", "12", "null", '"x"', "a, b, c", b"\xff\xfe"])
def test_spoilt_notes_are_forgotten_without_a_word(
    memory: ListMemory, settings: QSettings, spoilt: object
) -> None:
    settings.setValue("listes/personnes", spoilt)
    assert memory.query(USUAL) == USUAL
    assert memory.hidden(frozenset({"city"})) == frozenset({"city"})
    assert memory.widths() == {}


def test_notes_of_another_shape_are_taken_as_far_as_they_go(memory: ListMemory, settings: QSettings) -> None:
    written = '{"filtres": ["x"], "tri": "city", "masquees": 3, "largeurs": {"a": "x", "b": -5, "c": 90}}'
    settings.setValue("listes/personnes", written)
    assert memory.query(USUAL).filters == {"state": "all"}
    assert memory.query(USUAL).sort == "city"
    assert memory.hidden(frozenset({"end"})) == frozenset({"end"})
    assert memory.widths() == {"c": 90}
