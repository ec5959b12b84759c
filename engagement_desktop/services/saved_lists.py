"""Saved lists: a filter, a sort and columns that somebody gave a name to."""

import json
from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError, ToConfirm
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.saved_lists import SavedList
from engagement_desktop.domain.saved_lists_rows import SavedListRow
from engagement_desktop.domain.text import clean, fold, sort_key
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.saved_lists import lists_of

_RIGHT = Permission.LIST_SAVE
_NAME_AT_MOST = 80


class SavedListService:
    """The named lists of the dossier, for everybody who opens it."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def all(self, list_key: str) -> tuple[SavedListRow, ...]:
        """The named lists of one page (`people`, `committees`…), in the order of their names."""
        with self._workspace.read() as session:
            return tuple(sorted(map(_row, lists_of(session, list_key)), key=lambda row: sort_key(row.name)))

    def save(
        self,
        list_key: str,
        name: str,
        query: ListQuery,
        *,
        hidden: frozenset[str] = frozenset(),
        order: tuple[str, ...] = (),
        accepted: frozenset[str] = frozenset(),
    ) -> int:
        """Gives a name to a list; the day of a list « au 31/12/2024 » is kept with it.

        Raises:
            DomainError: the name is missing or too long.
            ToConfirm: a list of the page bears this name already: `replaces` takes its place.
        """
        shown = _checked(name)
        with self._workspace.act(_RIGHT, "save list", f"Liste enregistrée\u00a0: {shown}.") as change:
            saved = _named(change.session, list_key, shown)
            if saved is None:
                saved = SavedList(list_key=list_key, name=shown, query="")
                change.session.add(saved)
            elif "replaces" not in accepted:
                raise ToConfirm(
                    f"Une liste s’appelle déjà «\u00a0{saved.name}\u00a0». La remplacer par celle-ci\u202f?",
                    "replaces",
                    "name",
                )
            saved.query, saved.columns = _query_text(query), _columns_text(hidden, order)
            change.session.flush()
            return saved.id

    def rename(self, list_id: int, name: str) -> None:
        """Another name.

        Raises:
            DomainError: the name is missing, too long or taken, or the list is gone.
        """
        shown = _checked(name)
        with self._workspace.act(_RIGHT, "rename list", f"Liste renommée\u00a0: {shown}.") as change:
            saved = _list(change.session, list_id)
            other = _named(change.session, saved.list_key, shown)
            if other is not None and other.id != list_id:
                raise DomainError(
                    f"Une liste s’appelle déjà «\u00a0{other.name}\u00a0». Choisissez un autre nom.", "name"
                )
            saved.name = shown

    def delete(self, list_id: int) -> None:
        """Forgets a named list; the rows that it showed are untouched."""
        with self._workspace.act(_RIGHT, "delete list") as change:
            saved = _list(change.session, list_id)
            change.said = f"Liste supprimée\u00a0: {saved.name}."
            change.session.delete(saved)


def _list(session: Session, list_id: int) -> SavedList:
    saved = session.get(SavedList, list_id)
    if saved is None:
        raise DomainError("Cette liste n’est plus dans le dossier. Rien n’a été changé.")
    return saved


def _named(session: Session, list_key: str, name: str) -> SavedList | None:
    return next((one for one in lists_of(session, list_key) if fold(one.name) == fold(name)), None)


def _checked(name: str) -> str:
    shown = " ".join(clean(name).split())
    if not fold(shown):
        raise DomainError("Donnez un nom à cette liste.", "name")
    if len(shown) > _NAME_AT_MOST:
        raise DomainError(f"Ce nom dépasse {_NAME_AT_MOST} signes. Raccourcissez-le.", "name")
    return shown


def _query_text(query: ListQuery) -> str:
    said = {
        "search": query.search,
        "filters": dict(query.filters),
        "sort": query.sort,
        "descending": query.descending,
        "on": None if query.on is None else query.on.isoformat(),
    }
    return json.dumps(said, sort_keys=True)


def _columns_text(hidden: frozenset[str], order: tuple[str, ...]) -> str:
    return json.dumps({"hidden": sorted(hidden), "order": list(order)}, sort_keys=True)


def _row(saved: SavedList) -> SavedListRow:
    asked, columns = json.loads(saved.query), json.loads(saved.columns or "{}")
    query = ListQuery(
        search=asked["search"],
        filters=asked["filters"],
        sort=asked["sort"],
        descending=asked["descending"],
        on=None if asked["on"] is None else date.fromisoformat(asked["on"]),
    )
    hidden, order = frozenset(columns.get("hidden", ())), tuple(columns.get("order", ()))
    return SavedListRow(saved.id, saved.list_key, saved.name, query, hidden, order)
