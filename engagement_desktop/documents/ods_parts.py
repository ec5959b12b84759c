"""The parts of an ODS file that hold no table: names, number styles, settings, description, list of parts."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from engagement_desktop.documents.sheets import SheetsProperties
from engagement_desktop.documents.tables import DataTable
from engagement_desktop.documents.text import sheet_text

MIME = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("number", "datastyle"),
        ("fo", "xsl-fo-compatible"),
        ("config", "config"),
        ("meta", "meta"),
        ("manifest", "manifest"),
    )
)
_OF = 'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" xmlns:dc="http://purl.org/dc/elements/1.1/"'
HEAD = f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-%s {_NAMES} {_OF} office:version="1.3">'

NUMBER_STYLES = """<number:date-style style:name="Ndate" number:automatic-order="false">
<number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/>
<number:text>/</number:text><number:year number:style="long"/></number:date-style>
<number:time-style style:name="Nduration" number:truncate-on-overflow="false">
<number:hours number:style="long"/><number:text>:</number:text><number:minutes number:style="long"/>
</number:time-style>
<number:currency-style style:name="Nmoney"><number:number number:decimal-places="2"
 number:min-decimal-places="2" number:min-integer-digits="1" number:grouping="true"/>
<number:text> </number:text>
<number:currency-symbol number:language="fr" number:country="FR">€</number:currency-symbol>
</number:currency-style>
<number:number-style style:name="Ncount"><number:number number:decimal-places="0"
 number:min-integer-digits="1" number:grouping="true"/></number:number-style>
<number:number-style style:name="Ndecimal"><number:number number:decimal-places="2"
 number:min-decimal-places="0" number:min-integer-digits="1" number:grouping="true"/></number:number-style>
<number:percentage-style style:name="Nshare"><number:number number:decimal-places="1"
 number:min-decimal-places="1" number:min-integer-digits="1"/><number:text>%</number:text>
</number:percentage-style>"""


def settings(tables: Sequence[DataTable]) -> str:
    """The view: heads frozen."""
    # « 2 » freezes: the head and the first column stay in sight.
    frozen = "".join(
        f'<config:config-item config:name="{name}" config:type="{kind}">{value}</config:config-item>'
        for name, kind, value in (
            ("HorizontalSplitMode", "short", 2),
            ("VerticalSplitMode", "short", 2),
            ("HorizontalSplitPosition", "int", 1),
            ("VerticalSplitPosition", "int", 1),
            ("PositionRight", "int", 1),
            ("PositionBottom", "int", 1),
        )
    )
    entry = "config:config-item-map-entry"
    entries = "".join(f"<{entry} config:name={quoteattr(table.name)}>{frozen}</{entry}>" for table in tables)
    return (
        f'{HEAD % "settings"}<office:settings><config:config-item-set config:name="ooo:view-settings">'
        '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
        f'<config:config-item-map-named config:name="Tables">{entries}</config:config-item-map-named>'
        "</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set>"
        "</office:settings></office:document-settings>"
    )


def meta(properties: SheetsProperties) -> str:
    """Title, author and date of the content."""
    made = f"{properties.dated:%Y-%m-%dT%H:%M:%S}"
    return (
        f"{HEAD % 'meta'}<office:meta><meta:generator>Engagement</meta:generator>"
        f"<dc:title>{escape(sheet_text(properties.title))}</dc:title>"
        f"<meta:initial-creator>{escape(sheet_text(properties.author))}</meta:initial-creator>"
        f"<meta:creation-date>{made}</meta:creation-date><dc:date>{made}</dc:date>"
        "</office:meta></office:document-meta>"
    )


def manifest() -> str:
    """The list of parts."""
    name = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    files = (
        ("/", MIME),
        *((file, "text/xml") for file in ("content.xml", "styles.xml", "meta.xml", "settings.xml")),
    )
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in files
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="{name}" '
        f'manifest:version="1.3">{entries}</manifest:manifest>'
    )
