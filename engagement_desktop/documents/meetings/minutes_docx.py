"""The minutes as a document to edit, from the house's template or the committee's own."""

import zipfile
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any
from xml.sax import SAXException
from xml.sax.saxutils import quoteattr

from docx.opc.exceptions import OpcError
from docx.shared import Pt
from docxtpl import DocxTemplate, InlineImage
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment
from reportlab.lib.utils import ImageReader

from engagement_desktop import paths
from engagement_desktop.documents.logo import fitted, logo_png
from engagement_desktop.documents.meetings.minutes_fields import Fields, fields_of, said
from engagement_desktop.documents.meetings.template_sample import sample_minutes
from engagement_desktop.documents.meetings.word_files import dated_zip, refuse_unsafe_word
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.minuting.minutes_facts import MinutesFacts
from engagement_desktop.domain.meetings.papers import MinutesSeal

DEFAULT = "compte-rendu.docx"
_BROKEN = (
    "Ce modèle ne peut pas être lu comme un document Word. Il n’a pas été gardé. Ouvrez-le dans votre "
    "traitement de texte, enregistrez-le au format .docx, puis recommencez."
)


def minutes_docx(
    facts: MinutesFacts,
    seal: MinutesSeal,
    *,
    template: bytes | None = None,
    public: bool = False,
    logo: bytes | None = None,
) -> bytes:
    """The .docx; `template` is the committee's own, `logo` a picture of the structure.

    Raises:
        DomainError: the template is no Word document, or asks for a field that does not exist.
    """
    content = default_template() if template is None else template
    if template is not None:
        refuse_unsafe_word(template)
    return _filled(content, fields_of(facts, seal, public=public), facts, seal.dated, logo_png(logo))


def refuse_bad_template(template: bytes) -> None:
    """Checks a committee's own template before it is kept, by filling it once.

    Raises:
        DomainError: no Word document, macros, a field that does not exist, a broken {{ }}.
    """
    refuse_unsafe_word(template)
    facts, seal = sample_minutes()
    _filled(template, fields_of(facts, seal, public=False), facts, seal.dated)


def default_template() -> bytes:
    """The house's own template, to fill or to hand out as a start."""
    return (paths.resources() / "documents" / DEFAULT).read_bytes()


def _filled(
    template: bytes, fields: Fields, facts: MinutesFacts, dated: datetime, logo: bytes | None = None
) -> bytes:
    document = _understood(lambda: DocxTemplate(BytesIO(template)))
    fields = {**fields, "logo": "" if logo is None else _Logo(document, logo, facts.structure.name)}
    # The template comes from outside: it may ask for fields, and run nothing.
    language = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    _understood(lambda: document.render(fields, jinja_env=language, autoescape=True))
    about = document.docx.core_properties
    about.title, about.author = said(f"{fields['titre']}, {fields['sous_titre']}"), said(facts.structure.name)
    about.language, about.created, about.modified = "fr-FR", dated, dated
    about.last_modified_by = ""
    target = BytesIO()
    document.save(target)
    return dated_zip(target.getvalue(), dated)


class _Logo(InlineImage):
    """The picture, in the room it has on paper, with words for who does not see it."""

    def __init__(self, document: Any, content: bytes, structure: str) -> None:
        width, height = fitted(ImageReader(BytesIO(content)))
        super().__init__(document, BytesIO(content), width=Pt(width), height=Pt(height))
        self._words = quoteattr(said(f"Logo, {structure}"))

    def _insert_image(self) -> str:
        drawn: str = super()._insert_image()
        return drawn.replace("<wp:docPr ", f"<wp:docPr descr={self._words} ", 1)


def _understood(work: Callable[[], Any]) -> Any:
    try:
        return work()
    except UndefinedError as error:
        raise DomainError(
            f"Ce modèle demande un champ qui n’existe pas ({error.message}). Rien n’a été écrit. Corrigez le "
            "modèle\u00a0: les champs sont ceux du modèle fourni.",
            "template",
        ) from error
    except SecurityError as error:
        raise DomainError(
            "Ce modèle contient une instruction qui n’est pas permise. Rien n’a été écrit.", "template"
        ) from error
    except TemplateSyntaxError as error:
        raise DomainError(
            f"Ce modèle a une accolade ou une instruction mal écrite ({error.message}). Rien n’a été écrit. "
            "Corrigez-le d’après le modèle fourni.",
            "template",
        ) from error
    except (TemplateError, OpcError, zipfile.BadZipFile, SAXException) as error:
        raise DomainError(_BROKEN, "template") from error
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        # What a document that only looks like Word brings up inside the library.
        raise DomainError(_BROKEN, "template") from error
