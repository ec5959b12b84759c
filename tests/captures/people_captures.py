"""Pictures of the pages of people that one only sees with somebody in hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.ui.register.entry_page import EntryPage
from engagement_desktop.ui.register.people_page import PeoplePage

if TYPE_CHECKING:
    from engagement_desktop.bootstrap import Application
    from tests.captures.capture_pages import Photographer

_PASTED = """Nom;Prénom;Collège;Téléphone;Ville
{doubled};usager;;Auray
Le Bras;Anne;usager;06 11 22 33 44;Étel
Riou;Yann;martien;;Belz"""


def photograph_people(photographer: Photographer, application: Application) -> None:
    """The page, the form, the panel, the grid with its doubt, a pair, a departure."""
    photographer.program.show_desk(application)
    photographer.window.show()
    photographer.window.activateWindow()
    photographer.rest()
    desk = photographer.program.desk
    assert desk is not None
    people = application.people
    row = people.page(ListQuery(filters={"mandate": "in_office"}, sort="name")).rows[0]
    desk.open("person", row.id)
    photographer.take("40-personne")
    page = desk.open("people")
    assert isinstance(page, PeoplePage)
    page.write_to_them()
    photographer.take("41-ecrire")
    page.edit(row.id)
    photographer.take("42-personne-formulaire")
    desk.open("leave", row.id)
    photographer.take("43-fin-d-engagement")
    grid = desk.open("entry")
    assert isinstance(grid, EntryPage)
    grid.paste(_PASTED.format(doubled=f"{row.last_name};{row.first_name}"))
    photographer.take("44-saisie-en-tableau")
    grid.empty()
    double = replace(people.blank(), last_name=row.last_name, first_name=row.first_name, city="Auray")
    people.save(double, frozenset({"resembles"}))
    desk.open("merge")
    photographer.take("45-doublons")
    application.workspace.undo()
