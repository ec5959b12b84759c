"""The one place where things are wired: opens a dossier, returns what the window and commands may use."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.clock import Clock, SystemClock
from engagement_desktop.services.accounts import AccountService
from engagement_desktop.services.attachments import AttachmentService
from engagement_desktop.services.bin import BinService
from engagement_desktop.services.calendar import CalendarService
from engagement_desktop.services.custody import CustodyService
from engagement_desktop.services.demo.service import DemoService
from engagement_desktop.services.drafts import DraftService
from engagement_desktop.services.expenses.budget.budget import BudgetService
from engagement_desktop.services.expenses.claiming.writing import ClaimWritingService
from engagement_desktop.services.expenses.claims import ExpenseService
from engagement_desktop.services.expenses.contributing.contributions import ContributionService
from engagement_desktop.services.expenses.deciding.service import DecidingService
from engagement_desktop.services.expenses.giving.gifts import GiftService
from engagement_desktop.services.expenses.giving.waivers import WaiverService
from engagement_desktop.services.expenses.ledger.ledger import LedgerService
from engagement_desktop.services.expenses.paying.bank_accounts import BankAccountService
from engagement_desktop.services.expenses.paying.runs import RunService
from engagement_desktop.services.expenses.receipts.receipts import ReceiptService
from engagement_desktop.services.expenses.rules.mileage import MileageService
from engagement_desktop.services.expenses.rules.openings import VehicleOpeningService
from engagement_desktop.services.expenses.rules.policies import ExpenseRuleService
from engagement_desktop.services.expenses.statements.service import StatementService
from engagement_desktop.services.exports import ExportService
from engagement_desktop.services.hours.activities import ActivityService
from engagement_desktop.services.hours.cec import CecService
from engagement_desktop.services.hours.entries import HoursService
from engagement_desktop.services.hours.exporting import HoursExportService
from engagement_desktop.services.hours.grids import HoursGridService
from engagement_desktop.services.hours.missions import MissionService
from engagement_desktop.services.hours.months import MonthService
from engagement_desktop.services.hours.papers import PaperService
from engagement_desktop.services.hours.sheets import HoursSheetService
from engagement_desktop.services.hours.talks import TalkService
from engagement_desktop.services.hours.training import TrainingService
from engagement_desktop.services.hours.validation import ValidationService
from engagement_desktop.services.hours.valuation import ValuationService
from engagement_desktop.services.hours.writing import HoursWritingService
from engagement_desktop.services.journal import JournalService
from engagement_desktop.services.maintenance import MaintenanceService, RestorationService
from engagement_desktop.services.meetings.attending.attendances import AttendanceService
from engagement_desktop.services.meetings.attending.live import LiveService
from engagement_desktop.services.meetings.booking.bookings import BookingService
from engagement_desktop.services.meetings.follow_up.actions import ActionService
from engagement_desktop.services.meetings.follow_up.decisions import DecisionService
from engagement_desktop.services.meetings.follow_up.follow_up_papers import FollowUpPaperService
from engagement_desktop.services.meetings.follow_up.proposals import ProposalService
from engagement_desktop.services.meetings.meetings import MeetingService
from engagement_desktop.services.meetings.minuting.minutes import MinutesService
from engagement_desktop.services.meetings.minuting.minutes_templates import MinutesTemplateService
from engagement_desktop.services.meetings.minuting.phrases import PhraseService
from engagement_desktop.services.meetings.minuting.texts import TextService
from engagement_desktop.services.meetings.preparing.agenda import AgendaService
from engagement_desktop.services.meetings.preparing.convocations import ConvocationService
from engagement_desktop.services.meetings.preparing.openings import OpeningService
from engagement_desktop.services.meetings.preparing.progress import ProgressService
from engagement_desktop.services.meetings.preparing.templates import TemplateService
from engagement_desktop.services.meetings.voting.votes import VoteService
from engagement_desktop.services.numbers import NumberService
from engagement_desktop.services.own_words import OwnWordsService
from engagement_desktop.services.rates import RateService
from engagement_desktop.services.register.applicability import ApplicabilityService
from engagement_desktop.services.register.committees import CommitteeService
from engagement_desktop.services.register.departures import DepartureService
from engagement_desktop.services.register.entry import EntryService
from engagement_desktop.services.register.history import HistoryService
from engagement_desktop.services.register.letters import LetterService
from engagement_desktop.services.register.mandates import MandateService
from engagement_desktop.services.register.merging import MergeService
from engagement_desktop.services.register.own_fields import OwnFieldService
from engagement_desktop.services.register.people import PeopleService
from engagement_desktop.services.register.person_file import PersonFileService
from engagement_desktop.services.register.structures import StructureService
from engagement_desktop.services.reports.home import HomeService
from engagement_desktop.services.reports.yearly import ReportService
from engagement_desktop.services.saved_lists import SavedListService
from engagement_desktop.services.search import SearchService
from engagement_desktop.services.workspace import Actor, Workspace
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.dossiers import (
    create_dossier,
    open_dossier,
    open_unlocked,
    open_with_paper_code,
)
from engagement_desktop.storage.keys.kdf import KdfPolicy
from engagement_desktop.storage.keys.paper import PaperCode
from engagement_desktop.storage.keys.unlocking import Unlocked
from engagement_desktop.storage.opening import PATIENT, OpeningReport, Patience

if TYPE_CHECKING:
    from engagement_desktop.services.imports.service import ImportService


@dataclass(frozen=True, slots=True)
class Application:
    """Everything that the window and the command line may use, and nothing else."""

    workspace: Workspace
    accounts: AccountService
    bin: BinService
    drafts: DraftService
    entry: EntryService
    journal: JournalService
    saved_lists: SavedListService
    search: SearchService
    structures: StructureService
    applicability: ApplicabilityService
    exports: ExportService
    people: PeopleService
    own_fields: OwnFieldService
    merging: MergeService
    person_files: PersonFileService
    departures: DepartureService
    letters: LetterService
    committees: CommitteeService
    mandates: MandateService
    history: HistoryService
    meetings: MeetingService
    texts: TextService
    decisions: DecisionService
    actions: ActionService
    proposals: ProposalService
    phrases: PhraseService
    follow_up_papers: FollowUpPaperService
    agendas: AgendaService
    templates: TemplateService
    openings: OpeningService
    attachments: AttachmentService
    numbers: NumberService
    minutes: MinutesService
    minutes_templates: MinutesTemplateService
    live: LiveService
    progress: ProgressService
    own_words: OwnWordsService
    attendances: AttendanceService
    votes: VoteService
    bookings: BookingService
    convocations: ConvocationService
    cec: CecService
    hours: HoursService
    papers: PaperService
    missions: MissionService
    hours_writing: HoursWritingService
    hours_grids: HoursGridService
    hours_sheets: HoursSheetService
    validation: ValidationService
    months: MonthService
    hours_exports: HoursExportService
    activities: ActivityService
    valuation: ValuationService
    training: TrainingService
    talks: TalkService
    expenses: ExpenseService
    ledger: LedgerService
    budget: BudgetService
    expense_rules: ExpenseRuleService
    mileage: MileageService
    vehicle_openings: VehicleOpeningService
    contributions: ContributionService
    gifts: GiftService
    waivers: WaiverService
    deciding: DecidingService
    runs: RunService
    bank_accounts: BankAccountService
    claim_writing: ClaimWritingService
    statements: StatementService
    rates: RateService
    receipts: ReceiptService
    home: HomeService
    reports: ReportService
    maintenance: MaintenanceService
    custody: CustodyService
    calendar: CalendarService
    demo: DemoService
    found: OpeningReport | None = None
    """What opening found that does not forbid to work; None for a dossier just created."""

    @property
    def imports(self) -> "ImportService":
        """Loaded when a workbook comes: opening a dossier does without the readers."""
        from engagement_desktop.services.imports.service import ImportService

        return ImportService(self.workspace, self.maintenance.back_up_beside)

    @property
    def is_sound(self) -> bool:
        return self.found is None or self.found.is_sound

    def structure_name(self) -> str:
        """Whose dossier it is; the file's name until the structure is known."""
        own = self.structures.own()
        return self.workspace.database.path.stem if own is None else own.name

    def close(self) -> None:
        """Forgets what can be undone and gives the dossier back."""
        self.workspace.close()


PLAIN_SERVICES: Mapping[str, Callable[[Workspace], Any]] = MappingProxyType(
    {
        "actions": ActionService,
        "agendas": AgendaService,
        "applicability": ApplicabilityService,
        "attachments": AttachmentService,
        "attendances": AttendanceService,
        "bookings": BookingService,
        "calendar": CalendarService,
        "committees": CommitteeService,
        "convocations": ConvocationService,
        "deciding": DecidingService,
        "decisions": DecisionService,
        "demo": DemoService,
        "departures": DepartureService,
        "drafts": DraftService,
        "entry": EntryService,
        "expenses": ExpenseService,
        "ledger": LedgerService,
        "budget": BudgetService,
        "expense_rules": ExpenseRuleService,
        "mileage": MileageService,
        "vehicle_openings": VehicleOpeningService,
        "contributions": ContributionService,
        "gifts": GiftService,
        "waivers": WaiverService,
        "runs": RunService,
        "bank_accounts": BankAccountService,
        "claim_writing": ClaimWritingService,
        "exports": ExportService,
        "follow_up_papers": FollowUpPaperService,
        "history": HistoryService,
        "home": HomeService,
        "cec": CecService,
        "hours": HoursService,
        "hours_writing": HoursWritingService,
        "hours_grids": HoursGridService,
        "hours_sheets": HoursSheetService,
        "validation": ValidationService,
        "months": MonthService,
        "hours_exports": HoursExportService,
        "activities": ActivityService,
        "journal": JournalService,
        "letters": LetterService,
        "live": LiveService,
        "mandates": MandateService,
        "meetings": MeetingService,
        "merging": MergeService,
        "missions": MissionService,
        "minutes": MinutesService,
        "minutes_templates": MinutesTemplateService,
        "numbers": NumberService,
        "openings": OpeningService,
        "own_fields": OwnFieldService,
        "own_words": OwnWordsService,
        "papers": PaperService,
        "people": PeopleService,
        "person_files": PersonFileService,
        "phrases": PhraseService,
        "progress": ProgressService,
        "proposals": ProposalService,
        "rates": RateService,
        "receipts": ReceiptService,
        "reports": ReportService,
        "saved_lists": SavedListService,
        "search": SearchService,
        "statements": StatementService,
        "structures": StructureService,
        "talks": TalkService,
        "templates": TemplateService,
        "texts": TextService,
        "training": TrainingService,
        "valuation": ValuationService,
        "votes": VoteService,
    }
)
"""The services that need the workspace and nothing else, by their name in the application."""


@dataclass(frozen=True, slots=True)
class Ways:
    """How dossiers are opened: the clock, the cost of keys, the patience before a fault is believed."""

    clock: Clock = field(default_factory=SystemClock)
    policy: KdfPolicy = field(default_factory=KdfPolicy)
    patience: Patience = PATIENT


USUAL = Ways()


def open_application(
    path: Path, passphrase: str, *, account: str | None = None, ways: Ways = USUAL
) -> Application:
    """Opens a dossier with a passphrase, all checks done.

    Raises:
        KnownProblem: missing, locked, wrong phrase, newer, damaged: each with its sentence.
    """
    opened = open_dossier(path, passphrase, account=account, policy=ways.policy, patience=ways.patience)
    return _wired(opened.database, opened.account_id, ways, opened.report)


def open_application_unlocked(
    path: Path, unlocked: tuple[Unlocked, ...], *, ways: Ways = USUAL
) -> Application:
    """The same when the keys were derived beforehand, while this module was loading."""
    opened = open_unlocked(path, unlocked, patience=ways.patience)
    return _wired(opened.database, opened.account_id, ways, opened.report)


def open_application_with_paper_code(path: Path, code: PaperCode, *, ways: Ways = USUAL) -> Application:
    """Opens a dossier with its printed code alone."""
    opened = open_with_paper_code(path, code, patience=ways.patience)
    return _wired(opened.database, opened.account_id, ways, opened.report)


def create_application(
    path: Path, passphrase: str, *, first_name: str, ways: Ways = USUAL
) -> tuple[Application, PaperCode]:
    """Creates a dossier with one account, coordination, and gives the code to print.

    Raises:
        DomainError: the phrase is weak, or something stands at this place.
        KnownProblem: the place cannot be written.
    """
    created = create_dossier(path, passphrase, first_name=first_name, policy=ways.policy, clock=ways.clock)
    return _wired(created.database, created.account_id, ways), created.paper_code


def restorations(ways: Ways = USUAL) -> RestorationService:
    """Coming back to a backup, without an open dossier."""
    return RestorationService(ways.clock, ways.policy)


def _wired(
    database: Database, account_id: int, ways: Ways, found: OpeningReport | None = None
) -> Application:
    with database.read() as session:
        account = session.get_one(Account, account_id)
        actor = Actor(account.id, account.first_name, account.role)
    workspace = Workspace(database, actor, ways.clock)
    maintenance = MaintenanceService(workspace, ways.clock, ways.policy)
    kept_away = BinService(workspace)
    kept_away.purge_if_allowed()
    plain = {name: service(workspace) for name, service in PLAIN_SERVICES.items()}
    return Application(
        workspace=workspace,
        accounts=AccountService(workspace, ways.policy),
        bin=kept_away,
        maintenance=maintenance,
        custody=CustodyService(workspace, ways.policy, ways.patience),
        found=found,
        **plain,
    )
