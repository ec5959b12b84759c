"""The colours of the window: one row per token, one column per theme."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

LIGHT, DARK, CONTRAST = "clair", "sombre", "contraste"

# token, light, dark, high contrast; every text pair reaches 4.5, every outline 3
_TOKENS = (
    ("fond", "#F5F2EA", "#12191B", "#000000"),  # fond de page
    ("surface", "#FFFFFF", "#1B2427", "#000000"),  # cartes, champs, tableaux
    ("creux", "#ECE7DB", "#253135", "#1A1A1A"),  # en-têtes de tableau, zones en lecture
    ("trait", "#DAD3C3", "#36454A", "#8C8C8C"),  # séparateurs (décor)
    ("bord", "#7E7665", "#82949A", "#FFFFFF"),  # contour des contrôles
    ("encre", "#1B2A2E", "#EEF1EC", "#FFFFFF"),  # texte
    ("encre2", "#4A585C", "#B7C4C4", "#E4E4E4"),  # texte second, légendes
    ("accent", "#0E5A66", "#7CCBD1", "#FFE14D"),  # action, lien, chiffre clé
    ("accent_fort", "#093F48", "#A5E1E5", "#FFF0A0"),  # survol de l’action
    ("accent_doux", "#DCECEC", "#203F44", "#2B2600"),  # survol discret
    ("sur_accent", "#FFFFFF", "#06272B", "#000000"),  # texte sur accent
    ("choix", "#D5E8E9", "#255057", "#FFE14D"),  # ligne ou filtre choisi
    ("choix_encre", "#0B3238", "#F2FAFA", "#000000"),  # texte sur choix
    ("rail", "#12393F", "#0B1113", "#000000"),  # fond du rail
    ("rail_encre", "#F1F6F5", "#EEF1EC", "#FFFFFF"),  # texte du rail
    ("rail_encre2", "#B9CFCE", "#A9B8B8", "#E4E4E4"),  # second texte du rail
    ("rail_choix", "#F5F2EA", "#255057", "#FFE14D"),  # page courante
    ("rail_choix_encre", "#12393F", "#F2FAFA", "#000000"),  # texte, page courante
    ("focus", "#C04A00", "#FFB25C", "#4DE3FF"),  # anneau de focus
    ("succes", "#1D6633", "#8FD69D", "#86F29B"),  # fait, valide : mot, icône, contour
    ("succes_fond", "#E1F0E0", "#1B3A25", "#00260B"),  # fait, valide : fond
    ("attention", "#7A4700", "#F5C567", "#FFC94D"),  # à faire, attend : mot, icône, contour
    ("attention_fond", "#FBEAC6", "#3F3113", "#2B1D00"),  # à faire, attend : fond
    ("erreur", "#A11C1C", "#FFA79E", "#FF9E94"),  # faute, bloqué : mot, icône, contour
    ("erreur_fond", "#FBE3DF", "#4A1F1D", "#330400"),  # faute, bloqué : fond
    ("info", "#1C4C86", "#9CC7F5", "#9AD0FF"),  # explication : mot, icône, contour
    ("info_fond", "#E1ECF8", "#1C3452", "#00203D"),  # explication : fond
    ("neutre", "#4A585C", "#B7C4C4", "#FFFFFF"),  # brouillon, ancien, clos : mot, icône, contour
    ("neutre_fond", "#EAE5D9", "#2B373A", "#1A1A1A"),  # brouillon, ancien, clos : fond
    ("repet", "#58358B", "#CDB2F5", "#DDBBFF"),  # répétition : mot, icône, contour
    ("repet_fond", "#ECE3F8", "#382751", "#240040"),  # répétition : fond
    ("danger", "#A11C1C", "#FFA79E", "#FF9E94"),  # bouton destructeur
    ("sur_danger", "#FFFFFF", "#3A0B08", "#000000"),  # texte sur danger
    ("rail_survol", "#1E4E55", "#1B2427", "#333333"),  # survol dans le rail
    ("rail_bord", "#12393F", "#82949A", "#FFFFFF"),  # bord droit du rail
    ("rail_marque", "#E0A21B", "#7CCBD1", "#FFE14D"),  # barre de la page courante
)


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours, told by the names of what they are for."""

    key: str
    label: str
    icon: str
    colours: Mapping[str, str]

    @property
    def dark(self) -> bool:
        """Whether light letters stand on a dark ground."""
        return self.key != LIGHT

    def __getitem__(self, token: str) -> str:
        return self.colours[token]


def _theme(key: str, label: str, icon: str, column: int) -> Theme:
    return Theme(key, label, icon, MappingProxyType({row[0]: row[column] for row in _TOKENS}))


THEMES: Mapping[str, Theme] = MappingProxyType(
    {
        LIGHT: _theme(LIGHT, "Clair", "sun", 1),
        DARK: _theme(DARK, "Sombre", "moon", 2),
        CONTRAST: _theme(CONTRAST, "Contraste", "contrast", 3),
    }
)
