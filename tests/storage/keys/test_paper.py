"""The printed code: what a person can get wrong when copying it."""

import random
import secrets

import pytest

from engagement_desktop.storage.keys.paper import ALPHABET, PaperCode, WrongPaperCode

SEED = random.Random(3).randbytes(32)
LINES = PaperCode.of(SEED).lines()


def test_the_code_is_the_seed_in_four_lines_of_three_groups() -> None:
    assert [[len(group) for group in line.split()] for line in LINES] == [[5, 5, 4]] * 4
    assert set("".join(LINES)) <= set(ALPHABET + " ")
    assert PaperCode.parse("\n".join(LINES)).seed == SEED
    assert PaperCode.parse("\n".join(LINES)).keyring.seed == SEED


@pytest.mark.parametrize("_", range(50))
def test_any_seed_comes_back(_: int) -> None:
    seed = secrets.token_bytes(32)
    assert PaperCode.parse(" ".join(PaperCode.of(seed).lines())).seed == seed


@pytest.mark.parametrize("seed", [bytes(32), b"\xff" * 32])
def test_the_extreme_seeds_come_back(seed: bytes) -> None:
    assert PaperCode.parse("\n".join(PaperCode.of(seed).lines())).seed == seed


def test_case_spaces_dashes_and_look_alike_signs_do_not_matter() -> None:
    typed = "\n".join(LINES).lower().replace("0", "o").replace("1", "l").replace(" ", "-")
    assert PaperCode.parse(f"  {typed}\n\n").seed == SEED
    assert PaperCode.parse("".join(LINES).replace(" ", "").replace("1", "I")).seed == SEED


def test_one_wrong_sign_names_its_line() -> None:
    rng = random.Random(11)
    for _ in range(300):
        line = rng.randrange(4)
        signs = list(LINES[line].replace(" ", ""))
        place = rng.randrange(14)
        signs[place] = rng.choice([sign for sign in ALPHABET if sign != signs[place]])
        typed = [*LINES]
        typed[line] = "".join(signs)
        with pytest.raises(WrongPaperCode, match=f"ligne {line + 1} "):
            PaperCode.parse("\n".join(typed))


def test_two_swapped_signs_are_seen() -> None:
    for line in range(4):
        signs = LINES[line].replace(" ", "")
        for place in range(13):
            if signs[place] == signs[place + 1]:
                continue
            swapped = signs[:place] + signs[place + 1] + signs[place] + signs[place + 2 :]
            typed = [*LINES[:line], swapped, *LINES[line + 1 :]]
            with pytest.raises(WrongPaperCode, match=f"ligne {line + 1} "):
                PaperCode.parse("\n".join(typed))


def test_two_swapped_lines_are_seen() -> None:
    with pytest.raises(WrongPaperCode, match="ligne 1 "):
        PaperCode.parse("\n".join((LINES[1], LINES[0], LINES[2], LINES[3])))


def test_a_short_line_is_named() -> None:
    with pytest.raises(WrongPaperCode, match="ligne 3 "):
        PaperCode.parse("\n".join((LINES[0], LINES[1], LINES[2][:-1], LINES[3])))


def test_a_sign_that_no_code_has_is_named_by_its_line() -> None:
    with pytest.raises(WrongPaperCode, match="ligne 2 "):
        PaperCode.parse("\n".join((LINES[0], "U" + LINES[1][1:], LINES[2], LINES[3])))


@pytest.mark.parametrize("typed", ["", "bonjour", "\n".join(LINES[:3])])
def test_a_code_of_another_length_is_counted(typed: str) -> None:
    with pytest.raises(WrongPaperCode, match="4 lignes de 14 signes") as refusal:
        PaperCode.parse(typed)
    assert refusal.value.field == "paper_code"


def test_bits_beyond_the_seed_are_refused() -> None:
    """Thirteen signs carry 65 bits: the four last ones of the last line stand for nothing."""
    last = LINES[3].replace(" ", "")[:13]
    for sign in ALPHABET:
        for check in ALPHABET:
            if sign == last[-1]:
                continue
            typed = "\n".join((*LINES[:3], last[:-1] + sign + check))
            try:
                other = PaperCode.parse(typed)
            except WrongPaperCode:
                continue
            assert PaperCode.of(other.seed).lines()[3].replace(" ", "") == last[:-1] + sign + check


def test_the_seed_is_never_shown() -> None:
    assert repr(PaperCode.of(SEED)) == "PaperCode()"
