"""`engagement virements`: the bank file of what is approved and unpaid; marks nothing paid."""

import json
import sys
from collections.abc import Iterable, Sequence

from engagement_desktop.bootstrap import Ways
from engagement_desktop.cli.parser import FrenchParser, UsageRefused, path, with_dossier
from engagement_desktop.cli.session import Spoken, opened
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.french.formats import count, date_long, money
from engagement_desktop.french.parsing import parse_date
from engagement_desktop.services.expenses.paying.transfers import NoTransfer

_PAST = "la banque refusera ce fichier, ou l’exécutera au plus tôt."

_UNMARKED = (
    "\nAucune note n’est marquée payée\u00a0: si vous déposez ce fichier à la banque, ne déposez pas "
    "aussi celui d’un remboursement fait dans le programme."
)


def run(words: Sequence[str], ways: Ways) -> int:
    """Writes the SEPA file; claims that cannot go are named on standard error."""
    parser = FrenchParser(
        prog="engagement virements",
        description="Écrit le fichier SEPA des notes approuvées et non payées. Aucune n’est marquée payée.",
    )
    with_dossier(parser)
    parser.add_argument("--date", required=True, metavar="D", help="le jour d’exécution par la banque")
    parser.add_argument("--debit", metavar="IBAN", help="le compte débité (celui de la structure sans cela)")
    parser.add_argument("--sortie", type=path, required=True, metavar="V", help="V.xml")
    arguments = parser.parse_args(words)
    try:
        day = parse_date(arguments.date, ways.clock.today())
    except DomainError as refusal:
        raise UsageRefused(f"--date\u00a0: {refusal.sentence} Rien n’a été fait.") from refusal
    spoken = Spoken()
    with opened(arguments, ways) as application:
        try:
            made = application.runs.write_transfers(day, arguments.sortie, arguments.debit)
        except NoTransfer as refusal:
            _name(refusal.left_out)
            raise
    spoken.end()
    _name(made.left_out)
    if day < ways.clock.today():
        print(f"Le {date_long(day)} est passé\u00a0: {_PAST}", file=sys.stderr)
    said = {
        "file": str(arguments.sortie),
        "count": made.count,
        "total": f"{made.total.euros:.2f}",
        "left_out": list(made.left_out),
    }
    wrote = f"{count(made.count, 'virement')}, total de contrôle {money(made.total)}."
    print(json.dumps(said) if arguments.json else f"{wrote} Fichier écrit : {arguments.sortie}{_UNMARKED}")
    return 0


def _name(left_out: Iterable[str]) -> None:
    """On standard error, one a line."""
    for one in left_out:
        print(f"Laissée de côté\u00a0: {one}.", file=sys.stderr)
