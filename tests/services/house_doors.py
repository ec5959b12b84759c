"""The doors of what serves every room: accounts, bin, drafts, journal, saved lists, search, entry grid."""

from collections.abc import Callable
from typing import Any

from engagement_desktop.domain.bin import BinKind
from engagement_desktop.domain.journal_rows import JournalQuery
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.permissions import Permission, Role
from engagement_desktop.domain.register.entry import EntryField, EntryLine, EntryTarget
from engagement_desktop.domain.saved_lists import SavedList
from engagement_desktop.storage import bin as bin_storage
from tests.builders import Builder
from tests.conftest import NOW

P = Permission
NEEDS = "house"
PHRASE_OF_LOU = "domino pirogue cabane verger tonneau sabot muscade gazelle"
LINES = (EntryLine(1, {EntryField.LAST_NAME: "Zadkine", EntryField.FIRST_NAME: "Ossip"}),)
QUERY = '{"search": "", "filters": {}, "sort": "", "descending": false, "on": null}'
READING = 4
"""The account of the reader in the dossier of four accounts."""

Doors = dict[str, tuple[Callable[[Any], object], tuple[Permission, ...], str]]


def prepare(build: Builder) -> None:
    """A committee, a named list, and an association that lies in the bin since too long."""
    session = build.session
    structure = build.structure()
    build.committee(structure)
    session.add(SavedList(list_key="people", name="Anciens", query=QUERY))
    gone = build.association()
    at = NOW.replace(year=2025)
    bin_storage.put(session, BinKind.STRUCTURE, "Les Usagers", (gone,), at=at, account_id=1)


def _seated(world: Any) -> object:
    target = EntryTarget(1, NOW.date())
    return world.application.entry.save(LINES, target)


def _discarded(world: Any) -> None:
    world.application.drafts.keep("person:new", "Nouvelle personne", {"city": "Brest"})
    world.application.drafts.discard("person:new")


def _dropped(world: Any) -> None:
    world.application.drafts.keep("person:new", "Nouvelle personne", {"city": "Brest"})
    world.application.drafts.drop("person:new")


DOORS: Doors = {
    "accounts.add": (
        lambda w: w.application.accounts.add("Lou", Role.READING, PHRASE_OF_LOU),
        (P.ACCOUNT_WRITE,),
        "",
    ),
    "accounts.rename": (lambda w: w.application.accounts.rename(READING, "Lou"), (P.ACCOUNT_WRITE,), ""),
    "accounts.change_role": (
        lambda w: w.application.accounts.change_role(READING, Role.TREASURY, PHRASE_OF_LOU),
        (P.ACCOUNT_WRITE,),
        "",
    ),
    "accounts.renew_phrase": (
        lambda w: w.application.accounts.renew_phrase(READING, PHRASE_OF_LOU),
        (P.ACCOUNT_WRITE,),
        "",
    ),
    "accounts.remove": (lambda w: w.application.accounts.remove(READING), (P.ACCOUNT_WRITE,), ""),
    "bin.purge": (lambda w: w.application.bin.purge(), (P.PERSON_WRITE,), NEEDS),
    "drafts.keep": (
        lambda w: w.application.drafts.keep("person:new", "Nouvelle personne", {"city": "Brest"}),
        (),
        "",
    ),
    "drafts.drop": (_dropped, (), ""),
    "drafts.discard": (_discarded, (), ""),
    "entry.save": (lambda w: w.application.entry.save(LINES), (P.PERSON_WRITE,), ""),
    "entry.save seated": (_seated, (P.PERSON_WRITE, P.MANDATE_WRITE), NEEDS),
    "journal.page": (lambda w: w.application.journal.page(JournalQuery()), (P.JOURNAL_READ,), ""),
    "journal.accounts": (lambda w: w.application.journal.accounts(), (P.JOURNAL_READ,), ""),
    "saved_lists.save": (
        lambda w: w.application.saved_lists.save("people", "Rivières", ListQuery()),
        (P.LIST_SAVE,),
        "",
    ),
    "saved_lists.rename": (
        lambda w: w.application.saved_lists.rename(1, "Récents"),
        (P.LIST_SAVE,),
        NEEDS,
    ),
    "saved_lists.delete": (lambda w: w.application.saved_lists.delete(1), (P.LIST_SAVE,), NEEDS),
}
READS: dict[str, tuple[Any, ...]] = {
    "accounts.all": (),
    "bin.entries": (),
    "bin.purge_if_allowed": (),  # at opening: there is nothing old here
    "drafts.all": (),
    "drafts.kept": ("person:1",),
    "entry.check": (LINES,),
    "entry.recognise": ((("HÉLIAS Monique",),),),
    "saved_lists.all": ("people",),
    "search.find": ("helias",),
}
CHANGES = {
    "accounts.add": ({"account"}, 1),
    "accounts.rename": ({"account"}, 1),
    "accounts.change_role": ({"account"}, 1),
    "accounts.renew_phrase": (set[str](), 1),
    "accounts.remove": ({"account"}, 1),
    "bin.purge": ({"bin_entry"}, 1),
    "drafts.keep": ({"form_draft"}, 0),
    "drafts.discard": ({"bin_entry"}, 0),
    "entry.save": ({"person"}, 1),
    "entry.save seated": ({"person", "mandate"}, 1),
    "saved_lists.save": ({"saved_list"}, 1),
    "saved_lists.rename": ({"saved_list"}, 1),
    "saved_lists.delete": ({"saved_list"}, 1),
}
UNTRACED = {"drafts.keep", "drafts.discard"}
"""What is typed and not saved is no act: neither traced nor undone."""
