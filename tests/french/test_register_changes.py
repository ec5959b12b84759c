"""Each change of the register, in one French sentence."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.register.committees import MajorityRule, QuorumRule
from engagement_desktop.domain.register.committees_drafts import RulesDraft
from engagement_desktop.domain.register.history import ChangeKind, RegisterChange, RegisterLine
from engagement_desktop.domain.register.mandates import EndReason, Office, SeatKind
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.domain.register.seats import Seats
from engagement_desktop.french.register_changes import rules_told, told
from engagement_desktop.french.typography import typo

DAY = date(2026, 1, 1)
MONIQUE = RegisterLine(
    mandate_id=1,
    committee_id=1,
    committee="Comité des usagers",
    person_id=1,
    last_name="Hélias",
    first_name="Monique",
    college=Capacity.USER,
    office=Office.CHAIR,
    seat=SeatKind.TITULAR,
    substitute_for=None,
    appointed_by=None,
    basis=None,
    started_on=date(2023, 1, 1),
    ended_on=date(2025, 12, 31),
)
LUC = replace(MONIQUE, person_id=2, last_name="Fournier", first_name="Luc", started_on=DAY, ended_on=None)
MEMBER = replace(MONIQUE, office=Office.MEMBER)
BEHIND = replace(LUC, office=Office.MEMBER, seat=SeatKind.SUBSTITUTE, substitute_for="Monique Hélias")
TEN = RulesDraft(seats=10, quorum=QuorumRule.HALF, term_months=24)
K = ChangeKind


@pytest.mark.parametrize(
    ("kind", "values", "sentence"),
    [
        (K.COMMITTEE_CREATED, {}, "Le comité est créé le 1er\u00a0janvier 2026."),
        (K.COMMITTEE_CLOSED, {}, "Le comité ferme. Son dernier jour est le 31\u00a0décembre 2025."),
        (
            K.STARTED,
            {"after": LUC},
            "Luc Fournier commence un mandat le 1er\u00a0janvier 2026\u00a0: présidence.",
        ),
        (
            K.STARTED,
            {"after": BEHIND},
            (
                "Luc Fournier commence un mandat le 1er\u00a0janvier 2026\u00a0: membre, suppléant pour "
                "Monique Hélias."
            ),
        ),
        (
            K.STARTED,
            {"after": replace(BEHIND, substitute_for=None)},
            "Luc Fournier commence un mandat le 1er\u00a0janvier 2026\u00a0: membre, suppléant.",
        ),
        (
            K.RENEWED,
            {"before": (MONIQUE,), "after": replace(MONIQUE, ended_on=date(2028, 12, 31))},
            (
                "Monique Hélias voit son mandat renouvelé le 1er\u00a0janvier 2026\u00a0: présidence, "
                "jusqu’au 31\u00a0décembre 2028."
            ),
        ),
        (
            K.RENEWED,
            {"before": (LUC,), "after": LUC},
            "Luc Fournier voit son mandat renouvelé le 1er\u00a0janvier 2026\u00a0: présidence.",
        ),
        (
            K.REPLACED,
            {"before": (MONIQUE,), "after": LUC},
            "Luc Fournier remplace Monique Hélias le 1er\u00a0janvier 2026\u00a0: présidence.",
        ),
        (
            K.OFFICE_CHANGED,
            {"before": (MEMBER,), "after": MONIQUE},
            ("Monique Hélias change de fonction le 1er\u00a0janvier 2026\u00a0: membre, puis présidence."),
        ),
        (
            K.CAPACITY_CHANGED,
            {"about": LUC, "colleges": (Capacity.USER, Capacity.PROFESSIONAL)},
            (
                "Luc Fournier passe du collège «\u00a0usager\u00a0» au collège «\u00a0professionnel\u00a0» "
                "le 1er\u00a0janvier 2026."
            ),
        ),
        (
            K.CAPACITY_CHANGED,
            {"about": LUC, "colleges": (None, Capacity.USER)},
            ("Luc Fournier passe d’aucun collège au collège «\u00a0usager\u00a0» le 1er\u00a0janvier 2026."),
        ),
        (
            K.CAPACITY_CHANGED,
            {"about": LUC, "colleges": (Capacity.USER, None)},
            ("Luc Fournier passe du collège «\u00a0usager\u00a0» à aucun collège le 1er\u00a0janvier 2026."),
        ),
        (
            K.ENDED,
            {"before": (MONIQUE,)},
            "Monique Hélias termine son mandat le 31\u00a0décembre 2025\u00a0: présidence.",
        ),
        (
            K.ENDED,
            {"before": (replace(MONIQUE, end_reason=EndReason.RESIGNATION),)},
            "Monique Hélias termine son mandat le 31\u00a0décembre 2025\u00a0: présidence (démission).",
        ),
        (
            K.ENDED,
            {"before": (replace(MONIQUE, end_reason=EndReason.DECEASED),)},
            "Monique Hélias termine son mandat le 31\u00a0décembre 2025\u00a0: présidence (décès).",
        ),
        (
            K.RULES_CHANGED,
            {"rules": (TEN, replace(TEN, seats=12))},
            "Les règles changent le 1er\u00a0janvier 2026\u00a0: sièges, de 10 à 12.",
        ),
    ],
)
def test_a_change_is_told_in_one_sentence(kind: ChangeKind, values: dict[str, Any], sentence: str) -> None:
    change = RegisterChange(DAY, kind, 1, "Comité des usagers", **values)
    assert told(change) == sentence
    assert typo(sentence) == sentence


def test_every_rule_that_differs_is_told() -> None:
    after = RulesDraft(
        seats_by_college=Seats.of({Capacity.USER: 6}),
        notice_days=15,
        proxies=1,
        majority=MajorityRule.ABSOLUTE,
        casting_vote=True,
        term_months=36,
        terms_most=2,
    )
    assert rules_told(TEN, after).split("\u202f; ") == [
        "sièges, de 10 à non précisé",
        "sièges du collège usager, de 0 à 6",
        "quorum, de 1/2 à aucun",
        "délai de convocation, de non précisé à 15\u00a0jours",
        "pouvoirs par membre, de non précisé à 1",
        "majorité, de non précisé à majorité absolue",
        "voix prépondérante, de non à oui",
        "durée d’un mandat, de 24\u00a0mois à 36\u00a0mois",
        "nombre de mandats possibles, de non précisé à 2",
    ]
    assert rules_told(TEN, TEN) == ""
