"""Activities beneath the seven families as typed, listed and offered: the usual ones and the structure's."""

from collections.abc import Iterator
from dataclasses import dataclass

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.activities import Activity
from engagement_desktop.domain.hours.entries import MissionFamily
from engagement_desktop.domain.text import clean, fold

_LONGEST = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityDraft:
    """One activity of the structure's own as its form holds it."""

    id: int | None = None
    version: int | None = None
    family: MissionFamily | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One activity in the list of the settings; `id` is its place in that list, `activity_id` its row.

    A usual one has a row only once it was hidden. `uses` is how many entries say it.
    """

    id: int
    activity_id: int | None
    family: MissionFamily
    label: str
    is_own: bool
    is_hidden: bool
    uses: int = 0


@dataclass(frozen=True, slots=True)
class ActivityChoice:
    """One activity that an entry may say; without label the family alone."""

    family: MissionFamily
    label: str = ""
    activity_id: int | None = None

    @property
    def key(self) -> str:
        """By which a draft of a form keeps it."""
        return f"{self.family}:{self.label}"

    def __str__(self) -> str:
        return self.key


def activity_faults(draft: ActivityDraft) -> Iterator[DomainError]:
    """What a rule refuses, in the order of the form."""
    if draft.family is None:
        yield DomainError("Choisissez la famille de missions.", "family")
    label = typed_label(draft)
    if not label:
        yield DomainError("Donnez un nom à l’activité.", "label")
    elif len(label) > _LONGEST:
        yield DomainError(f"Ce nom est trop long\u00a0: {_LONGEST} signes au plus.", "label")


def typed_label(draft: ActivityDraft) -> str:
    """The label as it is kept."""
    return " ".join(clean(draft.label).split())


def activity_draft(activity: Activity) -> ActivityDraft:
    """What a form shows of an activity."""
    return ActivityDraft(
        id=activity.id, version=activity.version, family=activity.family, label=activity.label
    )


def write_activity(activity: Activity | None, family: MissionFamily, label: str) -> Activity:
    """The entity as the draft says it."""
    if activity is None:
        return Activity(family=family, label=label, label_key=fold(label))
    activity.family, activity.label, activity.label_key = family, label, fold(label)
    return activity
