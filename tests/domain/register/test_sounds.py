"""Names that are read alike give one key; names that are not, two."""

import pytest

from engagement_desktop.domain.register.sounds import sound


@pytest.mark.parametrize(
    "names",
    [
        "Lefebvre/Lefèvre/Le Febvre/LEFEVRE",
        "Dupont/Dupond/Dupon",
        "Gauthier/Gautier/Gaultier",
        "Hélias/Elias/Élias",
        "Le Goff/Legoff/Le-Goff",
        "Schmitt/Schmidt/Schmit",
        "Catherine/Katherine",
        "Philippe/Filipe",
        "Thibault/Thibaud/Thibaut",
        "Renault/Renaud/Renaux",
        "Quéméner/Kéméner",
        "Mathieu/Matthieu",
        "Geoffroy/Joffroi",
        "Guillou/Guilloux/Guilou",
        "Moreau/Moraud",
        "Pinson/Pinçon",
        "Poulain/Poulin",
        "Yvon/Ivon",
        "Lambert/Lembert",
        "Lemoine/Lemoyne",
    ],
)
def test_spellings_that_are_read_alike_are_one(names: str) -> None:
    assert len({sound(name) for name in names.split("/")}) == 1, [sound(n) for n in names.split("/")]


@pytest.mark.parametrize(
    "pair",
    [
        "Jean/Jeanne",
        "Simon/Simone",
        "Yvon/Yvonne",
        "Louis/Louise",
        "Denis/Denise",
        "Martin/Martinet",
        "Morel/Moreau",
        "Luc/Lucas",
        "Dubois/Dupuis",
    ],
)
def test_names_that_are_read_otherwise_are_two(pair: str) -> None:
    one, other = pair.split("/")
    assert sound(one) != sound(other)


def test_what_is_no_letter_is_not_heard() -> None:
    assert sound("…") == sound("") == ""
