"""What the import page says, in numbers and in the right plural."""

from collections.abc import Sequence

from engagement_desktop.domain.imports.said import Counts, Ignored, PersonCard
from engagement_desktop.french.formats import count, date_short, integer, phone
from engagement_desktop.french.typography import NARROW, NBSP
from engagement_desktop.services.imports.service import ImportPlan

NOT_WRITTEN = "Rien n’est encore écrit."


def quoted(words: str) -> str:
    return f"«{NBSP}{words}{NBSP}»"


def refused_rows(counts: Counts) -> int:
    return sum(sheet.refused for sheet in counts.values())


def size_words(plan: ImportPlan) -> str:
    """« 634 lignes, 5 feuilles »."""
    sheets = sum(1 for counts in plan.counts.values() if counts.read)
    return f"{count(plan.read, 'ligne')}, {count(sheets, 'feuille')}"


def balance_words(plan: ImportPlan, doubts: int) -> str:
    """« 623 lignes prêtes, 8 refusées, 3 doutes à lever. »."""
    parts = [count(plan.ready, "ligne prête", "lignes prêtes")]
    known = sum(counts.unchanged for counts in plan.counts.values())
    if known:
        parts.append(f"{integer(known)} déjà dans le dossier")
    if refused := refused_rows(plan.counts):
        parts.append(count(refused, "refusée"))
    if plan.warnings:
        parts.append(f"{integer(len(plan.warnings))} à vérifier")
    if doubts:
        parts.append(count(doubts, "doute à lever", "doutes à lever"))
    return f"{', '.join(parts)}."


def before_words(*, first: bool) -> str:
    """What is promised before the act."""
    if first:
        return f"{NOT_WRITTEN} Le dossier est vide{NBSP}: il n’y a rien à sauvegarder avant."
    return f"{NOT_WRITTEN} Une sauvegarde sera faite et vérifiée juste avant."


def act_words(plan: ImportPlan) -> str:
    """The primary button, named by its result."""
    return f"Importer {count(plan.ready, 'ligne')}" if plan.ready else "Importer"


def ignored_words(ignored: Sequence[Ignored]) -> str:
    """Which sheets and columns the program does not know."""
    sheets = [quoted(each.sheet) for each in ignored if each.column is None]
    columns = [
        f"{quoted(each.column)} dans {quoted(each.sheet)}" for each in ignored if each.column is not None
    ]
    parts = []
    if sheets:
        parts.append(f"{'la feuille' if len(sheets) == 1 else 'les feuilles'} {', '.join(sheets)}")
    if columns:
        parts.append(f"{'la colonne' if len(columns) == 1 else 'les colonnes'} {', '.join(columns)}")
    return f"Laissé de côté, car inconnu{NBSP}: {f'{NARROW}; '.join(parts)}." if parts else ""


def card_name(card: PersonCard) -> str:
    return " ".join(part for part in (card.last_name, card.first_name) if part) or "Sans nom"


def card_details(card: PersonCard) -> tuple[str, ...]:
    """What tells one person from another, and what is not known of them."""
    birth = f"naissance le {date_short(card.born_on)}" if card.born_on else "sans date de naissance"
    return (
        f"{phone(card.phone) if card.phone else 'sans téléphone'} — {birth}",
        " — ".join(part for part in (card.email, card.city) if part) or "sans courriel ni commune",
        f"identifiant {card.identifier}" if card.identifier else "sans identifiant",
    )
