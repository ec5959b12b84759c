"""What may never be said of the CEC: no right promised, no balance, no sum of years, nothing transmitted."""

import ast
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from engagement_desktop.bootstrap import Application, Ways, open_application
from engagement_desktop.domain.clock import FixedClock
from engagement_desktop.domain.hours.entries import HoursRole
from engagement_desktop.domain.hours.papers import PaperKind
from engagement_desktop.domain.text import fold
from tests.builders import Builder
from tests.conftest import NOW, PHRASE, POLICY

ROOT = Path(__file__).parents[1]
WORDS = frozenset({".toml", ".txt", ".qss", ".md", ".svg"})
_YEARS = r"(plusieurs|toutes les|deux|trois) (annees|exercices)"
_PORTAL = r"(au teleservice|au compte asso|a mon compte formation)"
FORBIDDEN = (
    r"droit a (un montant|une somme|\d+) ?(de )?\d* ?(€|eur)",
    r"\b(avez|aurez|a|ont|ouvre|ouvrent) (bien )?droit (a|au) (240|cec|compte)",
    r"\bsolde\b[^.]{0,40}\b(cec|compte d'engagement)",
    r"\b(cec|compte d'engagement citoyen)\b[^.]{0,40}\bsolde\b",
    r"\b(cec|heures eligibles?)\b[^.]{0,60}\b(cumul\w*|en tout depuis|toutes annees|plusieurs annees)",
    rf"\b(cumul|total|somme)\b[^.]{{0,40}}\b(des )?({_YEARS}|trois annees)[^.]{{0,40}}\bcec\b",
    r"\btransmission automatique|transmis\w* automatiquement|automatiquement (transmis|envoye|declare)",
    rf"\b(transmet\w*|envoie\w*|envoye\w*|televerse\w*|declare\w*)\b[^.]{{0,30}} {_PORTAL}",
)
"""On text without case or accent."""
AMOUNT = re.compile(r"\b(240|720) ?(€|eur)")
ONLY_WAY = "montant prevu par le texte : 240 € par an, plafond 720 €"
UNLESS = ("rien n'est transmis",)


def faults(text: str) -> list[str]:
    """The forbidden words of a text, each as it stands there."""
    said = fold(text)
    for allowed in UNLESS:
        said = said.replace(allowed, "")
    found = [hit.group(0) for pattern in FORBIDDEN for hit in re.finditer(pattern, said)]
    return found + [hit.group(0) for hit in AMOUNT.finditer(said.replace(ONLY_WAY, ""))]


def literals(path: Path) -> Iterator[str]:
    """Every string of a module; what an f-string puts in is a blank."""
    inside: set[int] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr):
            inside.update(id(part) for part in node.values)
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
            yield node.value


@pytest.mark.parametrize(
    "sentence",
    [
        "Vous avez droit à 240 €.",
        "Vous aurez droit à 240\u00a0€ de formation.",
        "Votre solde CEC est de 480 €",
        "Le solde de votre compte d’engagement citoyen",
        "CEC\u00a0: 421 h cumulées sur 2024 et 2025",
        "Total des trois années pour le CEC",
        "La transmission automatique au Compte Asso",
        "Vos heures sont transmises automatiquement.",
        "Le logiciel envoie la déclaration au téléservice.",
        "Il vous reste 240 € à prendre.",
    ],
)
def test_a_forbidden_sentence_is_recognised(sentence: str) -> None:
    assert faults(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Montant prévu par le texte\u00a0: 240 € par an, plafond 720 €",
        "Rien n’est transmis par le logiciel à un téléservice.",
        "Le bénévole doit déclarer lui-même ses heures sur Le Compte Bénévole avant le 30 juin 2026",
    ],
)
def test_what_may_be_said_is_not(sentence: str) -> None:
    assert faults(sentence) == []


def test_no_string_of_the_program_says_it() -> None:
    modules = sorted((ROOT / "engagement_desktop").rglob("*.py"))
    assert len(modules) > 300
    said = {(path.name, text) for path in modules for text in literals(path) if faults(text)}
    assert said == set()


def test_no_resource_says_it() -> None:
    files = [path for path in (ROOT / "resources").rglob("*") if path.suffix in WORDS]
    assert len(files) > 20
    assert [path.name for path in files if faults(path.read_text(encoding="utf-8"))] == []
    assert faults((ROOT / "README.md").read_text(encoding="utf-8")) == []


def two_years(make: Builder) -> None:
    """A treasurer with 210 h in 2024 and 211 h in 2025: each year by itself meets the conditions."""
    make.structure()
    association = make.association("Asso X", declared_on=date(2015, 3, 1), validator="Ali Baraka")
    bureau = make.committee(association, "Bureau de X", kind="bureau")
    person = make.person(born_on=date(1960, 1, 1))
    make.mandate(person, bureau, date(2020, 1, 1))
    for year, hours in ((2024, 210), (2025, 211)):
        for day in range(hours // 10):
            given = 600 + (60 * (hours % 10) if not day else 0)
            done = date(year, 1, 5) + timedelta(days=2 * day)
            make.hours(person, association, done, given, role=HoursRole.GOVERNING_BODY)


@pytest.fixture
def filled(dossier: Path) -> Iterator[Application]:
    application = open_application(dossier, PHRASE, ways=Ways(clock=FixedClock(NOW), policy=POLICY))
    with application.workspace.database.work() as session:
        two_years(Builder(session))
    yield application
    application.close()


def words_of(path: Path) -> str:
    """All that a document says."""
    if path.suffix == ".pdf":
        return "\n".join(page.extract_text() for page in PdfReader(path).pages)
    if path.suffix == ".json":
        return path.read_text(encoding="utf-8")
    with ZipFile(path) as packed:
        parts = [packed.read(name).decode("utf-8") for name in packed.namelist() if name.endswith(".xml")]
    return re.sub(r"<[^>]+>", " ", " ".join(parts))


def documents(application: Application, folder: Path) -> Iterator[Path]:
    """Every document that speaks of a person's hours."""
    for year in (2024, 2025):
        for form in (".pdf", ".xlsx", ".ods", ".json"):
            application.reports.export(year, target := folder / f"r{year}{form}", nominative=True)
            yield target
        application.cec.make_sheet(1, year, target := folder / f"fiche-{year}.pdf")
        yield target
    application.letters.participation(1, target := folder / "participation.pdf")
    yield target
    for kind in (PaperKind.VOLUNTEERING, PaperKind.CEC, PaperKind.VAE, PaperKind.RECOMMENDATION):
        for form in (".pdf", ".docx"):
            draft = application.papers.draft(kind, 1, year=2025)
            if not application.papers.plan(draft).refusal:
                application.papers.issue(draft, target := folder / f"{kind.value}{form}")
                yield target


def test_no_document_says_it_nor_adds_years_up(filled: Application, tmp_path: Path) -> None:
    made = list(documents(filled, tmp_path))
    assert len(made) >= 12
    for path in made:
        words = words_of(path)
        assert len(words) > 100, path.name
        assert faults(words) == [], path.name
        if path.name != "participation.pdf":  # all the time ever given, not that of the CEC
            assert "421" not in words, path.name


def test_the_ledger_of_a_year_holds_nothing_of_another(filled: Application) -> None:
    assert [filled.cec.ledger(1, year).decision.eligible_minutes // 60 for year in (2024, 2025)] == [210, 211]
