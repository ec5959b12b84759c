"""The journal: what was done in the dossier, by whom and when, read by a person."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from engagement_desktop.domain.audit_rows import TracedAct
from engagement_desktop.domain.journal_rows import JournalQuery, JournalRow
from engagement_desktop.domain.lists import Cursor, Page
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.text import fold, search_words
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.journal_texts import sentence
from engagement_desktop.services.workspace import TOPIC_OF_TABLE, Workspace
from engagement_desktop.storage import journal as storage

PAGE = 200
_MOST_NAMES = 4
_NOBODY = "Personne en particulier"
_ONE_DAY = timedelta(days=1)
_VERBS = {Topic.ACCOUNTS: ("change_passphrase",)}


class JournalService:
    """The trace of the dossier in French sentences, never a value in them."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def page(self, query: JournalQuery, after: Cursor | None = None) -> Page[JournalRow]:
        """Up to 200 acts, the newest first; words are searched in the sentence and the account's name.

        Raises:
            NotPermitted: the role may not read the journal.
        """
        self._workspace.require(Permission.JOURNAL_READ)
        wanted, rows = search_words(query.search), list[JournalRow]()
        for row in self._rows(query, None if after is None else int(str(after[0]))):
            if all(word in fold(f"{row.who} {row.sentence}") for word in wanted):
                rows.append(row)
            if len(rows) > PAGE:
                return Page(tuple(rows[:PAGE]), (rows[PAGE - 1].id,))
        return Page(tuple(rows), None)

    def accounts(self) -> tuple[tuple[int, str], ...]:
        """The accounts that may stand in the journal, by id and first name, removed ones too.

        Raises:
            NotPermitted: the role may not read the journal.
        """
        self._workspace.require(Permission.JOURNAL_READ)
        with self._workspace.read() as session:
            return tuple(storage.account_names(session).items())

    def _rows(self, query: JournalQuery, before: int | None) -> Iterator[JournalRow]:
        """Every act of the query, read page by page."""
        while True:
            rows = self._read(query, before)
            yield from rows
            if len(rows) <= PAGE:
                return
            before = rows[-1].id

    def _read(self, query: JournalQuery, before: int | None) -> Sequence[JournalRow]:
        tables = [name for name, topic in TOPIC_OF_TABLE.items() if topic is query.topic]
        with self._workspace.read() as session:
            acts = storage.entries(
                session,
                since=_begin(query.on or query.since),
                until=_begin(query.on or query.until, _ONE_DAY),
                account_id=query.account_id,
                tables=tables,
                verbs=_VERBS.get(query.topic, ()) if query.topic else (),
                before=before,
                most=PAGE + 1,
            )
            names = storage.names(session, acts, _MOST_NAMES)
            whose = storage.account_names(session)
        return [_row(act, names, whose.get(act.account_id or 0, _NOBODY)) for act in acts]


def _row(act: TracedAct, names: storage.Names, who: str) -> JournalRow:
    called = [names[key] for key in storage.pointed(act, _MOST_NAMES) if key in names]
    return JournalRow(act.id, act.at, who, sentence(act, called))


def _begin(day: date | None, later: timedelta = timedelta(0)) -> datetime | None:
    """The instant at which a day of the workstation begins."""
    return None if day is None else datetime.combine(day + later, time()).astimezone()
