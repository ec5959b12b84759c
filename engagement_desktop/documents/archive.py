"""What makes a PDF archivable (PDF/A-3a) and accessible (PDF/UA-1): description, colour, attached files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString

from engagement_desktop import paths
from engagement_desktop.documents.structure import Ready


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself; its date is that of its content, never of the day it was drawn."""

    title: str
    subject: str
    author: str
    dated: datetime
    keywords: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file carried inside the PDF: the same figures, for a machine."""

    name: str
    mime: str
    content: bytes
    description: str


PRODUCER = "Engagement"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>fr-FR</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer><pdf:Keywords>{keywords}</pdf:Keywords>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq>
</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def describe(document: Any, properties: Properties) -> None:
    """Write title, language, date and the standards kept, and the colour space of the page."""
    catalog = document.Catalog
    catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": Ready("true")})
    xmp = _stream({"Type": "Metadata", "Subtype": "XML"}, _xmp(properties).encode(), plain=True)
    catalog.Metadata = document.Reference(xmp)
    profile = (paths.resources() / "colour" / "sRGB.icc").read_bytes()
    catalog.OutputIntents = PDFArray(
        [
            PDFDictionary(
                {
                    "Type": PDFName("OutputIntent"),
                    "S": PDFName("GTS_PDFA1"),
                    "OutputConditionIdentifier": PDFString("sRGB"),
                    "Info": PDFString("sRGB IEC61966-2.1"),
                    "DestOutputProfile": document.Reference(_stream({}, profile, N=3)),
                }
            )
        ]
    )


def attach(document: Any, attachments: Sequence[Attachment], properties: Properties) -> None:
    """Carry files inside the document, as data of the whole."""
    names: list[Any] = []
    for attachment in sorted(attachments, key=lambda each: each.name):
        names += [PDFString(attachment.name), _file_specification(document, attachment, properties)]
    if names:
        document.Catalog.Names = PDFDictionary({"EmbeddedFiles": PDFDictionary({"Names": PDFArray(names)})})
        document.Catalog.AF = PDFArray(names[1::2])


def date_and_time(properties: Properties) -> tuple[int, int, int, int, int, int]:
    """The document's date, as ReportLab keeps it."""
    dated = properties.dated
    return (dated.year, dated.month, dated.day, dated.hour, dated.minute, dated.second)


def _xmp(properties: Properties) -> str:
    values = {
        "title": properties.title,
        "author": properties.author,
        "subject": properties.subject,
        "keywords": properties.keywords,
        "producer": PRODUCER,
        "date": f"{properties.dated:%Y-%m-%dT%H:%M:%S}Z",
    }
    return _XMP.format(**{name: escape(value) for name, value in values.items()})


def _file_specification(document: Any, attachment: Attachment, properties: Properties) -> Any:
    content = attachment.content
    modified = PDFString(f"D:{properties.dated:%Y%m%d%H%M%S}Z")
    parameters = PDFDictionary({"Size": len(content), "ModDate": modified})
    kind = {"Type": "EmbeddedFile", "Subtype": attachment.mime.replace("/", "#2F")}
    body = document.Reference(_stream(kind, content, Params=parameters))
    return document.Reference(
        PDFDictionary(
            {
                "Type": PDFName("Filespec"),
                "F": PDFString(attachment.name),
                "UF": PDFString(attachment.name),
                "Desc": PDFString(attachment.description),
                "AFRelationship": PDFName("Data"),
                "EF": PDFDictionary({"F": body, "UF": body}),
            }
        )
    )


def _stream(names: dict[str, str], content: bytes, *, plain: bool = False, **extra: Any) -> Any:
    dictionary = PDFDictionary({name: Ready(f"/{value}") for name, value in names.items()} | extra)
    stream = PDFStream(dictionary, content)
    stream.filters = [] if plain else None
    return stream
