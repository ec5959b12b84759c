"""The page of keys: everything that the keyboard does, printed where F1 finds it."""

from PySide6.QtWidgets import QGridLayout, QWidget

from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.reading import reading_column

KEYS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Partout",
        (
            ("Alt+1 à Alt+7", "Aller à une page, dans l’ordre de la liste de gauche"),
            ("Ctrl+K", "Chercher partout\u00a0: personnes, comités, réunions, notes de frais, commandes"),
            ("Tab, Maj+Tab", "Aller au bouton ou au champ suivant, précédent"),
            ("Ctrl+Z", "Annuler le dernier geste"),
            ("Ctrl+Maj+Z", "Refaire le geste annulé"),
            ("Ctrl++, Ctrl+-, Ctrl+0", "Agrandir, réduire, remettre la taille du texte"),
            ("Ctrl+Maj+L", "Changer de thème\u00a0: clair, sombre, contraste"),
            ("F1", "Ouvrir cette page"),
            ("Échap", "Refermer, sans rien perdre de ce qui est écrit"),
        ),
    ),
    (
        "Dans une liste",
        (
            ("↑, ↓", "Passer d’une ligne à l’autre, la fiche suit"),
            ("Début, Fin", "Aller à la première ligne, à la dernière ligne affichée"),
            ("Lettres", "Sauter au nom qui commence ainsi"),
            ("Entrée", "Ouvrir la page ou la fiche de la ligne"),
            ("F2", "Modifier la ligne, à la place de sa fiche"),
            ("Ctrl+N", "Ajouter une personne, un comité, une réunion, une note de frais"),
            ("Suppr", "Mettre la ligne à la corbeille"),
            ("Alt+↑, Alt+↓, dans Champs", "Monter, descendre le champ"),
            ("Ctrl+F", "Chercher dans la liste"),
            ("Échap, dans la recherche", "Vider la recherche"),
            ("↓, dans la recherche", "Descendre dans la liste"),
            ("Colonnes, Trier par", "Changer l’ordre de la liste, comme un clic sur un titre"),
            ("Ctrl+↑, Ctrl+↓, dans Colonnes", "Déplacer la colonne vers la gauche, vers la droite"),
            ("← et →, sur les filtres", "Passer d’un filtre à l’autre, Espace le choisit"),
        ),
    ),
    (
        "Dans la fiche",
        (
            ("↑, ↓", "Lire la suite"),
            ("Tab", "Aller au lien suivant"),
            ("Échap", "Revenir à la liste"),
        ),
    ),
    (
        "Dans un formulaire",
        (
            ("Ctrl+S", "Enregistrer"),
            ("Ctrl+Entrée", "Enregistrer et passer au suivant"),
            ("Échap", "Fermer, en gardant ce qui est tapé comme brouillon"),
            ("3/12, demain, 3 mars 2025", "Façons d’écrire une date, récrite en quittant le champ"),
            ("← et →, sur les choix", "Passer d’un choix à l’autre, Espace le prend"),
            ("↑ ↓, puis ← →", "Comparer deux saisies\u00a0: champ après champ, choisir l’une ou l’autre"),
        ),
    ),
    (
        "Dans la recherche de Ctrl+K",
        (
            ("↑, ↓", "Passer d’un résultat à l’autre"),
            ("Entrée", "Ouvrir"),
            ("Ctrl+Entrée", "Ouvrir le formulaire à côté, dans sa fenêtre"),
            (">, @", "Ne chercher que les commandes, que les personnes"),
            ("Échap", "Refermer\u00a0: on revient où l’on était"),
        ),
    ),
    (
        "Sur une page à onglets",
        (("Ctrl+Pg préc., Ctrl+Pg suiv.", "Onglet précédent, suivant"),),
    ),
    (
        "Personnes",
        (
            ("Ctrl+P, dans la liste", "Écrire à toutes les personnes affichées"),
            ("Ctrl+Maj+N, dans la liste", "Saisir plusieurs personnes dans un tableau"),
            ("Ctrl+P, sur une personne", "Enregistrer sa page de participation"),
            ("Ctrl+1, Ctrl+2", "Sur une personne\u00a0: aller à ses lignes, à sa fiche"),
            ("Ctrl+↓, Ctrl+I", "Dans les doublons\u00a0: la paire suivante, garder l’autre fiche"),
            ("Ctrl+Entrée", "Fusionner, ou mettre fin à l’engagement"),
        ),
    ),
    (
        "Réunion en direct",
        (
            ("Ctrl+1, Ctrl+2, Ctrl+3", "Aller à l’ordre du jour, au texte, aux présences"),
            ("F6, Maj+F6", "Passer au point suivant, revenir au précédent"),
            ("F8, Échap", "Revenir au texte, là où l’on écrivait"),
            ("F9", "Clore la réunion"),
            ("/d /a /v /p /r, en tête de mot", "Décision, action, vote, phrase, proposition"),
            ("Ctrl+D", "Faire une décision de la sélection, ou de la ligne"),
            ("Ctrl+G, Ctrl+Maj+H", "Gras, titre\u00a0; «\u00a0-\u00a0» en tête de ligne fait une liste"),
            ("Maj+F10", "Orthographe\u00a0: ce qui se propose, ajouter au dictionnaire"),
            ("P E A S D, sur un nom", "Présent, excusé, absent, suppléant, départ"),
            ("Espace, sur un point", "Fait\u00a0: rappel du secret, compte rendu adopté, point traité"),
            ("R, sur un point", "Reporter à la prochaine réunion"),
            ("Alt+↑, Alt+↓, sur un point", "Déplacer le point"),
            ("Ctrl+J, sur un point", "Joindre un document au point"),
        ),
    ),
    (
        "Saisie en tableau",
        (
            ("Ctrl+V", "Coller un tableau, ses colonnes sont reconnues"),
            ("F2, Entrée, Tab", "Modifier la cellule, descendre, aller à droite"),
            ("Ctrl+D, =", "Recopier la cellule du dessus"),
            ("Alt+↓", "Dire ce que contient la colonne"),
            ("Ctrl+Suppr", "Retirer la ligne"),
            ("Ctrl+Z", "Défaire, cellule par cellule"),
            ("1, 2, 3", "Devant un doute\u00a0: même personne, deux personnes, laisser de côté"),
            ("Ctrl+Entrée", "Enregistrer ce qui est bon"),
        ),
    ),
    (
        "Note de frais",
        (
            ("Ctrl+N", "Ajouter une ligne, comme la dernière"),
            ("Alt+↑, Alt+↓", "Passer à la ligne d’avant, d’après"),
            ("Suppr, dans les lignes", "Retirer la ligne"),
            ("Ctrl+J", "Joindre un reçu à la ligne"),
            ("Ctrl+V", "Coller le reçu copié, où que l’on soit dans la note"),
            ("+, -, R, sur le reçu", "L’agrandir, le réduire, le tourner"),
            ("Pg préc., Pg suiv., sur le reçu", "Page précédente, suivante"),
            ("Ctrl+S", "Enregistrer"),
            ("Ctrl+Entrée", "Enregistrer et soumettre"),
        ),
    ),
    (
        "Frais",
        (
            (
                "Espace, sur une note",
                "La choisir, ou ne plus la choisir\u00a0; Ctrl+A choisit ce qui attend",
            ),
            ("Ctrl+Entrée, dans Notes", "Approuver ce qui est choisi, sinon la ligne"),
            ("R, dans Notes", "Refuser ce qui est choisi, avec un motif"),
            ("Échap, dans Notes", "Ne plus rien choisir"),
            ("Espace, dans Rembourser", "Payer cette note ou non\u00a0; Ctrl+A prend toutes les prêtes"),
            ("Ctrl+B, dans Rembourser", "Aller à la prochaine note bloquée"),
            ("Ctrl+Entrée, dans Rembourser", "Choisir où vont les fichiers, et produire"),
            ("Ctrl+N, dans Remboursements", "Aller à Rembourser"),
            ("Ctrl+J, Ctrl+Maj+J, dans Reçus à joindre", "Choisir des reçus, un dossier de reçus"),
            ("Ctrl+P, Ctrl+Entrée, dans États de frais", "Voir l’état de frais, l’enregistrer"),
            ("Ctrl+1, Ctrl+2, dans États de frais", "Aller à la demande, aux états déjà remis"),
            ("Ctrl+E, dans Kilomètres", "Dire les kilomètres déjà payés"),
            ("Ctrl+N, Ctrl+S, dans Budget", "Ajouter une enveloppe, enregistrer le budget"),
            ("Ctrl+S, dans Écritures", "Exporter les écritures de la période"),
        ),
    ),
    (
        "Comptabiliser une réunion",
        (
            ("F2, Entrée, Tab", "Modifier la case, descendre, aller à droite"),
            ("Ctrl+D", "Recopier vers le bas la case du dessus, ou le haut de ce qui est choisi"),
            ("=", "Reprendre la case du dessus"),
            ("1h30, 1,5, 90", "Trois façons d’écrire la même durée"),
            ("Alt+↓, sur Déplacement", "Montrer les moyens\u00a0: véhicule, vélo, train…"),
            ("Échap", "Garder l’ancienne valeur, puis aller au bouton"),
            ("Ctrl+Z", "Défaire, case par case, puis tout ce qui a été écrit"),
            ("Ctrl+Entrée, puis Entrée", "Valider, puis confirmer le résumé"),
        ),
    ),
    (
        "Heures",
        (
            (
                "Espace, sur une ligne",
                "La choisir, ou ne plus la choisir\u00a0; Ctrl+A choisit ce qui attend",
            ),
            ("Ctrl+Entrée, dans la liste", "Valider ce qui est choisi, sinon la ligne"),
            ("R, dans la liste", "Rendre ce qui est choisi, avec un motif"),
            ("Échap, dans la liste", "Ne plus rien choisir"),
            ("Ctrl+E, sur Mois", "Faire l’état des heures d’une période"),
        ),
    ),
    (
        "Rapport et import",
        (
            ("Ctrl+P", "Produire le rapport et le voir avant de l’enregistrer"),
            ("Ctrl+S", "Enregistrer le rapport, en PDF ou en tableur"),
            ("Ctrl+O", "Choisir le classeur à importer"),
            ("Ctrl+Entrée", "Importer ce qui a été compris"),
        ),
    ),
)


class KeysPage(Page):
    """Groups of keys, each beside what it does."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "Touches")
        self.header.set_title("Touches", "Tout se fait au clavier.")
        self._reading = self.read_with_arrows()
        whole = reading_column(self.look, self.body)
        for title, keys in KEYS:
            whole.addWidget(self._make_card(title, keys))

    def first_focus(self) -> QWidget | None:
        return self._reading

    def _make_card(self, title: str, keys: tuple[tuple[str, str], ...]) -> Card:
        card = Card(self.look, title)
        grid = QGridLayout()
        self.look.space(grid, gap=10)
        for at, (pressed, does) in enumerate(keys):
            grid.addWidget(Label(pressed, "gras", wrap=True), at, 0)
            grid.addWidget(Label(does, wrap=True), at, 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        card.body.addLayout(grid)
        return card
