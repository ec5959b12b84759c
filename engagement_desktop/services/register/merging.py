"""Two files of one person: found, compared, made one."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.merging import MergeComparison, MergeLinks, Side, merged
from engagement_desktop.domain.register.resemblance import Gallery, LikelyPair, compared
from engagement_desktop.services.register.found import PERSON_GONE, full_name
from engagement_desktop.services.register.merging_fields import Names, merge_fields
from engagement_desktop.services.register.merging_links import (
    give_identifiers,
    give_vehicles,
    refuse_pair,
    repoint,
)
from engagement_desktop.services.register.person_drafting import Sight, draft_of, face_of
from engagement_desktop.services.register.person_writing import write
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.bin import follow
from engagement_desktop.storage.register.merging import (
    Links,
    forget_apart,
    keep_apart,
    kept_apart,
    links_of,
    structure_names,
)
from engagement_desktop.storage.register.own_fields import own_fields
from engagement_desktop.storage.register.person_rows import PersonRows, faces, person_rows, rows_of

EVERYTHING = Sight(bank=True, needs=True)


class MergeService:
    """What a person does with files that may be of one person."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def pairs(self) -> tuple[LikelyPair, ...]:
        """Files of the dossier that may be of one person, the likeliest first."""
        with self._workspace.read() as session:
            apart = kept_apart(session)
            found = Gallery(faces(session)).pairs()
        return tuple(pair for pair in found if (pair.left.person_id, pair.right.person_id) not in apart)

    def keep_apart(self, one_id: int, other_id: int) -> None:
        """Remembers that two files are of two people: they are no longer among the pairs.

        Raises:
            NotPermitted: the role may not.
            DomainError: one and the same file, or one that is gone.
        """
        with self._workspace.act(Permission.PERSON_MERGE, "keep people apart") as change:
            one, other = _two(change.session, one_id, other_id)
            names = f"{full_name(one.person)} et {full_name(other.person)}"
            change.said = f"Notées comme deux personnes\u00a0: {names}."
            keep_apart(change.session, one_id, other_id)

    def compare(self, keep_id: int, gone_id: int) -> MergeComparison:
        """The two files side by side; the left one would stay. Unreadable values are left out.

        Raises:
            DomainError: one and the same file, or one that is no longer in the dossier.
        """
        with self._workspace.read() as session:
            keep, gone = _two(session, keep_id, gone_id)
            kept, lost = links_of(session, keep_id), links_of(session, gone_id)
            sight = Sight.of(self._workspace)
            left, right = draft_of(keep, sight), draft_of(gone, sight)
            names = Names(structure_names(session), {field.id: field.label for field in own_fields(session)})
        alike = compared(face_of(left), face_of(right))
        met = {one.meeting_id for one in kept.attendances}
        return MergeComparison(
            left=face_of(left),
            right=face_of(right),
            fields=merge_fields(left, right, names),
            left_links=_counted(kept),
            right_links=_counted(lost),
            meetings_in_common=sum(one.meeting_id in met for one in lost.attendances),
            why=() if alike is None else alike.why,
        )

    def merge(self, keep_id: int, gone_id: int, choices: Mapping[str, Side]) -> int:
        """Makes the two files one and returns the id of the one that stays; one act, undone as a whole.

        Every link of the other goes over. `choices` says the side of fields by their key in `compare`,
        asked in the same order; a field without one is as proposed there.

        Raises:
            NotPermitted: the role may not.
            DomainError: one and the same file, one that is gone, clearly two people, or two files that do
                not agree.
        """
        with self._workspace.act(Permission.PERSON_MERGE, "merge people") as change:
            session = change.session
            keep, gone = _two(session, keep_id, gone_id)
            change.said = f"Fiches fusionnées\u00a0: {full_name(keep.person)} et {full_name(gone.person)}."
            kept, lost = links_of(session, keep_id), links_of(session, gone_id)
            refuse_pair(session, kept, keep_id, lost, gone_id)
            draft = merged(draft_of(keep, EVERYTHING), draft_of(gone, EVERYTHING), choices)
            if gone.person.archived_on is None:
                keep.person.archived_on = None
            repoint(session, kept, keep_id, lost, gone_id)
            give_vehicles(session, keep, gone)
            give_identifiers(session, keep, gone, draft.identifier)
            forget_apart(session, gone_id)
            follow(session, ("person", gone_id), keep_id)
            _drop(session, gone)
            write(session, rows_of(session, keep.person), draft, self._workspace.today())
        return keep_id


def _two(session: Session, keep_id: int, gone_id: int) -> tuple[PersonRows, PersonRows]:
    if keep_id == gone_id:
        raise DomainError("Une fiche ne se fusionne pas avec elle-même. Choisissez-en deux.")
    keep, gone = person_rows(session, keep_id), person_rows(session, gone_id)
    if keep is None or gone is None:
        raise DomainError(PERSON_GONE)
    return keep, gone


def _drop(session: Session, gone: PersonRows) -> None:
    """The file that goes, once nothing points at it: what it said is written with the one that stays."""
    for row in (
        *gone.capacities,
        *gone.involvements,
        *gone.needs,
        *gone.consents,
        *gone.distances,
        *gone.own_values,
    ):
        session.delete(row)
    session.flush()
    session.delete(gone.person)
    session.flush()


def _counted(links: Links) -> MergeLinks:
    return MergeLinks(len(links.mandates), len(links.attendances), len(links.hours), len(links.claims))
