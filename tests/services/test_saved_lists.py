"""Lists that somebody gave a name to come back as they were asked."""

from collections.abc import Callable
from datetime import date

import pytest

from engagement_desktop.domain.errors import DomainError, NotPermitted, ToConfirm
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.permissions import Role
from engagement_desktop.services.saved_lists import SavedListService
from engagement_desktop.services.workspace import Workspace

QUERY = ListQuery("hél", {"mandate": "to_renew"}, "mandate_end", descending=True, on=date(2024, 12, 31))


@pytest.fixture
def lists(workspace: Workspace) -> SavedListService:
    return SavedListService(workspace)


def test_a_named_list_comes_back_with_its_filters_sort_day_and_columns(lists: SavedListService) -> None:
    number = lists.save(
        "people", " À  renouveler ", QUERY, hidden=frozenset({"city"}), order=("name", "city")
    )
    row = lists.all("people")[0]
    assert (row.id, row.list_key, row.name) == (number, "people", "À renouveler")
    assert row.query == QUERY
    assert (row.hidden, row.order) == ({"city"}, ("name", "city"))
    assert lists.all("committees") == ()


def test_signs_that_no_file_can_hold_do_not_stop_a_list(lists: SavedListService) -> None:
    lists.save("people", "Étel\ud800", ListQuery(search="a\ud800b"))
    assert [(one.name, one.query.search) for one in lists.all("people")] == [("Étel", "a\ud800b")]


def test_lists_stand_in_the_french_order(lists: SavedListService) -> None:
    for name in ("Zones", "Éloignés", "Elus", "archives"):
        lists.save("people", name, ListQuery())
    assert [row.name for row in lists.all("people")] == ["archives", "Éloignés", "Elus", "Zones"]


def test_the_same_name_asks_before_it_replaces(lists: SavedListService, workspace: Workspace) -> None:
    lists.save("people", "À renouveler", QUERY)
    with pytest.raises(ToConfirm, match="s’appelle déjà") as asked:
        lists.save("people", "a renouveler", ListQuery())
    assert (asked.value.code, asked.value.field) == ("replaces", "name")
    assert lists.all("people")[0].query == QUERY
    lists.save("people", "a renouveler", ListQuery("autre"), accepted=frozenset({"replaces"}))
    assert [row.query.search for row in lists.all("people")] == ["autre"]
    assert workspace.undo() == "Liste enregistrée\u00a0: a renouveler."
    assert lists.all("people")[0].query == QUERY


def test_a_list_is_renamed_and_forgotten_and_both_are_undone(
    lists: SavedListService, workspace: Workspace
) -> None:
    number = lists.save("people", "Anciens", QUERY)
    other = lists.save("people", "Nouveaux", QUERY)
    lists.rename(number, "anciens")
    with pytest.raises(DomainError, match="s’appelle déjà"):
        lists.rename(number, "NOUVEAUX")
    lists.delete(other)
    assert [row.name for row in lists.all("people")] == ["anciens"]
    workspace.undo()
    workspace.undo()
    assert [row.name for row in lists.all("people")] == ["Anciens", "Nouveaux"]


@pytest.mark.parametrize(("name", "said"), [("  ", "Donnez un nom"), ("n" * 81, "dépasse 80")])
def test_a_name_is_asked_for(lists: SavedListService, name: str, said: str) -> None:
    with pytest.raises(DomainError, match=said) as refused:
        lists.save("people", name, QUERY)
    assert refused.value.field == "name"


def test_a_list_that_is_gone_says_so(lists: SavedListService) -> None:
    for attempt in (lambda: lists.delete(9), lambda: lists.rename(9, "x")):
        with pytest.raises(DomainError, match="n’est plus dans le dossier"):
            attempt()


def test_a_reader_saves_no_list(workspace_as: Callable[[Role], Workspace]) -> None:
    with pytest.raises(NotPermitted):
        SavedListService(workspace_as(Role.READING)).save("people", "x", QUERY)
