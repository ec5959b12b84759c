"""The pages of the window, as data: in the rail from top to bottom, then what stands at its foot."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from engagement_desktop.domain.permissions import Permission
from engagement_desktop.ui.about.about import AboutPage
from engagement_desktop.ui.about.guide import GuidePage
from engagement_desktop.ui.about.keys import KeysPage
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.expenses.budget.page import BudgetPage
from engagement_desktop.ui.expenses.claiming.page import ClaimPage
from engagement_desktop.ui.expenses.contributing.page import ContributionsPage
from engagement_desktop.ui.expenses.expenses_page import ExpensesPage
from engagement_desktop.ui.expenses.giving.page import GiftsPage
from engagement_desktop.ui.expenses.ledger.page import LedgerPage
from engagement_desktop.ui.expenses.paying.bank_accounts_page import BankAccountsPage
from engagement_desktop.ui.expenses.paying.reimburse_page import ReimbursePage
from engagement_desktop.ui.expenses.paying.runs_page import RunsPage
from engagement_desktop.ui.expenses.receipts.page import ReceiptsInPage
from engagement_desktop.ui.expenses.rules.mileage_page import MileagePage
from engagement_desktop.ui.expenses.rules.rules_page import ExpenseRulesPage
from engagement_desktop.ui.expenses.statements.page import StatementsPage
from engagement_desktop.ui.home.home_page import HomePage
from engagement_desktop.ui.hours.cec.cec_page import CecPage
from engagement_desktop.ui.hours.cec.cec_person_page import CecPersonPage
from engagement_desktop.ui.hours.entry.activities_page import ActivitiesPage
from engagement_desktop.ui.hours.entry.grid_page import HoursGridPage
from engagement_desktop.ui.hours.entry.totals_page import HoursTotalsPage
from engagement_desktop.ui.hours.entry.week_page import HoursWeekPage
from engagement_desktop.ui.hours.hours_page import HoursPage
from engagement_desktop.ui.hours.months.page import MonthsPage
from engagement_desktop.ui.hours.papers.page import PapersPage
from engagement_desktop.ui.hours.talks.page import TalksPage
from engagement_desktop.ui.hours.training.page import TrainingPage
from engagement_desktop.ui.hours.valuation.page import ValuationPage
from engagement_desktop.ui.imports.import_page import ImportPage
from engagement_desktop.ui.meetings.booking.page import BookingPage
from engagement_desktop.ui.meetings.calendar.calendar_page import CalendarPage
from engagement_desktop.ui.meetings.follow_up.actions_page import ActionsPage
from engagement_desktop.ui.meetings.follow_up.decisions_page import DecisionsPage
from engagement_desktop.ui.meetings.follow_up.phrases_page import PhrasesPage
from engagement_desktop.ui.meetings.follow_up.proposals_page import ProposalsPage
from engagement_desktop.ui.meetings.live.live_page import LivePage
from engagement_desktop.ui.meetings.meetings_page import MeetingsPage
from engagement_desktop.ui.meetings.minutes.page import MinutesPage
from engagement_desktop.ui.meetings.preparing.convoke_page import ConvokePage
from engagement_desktop.ui.meetings.preparing.meeting_page import MeetingPage
from engagement_desktop.ui.meetings.preparing.templates_page import TemplatesPage
from engagement_desktop.ui.register.committee_page import CommitteePage
from engagement_desktop.ui.register.committees_page import CommitteesPage
from engagement_desktop.ui.register.entry_page import EntryPage
from engagement_desktop.ui.register.leave_page import LeavePage
from engagement_desktop.ui.register.merge_page import MergePage
from engagement_desktop.ui.register.people_page import PeoplePage
from engagement_desktop.ui.register.person_page import PersonPage
from engagement_desktop.ui.register.register_page import RegisterPage
from engagement_desktop.ui.reports.report_page import ReportPage
from engagement_desktop.ui.settings.accounts import AccountsPage
from engagement_desktop.ui.settings.applies import AppliesPage
from engagement_desktop.ui.settings.around import AroundPage
from engagement_desktop.ui.settings.bin import BinPage
from engagement_desktop.ui.settings.display import DisplayPage
from engagement_desktop.ui.settings.dossier import DossierPage
from engagement_desktop.ui.settings.journal import JournalPage
from engagement_desktop.ui.settings.numbers import NumbersPage
from engagement_desktop.ui.settings.own_fields import OwnFieldsPage
from engagement_desktop.ui.settings.rates import RatesPage
from engagement_desktop.ui.settings.structure import StructurePage


class Place(Enum):
    """Where a page is reached from."""

    RAIL = ""
    SETTINGS = "Réglages"
    HELP = "Aide"
    NOWHERE = "ailleurs"  # reached from another page only


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page: its key, its words, its icon, who builds it at the first visit, the right it needs."""

    key: str
    title: str
    icon: str
    factory: Callable[[PageContext], Page]
    right: Permission = Permission.DOSSIER_READ
    place: Place = Place.RAIL
    under: str = ""  # the page of the rail that stays lit
    family: str = ""  # the row of tabs where a page of the settings stands


_BODY, _MONEY, _FILE = "Organisation", "Frais, taux et numéros", "Dossier et accès"


def _setting(
    key: str,
    title: str,
    icon: str,
    factory: Callable[[PageContext], Page],
    family: str,
    right: Permission = Permission.DOSSIER_READ,
) -> PageSpec:
    return PageSpec(key, title, icon, factory, right, Place.SETTINGS, family=family)


PAGES: tuple[PageSpec, ...] = (
    PageSpec("home", "Accueil", "house", HomePage),
    PageSpec("people", "Personnes", "users", PeoplePage),
    PageSpec("committees", "Comités", "armchair", CommitteesPage),
    PageSpec("committee", "Comité", "armchair", CommitteePage, place=Place.NOWHERE, under="committees"),
    PageSpec(
        "register_at",
        "Registre à une date",
        "history",
        RegisterPage,
        place=Place.NOWHERE,
        under="committees",
    ),
    PageSpec("meetings", "Réunions", "calendar-days", MeetingsPage),
    PageSpec("meeting", "Réunion", "calendar-days", MeetingPage, place=Place.NOWHERE, under="meetings"),
    PageSpec(
        "agenda_templates",
        "Modèles d’ordre du jour",
        "copy",
        TemplatesPage,
        place=Place.NOWHERE,
        under="meetings",
    ),
    PageSpec("calendar", "Calendrier", "calendar-days", CalendarPage, place=Place.NOWHERE, under="meetings"),
    PageSpec("decisions", "Décisions", "gavel", DecisionsPage, place=Place.NOWHERE, under="meetings"),
    PageSpec("actions", "Actions", "square-check", ActionsPage, place=Place.NOWHERE, under="meetings"),
    PageSpec(
        "proposals",
        "Vous avez dit, nous avons fait",
        "message-square-quote",
        ProposalsPage,
        place=Place.NOWHERE,
        under="meetings",
    ),
    PageSpec(
        "phrases",
        "Phrases",
        "message-square-quote",
        PhrasesPage,
        place=Place.NOWHERE,
        under="meetings",
    ),
    PageSpec(
        "booking",
        "Comptabiliser une réunion",
        "clock",
        BookingPage,
        right=Permission.MEETING_BOOK,
        place=Place.NOWHERE,
        under="meetings",
    ),
    PageSpec(
        "live",
        "Réunion en direct",
        "calendar-days",
        LivePage,
        right=Permission.MINUTES_WRITE,
        place=Place.NOWHERE,
        under="meetings",
    ),
    PageSpec(
        "convoke",
        "Convoquer",
        "send",
        ConvokePage,
        right=Permission.MEETING_WRITE,
        place=Place.NOWHERE,
        under="meetings",
    ),
    PageSpec("minutes", "Compte rendu", "file-check", MinutesPage, place=Place.NOWHERE, under="meetings"),
    PageSpec("hours", "Heures", "clock", HoursPage),
    PageSpec(
        "hours_grid",
        "Heures en tableau",
        "table",
        HoursGridPage,
        right=Permission.HOURS_WRITE,
        place=Place.NOWHERE,
        under="hours",
    ),
    PageSpec(
        "hours_totals",
        "Totaux des heures",
        "chart-column",
        HoursTotalsPage,
        place=Place.NOWHERE,
        under="hours",
    ),
    PageSpec(
        "hours_week",
        "Heures d’une semaine",
        "calendar-days",
        HoursWeekPage,
        right=Permission.HOURS_WRITE,
        place=Place.NOWHERE,
        under="hours",
    ),
    PageSpec("months", "Mois", "lock", MonthsPage, place=Place.NOWHERE, under="hours"),
    PageSpec("cec", "Compte d’engagement citoyen", "scale", CecPage, place=Place.NOWHERE, under="hours"),
    PageSpec(
        "cec_person",
        "Compte d’engagement citoyen",
        "scale",
        CecPersonPage,
        place=Place.NOWHERE,
        under="hours",
    ),
    PageSpec("training", "Formations", "users", TrainingPage, place=Place.NOWHERE, under="hours"),
    PageSpec(
        "talks",
        "Entretiens",
        "handshake",
        TalksPage,
        right=Permission.TALK_WRITE,
        place=Place.NOWHERE,
        under="hours",
    ),
    PageSpec("valuation", "Valorisation", "scale", ValuationPage, place=Place.NOWHERE, under="hours"),
    PageSpec(
        "papers",
        "Attestations et papiers",
        "stamp",
        PapersPage,
        right=Permission.PAPER_ISSUE,
        place=Place.NOWHERE,
        under="hours",
    ),
    PageSpec("expenses", "Frais", "receipt-text", ExpensesPage),
    PageSpec(
        "reimburse",
        "Rembourser",
        "wallet",
        ReimbursePage,
        right=Permission.CLAIM_PAY,
        place=Place.NOWHERE,
        under="expenses",
    ),
    PageSpec("runs", "Remboursements", "wallet", RunsPage, place=Place.NOWHERE, under="expenses"),
    PageSpec("budget", "Budget", "wallet", BudgetPage, place=Place.NOWHERE, under="expenses"),
    PageSpec("ledger", "Écritures", "scale", LedgerPage, place=Place.NOWHERE, under="expenses"),
    PageSpec("claim", "Note de frais", "receipt-text", ClaimPage, place=Place.NOWHERE, under="expenses"),
    PageSpec(
        "statements",
        "États de frais",
        "file-down",
        StatementsPage,
        right=Permission.PAPER_ISSUE,
        place=Place.NOWHERE,
        under="expenses",
    ),
    PageSpec("mileage", "Kilomètres", "car", MileagePage, place=Place.NOWHERE, under="expenses"),
    PageSpec(
        "receipts_in",
        "Reçus à joindre",
        "paperclip",
        ReceiptsInPage,
        right=Permission.CLAIM_WRITE,
        place=Place.NOWHERE,
        under="expenses",
    ),
    PageSpec("gifts", "Dons", "handshake", GiftsPage, place=Place.NOWHERE, under="expenses"),
    PageSpec(
        "contributions",
        "Contributions payées",
        "wallet",
        ContributionsPage,
        place=Place.NOWHERE,
        under="expenses",
    ),
    PageSpec("reports", "Rapports", "chart-column", ReportPage),
    PageSpec(
        "import",
        "Importer",
        "upload",
        ImportPage,
        right=Permission.WORKBOOK_IMPORT,
        place=Place.NOWHERE,
        under="people",
    ),
    PageSpec("person", "Personne", "user", PersonPage, place=Place.NOWHERE, under="people"),
    PageSpec(
        "entry",
        "Saisie en tableau",
        "table",
        EntryPage,
        right=Permission.PERSON_WRITE,
        place=Place.NOWHERE,
        under="people",
    ),
    PageSpec(
        "merge",
        "Doublons",
        "users",
        MergePage,
        right=Permission.PERSON_MERGE,
        place=Place.NOWHERE,
        under="people",
    ),
    PageSpec(
        "leave",
        "Fin d’engagement",
        "log-out",
        LeavePage,
        right=Permission.MANDATE_WRITE,
        place=Place.NOWHERE,
        under="people",
    ),
    _setting("structure", "Structure", "house", StructurePage, _BODY),
    _setting("applies", "Ce qui s’applique", "scale", AppliesPage, _BODY),
    _setting("around", "Sites et associations", "map-pin", AroundPage, _BODY),
    _setting("activities", "Activités", "square-check", ActivitiesPage, _BODY),
    _setting("expense_rules", "Règles des frais", "receipt-text", ExpenseRulesPage, _MONEY),
    _setting("bank_accounts", "Comptes bancaires", "wallet", BankAccountsPage, _MONEY),
    _setting("rates", "Taux et barèmes", "percent", RatesPage, _MONEY),
    _setting("numbers", "Numéros", "stamp", NumbersPage, _MONEY),
    _setting("dossier", "Dossier", "hard-drive", DossierPage, _FILE),
    _setting("accounts", "Comptes", "key-round", AccountsPage, _FILE, Permission.ACCOUNT_WRITE),
    _setting(
        "own_fields", "Champs de la structure", "pen-line", OwnFieldsPage, _FILE, Permission.FIELD_WRITE
    ),
    _setting("journal", "Journal", "history", JournalPage, _FILE, Permission.JOURNAL_READ),
    _setting("bin", "Corbeille", "trash-2", BinPage, _FILE),
    _setting("display", "Affichage", "monitor", DisplayPage, "Affichage"),
    PageSpec("guide", "Premiers pas", "circle-question-mark", GuidePage, place=Place.HELP),
    PageSpec("keys", "Touches", "circle-question-mark", KeysPage, place=Place.HELP),
    PageSpec("about", "À propos", "info", AboutPage, place=Place.HELP),
)
