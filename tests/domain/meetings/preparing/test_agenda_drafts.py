"""What is refused of a meeting to prepare, of an item, of a template."""

from dataclasses import replace
from datetime import date

import pytest

from engagement_desktop.domain.meetings.preparing.agenda import AgendaItem
from engagement_desktop.domain.meetings.preparing.agenda_drafts import (
    ItemDraft,
    PreparedDraft,
    TemplateDraft,
    TemplateItemDraft,
    item_draft,
    item_faults,
    new_item,
    one_line,
    prepared_faults,
    template_faults,
    write_item,
)

TODAY = date(2026, 11, 22)
MEETING = PreparedDraft(committee_id=1, held_on=date(2026, 12, 1), starts_minute=1080, ends_minute=1200)
TEMPLATE = TemplateDraft(committee_id=1, name="Ordinaire", items=(TemplateItemDraft(title="Bilan"),))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({}, None),
        ({"committee_id": None}, "committee_id"),
        ({"held_on": None}, "held_on"),
        ({"held_on": date(2026, 11, 21)}, "held_on"),
        ({"starts_minute": None}, "starts_minute"),
        ({"starts_minute": 1440}, "starts_minute"),
        ({"ends_minute": 1079}, "ends_minute"),
        ({"ends_minute": 1440}, "ends_minute"),
        ({"ends_minute": None}, None),
    ],
)
def test_a_meeting_to_prepare_is_to_come_and_ends_after_it_starts(
    changes: dict[str, object], field: str | None
) -> None:
    faults = [fault.field for fault in prepared_faults(replace(MEETING, **changes), TODAY)]  # type: ignore[arg-type]  # fields by name
    assert faults == ([] if field is None else [field])


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (ItemDraft(title="Bilan", minutes=600), None),
        (ItemDraft(title=" \n "), "title"),
        (ItemDraft(title="x" * 301), "title"),
        (ItemDraft(title="Bilan", minutes=-1), "minutes"),
        (ItemDraft(title="Bilan", minutes=601), "minutes"),
    ],
)
def test_an_item_has_a_title_and_a_bearable_length(draft: ItemDraft, field: str | None) -> None:
    assert [fault.field for fault in item_faults(draft)] == ([] if field is None else [field])


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({}, None),
        ({"committee_id": None}, "committee_id"),
        ({"name": " "}, "name"),
        ({"starts_minute": 1440}, "starts_minute"),
        ({"minutes": 0}, "minutes"),
        ({"items": ()}, "items"),
        ({"items": (TemplateItemDraft(title=""),)}, "items"),
    ],
)
def test_a_template_has_a_name_and_items_with_titles(changes: dict[str, object], field: str | None) -> None:
    faults = [fault.field for fault in template_faults(replace(TEMPLATE, **changes))]  # type: ignore[arg-type]  # fields by name
    assert faults == ([] if field is None else [field])


def test_an_item_is_written_and_read_again_and_keeps_where_it_comes_from() -> None:
    row = new_item(ItemDraft(title="  Bilan\tannuel ", carried_from_id=4), 9, 2)
    assert (row.meeting_id, row.position, row.title, row.carried_from_id) == (9, 2, "Bilan annuel", 4)
    write_item(row, ItemDraft(title="Bilan de l’année", minutes=15))
    assert (row.title, row.minutes, row.carried_from_id) == ("Bilan de l’année", 15, 4)


def test_the_form_of_an_item_shows_its_facts() -> None:
    row = AgendaItem(meeting_id=1, position=1, title="Bilan", minutes=10, rapporteur_id=3)
    row.id, row.version = 8, 2
    shown = item_draft(row)
    assert (shown.id, shown.version, shown.title, shown.minutes, shown.rapporteur_id) == (
        8,
        2,
        "Bilan",
        10,
        3,
    )


def test_a_title_is_on_one_line() -> None:
    assert one_line(" a\n b ") == "a b"
