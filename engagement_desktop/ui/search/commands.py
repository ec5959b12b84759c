"""What the palette can do and where what it finds leads, from the pages of the desk."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Protocol

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.table_page import TablePage
from engagement_desktop.ui.navigation import PageSpec, Place
from engagement_desktop.ui.search.entries import Entry
from engagement_desktop.ui.theme import Look

FORM_PAGES: Mapping[str, str] = MappingProxyType(
    {"person": "people", "committee": "committees", "meetings": "meetings"}
)
"""Which list makes the form of what was found."""

_LISTS: Mapping[str, str] = MappingProxyType({"person": "people", "committee": "committees"})
_SHOWS_ONE = frozenset(  # pages that say nothing without their subject
    {
        "person",
        "committee",
        "leave",
        "meeting",
        "live",
        "convoke",
        "minutes",
        "booking",
        "cec_person",
    }
)
_TAKES_ID = frozenset({"person", "committee", "structure", "around"})
_CREATIONS = (
    ("people", "Ajouter une personne", "user-plus", Permission.PERSON_WRITE),
    ("committees", "Ajouter un comité", "plus", Permission.COMMITTEE_WRITE),
    ("meetings", "Préparer une réunion", "plus", Permission.MEETING_WRITE),
)
_ALSO: Mapping[str, str] = MappingProxyType(
    {
        "people": "écrire lettres étiquettes convocations courriers liste d’appel",
        "entry": "saisir coller plusieurs personnes",
        "merge": "fusionner même personne",
        "register_at": "historique ce qui a changé",
        "meetings": "émargement séances convoquer comptabiliser compte rendu procès-verbal PV",
        "applies": "fiscalité reçu fiscal rescrit CEC",
        "accounts": "utilisateurs rôles phrase de passe",
        "bin": "supprimé remettre restaurer",
        "dossier": "sauvegarde exporter classeur vérifier emporter rapporter portable",
        "import": "reprendre un classeur excel",
        "journal": "qui a fait quoi",
        "ledger": "FEC comptable compta exporter compte plan comptable",
        "budget": "enveloppe financement ARS ACI coût par réunion distance",
    }
)
"""Other words under which one looks for a page, the words of its buttons first."""


class Opener(Protocol):
    """What a command may ask of the desk."""

    def open(self, key: str, what: object = None) -> Page: ...

    def undo(self) -> None: ...

    def may(self, right: Permission) -> bool: ...


def commands(pages: Mapping[str, PageSpec], look: Look, desk: Opener) -> list[Entry]:
    """Creations, pages, and what works everywhere."""
    return [*_creations(pages, desk), *_pages(pages, desk), *_everywhere(look, desk)]


def destination(entry: Entry, pages: Mapping[str, PageSpec]) -> tuple[str, object]:
    """The page on which a thing found is shown, and what to hand over to it."""
    key = entry.page if entry.page in pages else _LISTS.get(entry.page, "")
    if key in _TAKES_ID:
        return key, entry.shown
    return (key if key in pages else ""), ListView(ListQuery(), "", row=entry.shown)


def _creations(pages: Mapping[str, PageSpec], desk: Opener) -> Iterator[Entry]:
    for key, words, icon, right in _CREATIONS:
        if key in pages and desk.may(right):
            yield Entry(words, pages[key].title, icon, act=partial(_create, desk, key), keys="")


def _create(desk: Opener, key: str) -> None:
    page = desk.open(key)
    if isinstance(page, TablePage):
        page.edit(None)


def _pages(pages: Mapping[str, PageSpec], desk: Opener) -> Iterator[Entry]:
    number = 0
    for page in pages.values():
        number += page.place is Place.RAIL
        if page.key in _SHOWS_ONE:
            continue
        keys = f"Alt+{number}" if page.place is Place.RAIL else ""
        under = pages[page.under].title if page.under in pages else page.place.value
        yield Entry(
            f"Aller à\u00a0: {page.title}",
            under,
            page.icon,
            act=partial(desk.open, page.key),
            keys=keys,
            also=_ALSO.get(page.key, ""),
        )


def _everywhere(look: Look, desk: Opener) -> Iterator[Entry]:
    does: tuple[tuple[str, str, str, str, Callable[[], object]], ...] = (
        ("Annuler le dernier geste", "Partout", "undo-2", "Ctrl+Z", desk.undo),
        ("Agrandir le texte", "Affichage", "plus", "Ctrl++", look.larger),
        ("Réduire le texte", "Affichage", "monitor", "Ctrl+-", look.smaller),
        ("Changer de thème", "Clair, sombre, contraste", "contrast", "Ctrl+Maj+L", look.next_theme),
    )
    for words, where, icon, keys, act in does:
        yield Entry(words, where, icon, act=act, keys=keys)
