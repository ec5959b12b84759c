"""`engagement etat-frais`: the expenses of some days, of one person or of everybody."""

import json
import sys
from collections.abc import Sequence
from datetime import date

from engagement_desktop.bootstrap import Ways
from engagement_desktop.cli.parser import FrenchParser, UsageRefused, path, with_dossier
from engagement_desktop.cli.session import Spoken, opened
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.statements.asked import StatementAsk
from engagement_desktop.domain.expenses.statements.rows import StatementOutcome
from engagement_desktop.french.parsing import parse_date
from engagement_desktop.french.statement_words import left_out_words


def run(words: Sequence[str], ways: Ways) -> int:
    """Writes the statement; on paper each person's part takes a number and is kept as it is."""
    parser = FrenchParser(prog="engagement etat-frais", description="Écrit l’état de frais d’une période.")
    with_dossier(parser)
    parser.add_argument("--du", required=True, metavar="D", help="premier jour, JJ/MM/AAAA ou AAAA-MM-JJ")
    parser.add_argument("--au", required=True, metavar="D", help="dernier jour, compris")
    parser.add_argument("--personne", metavar="P", help="identifiant, ou nom et prénom")
    parser.add_argument("--sortie", type=path, required=True, metavar="E", help="E.pdf, E.xlsx ou E.csv")
    arguments = parser.parse_args(words)
    first, last = (_day(said, name, ways) for said, name in ((arguments.du, "--du"), (arguments.au, "--au")))
    spoken = Spoken()
    with opened(arguments, ways) as application:
        named = arguments.personne
        person = None if named is None else application.papers.person_meant(named)
        ask = StatementAsk(first_day=first, last_day=last, person_id=person)
        outcome = application.statements.make(ask, arguments.sortie, spoken)
        apart = left_out_words(application.statements.facts(ask).left_out)
    spoken.end()
    if apart:
        print(apart, file=sys.stderr)
    print(_as_json(outcome) if arguments.json else f"{outcome.said} Fichier écrit : {outcome.path}")
    return 0


def _day(said: str, option: str, ways: Ways) -> date:
    try:
        return parse_date(said, ways.clock.today())
    except DomainError as refusal:
        raise UsageRefused(f"{option}\u00a0: {refusal.sentence}") from refusal


def _as_json(outcome: StatementOutcome) -> str:
    told = {
        "file": str(outcome.path),
        "lines": outcome.lines,
        "total_cents": outcome.total.cents,
        "numbers": list(outcome.numbers),
    }
    return json.dumps(told, ensure_ascii=False)
