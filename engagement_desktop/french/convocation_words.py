"""The words of a convocation sent in a batch: ways, letters, the message to send, what minutes will say."""

from collections.abc import Sequence

from engagement_desktop.domain.meetings.preparing.agenda_rows import ItemRow
from engagement_desktop.domain.meetings.preparing.convocations import ConvocationWay
from engagement_desktop.domain.register.letters_rows import Letter, LetterPerson, MeetingFacts
from engagement_desktop.french.formats import count, date_long, duration, enumerated
from engagement_desktop.french.labels import label
from engagement_desktop.french.typography import NBSP

BY = {
    ConvocationWay.LETTER: "par lettre",
    ConvocationWay.LARGE_PRINT: "par lettre en gros caractères",
    ConvocationWay.EMAIL: "par courriel",
    ConvocationWay.PHONE: "par téléphone",
}
WAY_WORDS = {
    ConvocationWay.LETTER: "Lettre",
    ConvocationWay.LARGE_PRINT: "Gros caractères",
    ConvocationWay.EMAIL: "Courriel",
    ConvocationWay.PHONE: "Téléphone",
}
NO_WAY = "ni adresse, ni courriel, ni téléphone"
EVERYBODY = LetterPerson(
    id=0,
    civility=None,
    last_name="membres du comité",
    first_name="Aux",
    email=None,
    phone=None,
    address=None,
    postcode=None,
    city=None,
    channel=None,
    availability=None,
    capacity=None,
)
"""Whom the letter joined to an e-mail is for: it says nothing of anybody."""


def agenda_lines(items: Sequence[ItemRow]) -> tuple[str, ...]:
    """« Rappel des rendez-vous (partenariat, 35 min) », an item a line."""
    return tuple(_item(item) for item in items)


def joined_said(names: Sequence[str]) -> tuple[str, ...]:
    """What a letter says of the documents that go with it; nothing without any."""
    if not names:
        return ()
    title = "Document joint" if len(names) == 1 else "Documents joints"
    return (f"{title} : {', '.join(names)}.",)


def how_said(ways: Sequence[ConvocationWay], documents: int) -> str:
    """What minutes will say: « par lettre et par courriel, avec l’ordre du jour et 2 documents »."""
    said = [BY[way] for way in ConvocationWay if way in ways]
    if BY[ConvocationWay.LETTER] in said and BY[ConvocationWay.LARGE_PRINT] in said:
        said.remove(BY[ConvocationWay.LARGE_PRINT])
    papers = f" et {count(documents, 'document')}" if documents else ""
    return f"{enumerated(said)}, avec l’ordre du jour{papers}"


def message_text(letter: Letter, addresses: Sequence[str], files: Sequence[str]) -> str:
    """What is pasted in a mail program: hidden recipients, subject, text, what to join."""
    facts = [f"{name}{NBSP}: {value}" for name, value in letter.facts]
    agenda = ["Ordre du jour", *(f"– {one}" for one in letter.agenda)]
    first = ["Madame, Monsieur,", "Voici la convocation à la prochaine réunion du comité."]
    body = [*first, "\n".join(facts), "\n".join(agenda)]
    body += [*letter.closing, *([letter.signatory] if letter.signatory else [])]
    parts = [
        f"En copie cachée{NBSP}:\n{'; '.join(addresses)}",
        f"Objet{NBSP}:\n{letter.subject}",
        f"À joindre{NBSP}:\n" + "\n".join(files),
        f"Message{NBSP}:\n\n" + "\n\n".join(body),
    ]
    return "\n\n".join(parts) + "\n"


def batch_name(meeting: MeetingFacts) -> str:
    """The name of the folder: no word that somebody typed is in it."""
    return f"Convocations du {meeting.held_on.isoformat()}"


def event_title(meeting: MeetingFacts) -> str:
    """« Réunion, Comité des usagers »."""
    return f"Réunion, {meeting.committee}"


def act_said(people: int, meeting: MeetingFacts) -> str:
    """The sentence of the act."""
    called = count(people, "personne convoquée", "personnes convoquées")
    return f"{called} à la réunion du {date_long(meeting.held_on)}."


def _item(item: ItemRow) -> str:
    told = []
    if item.level is not None:
        told.append(label(item.level))
    if item.minutes:
        told.append(duration(item.minutes))
    return f"{item.title} ({', '.join(told)})" if told else item.title
