"""Forms: what is typed is saved, kept, asked about, compared with what others saved; never lost."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QWidget

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.form_drafts_rows import KeptDraft
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.ui.common.banner import Banner
from engagement_desktop.ui.common.beside import EditorWindow
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_work import EditorWork
from tests.ui.common.committee_facts import (
    Facts,
    FactsForm,
    FactsService,
    committees,
    facts_editor,
    meanwhile,
)
from tests.ui.conftest import Seat, shown
from tests.ui.stillness import wait_until_still

Open = Callable[[int | None], Editor[Facts]]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opening(seat: Seat) -> Iterator[Open]:
    """A form in a window of its own, on a dossier with two committees."""
    seat.fill(committees)
    made: list[Editor[Facts]] = []

    def opened(committee_id: int | None) -> Editor[Facts]:
        editor = facts_editor(seat.context, committee_id)
        made.append(editor)
        editor.resize(480, 700)
        editor.show()
        editor.activateWindow()
        seat.bot.waitUntil(editor.isActiveWindow)
        editor.take_focus()
        return editor

    yield opened
    for editor in made:
        editor.hide()
        editor.deleteLater()


@pytest.fixture(autouse=True)
def no_dialog(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dialog would wait for a hand."""

    def refused(box: QMessageBox) -> int:
        raise AssertionError(box.text(), box.detailedText())

    monkeypatch.setattr(QMessageBox, "exec", refused)


def typed(editor: Editor[Facts], key: str, text: str) -> None:
    editor.form.field(key).from_text(text)


def still(seat: Seat, editor: Editor[Facts]) -> None:
    wait_until_still(seat.bot, editor, seat.context.jobs)


def kept(seat: Seat, form: str = "committee:1") -> KeptDraft | None:
    return seat.application.drafts.kept(form)


def banner(editor: Editor[Facts]) -> str:
    seen = [each for each in editor.findChildren(Banner) if each.isVisible()]
    return "\n".join(each.accessibleName() for each in seen)


def press(inside: QWidget, words: str) -> None:
    buttons = [each for each in inside.findChildren(QPushButton) if each.text() == words and each.isVisible()]
    assert len(buttons) == 1, words
    buttons[0].click()


def test_a_form_opens_on_its_first_field_with_what_the_dossier_holds(opening: Open) -> None:
    editor = opening(1)
    assert editor.form.field("name").as_text() == "Comité des usagers"
    assert editor.form.field("rules.notice_days").as_text() == "15"
    assert editor.focusWidget() is editor.form.field("name").editor
    assert not editor.is_dirty()
    assert "Type d’instance (facultatif)" in shown(editor)


def test_ctrl_s_saves_says_so_and_can_be_undone(seat: Seat, opening: Open) -> None:
    editor = opening(1)
    typed(editor, "name", "Conseil des usagers")
    typed(editor, "created_on", "3/12/24")
    with seat.bot.waitSignal(editor.saved) as heard:
        seat.bot.keyClick(editor.focusWidget(), Qt.Key.Key_S, CTRL)
    assert heard.args == [1, False]
    now = FactsService(seat.context).load(1)
    assert (now.name, now.created_on, now.rules.proxies) == ("Conseil des usagers", date(2024, 12, 3), 1)
    assert seat.told[-1] == "Comité enregistré\u00a0: Conseil des usagers."
    assert seat.desk.status.can_undo()
    seat.desk.undo()
    assert FactsService(seat.context).load(1).name == "Comité des usagers"


def test_what_is_typed_is_kept_within_the_second_and_found_again(seat: Seat, opening: Open) -> None:
    editor = opening(1)
    seat.bot.keyClicks(editor.form.field("name").editor, "X")
    typed(editor, "purpose", "Relire les affiches")
    assert editor._rest.isActive()
    assert editor._rest.interval() < 1000
    still(seat, editor)
    found = kept(seat)
    assert found is not None
    assert found.said == "Comité des usagers"
    assert found.values["purpose"] == "Relire les affiches"
    again = opening(1)
    assert again.form.field("purpose").as_text() == "Relire les affiches"
    assert "Reprise de ce que vous aviez tapé le" in banner(again)
    press(again, "Repartir de la fiche")
    assert again.form.field("purpose").as_text() == ""
    assert not banner(again)
    assert kept(seat) is None


def test_each_sealed_field_is_kept_under_its_key(opening: Open) -> None:
    form = opening(1).form
    assert (form.bank(), form.needs()) == (frozenset({"kind"}), frozenset({"purpose"}))


def test_a_draft_goes_when_nothing_differs_any_more_and_when_it_is_saved(seat: Seat, opening: Open) -> None:
    editor = opening(1)
    typed(editor, "name", "Autre nom")
    still(seat, editor)
    assert kept(seat) is not None
    typed(editor, "name", "Comité des usagers")
    still(seat, editor)
    assert kept(seat) is None
    typed(editor, "name", "Autre nom")
    still(seat, editor)
    editor.save()
    assert kept(seat) is None
    assert not editor.is_dirty()


def test_escape_closes_keeps_what_is_typed_and_says_so(seat: Seat, opening: Open) -> None:
    editor = opening(1)
    typed(editor, "name", "Autre nom")
    with seat.bot.waitSignal(editor.closed):
        seat.bot.keyClick(editor.focusWidget(), Qt.Key.Key_Escape)
    found = kept(seat)
    assert found is not None
    assert found.values["name"] == "Autre nom"
    assert "gardé, sans être enregistré" in seat.told[-1]
    assert FactsService(seat.context).load(1).name == "Comité des usagers"


def test_a_form_where_nothing_was_typed_closes_in_silence(seat: Seat, opening: Open) -> None:
    editor = opening(1)
    told = len(seat.told)
    with seat.bot.waitSignal(editor.closed):
        press(editor, "Fermer")
    assert kept(seat) is None
    assert len(seat.told) == told


def test_what_cannot_be_read_goes_to_its_field_and_the_text_stays(opening: Open) -> None:
    editor = opening(1)
    typed(editor, "created_on", "31/11/2024")
    editor.save()
    field = editor.form.field("created_on")
    assert field.fault() == "Novembre a 30 jours."
    assert field.as_text() == "31/11/2024"
    assert editor.focusWidget() is field.editor
    assert not banner(editor)


def test_several_faults_are_counted_and_the_first_takes_the_focus(opening: Open) -> None:
    editor = opening(1)
    typed(editor, "name", "")
    typed(editor, "rules.notice_days", "quinze")
    editor.save()
    assert banner(editor) == "2 réponses sont à revoir."
    assert editor.form.field("name").fault() == "Donnez un nom au comité."
    assert "n’est pas un nombre entier" in editor.form.field("rules.notice_days").fault()
    assert editor.focusWidget() is editor.form.field("name").editor


def test_refusals_of_the_rules_find_their_field_or_stand_above(seat: Seat, opening: Open) -> None:
    editor = opening(1)
    typed(editor, "kind", "Comité des usagers")
    typed(editor, "rules.notice_days", "0")
    typed(editor, "purpose", "?")
    editor.save()
    assert editor.form.field("name").fault() == "Le nom dit la même chose que le type."
    assert editor.form.field("rules.notice_days").fault() == "Une convocation part avant la réunion."
    assert banner(editor) == "3 réponses sont à revoir. Ce comité n’a pas d’objet. Dites à quoi il sert."
    for key, text in (("kind", "Comité"), ("rules.notice_days", "10"), ("purpose", "Relire")):
        typed(editor, key, text)
    editor.save()
    assert FactsService(seat.context).load(1).purpose == "Relire"


def test_questions_are_asked_one_after_the_other_then_it_is_saved(seat: Seat, opening: Open) -> None:
    editor = opening(1)
    typed(editor, "seats", "120")
    editor.save()
    assert "Plus de 50 sièges" in banner(editor)
    asked = QApplication.focusWidget()
    assert isinstance(asked, QPushButton)
    assert asked.text() == "Enregistrer quand même"
    seat.bot.keyClick(asked, Qt.Key.Key_Return)
    assert "Plus de 100 sièges" in banner(editor)
    press(editor, "Enregistrer quand même")
    assert FactsService(seat.context).load(1).seats == 120


def test_what_was_accepted_is_asked_again_once_something_else_is_typed(opening: Open) -> None:
    editor = opening(1)
    typed(editor, "seats", "120")
    editor.save()
    press(editor, "Enregistrer quand même")
    typed(editor, "seats", "130")
    editor.save()
    assert "Plus de 50 sièges" in banner(editor)


def test_ctrl_enter_saves_and_asks_for_the_next(seat: Seat, opening: Open) -> None:
    editor = opening(None)
    typed(editor, "name", "Comité neuf")
    with seat.bot.waitSignal(editor.saved) as heard:
        seat.bot.keyClick(editor.focusWidget(), Qt.Key.Key_Return, CTRL)
    assert heard.args == [3, True]


def test_what_others_saved_is_shown_side_by_side(seat: Seat, opening: Open) -> None:
    editor = opening(1)
    typed(editor, "name", "Mon nom")
    typed(editor, "seats", "8")
    meanwhile(seat.context, 1, name="Leur nom", purpose="Leur objet")
    assert editor.form.field("name").as_text() == "Mon nom"
    editor.save()
    panel = editor._comparing
    assert panel is not None
    assert list(panel.rows) == ["name", "purpose"]
    assert panel.lefts() == {"name"}
    words = [label.text() for label in panel.findChildren(QLabel)]
    assert "Leur objet" in words
    focus = QApplication.focusWidget()
    assert focus is panel.rows["name"].left
    seat.bot.keyClick(focus, Qt.Key.Key_Right)
    seat.bot.keyClick(panel.rows["name"].right, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is panel.rows["purpose"].right
    seat.bot.keyClick(panel.rows["purpose"].right, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is panel.rows["name"].right
    with seat.bot.waitSignal(editor.saved):
        seat.bot.keyClick(panel.rows["name"].right, Qt.Key.Key_S, CTRL)
    now = FactsService(seat.context).load(1)
    assert (now.name, now.purpose, now.seats) == ("Leur nom", "Leur objet", 8)


def test_going_back_from_the_comparison_keeps_what_was_typed(seat: Seat, opening: Open) -> None:
    editor = opening(1)
    typed(editor, "name", "Mon nom")
    meanwhile(seat.context, 1, name="Leur nom")
    editor.save()
    seat.bot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert editor._comparing is None
    assert editor.form.field("name").as_text() == "Mon nom"
    editor.save()
    assert editor._comparing is not None


def test_a_draft_typed_on_an_older_state_is_compared_too(seat: Seat, opening: Open) -> None:
    editor = opening(1)
    typed(editor, "name", "Mon nom")
    editor.close_editor()
    meanwhile(seat.context, 1, name="Leur nom")
    again = opening(1)
    assert again.form.field("name").as_text() == "Mon nom"
    again.save()
    assert again._comparing is not None


def test_a_draft_keeps_only_what_was_typed_and_leaves_the_rest_to_others(seat: Seat, opening: Open) -> None:
    editor = opening(1)
    typed(editor, "name", "Mon nom")
    typed(editor, "seats", "")
    editor.close_editor()
    found = kept(seat)
    assert found is not None
    assert found.values == {"name": "Mon nom", "seats": "", "@version": "1"}
    meanwhile(seat.context, 1, purpose="Leur objet", seats=5)
    again = opening(1)
    assert again.form.field("purpose").as_text() == "Leur objet"
    assert again.form.field("seats").as_text() == ""
    again.save()
    panel = again._comparing
    assert panel is not None
    assert (list(panel.rows), panel.lefts()) == (["name", "seats"], {"name", "seats"})


def test_what_only_the_person_changed_needs_no_choice(seat: Seat, opening: Open) -> None:
    editor = opening(1)
    typed(editor, "name", "Mon nom")
    with seat.application.workspace.database.work() as session:
        session.get_one(Committee, 1).convention = "Leur convention"
    with seat.bot.waitSignal(editor.saved):
        editor.save()
    assert FactsService(seat.context).load(1).name == "Mon nom"


def test_a_draft_of_a_record_that_bore_the_number_before_overwrites_nothing(
    seat: Seat, opening: Open
) -> None:
    drafts = seat.application.drafts
    drafts.keep("committee:1", "Comité d’autrefois", {"name": "Comité d’hier", "@version": "1"})
    editor = opening(1)
    assert "sous le titre «\u00a0Comité d’autrefois\u00a0»" in banner(editor)
    editor.save()
    assert editor._comparing is not None
    assert FactsService(seat.context).load(1).name == "Comité des usagers"


def test_what_was_typed_beside_is_announced_and_found_again_there(opening: Open) -> None:
    first = opening(1)
    typed(first, "name", "Mon nom")
    first.keep()
    press(first, "Ouvrir à côté")
    beside = first.findChild(EditorWindow)
    assert beside is not None
    assert "Reprise" not in banner(beside.editor)
    typed(beside.editor, "kind", "Instance")
    beside.close()
    first.start_over()
    again = opening(1)
    assert "à côté est gardé aussi" in banner(again)
    buttons = [each for each in again.findChildren(QPushButton) if each.text() == "Ouvrir à côté"]
    buttons[-1].click()
    found = again.findChild(EditorWindow)
    assert found is not None
    assert found.editor.form.field("kind").as_text() == "Instance"
    assert "Reprise" in banner(found.editor)


def test_a_record_that_has_gone_since_has_no_form_and_leaves_none_behind(seat: Seat) -> None:
    def load() -> Facts:
        raise DomainError("Ce comité n’est plus dans le dossier.")

    before = QApplication.allWidgets()
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        Editor(
            seat.context, FactsForm(seat.context), EditorWork("committee:77", "Comité", load, save_nothing)
        )
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(QApplication.allWidgets()) == len(before)


def save_nothing(_draft: Facts, _accepted: frozenset[str]) -> int:
    return 77


def test_the_same_change_made_twice_needs_no_choice(seat: Seat, opening: Open) -> None:
    editor = opening(1)
    typed(editor, "name", "Même nom")
    meanwhile(seat.context, 1, name="Même nom")
    with seat.bot.waitSignal(editor.saved):
        editor.save()


def test_a_second_form_beside_is_another_one_and_closes_when_saved(seat: Seat, opening: Open) -> None:
    editor = opening(1)
    typed(editor, "name", "Mon nom")
    press(editor, "Ouvrir à côté")
    beside = editor.findChild(EditorWindow)
    assert beside is not None
    assert beside.editor.form.field("name").as_text() == "Comité des usagers"
    typed(beside.editor, "kind", "Instance")
    wait_until_still(seat.bot, beside, seat.context.jobs)
    still(seat, editor)
    assert kept(seat, "committee:1") is not None
    assert kept(seat, "committee:1:beside") is not None
    beside.editor.save()
    assert not beside.isVisible()
    editor.save()
    assert editor._comparing is not None
