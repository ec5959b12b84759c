"""The commands ask for the same rights as the window: each role, each command, with a phrase of its own."""

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from engagement_desktop.cli.main import COMMANDS
from engagement_desktop.domain.permissions import RIGHTS, Permission, Role
from tests.cli.conftest import WORKBOOKS, Told, Type
from tests.services.offices import PHRASES, Office, copied, make_office

SIMPLE = WORKBOOKS / "classeur-simple.xlsx"
REFUSED = "Votre rôle ne permet pas cette action. Rien n’a été changé."
Words = tuple[object, ...]
P = Permission

ASKS: Mapping[str, tuple[frozenset[Permission], Callable[[Path, Path], Words]]] = MappingProxyType(
    {
        "importer": (
            frozenset({P.WORKBOOK_IMPORT}),
            lambda dossier, _: ("importer", SIMPLE, "--dossier", dossier),
        ),
        "importer --essai": (
            frozenset({P.WORKBOOK_IMPORT}),
            lambda dossier, _: ("importer", SIMPLE, "--dossier", dossier, "--essai"),
        ),
        "importer --mettre-a-jour": (
            frozenset({P.WORKBOOK_IMPORT}),
            lambda dossier, _: ("importer", SIMPLE, "--dossier", dossier, "--partiel", "--mettre-a-jour"),
        ),
        "exporter": (
            frozenset({P.DOSSIER_EXPORT}),
            lambda dossier, folder: ("exporter", "--dossier", dossier, "--sortie", folder / "tout.xlsx"),
        ),
        **{
            f"rapport {form}": (
                frozenset({P.REPORT_EXPORT}),
                lambda dossier, folder, form=form: (
                    *("rapport", "--dossier", dossier, "--annee", 2025),
                    *("--sortie", folder / f"r.{form}"),
                ),
            )
            for form in ("json", "ods")
        },
        **{
            f"rapport --nominatif {form}": (
                frozenset({P.REPORT_EXPORT, P.REPORT_NAME_PEOPLE}),
                lambda dossier, folder, form=form: (
                    *("rapport", "--dossier", dossier, "--annee", 2025, "--nominatif"),
                    *("--sortie", folder / f"n.{form}"),
                ),
            )
            for form in ("json", "xlsx")
        },
        "sauvegarder": (
            frozenset({P.BACKUP_MAKE}),
            lambda dossier, folder: (
                *("sauvegarder", "--dossier", dossier),
                *("--sortie", folder / "s.engagement-sauvegarde"),
            ),
        ),
        **{
            f"compte-rendu {public}".strip(): (
                frozenset({P.REPORT_EXPORT if public else P.REPORT_NAME_PEOPLE}),
                lambda dossier, folder, public=public: (
                    *("compte-rendu", "--dossier", dossier, "--comite", "Comité des usagers"),
                    *("--date", "07/06/2025", "--sortie", folder / f"cr{public}.pdf"),
                    *((public,) if public else ()),
                ),
            )
            for public in ("", "--public")
        },
        "virements": (
            frozenset({P.CLAIM_PAY}),
            lambda dossier, folder: (
                *("virements", "--dossier", dossier, "--date", "25/11/2026"),
                *("--sortie", folder / "v.xml"),
            ),
        ),
        **{
            f"etat-frais {form}": (
                frozenset({P.PAPER_ISSUE}),
                lambda dossier, folder, form=form: (
                    *("etat-frais", "--dossier", dossier, "--du", "2025-01-01", "--au", "2025-12-31"),
                    *("--sortie", folder / f"e.{form}"),
                ),
            )
            for form in ("pdf", "csv")
        },
        "attestation": (
            frozenset({P.PAPER_ISSUE}),
            lambda dossier, folder: (
                *("attestation", "--dossier", dossier, "--personne", "P0003", "--annee", 2025),
                *("--modele", "benevolat", "--sortie", folder / "a.pdf"),
            ),
        ),
        "verifier": (
            frozenset({P.DOSSIER_VERIFY}),
            lambda dossier, _: ("verifier", "--dossier", dossier),
        ),
    }
)


@pytest.fixture(scope="module")
def shared(pristine: Path, tmp_path_factory: pytest.TempPathFactory) -> Office:
    return make_office(pristine, tmp_path_factory.mktemp("cli-rights"))


@pytest.fixture
def office(shared: Office, tmp_path: Path, type_: Type) -> Office:
    """The dossier of four accounts with the simple workbook in it."""
    own = copied(shared, tmp_path)
    told = type_("importer", SIMPLE, "--dossier", own.path)
    assert told.status == 0, told.err
    return own


@pytest.fixture
def as_role(type_: Type, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Told]:
    """Types a command with the phrase of a role."""

    def typed(role: Role, *words: object) -> Told:
        monkeypatch.setenv("ENGAGEMENT_PHRASE", PHRASES[role])
        return type_(*words)

    return typed


def test_every_command_that_opens_a_dossier_has_its_row() -> None:
    makes_its_own, opens_none = {"demo"}, {"restaurer"}
    assert {name.split(" ")[0] for name in ASKS} | makes_its_own | opens_none == set(COMMANDS)


@pytest.mark.parametrize("role", Role)
def test_a_command_does_what_the_role_may_and_refuses_the_rest(
    office: Office, tmp_path: Path, as_role: Callable[..., Told], role: Role
) -> None:
    folder = tmp_path / "sorties"
    folder.mkdir()
    for name, (rights, words) in ASKS.items():
        before, base = office.files(), office.path.read_bytes()
        told = as_role(role, *words(office.path, folder))
        assert "Traceback" not in told.err, name
        if rights <= RIGHTS[role]:
            assert told.status == 0, (name, told.err)
            continue
        assert (told.status, told.err.strip(), told.out) == (2, REFUSED, ""), name
        assert (office.files(), office.path.read_bytes()) == (before, base), name
    written = {path.name for path in folder.iterdir()}
    assert ("n.xlsx" in written) == (P.REPORT_NAME_PEOPLE in RIGHTS[role])
    assert "r.json" in written
    assert not [path for path in folder.iterdir() if path.suffix == ".part"]


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.TREASURY, Role.READING])
def test_a_refused_import_writes_no_journal(
    office: Office, tmp_path: Path, as_role: Callable[..., Told], role: Role
) -> None:
    journal = tmp_path / "journal.json"
    told = as_role(role, "importer", SIMPLE, "--dossier", office.path, "--journal", journal, "--json")
    assert (told.status, told.err.strip()) == (2, REFUSED)
    assert not journal.exists()


def test_figures_do_not_depend_on_who_asks(
    office: Office, tmp_path: Path, as_role: Callable[..., Told]
) -> None:
    found = set()
    for role in Role:
        output = tmp_path / f"{role.value}.json"
        told = as_role(role, "rapport", "--dossier", office.path, "--annee", 2025, "--sortie", output)
        assert told.status == 0, told.err
        found.add(output.read_bytes())
    assert len(found) == 1


def test_an_account_is_named_only_with_its_own_phrase(office: Office, as_role: Callable[..., Told]) -> None:
    named = as_role(Role.TREASURY, "verifier", "--dossier", office.path, "--compte", "Compte treasury")
    assert named.status == 0, named.err
    borrowed = as_role(Role.TREASURY, "verifier", "--dossier", office.path, "--compte", "Claire")
    assert borrowed.status == 3
    assert "n’ouvre pas le compte «\u00a0Claire\u00a0»" in borrowed.err


@pytest.mark.parametrize("role", Role)
def test_a_backup_made_by_any_role_is_restored_by_any_phrase(
    office: Office, tmp_path: Path, as_role: Callable[..., Told], role: Role
) -> None:
    saved = tmp_path / "s.engagement-sauvegarde"
    assert as_role(role, "sauvegarder", "--dossier", office.path, "--sortie", saved).status == 0
    other = next(each for each in Role if each is not role)
    place = tmp_path / "ailleurs"
    place.mkdir()
    told = as_role(other, "restaurer", saved, "--dossier", place / "rendu.engagement")
    assert told.status == 0, told.err
    checked = as_role(role, "verifier", "--dossier", place / "rendu.engagement", "--json")
    assert json.loads(checked.out)["sound"] is True


@pytest.mark.parametrize("phrase", ["", " ", "Claire", "x" * 10_000, "\udc80", PHRASES[Role.READING].upper()])
def test_whoever_has_the_file_and_no_phrase_has_nothing(
    office: Office, tmp_path: Path, type_: Type, monkeypatch: pytest.MonkeyPatch, phrase: str
) -> None:
    stolen = tmp_path / "volé"
    shutil.copytree(office.path.parent, stolen)
    before = {path.name: path.read_bytes() for path in stolen.iterdir() if path.is_file()}
    monkeypatch.setenv("ENGAGEMENT_PHRASE", phrase)
    dossier, output = stolen / office.path.name, tmp_path / "vol.json"
    for words in (("verifier",), ("rapport", "--annee", "2025", "--sortie", output)):
        told = type_(*words, "--dossier", dossier)
        assert (told.status, told.out, "n’ouvre pas" in told.err) == (3, "", True), told.err
    assert {path.name: path.read_bytes() for path in stolen.iterdir() if path.is_file()} == before
    assert not output.exists()
