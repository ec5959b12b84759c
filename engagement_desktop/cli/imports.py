"""`engagement importer`: a workbook into a dossier, all errors at once."""

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from engagement_desktop.bootstrap import Application, Ways
from engagement_desktop.cli.parser import FrenchParser, path, with_dossier
from engagement_desktop.cli.session import Spoken, created, free_place, opened
from engagement_desktop.domain.errors import KnownProblem
from engagement_desktop.domain.imports.said import ImportFault, ImportJournal
from engagement_desktop.storage.files import write_atomically

REFUSED = 2


def run(words: Sequence[str], ways: Ways) -> int:
    """Imports, or says what an import would do; 2 when a row is refused and nothing was written."""
    arguments = _parser().parse_args(words)
    free_place(arguments.journal, "le journal")
    spoken = Spoken()
    with _target(arguments, ways) as (application, keep):
        plan = application.imports.read(arguments.classeur, spoken, update=arguments.mettre_a_jour)
        if arguments.essai:
            journal = plan.journal(imported=False)
        else:
            journal = application.imports.apply(
                plan, spoken, partial=arguments.partiel, update=arguments.mettre_a_jour
            )
        if journal.imported:
            keep()
    spoken.end()
    _tell(arguments, journal)
    _write_journal(arguments, journal)
    would_import = not plan.blocked and (arguments.partiel or not journal.errors)
    return 0 if journal.imported or (arguments.essai and would_import) else REFUSED


def _parser() -> FrenchParser:
    parser = FrenchParser(prog="engagement importer", description="Lit un classeur dans un dossier.")
    parser.add_argument("classeur", type=path, metavar="CLASSEUR", help="xlsx, ods, ou dossier de csv")
    with_dossier(parser)
    parser.add_argument("--essai", action="store_true", help="dit seulement ce qui se passerait")
    parser.add_argument("--partiel", action="store_true", help="écrit les lignes bonnes, nomme les autres")
    parser.add_argument("--mettre-a-jour", action="store_true", help="change les lignes déjà connues")
    parser.add_argument("--journal", type=path, metavar="J", help="écrit le journal en JSON")
    parser.add_argument("--code-fichier", type=path, metavar="F", help="où écrire le code papier")
    return parser


@contextmanager
def _target(arguments: argparse.Namespace, ways: Ways) -> Iterator[tuple[Application, Callable[[], None]]]:
    """The dossier, open; one that does not exist is made aside and takes its place when kept."""
    if arguments.dossier.exists():
        with opened(arguments, ways) as application:
            yield application, lambda: None
        return
    with created(arguments, ways) as made:
        yield made


def _write_journal(arguments: argparse.Namespace, journal: ImportJournal) -> None:
    """The journal in its file; the import, told before, stands whatever becomes of it."""
    if arguments.journal is None:
        return
    try:
        write_atomically(arguments.journal, journal.as_json().encode())
    except KnownProblem as problem:
        said = "L’import est fait" if journal.imported else "Rien n’a été importé"
        raise KnownProblem(
            f"{said}, mais son journal «\u00a0{arguments.journal}\u00a0» n’a pas pu être écrit. "
            "Vérifiez la place et les droits à cet endroit, puis relancez la commande\u00a0: "
            "les lignes déjà là ne seront pas ajoutées deux fois.",
            problem.cause,
        ) from problem


def _tell(arguments: argparse.Namespace, journal: ImportJournal) -> None:
    if arguments.json:
        print(journal.as_json(), end="")
        return
    for sheet, counts in journal.counts.items():
        print(
            f"{sheet} : {counts.read} lues, {counts.new} nouvelles, {counts.unchanged} déjà là, "
            f"{counts.changed} changées, {counts.refused} refusées"
        )
    for warning in journal.warnings:
        print(f"à vérifier — {_place(warning)}")
    for fault in journal.errors:
        if not fault.follows:
            print(f"refusée — {_place(fault)}")
    for sheet, rows in Counter(fault.sheet for fault in journal.errors if fault.follows).items():
        print(f"refusées avec elles — {sheet} : {rows} (le journal les nomme toutes)")
    print(_conclusion(arguments, journal))


def _place(fault: ImportFault) -> str:
    return f"{fault.sheet}, ligne {fault.row}, {fault.column} ({fault.value or 'vide'}) : {fault.message}"


def _conclusion(arguments: argparse.Namespace, journal: ImportJournal) -> str:
    if journal.imported:
        return "Import fait."
    if arguments.essai:
        return "Essai seulement : rien n’a été écrit."
    return "Rien n’a été écrit. Corrigez ces lignes dans le classeur puis relancez, ou ajoutez --partiel."
