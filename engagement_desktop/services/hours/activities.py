"""Activities beneath the seven families: the usual ones, and the structure's own."""

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, raise_all
from engagement_desktop.domain.hours.activities import Activity
from engagement_desktop.domain.hours.activities_drafts import (
    ActivityChoice,
    ActivityDraft,
    ActivityRow,
    activity_draft,
    activity_faults,
    typed_label,
    write_activity,
)
from engagement_desktop.domain.hours.entries import MissionFamily
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.text import fold
from engagement_desktop.french.activity_texts import usual_activities
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.hours import writing

_RIGHT = Permission.HOURS_WRITE
_GONE = "Cette activité n’est plus dans le dossier."
_LATELY = 40


class ActivityService:
    """What a person does with activities, and what entries offer."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def offered(self) -> tuple[ActivityChoice, ...]:
        """What an entry may say: what was said lately, the own ones, the usual ones, the families alone."""
        with self._workspace.read() as session:
            own = writing.own_activities(session)
            lately = writing.usual_words(session, _LATELY)
        hidden = {(one.family, one.label_key) for one in own if one.is_hidden}
        ids = {(one.family, one.label_key): one.id for one in own}
        said = [
            *lately,
            *((one.family, one.label) for one in own),
            *((family, label) for family, labels in usual_activities().items() for label in labels),
            *((family, "") for family in MissionFamily),
        ]
        once = {(family, fold(label)): (family, label) for family, label in reversed(said)}
        kept = [(key, each) for key, each in reversed(once.items()) if key not in hidden]
        return tuple(ActivityChoice(family, label, ids.get(key)) for key, (family, label) in kept)

    def rows(self) -> tuple[ActivityRow, ...]:
        """Every activity, family by family, the structure's own first."""
        with self._workspace.read() as session:
            own, uses = writing.own_activities(session), writing.activity_uses(session)
        rows: list[ActivityRow] = []
        for family in MissionFamily:
            usual = {fold(label): label for label in usual_activities()[family]}
            held = {one.label_key: one for one in own if one.family is family}
            for key in [*(key for key in held if key not in usual), *usual]:
                one = held.get(key)
                rows.append(
                    ActivityRow(
                        id=len(rows) + 1,
                        activity_id=None if one is None else one.id,
                        family=family,
                        label=usual[key] if key in usual or one is None else one.label,
                        is_own=key not in usual,
                        is_hidden=one is not None and one.is_hidden,
                        uses=uses.get((family, key), 0),
                    )
                )
        return tuple(rows)

    def blank(self) -> ActivityDraft:
        """A new activity."""
        return ActivityDraft()

    def draft(self, activity_id: int) -> ActivityDraft:
        """One of the structure's own as a form holds it.

        Raises:
            DomainError: it is no longer in the dossier.
        """
        with self._workspace.read() as session:
            return activity_draft(_found(session, activity_id))

    def save(self, draft: ActivityDraft) -> int:
        """Keeps a new activity or the new name of a known one; entries keep the words they were given.

        Raises:
            NotPermitted: the role may not.
            Faults, DomainError: no family, no name, a name taken in that family.
            ChangedMeanwhile: somebody saved it since; `theirs` is an ActivityDraft.
        """
        with self._workspace.act(_RIGHT, "save activity") as change:
            session = change.session
            activity = None if draft.id is None else _found(session, draft.id)
            if activity is not None and activity.version != draft.version:
                raise ChangedMeanwhile(activity_draft(activity))
            raise_all(list(activity_faults(draft)))
            label, family = typed_label(draft), MissionFamily(draft.family or "")
            _refuse_taken(session, family, label, draft.id)
            with session.no_autoflush:
                activity = write_activity(activity, family, label)
            session.add(activity)
            change.said = f"Activité enregistrée\u00a0: {label}."
            session.flush()
            return activity.id

    def hide(self, family: MissionFamily, label: str, *, hidden: bool) -> None:
        """Takes an activity out of what entries offer, or puts it back; what is written stays.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is neither a usual one nor the structure's own.
        """
        with self._workspace.act(_RIGHT, "hide activity") as change:
            session = change.session
            activity = writing.own_activity(session, family, label)
            if activity is None and not _is_usual(family, label):
                raise DomainError(_GONE)
            if activity is not None and not hidden and _is_usual(family, label):
                session.delete(activity)
            else:
                activity = activity or write_activity(None, family, label)
                activity.is_hidden = hidden
                session.add(activity)
            state = "cachée" if hidden else "proposée de nouveau"
            change.said = f"Activité {state}\u00a0: {label}."

    def delete(self, activity_id: int) -> None:
        """Takes away one of the structure's own that no entry says.

        Raises:
            NotPermitted: the role may not.
            DomainError: entries say it (it can be hidden), or it is gone.
        """
        with self._workspace.act(_RIGHT, "delete activity") as change:
            session = change.session
            activity = _found(session, activity_id)
            if writing.activity_uses(session).get((activity.family, activity.label_key)):
                raise DomainError(
                    f"Des saisies disent «\u00a0{activity.label}\u00a0». Rien n’a été changé. Cachez-la "
                    "plutôt\u00a0: elle n’est plus proposée, et ce qui est écrit reste."
                )
            session.delete(activity)
            change.said = f"Activité supprimée\u00a0: {activity.label}."


def _found(session: Session, activity_id: int) -> Activity:
    found = session.get(Activity, activity_id)
    if found is None:
        raise DomainError(_GONE)
    return found


def _is_usual(family: MissionFamily, label: str) -> bool:
    return fold(label) in {fold(each) for each in usual_activities()[family]}


def _refuse_taken(session: Session, family: MissionFamily, label: str, besides: int | None) -> None:
    with session.no_autoflush:
        other = writing.own_activity(session, family, label)
    if _is_usual(family, label):
        raise DomainError("Cette activité est déjà parmi les activités usuelles de la famille.", "label")
    if other is not None and other.id != besides:
        raise DomainError("Une activité de ce nom est déjà dans cette famille.", "label")
