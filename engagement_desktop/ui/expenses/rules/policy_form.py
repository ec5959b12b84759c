"""The form of the choices about expenses, and that of one dated rate or ceiling."""

from datetime import date
from decimal import Decimal

from engagement_desktop.domain.expenses.rules.dated_rates import RateDraft
from engagement_desktop.domain.expenses.rules.policy_facts import PolicyDraft
from engagement_desktop.domain.rates import parse_decimal
from engagement_desktop.french.formats import money, trimmed
from engagement_desktop.french.parsing import parse_amount
from engagement_desktop.french.paying_texts import VERSIONS
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.choices import ChoiceField, YesNoField
from engagement_desktop.ui.common.fields.figures import DateField, ParsedField
from engagement_desktop.ui.common.fields.texts import TextField
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.expenses.rules.words import CEILINGS, SCALES

POLICY_KEY, RATE_KEY = "expense_policy:own", "expense_rate:new"
_AMOUNT, _RATE = 130, 120
_TWO = (
    "Celui qui approuve une note ne la paie pas, et personne ne décide de la sienne. Une structure qui n’a "
    "qu’une personne peut s’en passer\u00a0: chaque note dit alors qu’elle a été décidée seul."
)
_GIFTS = (
    "Seul un organisme d’intérêt général délivre des reçus pour les dons. Un reçu indu expose à une amende "
    "(CGI, art. 1740 A). En cas de doute, demandez un rescrit à l’administration fiscale (LPF, art. L80 C)."
)
_OWN = "Le taux d’un véhicule vaut pour toute l’année civile et ne dépasse jamais le barème fiscal."


class PolicyForm(EditorForm[PolicyDraft]):
    """Choices that have no date of their own."""

    FOCUS = "mileage_scale"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        look = self.look
        self.section("Kilomètres")
        self.add("mileage_scale", ChoiceField(look, Ask("Barème"), list(SCALES.items()), always=True))
        self.section("Plafonds")
        self.add("ceilings", ChoiceField(look, Ask("Repas et nuitées"), list(CEILINGS.items()), always=True))
        vouchers = "Chèque-repas, décidé par l’assemblée générale"
        self.add("gives_meal_vouchers", YesNoField(look, Ask("Repas des bénévoles"), vouchers))
        level = Ask("Niveau qui appelle une note", "Par personne et par an.", optional=True)
        self.add("yearly_level", ParsedField(look, level, parse_amount, money, _AMOUNT))
        self._add_two()
        self._add_gifts()
        self.section("Fichiers et papiers")
        self.add(
            "sepa_version",
            ChoiceField(look, Ask("Fichier de la banque"), list(VERSIONS.items()), always=True),
        )
        letters = "Orthographe d’avant 1990 (vingt et un mille)"
        self.add("letters_traditional", YesNoField(look, Ask("Sommes en toutes lettres"), letters))

    def _add_two(self) -> None:
        self.section("Décider à deux", _TWO)
        alone = YesNoField(self.look, Ask("Accords"), "La structure est trop petite pour être à deux")
        self.add("decides_alone", alone)
        why = Ask("Pourquoi", needed="Dites pourquoi la structure est trop petite pour être à deux.")
        self.add("decides_alone_reason", TextField(self.look, why))
        alone.changed.connect(self._show_asked)

    def _add_gifts(self) -> None:
        self.section("Abandon de frais", _GIFTS)
        ground = TextField(
            self.look,
            Ask(
                "À quel titre",
                "Comme «\u00a0association d’intérêt général, rescrit du 3 mars 2025\u00a0».",
                optional=True,
            ),
        )
        self.add("gift_ground", ground)
        articles = Ask("Articles du code général des impôts", needed="Dites l’article, comme 200.")
        self.add("gift_articles", TextField(self.look, articles))
        self.add("gift_object", TextField(self.look, Ask("Objet de l’organisme", optional=True)))
        ground.changed.connect(self._show_asked)

    def fill(self, draft: PolicyDraft) -> None:
        super().fill(draft)
        self._show_asked()

    def _show_asked(self) -> None:
        """What goes with a choice is asked once it is made."""
        self.field("decides_alone_reason").setVisible(bool(self.field("decides_alone").value()))
        given = bool(self.field("gift_ground").as_text())
        for key in ("gift_articles", "gift_object"):
            self.field(key).setVisible(given)


class RateForm(EditorForm[RateDraft]):
    """What changes, its value, from when, by which decision."""

    FOCUS = "value"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        today = context.application.workspace.today()
        known = [(one.key, one.label.partition(" (")[0]) for one in context.application.expense_rules.rates()]
        self.section("", _OWN)
        what = Ask("Ce qui change", needed="Choisissez ce qui change.")
        self.add("key", ChoiceField(self.look, what, known, always=True))
        both = self.line()
        value = Ask(
            "Valeur, en euros", "Comme 0,30 ou 20. Écrivez 0 pour aucune.", needed="Donnez la valeur, ou 0."
        )
        self.add("value", ParsedField[Decimal](self.look, value, parse_decimal, trimmed, _RATE), both)
        since = Ask("À partir du", needed="Dites à partir de quel jour.")
        self.add("valid_from", DateField(self.look, since, today), both)
        source = Ask(
            "Décision", "Délibération, règlement intérieur.", needed="Dites quelle décision l’a fixé."
        )
        self.add("source", TextField(self.look, source))


def policy_editor(context: PageContext) -> Editor[PolicyDraft]:
    """The choices of the structure."""
    rules = context.application.expense_rules
    work = EditorWork(POLICY_KEY, "Règles des frais", rules.draft, lambda draft, _accepted: rules.save(draft))
    return Editor(context, PolicyForm(context), work)


def rate_editor(context: PageContext, key: str) -> Editor[RateDraft]:
    """One dated value."""
    rules, today = context.application.expense_rules, context.application.workspace.today()
    title = "Fixer un taux ou un plafond"
    blank = RateDraft(key=key, valid_from=date(today.year, 1, 1))
    work = EditorWork(RATE_KEY, title, lambda: blank, lambda draft, _accepted: rules.set_rate(draft))
    return Editor(context, RateForm(context), work)
