"""Everything that a workbook holds, read in one session."""

from sqlalchemy.orm import Session

from engagement_desktop.domain.exports import DossierContent, Rows
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.storage.imports import every_row


def whole_content(session: Session) -> DossierContent:
    """The rows of each table in order of entry: costs go by claim, then by place in the claim."""
    structures = _in_order(session, "structure")
    lines = _in_order(session, "expense_line")
    return DossierContent(
        structures=tuple(sorted(structures, key=lambda row: row["link"] is not StructureLink.OWN)),
        committees=_in_order(session, "committee"),
        people=_in_order(session, "person"),
        identifiers=_in_order(session, "person_identifier"),
        vehicles=_in_order(session, "vehicle"),
        mandates=_in_order(session, "mandate"),
        meetings=_in_order(session, "meeting"),
        attendances=_in_order(session, "attendance"),
        hours=_in_order(session, "hours_entry"),
        claims=_in_order(session, "expense_claim"),
        lines=tuple(sorted(lines, key=lambda row: (row["claim_id"], row["position"]))),
    )


def _in_order(session: Session, table: str) -> Rows:
    return tuple(sorted(every_row(session, table), key=lambda row: int(row["id"])))
