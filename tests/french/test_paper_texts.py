"""What papers say, word for word: who attests, of whom, what is counted; what they never say."""

from dataclasses import replace
from datetime import date

import pytest

from engagement_desktop.domain.hours.cec import (
    AssociationFacts,
)
from engagement_desktop.domain.hours.entries import HoursNature, HoursRole, MissionFamily
from engagement_desktop.domain.hours.papers import PaperKind
from engagement_desktop.domain.hours.papers_facts import (
    MeetingTold,
    PaperFacts,
    PaperIssuer,
)
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Civility
from engagement_desktop.domain.register.structures import LegalForm
from engagement_desktop.french.cec_texts import MENTION, status_text
from tests.french.paper_facts import ISSUER, MEMBER, PERSON, cec, facts, hours, made, words

MEETING = MeetingTold(date(2025, 11, 4), 1085, 1210, "Comité des usagers", "Mairie", False, MEMBER)


def test_the_presence_at_one_meeting_is_told_as_an_employer_reads_it() -> None:
    text = made(PaperKind.PRESENCE, facts(meetings=(MEETING,)))
    assert words(text).splitlines() == [
        "Attestation de présence",
        "Maison de santé des Trois Rivières",
        "Association 1901",
        "4 place du Marché, 60490 Saint-Aubin",
        "SIREN 812 345 676",
        (
            "Je soussignée Nadia Belkacem, agissant en qualité de présidente pour Maison de santé des Trois "
            "Rivières, atteste que"
        ),
        "Mme Josette Dumoulin",
        (
            "a participé le mardi 4 novembre 2025, de 18 h 05 à 20 h 10, à Mairie, à une réunion de "
            "l’instance « Comité des usagers », en qualité de membre titulaire."
        ),
        "Attestation établie à la demande de l’intéressée pour valoir ce que de droit.",
        "Fait à Saint-Aubin, le 12 janvier 2026",
        "Pour Maison de santé des Trois Rivières, présidente",
        "Mme Nadia Belkacem",
    ]


def test_presences_of_a_year_are_a_table_without_what_was_said_there() -> None:
    remote = replace(MEETING, held_on=date(2025, 12, 2), is_remote=True, ends_minute=None, function=None)
    nowhere = replace(MEETING, held_on=date(2025, 12, 9), place="")
    said = words(made(PaperKind.PRESENCE, facts(meetings=(MEETING, remote, nowhere))))
    assert "a participé à 3 réunions du 1er janvier au 31 décembre 2025" in said
    assert "04/11/2025 | 18 h 05 – 20 h 10 | Comité des usagers | Mairie | membre titulaire" in said
    assert "02/12/2025 | dès 18 h 05 | Comité des usagers | à distance | invitée" in said
    assert "| – | membre titulaire" in said


@pytest.mark.parametrize(
    "meeting", [replace(MEETING, is_remote=True), replace(MEETING, place="", ends_minute=None)]
)
def test_a_single_meeting_at_a_distance_or_without_place_is_still_a_sentence(meeting: MeetingTold) -> None:
    said = words(made(PaperKind.PRESENCE, facts(meetings=(meeting,))))
    where = ", à distance, à une réunion" if meeting.is_remote else ", à partir de 18 h 05, à une réunion"
    assert where in said


@pytest.mark.parametrize("kind", [PaperKind.PRESENCE, PaperKind.VOLUNTEERING])
def test_no_leave_and_no_college_is_ever_named(kind: PaperKind) -> None:
    said = words(made(kind, facts(meetings=(MEETING,), hours=(hours(60),), functions=(MEMBER,)))).lower()
    for never in ("congé", "patient", "usager,", "malad", "ordre du jour", "rémunération"):
        assert never not in said


def test_volunteer_hours_are_told_by_family_with_the_method_and_the_others_apart() -> None:
    told = facts(
        functions=(MEMBER, replace(MEMBER, committee="Bureau", office=Office.CHAIR)),
        hours=(
            hours(1860),
            hours(600, family=MissionFamily.RESEARCH),
            hours(180, nature=HoursNature.PAID),
            hours(60, nature=HoursNature.INDEMNIFIED),
        ),
        cec=cec(2460),
    )
    said = words(made(PaperKind.VOLUNTEERING, told))
    assert (
        "a exercé à titre bénévole, sans contrepartie financière, les fonctions de membre titulaire (Comité "
        "des usagers) et présidente (Bureau), du 1er janvier au 31 décembre 2025, pour un total de 41 h."
    ) in said
    assert "Représentation dans les instances | 31 h\nRecherche | 10 h\nTotal | 41 h" in said
    assert (
        "Selon la règle de la structure, la préparation compte quand elle a été notée et le trajet "
        "ne compte pas ; la durée d’une réunion est arrondie à 5 min. À part, non comptées ici : "
        "1 h indemnisées et 3 h rémunérées."
    ) in said
    assert f"Compte d’engagement citoyen. {cec_words(told)}" in said


def cec_words(told: PaperFacts) -> str:
    assert told.cec is not None
    return status_text(told.cec.decision, told.cec.parameters).replace("\u00a0", " ")


def test_hours_given_elsewhere_name_whom_they_were_given_to() -> None:
    elsewhere = hours(60, structure_id=2, structure="Les Usagers", activity="Accueil")
    said = words(made(PaperKind.VOLUNTEERING, facts(hours=(elsewhere,))))
    assert "les activités indiquées ci-dessous" in said, "no mandate is needed to give time"
    assert "Représentation dans les instances | Les Usagers | 1 h\nTotal |  | 1 h" in said
    detailed = words(made(PaperKind.VOLUNTEERING, facts(hours=(elsewhere,)), with_activities=True))
    assert "Accueil | Les Usagers | 1 h" in detailed


def test_the_rule_of_the_structure_is_the_one_that_is_written() -> None:
    ruled = replace(ISSUER, counts_travel=True, preparation_minutes=30, rounding_minutes=1)
    said = words(made(PaperKind.VOLUNTEERING, facts(issuer=ruled, hours=(hours(60),))))
    assert "la préparation compte 30 min par réunion et le trajet compte." in said


def test_without_signatory_a_line_is_left_to_fill_by_hand() -> None:
    bare = PaperIssuer(name="CDS", legal_form=LegalForm.OTHER)
    text = made(PaperKind.PRESENCE, facts(issuer=bare, meetings=(MEETING,)))
    assert text.above == ("CDS",)
    assert "Je, …………………………………, agissant en qualité de …………………………………" in words(text)
    assert (text.signatory, text.capacity) == ("", "Pour CDS (nom, qualité et signature)")
    assert text.made == "Fait le 12\u00a0janvier 2026"


@pytest.mark.parametrize(
    ("signatory", "begins"),
    [("M. Paul Roux", "Je soussigné Paul Roux,"), ("Madame Anne Roux", "Je soussignée Anne Roux,"),
     ("Anne Roux", "Je, Anne Roux,")],
)  # fmt: skip
def test_the_first_words_agree_with_the_civility_of_the_signatory(signatory: str, begins: str) -> None:
    told = facts(issuer=replace(ISSUER, signatory=signatory), meetings=(MEETING,))
    assert begins in words(made(PaperKind.PRESENCE, told))


@pytest.mark.parametrize(
    ("civility", "named", "asks", "function"),
    [
        (Civility.MR, "M. Josette Dumoulin", "de l’intéressé pour", "membre suppléant."),
        (Civility.MRS, "Mme Josette Dumoulin", "de l’intéressée pour", "membre suppléante."),
        (None, "\nJosette Dumoulin", "de la personne intéressée pour", "membre (suppléance)."),
    ],
)
def test_the_words_agree_with_the_person(
    civility: Civility | None, named: str, asks: str, function: str
) -> None:
    meeting = replace(MEETING, function=replace(MEMBER, seat=SeatKind.SUBSTITUTE))
    told = facts(person=replace(PERSON, civility=civility), meetings=(meeting,))
    said = words(made(PaperKind.PRESENCE, told))
    assert named in said
    assert asks in said
    assert function in said


def test_the_summary_of_the_cec_gives_what_the_declaration_asks_and_the_exact_sentence() -> None:
    given = (
        hours(13_000),
        hours(60, month=date(2025, 1, 1), role=HoursRole.OTHER),
        hours(45, nature=HoursNature.PAID),
    )
    told = facts(functions=(MEMBER,), hours=given, cec=cec(13_060))
    text = made(PaperKind.CEC, told)
    said = words(text)
    assert cec_words(told) in said
    for line in (
        "Forme : association 1901",
        "RNA : W251 234 567",
        "SIREN : 328 532 916",
        "Déclarée le : 4 mai 2012",
        "Valideur CEC : Paul Martin",
        "Fonction : membre titulaire (Comité des usagers), depuis le 3 mars 2024",
        "Qualité : instance dirigeante",
        "Déclaration : À déclarer par le bénévole avant le 30 juin 2026",
        "Janvier | 0 h | 1 h\nMars | 216 h 40 | 0 h\nTotal | 216 h 40 | 1 h",
        "Attestation : par l’association, avant le 31 décembre 2026",
    ):
        assert line in said, line
    assert said.count(f"{MENTION}.".replace("\u00a0", " ")) == 1
    assert not text.is_signed
    assert "240" not in said


def test_what_is_not_known_of_an_association_is_said() -> None:
    nothing = AssociationFacts("Amicale", LegalForm.ASSOCIATION_ALSACE_MOSELLE)
    told = facts(
        hours=(hours(60, role=HoursRole.OTHER),),
        cec=cec(60, facts=nothing, validator="", attested_on=date(2026, 9, 1)),
    )
    said = words(made(PaperKind.CEC, told))
    assert "RNA" not in said
    assert "SIREN : non renseigné\nDéclarée le : non renseigné\nValideur CEC : non renseigné" in said
    assert "Fonction : non renseigné\nQualité : autre\nDéclaration : Attestée le 01/09/2026" in said


def test_a_summary_without_hours_says_nothing() -> None:
    assert made(PaperKind.CEC, facts()).blocks == ()
