"""Lines of a workbook that correct another one: in which order claims are checked, and what they may name."""

from collections.abc import Callable, Mapping

from engagement_desktop.domain.imports.drafts import CorrectedLine
from engagement_desktop.domain.text import fold
from engagement_desktop.services.imports.claims import Claim
from engagement_desktop.services.imports.settling import Settling


def in_order_of_corrections(claims: Mapping[str, Claim]) -> list[str]:
    """The claims, each after those of the workbook that it corrects; a ring keeps its order."""
    ordered: dict[str, None] = {}

    def put(key: str, under: frozenset[str]) -> None:
        if key in ordered or key in under or key not in claims:
            return
        for line in claims[key].lines:
            if line.corrects is not None:
                put(fold(line.corrects.claim), under | {key})
        ordered[key] = None

    for key in claims:
        put(key, frozenset())
    return list(ordered)


def refuse_lost_corrections(work: Settling, claim: Claim, stands: Callable[[CorrectedLine], bool]) -> None:
    """Refuses a correction of its own claim, of another correction, and of a line that is nowhere."""
    for line in claim.lines:
        if line.corrects is None:
            continue
        if fold(line.corrects.claim) == fold(claim.reference):
            said = "Une ligne se corrige dans une autre note."
        elif stands(line.corrects):
            continue
        else:
            said = (
                f"La ligne {line.corrects.place} de la note «\u00a0{line.corrects.claim[:60]}\u00a0» n’est "
                "ni dans le classeur ni dans le dossier, est refusée, ou est elle-même une correction."
            )
        work.refuse(work.tables.expenses, line.row, "corrige", said)
