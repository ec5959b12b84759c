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
            ("Tab, Maj+Tab", "Aller au bouton ou au champ suivant, précédent"),
            ("Ctrl+Z", "Annuler le dernier geste"),
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
            ("Entrée", "Aller dans la fiche, ou l’ouvrir quand la fenêtre est étroite"),
            ("Ctrl+F", "Chercher dans la liste"),
            ("Échap, dans la recherche", "Vider la recherche"),
            ("↓, dans la recherche", "Descendre dans la liste"),
            ("Colonnes, Trier par", "Changer l’ordre de la liste, comme un clic sur un titre"),
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
        "Sur une page à onglets",
        (("Ctrl+Pg préc., Ctrl+Pg suiv.", "Onglet précédent, suivant"),),
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
