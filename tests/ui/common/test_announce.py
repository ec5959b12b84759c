from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from engagement_desktop.ui.common import announce as announcing
from engagement_desktop.ui.common.banner import FAULT, INFO, Banner
from engagement_desktop.ui.common.field import Field
from engagement_desktop.ui.common.status_bar import StatusBar
from engagement_desktop.ui.theme import Look

POLITE, AT_ONCE = QAccessible.AnnouncementPoliteness.Polite, QAccessible.AnnouncementPoliteness.Assertive
Spoken = list[tuple[str, QAccessible.AnnouncementPoliteness]]


class Listener(QAccessible):
    """What a screen reader is given: Qt has no other ear on a machine without one."""

    listening = True
    spoken: Spoken

    @classmethod
    def isActive(cls) -> bool:  # noqa: N802 # Qt names it
        return cls.listening

    @classmethod
    def updateAccessibility(cls, event: QAccessibleAnnouncementEvent) -> None:  # noqa: N802 # Qt names it
        cls.spoken.append((event.message(), event.politeness()))


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> Iterator[Spoken]:
    Listener.spoken, Listener.listening = [], True
    monkeypatch.setattr(announcing, "QAccessible", Listener)
    yield Listener.spoken
    Listener.spoken = []


def test_what_was_done_is_read_politely_and_a_fault_at_once(look: Look, qtbot: QtBot, spoken: Spoken) -> None:
    bar = StatusBar(look)
    qtbot.addWidget(bar)
    bar.say("Import terminé\u00a0: 623 lignes.")
    bar.say("Sauvegarde non faite.", tone="erreur")
    assert spoken == [("Import terminé\u00a0: 623 lignes.", POLITE), ("Sauvegarde non faite.", AT_ONCE)]


def test_a_banner_that_becomes_a_fault_is_read_at_once_and_others_wait(
    look: Look, qtbot: QtBot, spoken: Spoken
) -> None:
    banner = Banner(look, INFO, "Lecture seule.")
    qtbot.addWidget(banner)
    banner.tell(FAULT, "Pas encore à l’écran.")
    banner.show()
    banner.tell(INFO, "Tout va bien.")
    banner.tell(FAULT, "Clé absente.", "Branchez-la.")
    assert spoken == [("Clé absente. Branchez-la.", AT_ONCE)]


def test_a_fault_of_a_field_is_read_at_once_and_its_end_says_nothing(
    look: Look, qtbot: QtBot, spoken: Spoken
) -> None:
    field = Field(look, "Date", QLineEdit(), help_text="JJ/MM/AAAA")
    qtbot.addWidget(field)
    field.show_fault("Novembre a 30 jours.")
    assert field.editor.accessibleDescription() == "Novembre a 30 jours."
    field.show_fault("")
    assert field.editor.accessibleDescription() == "JJ/MM/AAAA"
    assert spoken == [("Novembre a 30 jours.", AT_ONCE)]


def test_nothing_is_said_when_nobody_listens(look: Look, qtbot: QtBot, spoken: Spoken) -> None:
    Listener.listening = False
    bar = StatusBar(look)
    qtbot.addWidget(bar)
    bar.say("Import terminé.")
    assert spoken == []
