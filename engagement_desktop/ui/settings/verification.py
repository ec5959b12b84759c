"""What a full check of the dossier found, in words."""

from engagement_desktop.french.formats import count
from engagement_desktop.services.maintenance import Verification


def verification_words(found: Verification) -> tuple[str, str]:
    """The title and the sentence of the banner."""
    if found.is_sound:
        return (
            "Le dossier est sain.",
            (
                f"{count(found.pages, 'page lue', 'pages lues')}, "
                f"{count(sum(found.counts.values()), 'ligne')}, "
                f"{count(found.audit.entries, 'geste tracé', 'gestes tracés')}. Rien n’a été changé."
            ),
        )
    return (
        "Le dossier a un défaut.",
        (
            f"{' '.join(_faults(found))} Rien n’a été changé. Gardez ce fichier tel quel, fermez le dossier, "
            "puis revenez à la dernière sauvegarde vérifiée depuis la page d’ouverture."
        ),
    )


def _faults(found: Verification) -> list[str]:
    faults = []
    if damaged := len(found.damaged_pages) + len(found.integrity):
        faults.append(f"{count(damaged, 'page abîmée', 'pages abîmées')}.")
    if found.foreign_keys:
        faults.append(
            f"{count(len(found.foreign_keys), 'ligne')} dont la personne, le comité ou la note a disparu."
        )
    faults += [violation.sentence for violation in found.violations]
    if not found.audit.is_sound:
        faults.append("La trace des gestes a été modifiée.")
    return faults
