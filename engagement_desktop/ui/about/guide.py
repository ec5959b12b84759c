"""Premiers pas: what to do first, in plain words, each step with its door."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.permissions import Permission
from engagement_desktop.ui.common.buttons import Button, link
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.reading import reading_column, text_card


@dataclass(frozen=True, slots=True)
class GuideStep:
    """One thing to know, and the page where it is done."""

    title: str
    paragraphs: tuple[str, ...]
    door: str = ""
    page: str = ""
    right: Permission = Permission.DOSSIER_READ


STEPS = (
    GuideStep(
        "Votre dossier",
        (
            (
                "Tout ce que vous tenez est dans un seul fichier chiffré, sur cet ordinateur. Rien ne"
                " part sur internet."
            ),
            (
                "Votre phrase de passe l’ouvre. Personne ne peut la retrouver à votre place : gardez "
                "le code papier en lieu sûr, loin de l’ordinateur. Il ouvre le dossier si la phrase "
                "est oubliée."
            ),
        ),
        "Voir le dossier et ses sauvegardes",
        "dossier",
    ),
    GuideStep(
        "Reprendre vos tableaux",
        (
            (
                "Vous tenez déjà un classeur (.xlsx, .ods, ou un dossier de fichiers .csv) : "
                "choisissez-le, le programme montre ce qu’il a compris, feuille par feuille."
            ),
            (
                "Les lignes qu’il refuse sont nommées, avec leur raison. Rien n’est écrit avant votre"
                " accord, et importer deux fois le même classeur n’ajoute rien deux fois."
            ),
        ),
        "Importer un classeur",
        "import",
        Permission.WORKBOOK_IMPORT,
    ),
    GuideStep(
        "Inscrire un comité",
        (
            (
                "Donnez son nom, ou partez d’un modèle : ses sièges, son quorum, la durée des mandats "
                "sont proposés, et vous changez ce qui diffère."
            ),
            (
                "Le tableau des sièges montre qui siège et ce qui est vacant. Quand une règle change, "
                "dites depuis quel jour : celle d’avant reste vraie pour le passé."
            ),
        ),
        "Voir les comités",
        "committees",
    ),
    GuideStep(
        "Inscrire les personnes",
        (
            (
                "Une fiche par personne : comment la joindre, à quel titre elle s’engage, ce dont elle a "
                "besoin. Rien n’est demandé sans dire pourquoi, et presque tout est facultatif."
            ),
            (
                "Pour en inscrire plusieurs, collez-les depuis un tableur dans la saisie en tableau : les "
                "colonnes sont reconnues et les doublons montrés. Pour les sites, les structures membres "
                "et les associations, allez dans Réglages."
            ),
        ),
        "Voir les personnes",
        "people",
    ),
    GuideStep(
        "Donner un compte à chacun",
        (
            (
                "Coordination, secrétariat, trésorerie, lecture : chaque compte a sa phrase de passe et "
                "n’ouvre que ce que son rôle lit. La trésorerie lit les coordonnées bancaires, pas les "
                "besoins des personnes ; le secrétariat, l’inverse."
            ),
            (
                "La phrase est montrée une fois : recopiez-la et remettez-la de la main à la main. Un "
                "compte retiré n’ouvre plus rien, et ce qu’il a fait garde son nom dans le journal."
            ),
        ),
        "Voir les comptes",
        "accounts",
        Permission.ACCOUNT_WRITE,
    ),
    GuideStep(
        "Lire les listes",
        (
            (
                "Personnes, comités, réunions, heures et frais se lisent de la même façon : cherchez "
                "quelques lettres, choisissez un filtre, cliquez sur un titre de colonne pour trier."
            ),
            (
                "La fiche de la ligne choisie s’ouvre à droite. Ses liens mènent aux autres listes : "
                "les heures d’une personne, les réunions d’un comité, les notes de frais de "
                "quelqu’un."
            ),
        ),
        "Voir les personnes",
        "people",
    ),
    GuideStep(
        "Ajouter et modifier",
        (
            (
                "« Ajouter une personne » (Ctrl+N) et « Modifier » (F2) ouvrent un formulaire à la place "
                "de la fiche. Ctrl+S enregistre, Ctrl+Z annule le dernier geste."
            ),
            (
                "Échap ferme sans rien perdre : ce qui est tapé est gardé comme brouillon, même si le "
                "programme s’arrête. Si quelqu’un a enregistré la même fiche entre-temps, les deux "
                "saisies sont montrées côte à côte et vous choisissez."
            ),
        ),
        "Ajouter une personne",
        "people",
    ),
    GuideStep(
        "Tenir une réunion",
        (
            (
                "« Préparer une réunion » fait naître l’ordre du jour : le compte rendu à approuver, les "
                "actions en cours, les points à reprendre et ceux du modèle. « Convoquer » prépare les "
                "papiers de chacun à sa façon."
            ),
            (
                "Le jour venu, « Ouvrir la réunion » : P, E, A, S ou D sur un nom dit qui est là, et le "
                "quorum se compte seul. Dans le texte, /d écrit une décision, /a une action, /v un vote. "
                "Rien n’est à enregistrer."
            ),
            (
                "F9 clôt la réunion et mène au compte rendu. Une fois validé, il ne change plus : une "
                "correction est un rectificatif. « Comptabiliser » en tire les heures et les frais."
            ),
        ),
        "Voir les réunions",
        "meetings",
    ),
    GuideStep(
        "Compter et reconnaître les heures",
        (
            (
                "En haut de « Heures », une ligne suffit : la personne en trois lettres, la mission, la "
                "durée, Entrée. « Saisir en tableau » remplit un mois entier. Quelqu’un d’autre valide."
            ),
            (
                "L’onglet « CEC » dit où en est chacun et ce qui manque, sans promettre de droit. "
                "L’onglet « Papiers » remet les attestations, numérotées et gardées telles quelles."
            ),
        ),
        "Voir les heures",
        "hours",
    ),
    GuideStep(
        "Rembourser les frais",
        (
            (
                "« Nouvelle note » (Ctrl+N) : la personne, son souhait, une ligne par dépense, le reçu "
                "déposé à côté, puis « Soumettre ». Le trajet se calcule au barème, et le calcul est écrit. "
                "Gardez l’original papier."
            ),
            (
                "Quelqu’un d’autre approuve. « Rembourser » montre les notes prêtes et ce qui bloque les "
                "autres ; « Produire » fait le fichier pour la banque, les états de frais, les reçus en un "
                "PDF et les écritures. Rien n’est envoyé : vous déposez le fichier vous-même, puis dites "
                "« Envoyé à la banque »."
            ),
            (
                "Plafonds, vélo, reçus perdus, abandon de frais : dites les vôtres dans Réglages, « Règles "
                "des frais ». Les onglets « Kilomètres », « Budget », « Écritures », « Dons » et "
                "« Contributions » tiennent le reste."
            ),
        ),
        "Voir les frais",
        "expenses",
    ),
    GuideStep(
        "Retrouver",
        (
            (
                "Ctrl+K cherche partout : un nom, un comité, un mot d’une réunion, une note de frais, "
                "une commande. Les accents et les petites fautes sont pardonnés."
            ),
        ),
        "Voir toutes les touches",
        "keys",
    ),
    GuideStep(
        "Suivre l’exercice",
        (
            (
                "L’accueil donne les chiffres de l’exercice, ce qui vient, et ce qui manque pour un "
                "rapport complet. Chaque chiffre ouvre les lignes qui le font."
            ),
        ),
        "Aller à l’accueil",
        "home",
    ),
    GuideStep(
        "Vérifier les taux",
        (
            (
                "Le SMIC horaire, les barèmes kilométriques et les autres valeurs portent leur date "
                "et leur source. Celles qui n’ont pas été lues dans le texte officiel disent « à "
                "vérifier »."
            ),
            (
                "Si une valeur change ou si votre structure en applique une autre, ajoutez une "
                "période locale : elle prend le relais à partir de son jour, sans effacer ce qui est "
                "livré."
            ),
        ),
        "Voir les taux et barèmes",
        "rates",
    ),
    GuideStep(
        "Produire le rapport annuel",
        (
            (
                "Le rapport réunit les comités, les réunions, les heures et leur valeur, les frais et"
                " le compte d’engagement citoyen. Il s’enregistre en PDF et en tableur, avec les "
                "mêmes chiffres."
            ),
        ),
        "Voir le rapport annuel",
        "reports",
    ),
    GuideStep(
        "Revenir en arrière",
        (
            (
                "Ctrl+Z annule le dernier geste, où que vous soyez. Ce qui est supprimé reste trente jours "
                "dans la corbeille et revient avec tout ce qui partait avec lui."
            ),
            "Une personne ou un comité archivé quitte les listes et reste dans les chiffres du passé.",
        ),
        "Voir la corbeille",
        "bin",
    ),
    GuideStep(
        "Sauvegarder",
        (
            (
                "À la fermeture, si quelque chose a changé, une copie vérifiée est faite à côté du "
                "dossier. Copiez-la aussi de temps en temps sur une clé que vous rangez ailleurs."
            ),
        ),
        "Sauvegarder maintenant",
        "dossier",
    ),
)


class GuidePage(Page):
    """The first steps, to be read in order or not."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "Premiers pas")
        self.header.set_title("Premiers pas", f"Ce qu’il faut savoir pour commencer, en {len(STEPS)} points.")
        self._doors: list[Button] = []
        whole = reading_column(self.look, self.body)
        for number, step in enumerate(STEPS, start=1):
            card = text_card(self.look, f"{number}. {step.title}", step.paragraphs)
            whole.addWidget(card)
            if not context.application.workspace.may(step.right):
                continue
            door = link(self.look, step.door, partial(context.signals.go, step.page))
            self._doors.append(door)
            card.body.addWidget(door)

    def first_focus(self) -> QWidget:
        return self._doors[0]
