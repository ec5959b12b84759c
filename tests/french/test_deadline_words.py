"""Dated things as they are written and said."""

from datetime import date

import pytest

from engagement_desktop.domain.deadlines import Dated, DatedKind
from engagement_desktop.french.deadline_words import KINDS, detail_of, said, title_of

DAY = date(2026, 12, 10)
K = DatedKind
MEETING = Dated(
    kind=K.MEETING, on=DAY, committee="Comité", place="Salle 2", starts_minute=1080, ends_minute=1200
)
ACTION = Dated(
    kind=K.ACTION_DUE,
    on=DAY,
    committee="Comité",
    title="Écrire à la mairie",
    who="Monique Hélias",
    is_late=True,
)
MANDATE = Dated(kind=K.MANDATE_ENDING, on=DAY, committee="Comité", who="Monique Hélias")


@pytest.mark.parametrize(
    ("one", "title", "detail"),
    [
        (MEETING, "Comité", "18\u00a0h\u00a000 – 20\u00a0h\u00a000, Salle 2"),
        (
            Dated(kind=K.MEETING, on=DAY, committee="Comité", title="Bilan", starts_minute=1080),
            "Bilan",
            "18\u00a0h\u00a000, Comité",
        ),
        (ACTION, "Écrire à la mairie", "Comité, Monique Hélias"),
        (MANDATE, "Fin de mandat\u00a0: Monique Hélias", "Comité"),
        (
            Dated(kind=K.TALK, on=DAY, who="Monique Hélias"),
            "Entretien à reprendre\u00a0: Monique Hélias",
            "",
        ),
        (Dated(kind=K.NOTICE, on=DAY, committee="Comité"), "Dernier jour pour convoquer\u00a0: Comité", ""),
        (Dated(kind=K.CEC_DECLARE, on=DAY, year=2025), "Heures 2025 à déclarer par les bénévoles (CEC)", ""),
        (
            Dated(kind=K.CEC_DECLARE, on=DAY, year=2025, who="Monique Hélias"),
            "Heures 2025 à déclarer (CEC)\u00a0: Monique Hélias",
            "",
        ),
        (
            Dated(kind=K.CEC_ATTEST, on=DAY, year=2025),
            "Heures 2025 à attester par les associations (CEC)",
            "",
        ),
    ],
)
def test_each_kind_has_its_title_and_its_detail(one: Dated, title: str, detail: str) -> None:
    assert title_of(one) == title
    assert detail_of(one) == detail


def test_nobody_is_named_when_names_may_not_leave() -> None:
    assert title_of(ACTION, named=False) == "Action à faire\u00a0: Comité"
    assert title_of(MANDATE, named=False) == "Fin de mandat"
    of_one = Dated(kind=K.CEC_ATTEST, on=DAY, year=2025, who="Monique Hélias")
    assert title_of(of_one, named=False) == "Heures 2025 à attester (CEC)"
    assert "Hélias" not in detail_of(ACTION, named=False)


def test_a_thing_is_said_whole_and_its_kind_once() -> None:
    assert said(ACTION) == "Action à faire\u00a0: Écrire à la mairie, Comité, Monique Hélias, en retard"
    assert said(MANDATE) == "Fin de mandat\u00a0: Monique Hélias, Comité"
    assert said(MEETING).startswith("Réunion\u00a0: Comité, 18")


def test_every_kind_has_words() -> None:
    assert set(KINDS) == set(DatedKind)
