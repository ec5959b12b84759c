"""The structure's own answers, as they are stored."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement_desktop.domain.register.applicability_answers import ApplicabilityAnswer, Matter


def own_answers(session: Session) -> dict[Matter, ApplicabilityAnswer]:
    """Every answer by its matter."""
    return {one.matter: one for one in session.scalars(select(ApplicabilityAnswer))}
