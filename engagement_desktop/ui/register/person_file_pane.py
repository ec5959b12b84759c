"""The head of a person's page: who it is, how they wish to be reached, what they need, what they did."""

from collections.abc import Callable

from engagement_desktop.domain.register.people_rows import PersonDetail
from engagement_desktop.domain.register.person_file_rows import PersonFile
from engagement_desktop.french.formats import date_short
from engagement_desktop.french.labels import label
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.register.person_pane import (
    write_contact,
    write_figures,
    write_head,
    write_mandates,
    write_payment,
    write_rest,
)
from engagement_desktop.ui.signals import AppSignals
from engagement_desktop.ui.theme import Look

_SIDE = 72
_ARCHIVED = BadgeWord("Fiche archivée", "neutre", "archive")


def write_file(
    pane: Pane,
    detail: PersonDetail,
    file: PersonFile,
    look: Look,
    signals: AppSignals,
    act: Callable[[Pane], object],
) -> None:
    """Write the head from top to bottom; `act` ends it with what can be done of the file."""
    write_head(pane, detail, look, _SIDE)
    if file.archived_on is not None:
        pane.badge(_ARCHIVED)
    write_contact(pane, detail, _preferences(file))
    write_mandates(pane, detail, signals)
    write_figures(pane, detail, signals)
    _write_situation(pane, file)
    write_payment(pane, detail)
    write_rest(pane, detail)
    act(pane)


def _preferences(file: PersonFile) -> tuple[tuple[str, str], ...]:
    channel = f"Préfère{NBSP}: {label(file.channel)}" if file.channel else ""
    found = ((channel, "message-square-quote"), (file.availability or "", "clock"))
    return tuple((words, icon) for words, icon in found if words)


def _write_situation(pane: Pane, file: PersonFile) -> None:
    """What the person said of themselves, for those who may read it."""
    if file.association:
        pane.section("Association")
        pane.line(file.association, "", "users")
    if file.needs:
        pane.section("Besoins pour participer" if len(file.needs) > 1 else "Besoin pour participer")
        for need in file.needs:
            pane.line(need, "", "handshake")
    if file.own_words:
        pane.section("Dans ses mots")
        pane.paragraph(file.own_words)
    if file.archived_on is not None:
        pane.fact("Fiche archivée le", date_short(file.archived_on))
