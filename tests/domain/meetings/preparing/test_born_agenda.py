"""The agenda with which a meeting is born."""

from engagement_desktop.domain.meetings.preparing.agenda import ItemKind
from engagement_desktop.domain.meetings.preparing.agenda_drafts import TITLES, ItemDraft, TemplateItemDraft
from engagement_desktop.domain.meetings.preparing.born_agenda import Birth, born
from engagement_desktop.domain.register.committees import EngagementLevel

K = ItemKind
APPROVAL = ItemDraft(title="Approbation du compte rendu n° 2026-03", kind=K.APPROVAL, approves_id=7)
CARRIED = ItemDraft(title="Livret d’accueil", carried_from_id=12, minutes=20)
BILAN, TRAVEL = TemplateItemDraft(title="Bilan", minutes=30), TemplateItemDraft(title="Transports")


def titles(birth: Birth) -> list[str]:
    return [item.title for item in born(birth)]


def test_nothing_behind_gives_the_reminder_of_secrecy_and_other_business() -> None:
    assert titles(Birth()) == [TITLES[K.SECRECY], TITLES[K.OTHER_BUSINESS]]


def test_what_the_last_meetings_left_comes_before_the_items_of_the_template() -> None:
    whole = Birth(template=(BILAN, TRAVEL), approvals=(APPROVAL,), carried=(CARRIED,), open_actions=2)
    assert titles(whole) == [
        TITLES[K.SECRECY],
        APPROVAL.title,
        TITLES[K.ACTIONS],
        "Livret d’accueil",
        "Bilan",
        "Transports",
        TITLES[K.OTHER_BUSINESS],
    ]
    carried = born(whole)[3]
    assert (carried.carried_from_id, carried.minutes) == (12, 20)


def test_a_template_places_what_is_born_and_keeps_its_own_titles() -> None:
    template = (
        BILAN,
        TemplateItemDraft(title="Rappel des règles", kind=K.SECRECY),
        TemplateItemDraft(
            title="Compte rendu", kind=K.APPROVAL, minutes=5, level=EngagementLevel.INFORMATION
        ),
        TemplateItemDraft(title="Suites", kind=K.ACTIONS),
        TRAVEL,
        TemplateItemDraft(title="Tour de table", kind=K.OTHER_BUSINESS),
    )
    items = born(Birth(template=template, approvals=(APPROVAL,), carried=(CARRIED,), open_actions=1))
    assert [item.title for item in items] == [
        "Bilan",
        "Rappel des règles",
        APPROVAL.title,
        "Suites",
        "Livret d’accueil",
        "Transports",
        "Tour de table",
    ]
    approval = items[2]
    assert (approval.approves_id, approval.minutes, approval.level) == (7, 5, EngagementLevel.INFORMATION)


def test_what_there_is_no_reason_for_is_left_out_and_what_is_carried_is_not() -> None:
    template = (
        TemplateItemDraft(title="Compte rendu", kind=K.APPROVAL),
        TemplateItemDraft(title="Suites", kind=K.ACTIONS),
        BILAN,
    )
    assert titles(Birth(template=template, carried=(CARRIED,))) == [
        TITLES[K.SECRECY],
        "Livret d’accueil",
        "Bilan",
        TITLES[K.OTHER_BUSINESS],
    ]


def test_each_of_the_minutes_to_approve_has_its_item() -> None:
    other = ItemDraft(title="Approbation du compte rendu n° 2026-02", kind=K.APPROVAL, approves_id=5)
    kinds = [item.kind for item in born(Birth(approvals=(other, APPROVAL)))]
    assert kinds == [K.SECRECY, K.APPROVAL, K.APPROVAL, K.OTHER_BUSINESS]
