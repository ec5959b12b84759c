"""A workbook full of hostile words goes through every door: kept as typed, shown as typed, obeyed nowhere."""

import json
import subprocess
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from engagement_desktop.bootstrap import Application, open_application
from engagement_desktop.cli.main import run
from engagement_desktop.domain.lists import ListQuery
from tests.conftest import PHRASE
from tests.documents.reports.test_injection import assert_only_paper
from tests.hostile_words import chosen_words, every_word, looks_like, missing, without_blanks
from tests.services.imports.conftest import (
    COMMITTEE,
    HOURS,
    LINE,
    MANDATE,
    MEETING,
    PRESENCE,
    STRUCTURE,
    Row,
    Sheets,
    person,
    write,
)
from tests.services.offices import WAYS

LONGEST = 300
Words = tuple[str, ...]


def typed(words: Words) -> list[str]:
    """What a spreadsheet can hold of them (no NUL, no half sign), each with a mark of its own."""
    kept = [said for said in words if len(said) <= LONGEST and _fits_a_sheet(said)]
    return [f"{said} zq{number:03}" for number, said in enumerate(kept)]


def _fits_a_sheet(said: str) -> bool:
    refused = ("Cc", "Cs")
    return all(unicodedata.category(sign) not in refused and sign not in "\ufffe\uffff" for sign in said)


def as_kept(said: str) -> str:
    """As the dossier keeps a name: composed, one plain space between two words."""
    return " ".join(unicodedata.normalize("NFC", said).split())


def sheets(words: list[str]) -> Sheets:
    """Each word in every column that takes free words."""
    people = [
        person(
            f"P{number}", nom=said, prénom=said, adresse=said, commune=said, **{"titulaire du compte": said}
        )
        for number, said in enumerate(words)
    ]
    bodies = [COMMITTEE | {"comité": said, "type d'instance": said} for said in words]
    meetings = [
        MEETING | {"comité": said, "lieu": said, "ordre du jour": said, "relevé de décisions": said}
        for said in words
    ]
    numbered = list(enumerate(words))
    return {
        "Structures": [STRUCTURE | {"nom": words[0], "adresse": words[0], "commune": words[0]}],
        "Comités": bodies,
        "Personnes": people,
        "Mandats": [MANDATE | {"comité": said, "personne": f"P{number}"} for number, said in numbered],
        "Réunions": meetings,
        "Présences": [PRESENCE | {"comité": said, "personne": f"P{number}"} for number, said in numbered],
        "Heures": [
            HOURS | {"personne": f"P{number}", "activité": said, "motif": said, "comité": said}
            for number, said in numbered
        ],
        "Frais": [_cost(number, said) for number, said in numbered],
    }


def _cost(number: int, said: str) -> Row:
    texts = {"motif": said, "départ": said, "arrivée": said, "justificatif": said}
    return LINE | {"note": f"N {said}", "personne": f"P{number}"} | texts


class Journey:
    """One dossier made by the command from one workbook, and the commands typed on it."""

    def __init__(self, folder: Path, words: list[str]) -> None:
        self.folder, self.words = folder, words
        self.dossier = folder / "msp.engagement"
        self.book = write(folder / "mots.xlsx", sheets(words))

    def type(self, *words: object) -> int:
        return run([*map(str, words), "--dossier", str(self.dossier)], WAYS)

    def report(self, form: str) -> bytes:
        path = self.folder / f"r.{form}"
        if not path.exists():
            assert self.type("rapport", "--annee", 2025, "--sortie", path, "--nominatif") == 0
        return path.read_bytes()

    @contextmanager
    def opened(self) -> Iterator[Application]:
        application = open_application(self.dossier, PHRASE, ways=WAYS)
        try:
            yield application
        finally:
            application.close()


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(chosen_words, id="forty"),
        pytest.param(every_word, id="all", marks=pytest.mark.endurance),
    ],
)
def journey(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journey]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ENGAGEMENT_PHRASE", PHRASE)
        made = Journey(tmp_path_factory.mktemp("mots"), typed(request.param()))
        journal = made.folder / "journal.json"
        status = made.type("importer", made.book, "--journal", journal)
        assert status == 0, json.loads(journal.read_bytes())["errors"][:5]
        yield made


def test_most_of_the_words_fit_a_spreadsheet(journey: Journey) -> None:
    assert len(journey.words) >= 30


def test_the_dossier_keeps_each_word_as_it_was_typed(journey: Journey) -> None:
    wanted = {as_kept(said) for said in journey.words}
    statements = {
        "person": ("last_name", "first_name", "address", "city", "account_holder"),
        "committee": ("name", "kind"),
        "meeting": ("place", "agenda", "decisions"),
        "hours_entry": ("activity", "reason"),
        "expense_line": ("purpose", "origin", "destination", "receipt"),
    }
    with journey.opened() as application, application.workspace.database.alone() as raw:
        for table, columns in statements.items():
            for column in columns:
                found = {as_kept(row[0]) for row in raw.execute(f"SELECT {column} FROM {table}")}  # noqa: S608 # our names
                assert found == wanted, f"{table}.{column}"


def test_importing_it_again_adds_nothing(journey: Journey) -> None:
    journal = journey.folder / "encore.json"
    assert journey.type("importer", journey.book, "--journal", journal) == 0
    told = json.loads(journal.read_bytes())
    assert [sheet["new"] + sheet["changed"] for sheet in told["counts"].values()] == [0] * 8
    assert told["errors"] == []


def test_the_lists_and_panes_give_the_words_back(journey: Journey) -> None:
    wanted = {as_kept(said) for said in journey.words}

    def every_row(service: object) -> list[object]:
        rows, after = [], None
        while True:
            page = service.page(ListQuery(), after)  # type: ignore[attr-defined]
            rows += page.rows
            after = page.after
            if after is None:
                return rows

    with journey.opened() as application:
        people = every_row(application.people)
        assert {row.last_name for row in people} == {as_kept(row.city) for row in people} == wanted  # type: ignore[attr-defined]
        assert {row.name for row in every_row(application.committees)} == wanted  # type: ignore[attr-defined]
        met = every_row(application.meetings)
        assert {as_kept(row.place) for row in met} == wanted  # type: ignore[attr-defined]
        for row in met[:5]:
            detail = application.meetings.detail(row.id)  # type: ignore[attr-defined]
            assert {as_kept(detail.agenda or ""), as_kept(detail.decisions or "")} <= wanted
        assert {as_kept(row.activity) for row in every_row(application.hours)} == wanted  # type: ignore[attr-defined]
        claims = every_row(application.expenses)
        assert {row.reference for row in claims} == {f"N {said}" for said in wanted}  # type: ignore[attr-defined]
        assert application.structure_name() == as_kept(journey.words[0])


def test_each_word_is_found_by_searching_it(journey: Journey) -> None:
    with journey.opened() as application:
        for said in journey.words:
            mark = said[-5:]
            assert application.people.summary(ListQuery(search=mark)).count == 1
            assert application.people.summary(ListQuery(search=said)).count == 1, said[:60]
            assert application.expenses.summary(ListQuery(search=f"N {said}")).count == 1, said[:60]


def test_the_machine_reads_each_committee_as_it_is_kept(journey: Journey) -> None:
    told = json.loads(journey.report("json"))
    assert {each["name"] for each in told["committees"]} == {as_kept(said) for said in journey.words}
    assert [each["members"] for each in told["committees"]] == [1] * len(journey.words)
    assert told["meetings"]["attended"] == len(journey.words)
    assert told["hours"]["volunteer_minutes"] == 150 * len(journey.words)
    assert told["expenses"]["by_nature"]["train"] == 1250 * len(journey.words)


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_the_sheets_give_the_words_back(journey: Journey, form: str) -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(journey.report(form)))
    for name, column in (("Comités", 0), ("Présence", 0), ("Réunions", 1)):
        cells = [str(row[column]) for row in book.get_sheet_by_name(name).to_python()[1:]]
        for said in journey.words:
            wanted = looks_like(as_kept(said))
            assert any(wanted.fullmatch(without_blanks(cell)) for cell in cells), (name, said[:60])


def test_the_paper_prints_each_of_them(journey: Journey) -> None:
    content = journey.report("pdf")
    assert_only_paper(content)
    done = subprocess.run(
        ["pdftotext", "-raw", str(journey.folder / "r.pdf"), "-"], capture_output=True, check=True
    )
    assert done.stderr == b""
    assert missing([as_kept(said) for said in journey.words], done.stdout.decode()) == []


def test_the_dossier_is_still_in_order(journey: Journey) -> None:
    assert journey.type("verifier") == 0
