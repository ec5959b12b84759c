"""The page of the templates of agendas."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engagement_desktop.domain.meetings.preparing.agenda_drafts import TemplateDraft, TemplateItemDraft
from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.meetings.meetings_page import MeetingsPage
from engagement_desktop.ui.meetings.preparing.prepare_form import PrepareForm
from engagement_desktop.ui.meetings.preparing.templates_page import TemplatesPage
from tests.builders import Builder
from tests.ui.conftest import Seat, shown, story


def templates(seat: Seat) -> TemplatesPage:
    page = seat.open("agenda_templates")
    assert isinstance(page, TemplatesPage)
    return page


def known(seat: Seat, name: str = "Ordinaire", committee: int = 1, starts: int = 1110) -> int:
    items = (TemplateItemDraft(title="Bilan", minutes=20), TemplateItemDraft(title="Transports"))
    draft = TemplateDraft(
        committee_id=committee,
        name=name,
        starts_minute=starts,
        minutes=90,
        place="Salle du haut",
        items=items,
    )
    return seat.application.templates.save(draft)


def test_a_template_is_made_with_its_items(filled: Seat) -> None:
    page = templates(filled)
    page.edit(None)
    editor = page.editor
    assert editor is not None
    assert editor.form.field("committee_id").value() == 1
    editor.form.field("name").set_value("Ordinaire")
    editor.form.field("items").set_value((TemplateItemDraft(title="Bilan"),))
    editor.save()
    filled.wait()
    assert [row.name for row in page.model.loaded()] == ["Ordinaire"]


def test_a_template_without_items_is_refused_at_its_items(filled: Seat) -> None:
    page = templates(filled)
    page.edit(None)
    editor = page.editor
    assert editor is not None
    editor.form.field("name").set_value("Vide")
    editor.form.field("items").set_value(())
    editor.save()
    assert editor.form.field("items").fault().startswith("Ce modèle n’a aucun point")


def test_the_pane_tells_hour_place_and_items_and_suppr_deletes(filled: Seat) -> None:
    known(filled)
    page = templates(filled)
    page.table.selectRow(0)
    filled.bot.waitUntil(lambda: "1. Bilan" in shown(page.pane))
    assert "Salle du haut" in shown(page.pane)
    page.edit(1)
    assert page.editor is not None
    page.editor.close_editor()
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    filled.wait()
    assert filled.application.templates.every() == ()


def test_a_reader_changes_no_template(seat_as: Callable[[Role], Seat]) -> None:
    seat = seat_as(Role.READING)
    seat.fill(story)
    page = templates(seat)
    page.edit(None)
    assert page.editor is None


def test_another_committee_brings_its_own_templates_and_hours(filled: Seat) -> None:
    def second(make: Builder) -> None:
        make.committee(make.association(), "Bureau")

    filled.fill(second)
    known(filled)
    known(filled, "Bureau mensuel", 2, 9 * 60)
    listed = filled.open("meetings")
    assert isinstance(listed, MeetingsPage)
    listed.edit(None)
    form = listed.editor.form if listed.editor else None
    assert isinstance(form, PrepareForm)
    form.field("committee_id").set_value(2)
    assert form.field("template_id").words() == "Bureau mensuel"
    assert form.field("starts_minute").value() == 9 * 60
    form.field("starts_minute").set_value(10 * 60)
    form.field("committee_id").set_value(1)
    assert form.field("template_id").words() == "Ordinaire"
    assert form.field("starts_minute").value() == 10 * 60, "what was typed stays"
    form.field("template_id").from_text("")
    assert form.field("template_id").value() is None
