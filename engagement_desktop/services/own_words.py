"""The dossier's own words: names and terms that the spelling of French does not know."""

import json

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.settings import Setting
from engagement_desktop.domain.text import clean
from engagement_desktop.services.workspace import Workspace

_KEY = "orthographe:mots"
_LONGEST = 60
_MOST = 5_000


class OwnWordsService:
    """Words learnt once hold for everybody who writes in the dossier."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def all(self) -> frozenset[str]:
        """Every word learnt."""
        with self._workspace.read() as session:
            kept = session.get(Setting, _KEY)
            return frozenset() if kept is None else frozenset(json.loads(kept.value))

    def learn(self, word: str) -> None:
        """Keeps one word; a word known already changes nothing.

        Raises:
            NotPermitted: the role does not write minutes.
            DomainError: it is no word, or there are 5,000 already.
        """
        learnt = clean(word)
        if not learnt or len(learnt) > _LONGEST or any(sign.isspace() for sign in learnt):
            raise DomainError("Un seul mot s’ajoute à la fois. Rien n’a été changé.")
        with self._workspace.act(
            Permission.MINUTES_WRITE, "learn word", f"Mot ajouté au dictionnaire\u00a0: {learnt}."
        ) as change:
            kept = change.session.get(Setting, _KEY)
            known = set() if kept is None else set(json.loads(kept.value))
            if len(known) >= _MOST:
                raise DomainError("Le dictionnaire du dossier est plein. Rien n’a été changé.")
            value = json.dumps(sorted(known | {learnt}), ensure_ascii=False)
            if kept is None:
                change.session.add(Setting(key=_KEY, value=value))
            else:
                kept.value = value
