"""`engagement exporter`: the dossier as a workbook that can be imported again."""

import json
import sys
from collections.abc import Sequence

from engagement_desktop.bootstrap import Ways
from engagement_desktop.cli.parser import FrenchParser, path, with_dossier
from engagement_desktop.cli.session import Spoken, opened


def run(words: Sequence[str], ways: Ways) -> int:
    """Writes the workbook; says on standard error what an import of it would ask for."""
    parser = FrenchParser(
        prog="engagement exporter", description="Écrit le dossier en classeur, à réimporter sans perte."
    )
    with_dossier(parser)
    parser.add_argument("--sortie", type=path, required=True, metavar="C.xlsx", help="le classeur à écrire")
    arguments = parser.parse_args(words)
    spoken = Spoken()
    with opened(arguments, ways) as application:
        done = application.exports.export(arguments.sortie, spoken)
    spoken.end()
    for warning in done.warnings():
        print(warning, file=sys.stderr)
    if arguments.json:
        print(json.dumps({"file": str(done.path), "counts": dict(done.counts)}, ensure_ascii=False))
        return 0
    print("\n".join(f"{sheet} : {count}" for sheet, count in done.counts.items()))
    print(f"Classeur écrit : {done.path}")
    return 0
