"""Charts in the window."""

import pytest
from defusedxml import ElementTree
from reportlab.graphics.shapes import Ellipse

from engagement_desktop.documents.chart_svg import chart_svg
from engagement_desktop.documents.charts import Bar, DotRow, Dots, bars, months, seats

SVG = "{http://www.w3.org/2000/svg}"


def test_a_chart_is_well_formed_svg_with_its_words() -> None:
    content = chart_svg(bars([Bar("Éthique & <b>œil</b>", 3, "3 h", 2, "2 h")], "2024"))
    root = ElementTree.fromstring(content)
    texts = [(node.text, node.get("font-weight")) for node in root.iter(f"{SVG}text")]
    assert texts == [("Éthique & <b>œil</b>", "400"), ("2024", "400"), ("3\u00a0h", "600")]
    assert root.get("font-family") == "Source Sans 3"
    assert root.find(f"{SVG}title").text.startswith("Éthique & <b>œil</b>\u00a0: 3\u00a0h")


def test_text_stays_anchored_where_it_was_drawn() -> None:
    root = ElementTree.fromstring(chart_svg(months([Bar("janv.", 3, "3")])))
    assert {node.get("text-anchor") for node in root.iter(f"{SVG}text")} == {"middle"}
    assert root.find(f"{SVG}line") is not None
    assert root.find(f"{SVG}rect").get("fill") == "#2f7885"


def test_a_vacant_seat_is_dashed() -> None:
    root = ElementTree.fromstring(chart_svg(seats([DotRow("Usagers", (Dots(1, 1),), "2 sièges")])))
    dashes = [node.get("stroke-dasharray") for node in root.iter(f"{SVG}circle")]
    assert dashes == [None, "2 1.6"]


def test_an_unknown_stroke_is_refused() -> None:
    chart = bars([Bar("a", 1, "1")])
    chart.drawing.add(Ellipse(1, 1, 1, 1))
    with pytest.raises(TypeError):
        chart_svg(chart)
