"""A dossier's life: created, opened by phrase or by paper code, its phrase changed."""

import secrets
import uuid
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.clock import Clock
from engagement_desktop.domain.errors import Cause, KnownProblem
from engagement_desktop.domain.passphrase import check_passphrase
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.settings import DossierState
from engagement_desktop.storage import database as db
from engagement_desktop.storage import opening, problems, schema
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.files import put_in_place, remove_with_sides
from engagement_desktop.storage.keys.kdf import KdfPolicy
from engagement_desktop.storage.keys.keyfile import KeyFile, key_paths, write_key_file
from engagement_desktop.storage.keys.keyring import SEED_BYTES, Keyring
from engagement_desktop.storage.keys.paper import PaperCode
from engagement_desktop.storage.keys.slots import Slot
from engagement_desktop.storage.keys.unlocking import Unlocked, unlock
from engagement_desktop.storage.keys.words import common_phrases
from engagement_desktop.storage.opening import PATIENT, OpeningReport, Patience
from engagement_desktop.storage.places import refuse_taken_with_keys, unfinished
from engagement_desktop.storage.returning import open_settled


@dataclass(frozen=True, slots=True)
class Created:
    """A new dossier, open, and the code to print before anything else."""

    database: Database
    paper_code: PaperCode
    account_id: int


@dataclass(frozen=True, slots=True)
class Opened:
    """An open dossier, whose account opened it, and what opening found."""

    database: Database
    account_id: int
    report: OpeningReport


def create_dossier(
    path: Path, passphrase: str, *, first_name: str, policy: KdfPolicy, clock: Clock
) -> Created:
    """Makes an empty dossier with one account, coordination.

    Everything is made beside and takes its name last: a stop leaves no half dossier.

    Raises:
        WeakPassphrase: the phrase could be guessed.
        DomainError: something already stands at this place.
        KnownProblem: the place cannot be written.
    """
    check_passphrase(passphrase, common_phrases())
    refuse_taken_with_keys(path)
    seed, uid = secrets.token_bytes(SEED_BYTES), uuid.uuid4().hex
    keyring = Keyring.of_seed(seed)
    part = unfinished(path)
    remove_with_sides(part)
    try:
        with db.told_in_french(part):
            account_id = _fill(part, keyring, uid, first_name, clock)
            slot = Slot.made(uid, account_id, Role.COORDINATION, keyring, passphrase, policy.chosen())
            write_key_file(path, KeyFile(uid, (slot,)))
            put_in_place(part, path)
    finally:
        remove_with_sides(part)
    database, _ = opening.open_checked(path, keyring)
    return Created(database, PaperCode.of(seed), account_id)


def _fill(part: Path, keyring: Keyring, uid: str, first_name: str, clock: Clock) -> int:
    raw = db.connect(part, keyring, create=True)
    db.sign(raw)
    database = Database(raw, part, keyring, uid)
    try:
        schema.migrate(database)
        with database.work() as session:
            session.add(
                DossierState(
                    id=1,
                    uid=uid,
                    created_at=clock.now().isoformat(),
                    generation=0,
                    compatibility=schema.COMPATIBILITY,
                )
            )
            account = Account(first_name=first_name, role=Role.COORDINATION)
            session.add(account)
            session.flush()
            return account.id
    finally:
        database.close()


def open_dossier(
    path: Path,
    passphrase: str,
    *,
    account: str | None = None,
    policy: KdfPolicy,
    patience: Patience = PATIENT,
) -> Opened:
    """Opens with a passphrase; `account` names whose, when several accounts share the dossier.

    Raises:
        KnownProblem: missing, locked, wrong phrase, newer, damaged: each with its sentence.
    """
    opening.refuse_at_sight(path)
    try:
        unlocked = unlock(path, passphrase, policy, every=account is not None)
    except KnownProblem as problem:
        if problem.cause is Cause.NO_KEY_FILE:
            opening.refuse_other_kinds(path)
        raise
    return open_unlocked(path, unlocked, account=account, patience=patience)


def open_unlocked(
    path: Path, unlocked: tuple[Unlocked, ...], *, account: str | None = None, patience: Patience = PATIENT
) -> Opened:
    """The same when the keys were derived beforehand, beside the loading of this module."""
    database, report = open_settled(path, unlocked[0].keyring, patience)
    with ExitStack() as given_back:
        given_back.callback(database.close)
        chosen = _whose(database, unlocked, account)
        given_back.pop_all()
    database.adopt(chosen.keyring)
    return Opened(database, chosen.account_id, report)


def _whose(database: Database, unlocked: tuple[Unlocked, ...], account: str | None) -> Unlocked:
    with database.read() as session:
        in_use = select(Account.id, Account.first_name).where(Account.removed_on.is_(None))
        names = {row.id: row.first_name for row in session.execute(in_use)}
    wanted = None if account is None else account.strip().casefold()
    for candidate in unlocked:
        name = names.get(candidate.account_id)
        if name is not None and wanted in (None, name.casefold()):
            return candidate
    if account is None:
        raise KnownProblem(problems.WRONG_PHRASE, Cause.WRONG_PHRASE)
    raise KnownProblem(
        f"Cette phrase de passe n’ouvre pas le compte «\u00a0{account}\u00a0» de ce dossier. "
        "Rien n’a été changé. Vérifiez le prénom et la phrase.",
        Cause.WRONG_PHRASE,
    )


def open_with_paper_code(path: Path, code: PaperCode, patience: Patience = PATIENT) -> Opened:
    """Opens with the printed code alone, as the first coordination account; key files are not needed.

    The caller then asks for a new passphrase (`access.set_passphrase`).
    """
    database, report = open_settled(path, code.keyring, patience)
    with database.read() as session:
        of_coordination = (
            select(Account.id)
            .where(Account.role == Role.COORDINATION, Account.removed_on.is_(None))
            .order_by(Account.id)
        )
        account_id = session.scalars(of_coordination.limit(1)).one()
    return Opened(database, account_id, report)


def settle(made: Path, final: Path) -> None:
    """Moves a closed dossier, made aside on the same disk, to its own place.

    The base comes beside, then the keys, and the base takes its name last: a stop in the middle
    leaves what the next try discards.

    Raises:
        DomainError: something already stands at this place.
        KnownProblem: the place cannot be written.
    """
    refuse_taken_with_keys(final)
    try:
        put_in_place(made, unfinished(final))
        for source, target in zip(key_paths(made), key_paths(final), strict=True):
            put_in_place(source, target)
        put_in_place(unfinished(final), final)
    except OSError as error:
        raise problems.of_os_error(error) from error
