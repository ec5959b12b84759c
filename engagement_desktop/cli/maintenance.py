"""`engagement sauvegarder`, `restaurer` and `verifier`: care of a dossier without a window."""

import argparse
import json
from collections.abc import Sequence

from engagement_desktop.bootstrap import Ways, restorations
from engagement_desktop.cli.parser import FrenchParser, path, with_dossier
from engagement_desktop.cli.session import Spoken, opened, passphrase
from engagement_desktop.services.maintenance import Verification
from engagement_desktop.storage.checks import Violation
from engagement_desktop.storage.keys.unlocking import Phrase

FAULTY = 3


def run_back_up(words: Sequence[str], ways: Ways) -> int:
    """One verified backup."""
    parser = FrenchParser(prog="engagement sauvegarder", description="Fait une sauvegarde vérifiée.")
    with_dossier(parser)
    parser.add_argument("--sortie", type=path, required=True, metavar="S", help="la sauvegarde à écrire")
    arguments = parser.parse_args(words)
    spoken = Spoken()
    with opened(arguments, ways) as application:
        done = application.maintenance.back_up(arguments.sortie, spoken)
    spoken.end()
    _tell(arguments, {"file": str(done.path)}, f"Sauvegarde faite et vérifiée : {done.path}")
    return 0


def run_restore(words: Sequence[str], ways: Ways) -> int:
    """A dossier from a backup, in a new place."""
    parser = FrenchParser(
        prog="engagement restaurer", description="Rend un dossier depuis une sauvegarde, à une place neuve."
    )
    parser.add_argument("sauvegarde", type=path, metavar="S", help="la sauvegarde")
    with_dossier(parser)
    arguments = parser.parse_args(words)
    restorations(ways).restore(arguments.sauvegarde, arguments.dossier, Phrase(passphrase(arguments)))
    _tell(arguments, {"file": str(arguments.dossier)}, f"Dossier rendu et vérifié : {arguments.dossier}")
    return 0


def run_verify(words: Sequence[str], ways: Ways) -> int:
    """Everything that can be checked in a dossier."""
    parser = FrenchParser(prog="engagement verifier", description="Contrôle un dossier de bout en bout.")
    with_dossier(parser)
    arguments = parser.parse_args(words)
    with opened(arguments, ways) as application:
        found = application.maintenance.verify()
    _tell(arguments, _as_json(found), _as_text(found))
    return 0 if found.is_sound else FAULTY


def _tell(arguments: argparse.Namespace, result: object, sentence: str) -> None:
    print(json.dumps(result, ensure_ascii=False, indent=1) if arguments.json else sentence)


def _as_json(found: Verification) -> dict[str, object]:
    return {
        "sound": found.is_sound,
        "pages": {"read": found.pages, "damaged": list(found.damaged_pages)},
        "integrity": list(found.integrity),
        "foreign_keys": list(found.foreign_keys),
        "invariants": [
            {"name": broken.name, "rule": broken.sentence, "rows": broken.rows, "ids": list(broken.ids)}
            for broken in found.violations
        ],
        "audit": {"entries": found.audit.entries, "first_bad": found.audit.first_bad},
        "counts": dict(found.counts),
    }


def _as_text(found: Verification) -> str:
    faults = [
        ("pages", len(found.damaged_pages)),
        ("intégrité", len(found.integrity)),
        ("liens", len(found.foreign_keys)),
        ("règles", len(found.violations)),
        ("trace", int(not found.audit.is_sound)),
    ]
    lines = [f"{name} : {'en ordre' if not count else f'{count} à revoir'}" for name, count in faults]
    lines += [f"  règle rompue — {broken.sentence} Lignes : {_ids(broken)}." for broken in found.violations]
    if not found.audit.is_sound:
        lines.append(f"  trace rompue — l’acte n° {found.audit.first_bad} a été modifié, déplacé ou retiré.")
    rows = sum(found.counts.values())
    verdict = (
        "Le dossier est en ordre." if found.is_sound else "Le dossier a un défaut : revenez à une sauvegarde."
    )
    return "\n".join(
        [*lines, f"{found.pages} pages lues, {rows} lignes, {found.audit.entries} actes.", verdict]
    )


def _ids(broken: Violation) -> str:
    named = ", ".join(str(row_id) for row_id in broken.ids)
    return named if broken.rows == len(broken.ids) else f"{named}… ({broken.rows} en tout)"
