"""Accounts: who opens the dossier, with which role and which passphrase."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace

from sqlalchemy.orm import Session

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.accounts_rows import AccountRow
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.permissions import Permission, Role
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.text import clean, fold
from engagement_desktop.services.workspace import Change, Workspace
from engagement_desktop.storage import access, accounts
from engagement_desktop.storage.keys.kdf import KdfPolicy
from engagement_desktop.storage.keys.keyfile import KeyFile, write_key_file

_RIGHT = Permission.ACCOUNT_WRITE


class AccountService:
    """What coordination does with accounts; deriving the keys of a phrase takes a second or two.

    The key file is written last inside the act: if it cannot be, the act is undone; if the act cannot be
    kept after it, the former key file comes back. A stop between the two leaves a slot without account,
    which opens nothing, or an account whose phrase is to be renewed.
    """

    def __init__(self, workspace: Workspace, policy: KdfPolicy) -> None:
        self._workspace = workspace
        self._database = workspace.database
        self._policy = policy

    def all(self) -> tuple[AccountRow, ...]:
        """Every account, those in use first."""
        slots = {slot.account_id for slot in self._keys().slots}
        with self._workspace.read() as session:
            found = accounts.every_account(session)
        chiefs = [one.id for one, _ in found if one.role is Role.COORDINATION and one.removed_on is None]
        return tuple(
            AccountRow(
                id=account.id,
                first_name=account.first_name,
                role=account.role,
                person_id=account.person_id,
                person=person,
                removed_on=account.removed_on,
                opens=account.removed_on is None and account.id in slots,
                is_own=account.id == self._workspace.actor.account_id,
                is_last_coordination=chiefs == [account.id],
            )
            for account, person in found
        )

    def add(self, first_name: str, role: Role, phrase: str, person_id: int | None = None) -> int:
        """A new account with its own passphrase.

        Raises:
            WeakPassphrase: the phrase could be guessed.
            DomainError: the first name is missing or taken, or the phrase opens another account.
            KnownProblem: the key file cannot be written; nothing is changed.
        """
        self._workspace.require(_RIGHT)
        with self._workspace.read() as session:
            name = _checked_name(session, first_name)
            _check_person(session, person_id)
            account_id = accounts.next_account_id(session)
        keys = self._with_phrase(account_id, role, phrase)
        with self._act("add account", f"Compte ajouté\u00a0: {name}.", keys) as change:
            _checked_name(change.session, name)
            if accounts.next_account_id(change.session) != account_id:
                raise DomainError("Un autre compte vient d’être ajouté. Rien n’a été changé, recommencez.")
            account = Account(first_name=name, role=role, person_id=person_id)
            account.id = account_id
            change.session.add(account)
        return account_id

    def rename(self, account_id: int, first_name: str) -> None:
        """Another first name; role and phrase stay.

        Raises:
            DomainError: the name is missing or taken, or the account is gone.
        """
        said = f"Compte renommé\u00a0: {_shown(first_name)}."
        with self._workspace.act(_RIGHT, "rename account", said) as change:
            account = _account(change.session, account_id)
            account.first_name = _checked_name(change.session, first_name, but=account_id)

    def change_role(self, account_id: int, role: Role, phrase: str) -> None:
        """Another role, hence another passphrase: each role holds other keys.

        Raises:
            WeakPassphrase: the phrase could be guessed.
            DomainError: one's own account, the last coordination, or a phrase that opens another account.
            KnownProblem: the key file cannot be written; nothing is changed.
        """
        self._workspace.require(_RIGHT)
        name = self._leaving(account_id).first_name
        keys = self._with_phrase(account_id, role, phrase)
        with self._act("change account role", f"Rôle changé\u00a0: {name}.", keys) as change:
            _account(change.session, account_id).role = role

    def renew_phrase(self, account_id: int, phrase: str) -> None:
        """Another passphrase, when the former one is forgotten or known to others.

        Raises:
            WeakPassphrase: the phrase could be guessed.
            DomainError: the account is gone, or the phrase opens another one.
            KnownProblem: the key file cannot be written; nothing is changed.
        """
        self._workspace.require(_RIGHT)
        with self._workspace.read() as session:
            role = _account(session, account_id).role
        keys = self._with_phrase(account_id, role, phrase)
        with self._act("renew account phrase", "", keys) as change:
            _account(change.session, account_id)
            change.concern("account", [account_id])

    def remove(self, account_id: int) -> None:
        """The phrase opens nothing any more; what the account did keeps its name.

        Raises:
            DomainError: one's own account, or the last coordination.
            KnownProblem: the key file cannot be written; nothing is changed.
        """
        self._workspace.require(_RIGHT)
        name = self._leaving(account_id).first_name
        keys = self._own_keys().without(account_id)
        with self._act("remove account", f"Compte retiré\u00a0: {name}.", keys) as change:
            _account(change.session, account_id).removed_on = self._workspace.today()

    @contextmanager
    def _act(self, verb: str, said: str, keys: KeyFile) -> Iterator[Change]:
        """An act and its key file, which agree: both are kept, or neither."""
        path = self._database.path
        former = replace(self._keys(), revision=keys.revision + 1)
        with ExitStack() as back:
            with self._workspace.act(_RIGHT, verb, said, undo=False) as change:
                yield change
                change.session.flush()
                back.callback(write_key_file, path, former)
                write_key_file(path, keys)
            back.pop_all()

    def _with_phrase(self, account_id: int, role: Role, phrase: str) -> KeyFile:
        former = self._own_keys()
        keys = access.keys_with_new_phrase(
            self._database.path,
            self._database.uid,
            self._database.keyring,
            account_id,
            role,
            phrase,
            self._policy,
        )
        if any(
            slot.account_id != account_id and slot.opened(former.uid, phrase) is not None
            for slot in former.slots
        ):
            raise DomainError(
                "Cette phrase ouvre déjà un autre compte. Choisissez-en une autre, que personne d’autre "
                "n’utilise.",
                "passphrase",
            )
        return keys

    def _own_keys(self) -> KeyFile:
        """The key file, once sure that the account at work can open the dossier with it."""
        keys = self._keys()
        if all(slot.account_id != self._workspace.actor.account_id for slot in keys.slots):
            raise DomainError(
                "Le fichier de clés de ce dossier n’a pas votre phrase de passe. Rien n’a été changé. "
                "Donnez-vous d’abord une phrase dans Réglages, puis recommencez."
            )
        return keys

    def _keys(self) -> KeyFile:
        return access.known_keys(self._database.path, self._database.uid, self._policy)

    def _leaving(self, account_id: int) -> Account:
        """An account that may lose its role or go: neither the last coordination nor one's own."""
        with self._workspace.read() as session:
            account = _account(session, account_id)
            chiefs = [one.id for one in accounts.in_use(session) if one.role is Role.COORDINATION]
        if chiefs == [account_id]:
            raise DomainError(
                "C’est le dernier compte de coordination\u202f: il reste, sans quoi plus personne ne "
                "pourrait gérer ce dossier. Donnez d’abord ce rôle à quelqu’un d’autre.",
                "role",
            )
        if account_id == self._workspace.actor.account_id:
            raise DomainError(
                "C’est votre propre compte\u202f: il ne change pas de rôle et ne se retire pas d’ici. Rien "
                "n’a été changé. Demandez-le à une autre personne de la coordination.",
                "role",
            )
        return account


def _account(session: Session, account_id: int) -> Account:
    account = session.get(Account, account_id)
    if account is None or account.removed_on is not None:
        raise DomainError("Ce compte n’est plus dans le dossier. Rien n’a été changé.", "account")
    return account


def _checked_name(session: Session, first_name: str, but: int | None = None) -> str:
    name = _shown(first_name)
    if not fold(name):
        raise DomainError("Écrivez le prénom de la personne qui ouvrira ce compte.", "first_name")
    if any(fold(one.first_name) == fold(name) and one.id != but for one in accounts.in_use(session)):
        raise DomainError(
            f"Un compte s’appelle déjà «\u00a0{name}\u00a0». Ajoutez l’initiale du nom pour les distinguer.",
            "first_name",
        )
    return name


def _shown(first_name: str) -> str:
    return " ".join(clean(first_name).split())


def _check_person(session: Session, person_id: int | None) -> None:
    if person_id is not None and session.get(Person, person_id) is None:
        raise DomainError("Cette personne n’est plus dans le dossier. Rien n’a été changé.", "person_id")
