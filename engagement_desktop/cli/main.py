"""The command line: verbs, exit statuses, and the one door for errors."""

import sys
import traceback
from collections.abc import Callable, Sequence
from types import MappingProxyType

from engagement_desktop.bootstrap import USUAL, Ways
from engagement_desktop.cli import (
    attestations,
    demo,
    exports,
    imports,
    maintenance,
    minutes,
    reports,
    statements,
    transfers,
)
from engagement_desktop.cli.parser import UsageRefused, version_text
from engagement_desktop.domain.errors import DomainError, KnownProblem

DONE, BUG, REFUSED, ENVIRONMENT = range(4)

COMMANDS: MappingProxyType[str, Callable[[Sequence[str], Ways], int]] = MappingProxyType(
    {
        "demo": demo.run,
        "importer": imports.run,
        "exporter": exports.run,
        "rapport": reports.run,
        "attestation": attestations.run,
        "etat-frais": statements.run,
        "virements": transfers.run,
        "compte-rendu": minutes.run,
        "sauvegarder": maintenance.run_back_up,
        "restaurer": maintenance.run_restore,
        "verifier": maintenance.run_verify,
    }
)

HELP = """emploi : engagement [--dossier F]            ouvre la fenêtre
         engagement COMMANDE … [-h]          fait une chose sans fenêtre

commandes :
  demo         crée un dossier fictif et cohérent
  importer     lit un classeur (xlsx, ods ou dossier de csv)
  exporter     écrit le dossier en classeur, à réimporter sans perte
  rapport      produit le rapport annuel (pdf, xlsx, ods, json)
  attestation  remet une attestation, un récapitulatif CEC ou un dossier VAE (pdf, docx)
  etat-frais   écrit l’état de frais d’une période (pdf, xlsx, csv)
  virements    écrit le fichier SEPA des notes approuvées et non payées
  compte-rendu produit le compte rendu d’une réunion (pdf, docx)
  sauvegarder  fait une sauvegarde vérifiée
  restaurer    rend un dossier depuis une sauvegarde
  verifier     contrôle un dossier de bout en bout

« engagement COMMANDE -h » dit les options d’une commande.
La phrase de passe vient de --phrase-fichier, de la variable ENGAGEMENT_PHRASE, sinon elle est demandée.
"""


def run(words: Sequence[str], ways: Ways = USUAL) -> int:
    """Runs one command; 0 done, 1 a bug, 2 refused, 3 environment."""
    try:
        return _dispatch(words, ways)
    except DomainError as refusal:
        print(refusal.sentence, file=sys.stderr)
        return REFUSED
    except KnownProblem as problem:
        print(problem.sentence, file=sys.stderr)
        return ENVIRONMENT
    except KeyboardInterrupt:
        print("Arrêté. Rien n’a été changé.", file=sys.stderr)
        return REFUSED
    except Exception:  # noqa: BLE001 # the command line's door: a bug is told and leaves status 1
        traceback.print_exc()
        print("Le programme a rencontré un défaut. Le dossier est intact.", file=sys.stderr)
        return BUG


def _dispatch(words: Sequence[str], ways: Ways) -> int:
    if not words or words[0] in {"-h", "--help"}:
        print(HELP)
        return DONE
    if words[0] == "--version":
        print(version_text())
        return DONE
    command = COMMANDS.get(words[0])
    if command is None:
        raise UsageRefused(f"Commande inconnue : {words[0]}. Rien n’a été fait.\n\n{HELP}")
    return command(words[1:], ways)
