"""Missions, dossiers of VAE, recommendations, certificates and contributors in words."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.hours.missions import Mission
from engagement_desktop.domain.hours.papers import Facts, Heading, PaperKind, Remark
from engagement_desktop.domain.hours.papers_drafts import RecognitionPath
from engagement_desktop.domain.hours.papers_facts import (
    MissionTold,
    TrainingTold,
)
from tests.french.paper_facts import MEMBER, cec, facts, hours, made, words


def mission(**values: Any) -> MissionTold:
    told = Mission(person_id=1, title="Atelier mémoire", started_on=date(2025, 1, 3))
    for name, value in values.items():
        setattr(told, name, value)
    return MissionTold(told, "Comité des usagers", 90)


TRAINING = TrainingTold(
    "Posture d’écoute", date(2025, 3, 12), date(2025, 3, 13), 360, "Association X", "Beauvais", "Écouter"
)


def test_a_mission_sheet_is_named_as_elements_for_the_passport() -> None:
    told = facts(
        missions=(mission(place="Mairie", skills="Écouter", ended_on=date(2025, 6, 30)),),
        trainings=(TRAINING, replace(TRAINING, organiser="")),
        cec=cec(60),
    )
    said = words(made(PaperKind.MISSION, told))
    assert said.startswith("Fiche de mission bénévole (éléments pour le Passeport Bénévole)\n")
    assert "Dates : du 3 janvier au 30 juin 2025\nLieu : Mairie\nInstance : Comité des usagers" in said
    assert "Temps donné : 1 h 30 d’heures bénévoles validées" in said
    assert "Compétences mobilisées ou acquises : Écouter" in said
    assert (
        "Posture d’écoute, 12 mars 2025, 6 h, par Association X\nPosture d’écoute, 12 mars 2025, 6 h" in said
    )
    assert "Compte d’engagement citoyen. " in said, "the possibility is always told"


def test_a_mission_of_which_nothing_is_described_is_its_dates() -> None:
    bare = replace(mission(), committee="", minutes=0)
    text = made(PaperKind.MISSION, facts(missions=(bare,)))
    assert text.blocks[1:] == (
        Heading("Atelier mémoire"),
        Facts((("Dates", "depuis le 3\u00a0janvier 2025"),)),
    )


@pytest.mark.parametrize(
    ("path", "title"),
    [
        (RecognitionPath.VAE, "Attestation pour une validation des acquis de l’expérience (VAE)"),
        (RecognitionPath.RAE, "Attestation pour une reconnaissance des acquis de l’expérience (RAE)"),
    ],
)
def test_the_file_for_a_vae_describes_activities_and_skills(path: RecognitionPath, title: str) -> None:
    told = facts(
        missions=(mission(autonomy="En binôme", results="48 personnes"),),
        trainings=(TRAINING,),
        functions=(MEMBER,),
        hours=(hours(90, activity="Atelier"),),
        cec=cec(90),
        since=date(2021, 5, 3),
    )
    said = words(made(PaperKind.VAE, told, path=path))
    assert said.startswith(f"{title}\n")
    assert (
        "les activités décrites ci-dessous, exercées du 1er janvier au 31 décembre 2025, pour un total"
        in said
    )
    assert "Engagement : depuis le 3 mai 2021, soit 4 ans et 7 mois au 31 décembre 2025" in said
    assert "Autonomie : En binôme\nRésultats : 48 personnes" in said
    assert "Atelier | 1 h 30" in said
    assert "peut s’exprimer au nom de l’organe de direction" in said


@pytest.mark.parametrize(
    ("since", "said"),
    [(date(2021, 5, 3), "demandés, atteints"), (date(2025, 3, 1), "demandés, non atteints")],
)
def test_a_vapp_counts_three_years(since: date, said: str) -> None:
    told = facts(missions=(mission(),), since=since)
    assert said in words(made(PaperKind.VAE, told, path=RecognitionPath.VAPP))


@pytest.mark.parametrize("since", [None, date(2026, 1, 2)])
def test_an_engagement_that_begins_later_has_no_seniority(since: date | None) -> None:
    assert "Engagement :" not in words(made(PaperKind.VAE, facts(missions=(mission(),), since=since)))


def test_a_letter_of_recommendation_is_its_own_text_and_the_marks_beside_it() -> None:
    told = facts(missions=(mission(),), functions=(MEMBER,), hours=(hours(90),))
    text = made(PaperKind.RECOMMENDATION, told, text="Madame,\nJe la recommande.", title="DU d’éthique")
    said = words(text)
    assert "Madame,\nJe la recommande." in said
    assert (
        "Pour : DU d’éthique\nFonctions : membre titulaire (Comité des usagers)\nMissions : Atelier" in said
    )
    assert "Temps donné : 1 h 30, du 1er janvier au 31 décembre 2025" in said
    assert "Lettre établie à la demande de l’intéressée" in said
    assert [
        type(block).__name__ for block in made(PaperKind.RECOMMENDATION, facts(), text="Oui.").blocks
    ] == [
        "LargeName",
        "Prose",
    ]


def test_a_certificate_tells_each_training() -> None:
    bare = TrainingTold("Littératie", date(2025, 5, 2), None, 120, "", "", "")
    said = words(made(PaperKind.TRAINING, facts(trainings=(TRAINING, bare))))
    assert "certifie que" in said
    assert "a suivi les formations suivantes." in said
    assert "Dates : du 12 au 13 mars 2025" in said or "Dates : du 12 mars au 13 mars 2025" in said
    assert "Littératie\nDates : 2 mai 2025\nDurée suivie : 2 h" in said
    assert "la formation suivante" in words(made(PaperKind.TRAINING, facts(trainings=(bare,))))


@pytest.mark.parametrize(
    ("unnamed", "said"),
    [(0, ""), (1, "1 autre personne a contribué sans être nommée."),
     (3, "3 autres personnes ont contribué sans être nommées.")],
)  # fmt: skip
def test_contributors_are_named_with_their_consent_and_the_others_counted(unnamed: int, said: str) -> None:
    told = facts(contributors=("Mme Anne Martin", "M. Paul Durand"), unnamed=unnamed)
    text = made(PaperKind.CONTRIBUTORS, told, title=" Signalétique ")
    assert "Ces personnes ont contribué à l’action « Signalétique », du 1er janvier" in words(text)
    assert "Mme Anne Martin\nM. Paul Durand" in words(text)
    assert [block.words for block in text.blocks if isinstance(block, Remark)] == ([said] if said else [])
    assert not text.is_signed
    one = made(PaperKind.CONTRIBUTORS, replace(told, contributors=("Anne",)), title="A")
    assert "Cette personne a contribué" in words(one)
