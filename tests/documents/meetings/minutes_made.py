"""Minutes made by hand: a long realistic meeting, and what may be changed of it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.follow_up.decisions import ActionState
from engagement_desktop.domain.meetings.minuting.minutes_facts import (
    ActionFact,
    AttendeeFact,
    DecisionFact,
    ElectorFact,
    ItemFact,
    MinutesFacts,
    PersonFact,
    ProposalFact,
    QuorumFact,
    StructureFact,
    VoteFact,
)
from engagement_desktop.domain.meetings.papers import MinutesSeal
from engagement_desktop.domain.meetings.preparing.agenda import ItemKind, ItemState
from engagement_desktop.domain.meetings.voting.votes import Choice, VoiceBy, VoteMode, VoteResult
from engagement_desktop.domain.register.committees import EngagementLevel, QuorumRule
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.domain.register.people import Capacity, Civility

POINTS = Path(__file__).parents[2] / "data" / "points"
MRS, MR = Civility.MRS, Civility.MR
FINGERPRINT = "41d09ab3c7e2" + "0f" * 26
SEALED = MinutesSeal(
    dated=datetime(2025, 11, 7, 9, 30, tzinfo=UTC),
    fingerprint=FINGERPRINT,
    validated_on=date(2025, 11, 7),
    approved_on=date(2025, 11, 25),
    approved_in="2025-10",
)
DRAFT = MinutesSeal(dated=datetime(2025, 11, 4, 20, 30, tzinfo=UTC))

NADIA = PersonFact(id=1, last_name="Belkacem", first_name="Nadia", civility=MRS)
PAUL = PersonFact(id=2, last_name="Carlier", first_name="Paul", civility=MR)
JOSETTE = PersonFact(id=3, last_name="Dumoulin", first_name="Josette", civility=MRS)
IBRAHIM = PersonFact(id=4, last_name="Koné", first_name="Ibrahim", civility=MR)
MARIE = PersonFact(id=5, last_name="Leroux", first_name="Marie-Claude", civility=MRS)
THERESE = PersonFact(id=6, last_name="Œuvrard", first_name="Thérèse", civility=MRS)
HELENE = PersonFact(id=7, last_name="Vasseur", first_name="Hélène", civility=MRS)
ANNE = PersonFact(id=8, last_name="Chevallier", first_name="Anne", civility=MRS)
KARIM = PersonFact(id=9, last_name="Haddad", first_name="Karim", civility=MR)
LOIC = PersonFact(id=10, last_name="Tanguy", first_name="Loïc", civility=MR)
CLAIRE = PersonFact(id=11, last_name="Zanetti", first_name="Claire", civility=MRS)
MARC = PersonFact(id=12, last_name="Ifergan", first_name="Marc")
LUCIE = PersonFact(id=13, last_name="Aubry", first_name="Lucie", civility=MRS)
YANN = PersonFact(id=14, last_name="Le Goff", first_name="Yann", civility=MR)
GUY = PersonFact(id=15, last_name="Ferrand", first_name="Guy", civility=MR)


def attendee(person: PersonFact, college: Capacity | None, **changes: Any) -> AttendeeFact:
    usual = {"status": AttendanceStatus.PRESENT, "office": Office.MEMBER, "spans": ((1085, 1210),)}
    return AttendeeFact(person=person, college=college, **usual | changes)


ATTENDEES = (
    attendee(NADIA, Capacity.USER, office=Office.CHAIR),
    attendee(PAUL, Capacity.USER),
    attendee(JOSETTE, Capacity.RELATIVE),
    attendee(GUY, Capacity.ELECTED, spans=((1085, 1150), (1170, 1210))),
    attendee(IBRAHIM, Capacity.ASSOCIATION_REPRESENTATIVE, spans=((1085, 1180),)),
    attendee(MARIE, Capacity.USER, is_substitute=True, stands_in_for=MARC),
    attendee(THERESE, Capacity.USER, status=AttendanceStatus.REMOTE, spans=((1100, 1210),)),
    attendee(HELENE, Capacity.USER, status=AttendanceStatus.REPRESENTED, spans=(), proxy_to=PAUL),
    attendee(ANNE, Capacity.PROFESSIONAL),
    attendee(KARIM, Capacity.PROFESSIONAL),
    attendee(LOIC, Capacity.PROFESSIONAL, office=Office.SECRETARY),
    attendee(CLAIRE, Capacity.PROFESSIONAL),
    attendee(MARC, Capacity.PROFESSIONAL, status=AttendanceStatus.EXCUSED, spans=()),
    attendee(YANN, Capacity.USER, status=AttendanceStatus.ABSENT, spans=()),
    attendee(LUCIE, None, office=Office.GUEST, is_guest=True, spans=((1140, 1185),)),
)

ELECTORS = (
    *(
        ElectorFact(member=one, carried_by=one, by=VoiceBy.MEMBER, took_part=True, choice=Choice.FOR)
        for one in (NADIA, PAUL, JOSETTE, IBRAHIM, THERESE, ANNE, KARIM)
    ),
    ElectorFact(member=MARC, carried_by=MARIE, by=VoiceBy.SUBSTITUTE, took_part=True, choice=Choice.ABSTAIN),
    ElectorFact(member=HELENE, carried_by=PAUL, by=VoiceBy.PROXY, took_part=True, choice=Choice.AGAINST),
    ElectorFact(member=CLAIRE, carried_by=CLAIRE, by=VoiceBy.MEMBER, took_part=False),
)


def vote(row_id: int, subject: str, mode: VoteMode = VoteMode.SHOW_OF_HANDS, **changes: Any) -> VoteFact:
    usual = {
        "at_minute": 1122,
        "votes_for": 7,
        "votes_against": 1,
        "abstentions": 1,
        "blank": 0,
        "void": 0,
        "result": VoteResult.ADOPTED,
        "explanation": "Majorité simple des suffrages exprimés : 7 pour, 1 contre. Adopté.",
        "electors": ELECTORS,
    }
    return VoteFact(id=row_id, subject=subject, mode=mode, **usual | changes)


def item(number: int, title: str, content: str, **changes: Any) -> ItemFact:
    usual = {
        "kind": ItemKind.ORDINARY,
        "state": ItemState.TREATED,
        "level": EngagementLevel.COLLABORATION,
        "minutes": 20,
        "rapporteur": JOSETTE,
    }
    return ItemFact(id=number, number=number, title=title, content=content, **usual | changes)


REMINDERS = (POINTS / "rappel.txt").read_text("utf-8")

SHUTTLE = (POINTS / "navette.txt").read_text("utf-8")


def action(row_id: int, wording: str, owner: PersonFact | None, due_on: date | None) -> ActionFact:
    return ActionFact(
        id=row_id,
        number=f"2025-{row_id}",
        wording=wording,
        owner=owner,
        due_on=due_on,
        state=ActionState.OPEN,
    )


def decision(row_id: int, wording: str) -> DecisionFact:
    return DecisionFact(id=row_id, number=f"2025-{row_id}", wording=wording)


ITEMS = (
    item(
        1,
        "Approbation du compte rendu du 7 octobre",
        "Mme Œuvrard demande que soit précisé, au point 3, que le banc d'attente a été choisi avec deux "
        "personnes à mobilité réduite. La précision est ajoutée.",
        kind=ItemKind.APPROVAL,
        approves="2025-08",
        level=None,
        minutes=5,
        rapporteur=NADIA,
        decisions=(
            decision(
                27, "Le compte rendu du 7 octobre 2025 est approuvé avec cette précision, à l'unanimité."
            ),
        ),
    ),
    item(
        2,
        "Suites données aux propositions",
        "Le coordinateur rend compte des quatre propositions en attente. Chaque personne a reçu une réponse "
        "écrite avant la réunion.",
        level=EngagementLevel.INFORMATION,
        rapporteur=LOIC,
        documents=("Tableau des propositions.pdf",),
        actions=(action(13, "Relancer la mairie sur l'éclairage de l'entrée", LOIC, date(2025, 11, 28)),),
    ),
    item(
        3,
        "Rappel des rendez-vous par message",
        REMINDERS,
        level=EngagementLevel.PARTNERSHIP,
        minutes=35,
        votes=(vote(1, "Adopter le nouveau message et l'appel par l'accueil", VoteMode.ROLL_CALL),),
        decisions=(
            decision(
                28,
                "Le nouveau message remplace l'ancien le 17 novembre. L'accueil appelle la veille les "
                "personnes qui en font la demande.",
            ),
        ),
        actions=(action(14, "Former l'accueil à l'appel de la veille", KARIM, date(2025, 11, 14)),),
    ),
    item(
        4,
        "Navette vers la maison de santé",
        SHUTTLE,
        level=EngagementLevel.CONSULTATION,
        minutes=40,
        rapporteur=IBRAHIM,
        state=ItemState.TO_CARRY,
        proposals=(ProposalFact(id=3, said="Une navette le jeudi matin pour les analyses", person=PAUL),),
        actions=(
            action(15, "Écrire aux communes du canton", CLAIRE, date(2025, 12, 1)),
            action(16, "Chiffrer l'assurance", None, None),
        ),
    ),
    item(
        5,
        "Calendrier 2026",
        "Les dates de l'année entière sont fixées pour tenir compte des gardes. Une réunion sur trois se "
        "tient à Ronquerolles.",
        level=EngagementLevel.PARTNERSHIP,
        minutes=15,
        rapporteur=KARIM,
        documents=("Calendrier 2026.pdf",),
        votes=(
            vote(
                2,
                "Fixer onze réunions le mardi à 18 h",
                votes_for=10,
                votes_against=0,
                abstentions=0,
                electors=ELECTORS[:9],
            ),
            vote(
                3,
                "Désigner Mme Leroux comme vice-présidente",
                VoteMode.SECRET,
                votes_for=5,
                votes_against=3,
                abstentions=0,
                blank=1,
                result=VoteResult.ADOPTED,
                electors=ELECTORS[:9],
            ),
        ),
        decisions=(
            decision(29, "Les onze réunions de 2026 ont lieu le mardi à 18 h ; le calendrier est joint."),
            decision(30, "Mme Leroux est vice-présidente du comité."),
        ),
        actions=(action(17, "Envoyer le calendrier aux familles", MARIE, date(2025, 11, 21)),),
    ),
    item(
        6,
        "Questions diverses",
        "",
        kind=ItemKind.OTHER_BUSINESS,
        state=ItemState.TO_COME,
        level=None,
        minutes=None,
        rapporteur=None,
    ),
)

STRUCTURE = StructureFact(
    name="Maison de santé des Trois Rivières",
    kind_words="Maison de santé pluriprofessionnelle",
    address="4 place du Marché, 60490 Saint-Aubin-sur-Ourse",
)

FACTS = MinutesFacts(
    meeting_id=9,
    number="2025-09",
    structure=STRUCTURE,
    committee="Comité des usagers",
    committee_kind="comité d’usagers",
    title=None,
    held_on=date(2025, 11, 4),
    called_minute=1080,
    opened_minute=1085,
    ends_minute=1210,
    place="Salle des associations, mairie de Ronquerolles, et à distance",
    convoked_on=date(2025, 10, 20),
    convoked_how="par lettre et par courriel",
    chair=NADIA,
    secretary=LOIC,
    secrecy_minute=1087,
    quorum=QuorumFact(
        rule=QuorumRule.MORE_THAN_HALF, in_office=15, needed=8, at_opening=12, lost=((1180, 1190),)
    ),
    attendees=ATTENDEES,
    items=ITEMS,
    documents=("Feuille d’émargement.pdf",),
    next_on=date(2025, 11, 25),
    next_minute=1080,
    text_before="Le comité se réunit sur convocation de sa présidente.",
    text_after="Ce compte rendu est proposé à l’approbation de la prochaine réunion.",
)


def facts(**changes: Any) -> MinutesFacts:
    """The long realistic meeting, with what a test changes."""
    return replace(FACTS, **changes)


def long_facts(times: int) -> MinutesFacts:
    """The same items over and over, until the paper has the pages wanted."""
    items = [replace(one, number=number) for number, one in enumerate(ITEMS * times, 1)]
    return facts(items=tuple(items))
