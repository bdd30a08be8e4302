"""Charts: what a reader must be able to rely on, whatever figures come in."""

from __future__ import annotations

import base64
import io
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import fontpkg_be_vietnam_pro
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import MiniWorkspace
from ttdn_publish.model.body import ChartKind
from ttdn_publish.production.building import Order, build
from ttdn_publish.rendering import charts
from ttdn_publish.rendering.charts import ChartData, ChartStyle, draw, fitting_kind
from ttdn_publish.rendering.charts.colours import luminance, palette, readable
from ttdn_publish.rendering.charts.lettering import cut, force, width, wrap
from ttdn_publish.rendering.charts.remembered import remembered
from ttdn_publish.rendering.charts.scale import shares, spread, ticks

COLOURS = ("#0f5c6e", "#d9593d", "#d7a13b", "#7fa65a", "#5b6f7b")
GOODS = ("Thủy sản", "Gạo", "Dệt may", "Giày dép")
MONTHS = tuple(f"Tháng {month}" for month in range(1, 13))
LONG_NAMES = (
    "Thủy sản chế biến, cá tra phi lê đông lạnh",
    "Gạo và sản phẩm từ gạo",
    "Hàng dệt, may mặc và phụ liệu ngành may",
    "Giày, dép, túi xách và sản phẩm da",
    "Ống đồng, kim loại màu",
)


def vietnamese(value: Decimal) -> str:
    return f"{value:,f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def style(width_mm: float = 75, height_mm: float = 50, **changes: Any) -> ChartStyle:
    plain: dict[str, Any] = {
        "font_family": "'Be Vietnam Pro', sans-serif",
        "font_size_pt": 7.5,
        "colours": COLOURS,
        "ink": "#1d2629",
        "muted": "#5a676b",
        "grid": "#c9d2d1",
        "format_number": vietnamese,
    }
    return ChartStyle(width_mm, height_mm, **(plain | changes))


def series(label: str, *values: float | str | None) -> tuple[str, tuple[Decimal | None, ...]]:
    return label, tuple(None if value is None else Decimal(str(value)) for value in values)


def chart(
    kind: ChartKind, names: tuple[str, ...], *rows: tuple[str, tuple[Decimal | None, ...]], unit: str = ""
) -> ChartData:
    return ChartData(kind, names, rows, unit)


def elements(svg: str, tag: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg).iter(f"{{http://www.w3.org/2000/svg}}{tag}"))


def words(svg: str) -> list[str]:
    return [element.text or "" for element in elements(svg, "text")]


def boxes(svg: str, fill: str = COLOURS[0]) -> list[dict[str, float]]:
    keys = ("x", "y", "width", "height")
    return [{key: float(e.attrib[key]) for key in keys} for e in elements(svg, "rect") if e.attrib["fill"] == fill]


def strokes(svg: str, colour: str) -> list[list[tuple[float, float]]]:
    return [points(e.attrib["d"]) for e in elements(svg, "path") if e.get("stroke") == colour]


def points(path: str) -> list[tuple[float, float]]:
    numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def said(svg: str) -> str:
    return " ".join(words(svg))


# ---- columns and bars ----


def test_columns_are_as_high_as_their_figures() -> None:
    svg = draw(chart(ChartKind.COLUMN, GOODS, series("2017", 410, 150, 612, 540)), style())
    heights = [box["height"] for box in boxes(svg)]
    assert [round(height / heights[0], 2) for height in heights] == [1, 0.37, 1.49, 1.32]


def test_bars_are_as_long_as_their_figures_and_begin_on_one_line() -> None:
    svg = draw(chart(ChartKind.BAR, GOODS, series("2017", 410, 150, 612, 540)), style())
    assert len({box["x"] for box in boxes(svg)}) == 1
    assert [round(box["width"] / boxes(svg)[0]["width"], 2) for box in boxes(svg)] == [1, 0.37, 1.49, 1.32]


@pytest.mark.parametrize("kind", [ChartKind.COLUMN, ChartKind.BAR])
def test_every_name_and_every_figure_is_printed(kind: ChartKind) -> None:
    svg = draw(chart(kind, GOODS, series("2017", 410, 150, "1940.5", 540)), style())
    for text in ("Thủy sản", "Gạo", "Dệt may", "Giày dép", "410", "150", "1.940,5", "540"):
        assert text in said(svg)


def test_where_figures_stand_on_the_columns_there_is_no_axis() -> None:
    labelled = draw(chart(ChartKind.COLUMN, GOODS, series("2017", 410, 150, 612, 540)), style())
    crowded = chart(ChartKind.COLUMN, tuple(map(str, range(1978, 2018))), series("x", *range(100, 140)))
    assert strokes(labelled, style().grid) == []
    assert len(strokes(draw(crowded, style()), style().grid)) >= 3


def test_a_legend_is_drawn_only_for_several_series() -> None:
    one = draw(chart(ChartKind.COLUMN, GOODS, series("Năm 2017", 1, 2, 3, 4)), style())
    two = draw(chart(ChartKind.COLUMN, GOODS, series("Năm 2016", 1, 2, 3, 4), series("Năm 2017", 2, 3, 4, 5)), style())
    assert "Năm" not in said(one)
    assert "Năm 2016 Năm 2017" in said(two)


def test_negative_columns_hang_from_the_base_line() -> None:
    svg = draw(chart(ChartKind.COLUMN, ("2015", "2016"), series("x", "6.2", "-1.4")), style())
    above, below = boxes(svg)
    assert above["y"] + above["height"] == pytest.approx(below["y"], abs=0.02)
    assert "−1,4" in said(svg)


def test_a_missing_figure_is_a_gap_with_dots_and_not_a_zero() -> None:
    svg = draw(chart(ChartKind.COLUMN, ("2015", "2016", "2017"), series("x", 6, None, 0)), style())
    assert len(boxes(svg)) == 1
    assert words(svg)[:3] == ["6", "…", "0"]


@pytest.mark.parametrize("kind", list(ChartKind))
def test_all_zero_and_all_equal_figures_can_be_drawn(kind: ChartKind) -> None:
    assert "A" in said(draw(chart(kind, ("A", "B"), series("x", 0, 0)), style()))
    assert "A" in said(draw(chart(kind, ("A", "B"), series("x", 7, 7)), style()))


def test_figures_too_long_to_print_become_powers_of_ten() -> None:
    svg = draw(chart(ChartKind.BAR, ("Thu", "Chi"), series("x", "12345678901234567", "9876543210987654")), style())
    assert "× 10 15" in said(svg)
    assert "12,346" in said(svg)


def test_columns_without_room_for_their_names_become_bars() -> None:
    data = chart(ChartKind.COLUMN, LONG_NAMES, series("x", 410, 150, 612, 540, 388))
    assert fitting_kind(data, style(75)) is ChartKind.BAR
    assert fitting_kind(data, style(157)) is ChartKind.COLUMN
    for width_mm in (75, 157):
        assert all(word in said(draw(data, style(width_mm))) for name in LONG_NAMES for word in name.split())


def test_a_word_that_all_names_begin_with_is_written_once() -> None:
    svg = draw(chart(ChartKind.COLUMN, MONTHS, series("x", *range(12))), style())
    assert said(svg).endswith("1 2 3 4 5 6 7 8 9 10 11 12 Tháng")


def test_many_times_are_thinned_but_the_last_one_stays() -> None:
    years = tuple(map(str, range(1978, 2018)))
    shown = [
        word for word in words(draw(chart(ChartKind.COLUMN, years, series("x", *range(40))), style())) if word in years
    ]
    assert shown[-1] == "2017"
    assert len({int(b) - int(a) for a, b in pairwise(shown)}) == 1


# ---- lines ----


def test_lines_are_named_at_their_ends() -> None:
    rows = (series("Khách quốc tế", *range(40, 52)), series("Khách trong nước", *range(90, 102)))
    svg = draw(chart(ChartKind.LINE, MONTHS, *rows), style(157, 60))
    ends = [e for e in elements(svg, "text") if "Khách" in (e.text or "")]
    assert [e.text for e in ends] == ["Khách trong nước", "Khách quốc tế"]
    assert all(float(e.attrib["x"]) > strokes(svg, COLOURS[0])[0][-1][0] for e in ends)


def test_names_at_line_ends_do_not_collide() -> None:
    rows = [series(f"Dãy số {index}", 10, 20, 30 + index / 10) for index in range(6)]
    svg = draw(chart(ChartKind.LINE, ("1", "2", "3"), *rows), style())
    levels = sorted(float(e.attrib["y"]) for e in elements(svg, "text") if "Dãy" in (e.text or ""))
    assert all(lower - upper >= 7.5 for upper, lower in pairwise(levels))


def test_a_line_breaks_where_a_figure_is_missing() -> None:
    svg = draw(chart(ChartKind.LINE, ("1", "2", "3", "4", "5"), series("x", 1, 2, None, 4, 5)), style())
    assert [len(line) for line in strokes(svg, COLOURS[0])] == [2, 2]


def test_a_lonely_point_is_a_dot() -> None:
    svg = draw(chart(ChartKind.LINE, ("1", "2", "3"), series("x", None, 2, None)), style())
    assert strokes(svg, COLOURS[0]) == []
    assert elements(svg, "circle")


def test_an_axis_that_does_not_begin_at_zero_shows_its_figures() -> None:
    svg = draw(chart(ChartKind.LINE, ("1", "2", "3"), series("x", 100, 104, 102)), style())
    assert "100" in said(svg)
    assert "0" not in words(svg)
    assert strokes(svg, style().ink) == []


# ---- rings ----


def test_shares_add_up_to_a_hundred() -> None:
    assert [str(s) for s in shares([Decimal(1)] * 3)] == ["33.4", "33.3", "33.3"]
    assert [str(s) for s in shares([Decimal(75), Decimal(25)])] == ["75", "25"]


@given(st.lists(st.decimals(0, 10**9, places=2), min_size=1, max_size=12))
def test_shares_of_anything_add_up(values: list[Decimal]) -> None:
    assert sum(shares(values)) == (100 if any(values) else 0)


def test_a_ring_names_every_part_and_the_total() -> None:
    svg = draw(chart(ChartKind.RING, GOODS, series("x", 1240, 420, 310, 30), unit="triệu USD"), style())
    for text in ("62,0 %", "21,0 %", "15,5 %", "1,5 %", "2.000", "triệu USD", *GOODS):
        assert text.replace("\u00a0", " ") in said(svg).replace("\u00a0", " ")


def test_the_parts_of_a_ring_keep_their_order_clockwise_from_the_top() -> None:
    svg = draw(chart(ChartKind.RING, GOODS, series("x", 25, 25, 25, 25)), style())
    middle = style().width / 2
    parts = [points(e.attrib["d"]) for e in elements(svg, "path") if e.get("fill") != "none"]
    right = [sum(x for x, _ in part) / len(part) > middle for part in parts]
    assert right == [True, True, False, False]


def test_what_is_missing_to_a_hundred_per_cent_stays_open() -> None:
    svg = draw(chart(ChartKind.RING, ("Rừng", "Lúa"), series("x", 30, 45), unit="%"), style())
    assert "30\u00a0%" in words(svg)
    assert [e for e in elements(svg, "path") if e.get("fill") == style().grid]


def test_tiny_parts_share_a_colour_and_keep_their_names() -> None:
    svg = draw(chart(ChartKind.RING, GOODS, series("x", 900, 80, 12, 8)), style())
    fills = [e.attrib["fill"] for e in elements(svg, "path") if e.get("fill") != "none"]
    assert fills[2] == fills[3]
    assert fills[2] not in fills[:2]
    assert "Dệt may" in said(svg)
    assert "Giày dép" in said(svg)


def test_a_ring_that_cannot_be_one_is_drawn_as_bars() -> None:
    assert fitting_kind(chart(ChartKind.RING, ("A", "B"), series("x", 3, -1)), style()) is ChartKind.BAR
    assert fitting_kind(chart(ChartKind.RING, ("A",), series("x", 3), series("y", 3)), style()) is ChartKind.BAR


def test_the_per_cent_sign_is_set_as_the_language_has_it() -> None:
    data = chart(ChartKind.RING, ("A", "B"), series("x", 75, 25))
    assert "75%" in words(draw(data, style(language="en", format_number=str)))


# ---- round numbers, room, colours ----


@given(st.decimals(-(10**9), 10**9, places=3), st.decimals(0, 10**9, places=3), st.integers(2, 8))
def test_ticks_are_round_and_hold_all_figures(low: Decimal, span: Decimal, count: int) -> None:
    marks = ticks(low, low + span, count)
    assert marks[0] <= low <= low + span <= marks[-1]
    assert len(marks) <= count + 1
    steps = {b - a for a, b in pairwise(marks)}
    assert len(steps) == 1
    assert steps.pop().normalize().as_tuple().digits in ((1,), (2,), (5,))


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(1, 12)), min_size=1, max_size=8))
def test_things_moved_apart_neither_overlap_nor_leave_their_room(things: list[tuple[float, float]]) -> None:
    things.sort()
    sizes = [size for _, size in things]
    moved = spread([centre for centre, _ in things], sizes, 0, 100)
    edges = [(centre - size / 2, centre + size / 2) for centre, size in zip(moved, sizes, strict=True)]
    assert edges[0][0] >= -1e-6
    assert edges[-1][1] <= 100 + 1e-6
    assert all(upper[1] <= lower[0] + 1e-6 for upper, lower in pairwise(edges))


def test_words_break_into_even_lines() -> None:
    assert wrap("Hàng dệt, may mặc và phụ liệu ngành may", 90, 7.5) == ("Hàng dệt, may mặc", "và phụ liệu ngành may")
    assert wrap("Nghiêng", 10, 7.5) is None


@given(st.text(max_size=40), st.floats(12, 80))
def test_forced_lines_fit(text: str, room: float) -> None:
    assert all(width(line, 7.5) <= room + 1e-6 for line in force(text, room, 7.5))
    assert width(cut(text, room, 7.5), 7.5) <= room + 1e-6


def test_colours_run_from_dark_to_light_and_never_run_out() -> None:
    four = [luminance(colour) for colour in palette(COLOURS, 4)]
    assert four == sorted(four)
    assert len(set(palette(COLOURS, 12))) == 12
    assert all(1.05 / (luminance(readable(colour)) + 0.05) >= 4.5 for colour in COLOURS)


# ---- the drawing itself ----


def test_hostile_labels_are_only_words() -> None:
    nasty = '<script>alert("&")</script>\x00\ud800'
    svg = draw(chart(ChartKind.BAR, (nasty, "B"), series(nasty, 1, 2), series("y", 1, 2)), style(157))
    assert elements(svg, "script") == []
    assert '<script>alert("&")</script>' in said(svg)


def test_an_attribute_cannot_be_broken_out_of() -> None:
    svg = draw(
        chart(ChartKind.BAR, GOODS, series("x", 1, 2, 3, 4)), style(font_family='"A" onload="x', ink='red" x="1')
    )
    assert not any("onload" in element.attrib for element in ElementTree.fromstring(svg).iter())


def test_the_drawing_is_plain_and_always_the_same() -> None:
    data = chart(ChartKind.RING, GOODS, series("x", 1240, 420, 310, 12))
    svg = draw(data, style())
    assert svg == draw(data, style())
    assert not re.search(r"opacity|class=|style=|filter|gradient|text-anchor|transform", svg)
    assert not re.search(r"\.\d{3}", "".join(re.findall(r'(?:d|x|y|width|height)="[^"]*"', svg)))
    assert 'font-family="Be Vietnam Pro,sans-serif"' in svg


figures = st.one_of(st.none(), st.decimals(), st.decimals(-1000, 1000, places=1), st.decimals(0, 5000, places=0))
names = st.text(max_size=60)


@st.composite
def any_chart(choose: Any) -> ChartData:
    count = choose(st.integers(0, 45))
    rows = st.tuples(names, st.lists(figures, min_size=max(0, count - 1), max_size=count + 1).map(tuple))
    categories = choose(st.lists(names, min_size=count, max_size=count))
    unit = choose(st.sampled_from(["", "%", "triệu USD"]))
    return ChartData(
        choose(st.sampled_from(ChartKind)), tuple(categories), tuple(choose(st.lists(rows, max_size=6))), unit
    )


@settings(max_examples=80, deadline=None)
@given(any_chart(), st.floats(25, 180), st.floats(15, 120), st.floats(5, 10))
def test_anything_can_be_drawn_and_stays_inside(data: ChartData, wide: float, tall: float, size: float) -> None:
    svg = draw(data, style(wide, tall, font_size_pt=size, format_number=str))
    box = ElementTree.fromstring(svg).attrib["viewBox"].split()
    assert all(-0.01 <= x <= float(box[2]) + 0.02 and -0.01 <= y <= float(box[3]) + 0.02 for x, y in _corners(svg))


def _corners(svg: str) -> Iterator[tuple[float, float]]:
    for path in elements(svg, "path"):
        yield from points(path.attrib["d"])
    for rect in elements(svg, "rect"):
        x, y, wide, tall = (float(rect.attrib[key]) for key in ("x", "y", "width", "height"))
        yield from ((x, y), (x + wide, y + tall))
    for dot in elements(svg, "circle"):
        x, y, radius = (float(dot.attrib[key]) for key in ("cx", "cy", "r"))
        yield from ((x - radius, y - radius), (x + radius, y + radius))
    for text in elements(svg, "text"):
        yield float(text.attrib["x"]), float(text.attrib["y"])


# ---- on paper ----

PAPER = [
    chart(ChartKind.COLUMN, GOODS, series("2016", 380, 140, 560, 500), series("2017", 410, 150, 612, 540)),
    chart(ChartKind.COLUMN, MONTHS, series("x", *range(130, 142))),
    chart(ChartKind.BAR, LONG_NAMES, series("x", 410, -150, 612, None, 388)),
    chart(ChartKind.BAR, tuple(f"Huyện {n}" for n in range(30)), series("x", *range(30))),
    chart(ChartKind.LINE, MONTHS, *(series(name, *range(index, index + 12)) for index, name in enumerate(LONG_NAMES))),
    chart(ChartKind.LINE, ("2015", "2016", "2017"), series("Ổn định", 12, -3, 8)),
    chart(ChartKind.RING, LONG_NAMES, series("x", 1240, 420, 310, 20, 15), unit="triệu USD"),
    chart(ChartKind.RING, tuple(LONG_NAMES * 2), series("x", *range(1, 11)), unit="triệu USD"),
    chart(ChartKind.COLUMN, ("ẨM THỰC", "Ổ ĐĨA", "NGHIÊNG NGẢ " * 6), series("ẤN PHẨM", 1, 2, 3), series("Ỷ", 1, 2, 3)),
]


@pytest.mark.parametrize("width_mm", [75, 157])
@pytest.mark.parametrize("data", PAPER, ids=lambda data: f"{data.kind}-{len(data.categories)}")
def test_no_letter_leaves_the_picture_on_paper(data: ChartData, width_mm: float) -> None:
    letters = on_paper(draw(data, style(width_mm)), width_mm, 50)
    edge = 10 * 72 / 25.4
    assert letters
    assert min(letter["x0"] for letter in letters) >= edge - 0.3
    assert max(letter["x1"] for letter in letters) <= edge + style(width_mm).width + 0.3
    assert min(letter["bottom"] - letter["size"] for letter in letters) >= edge - 0.3
    assert max(letter["bottom"] for letter in letters) <= edge + style(width_mm).height + 0.3


def on_paper(svg: str, width_mm: float, height_mm: float) -> list[dict[str, Any]]:
    """The letters of the drawing as they stand in a PDF, 10 mm from the corner of the page."""
    try:
        import weasyprint
    except OSError:
        pytest.skip("Pango is not installed")
    pdfplumber = pytest.importorskip("pdfplumber")
    from weasyprint.text.fonts import FontConfiguration

    fonts, folder = FontConfiguration(), fontpkg_be_vietnam_pro.ROOT / "files"
    faces = "".join(
        f"@font-face{{font-family:'Be Vietnam Pro';font-weight:{weight};src:url({(folder / f'BeVietnamPro-{name}.ttf').as_uri()})}}"
        for weight, name in ((400, "Regular"), (600, "SemiBold"))
    )
    css = weasyprint.CSS(
        string=faces + "@page{size:210mm 100mm;margin:10mm}body{margin:0}img{display:block}", font_config=fonts
    )
    picture = base64.b64encode(svg.encode()).decode()
    html = f"<img style='width:{width_mm}mm;height:{height_mm}mm' src='data:image/svg+xml;base64,{picture}'>"
    pdf = weasyprint.HTML(string=html).write_pdf(stylesheets=[css], font_config=fonts)
    with pdfplumber.open(io.BytesIO(pdf)) as book:
        chars = [char for char in book.pages[0].chars if char["text"].strip()]
    assert all("Be-Vietnam" in char["fontname"] for char in chars)
    return chars


# ---- drawn once ----

EXPORTS = chart(ChartKind.COLUMN, GOODS, series("2017", 410, 150, 612, 540), unit="triệu USD")


@pytest.fixture
def drawings(monkeypatch: pytest.MonkeyPatch) -> list[ChartData]:
    """What was really drawn, in order."""
    drawn: list[ChartData] = []

    def counted(data: ChartData, looks: ChartStyle) -> str:
        drawn.append(data)
        return draw(data, looks)

    monkeypatch.setattr(charts, "draw", counted)
    return drawn


def entry(cache: Path) -> Path:
    (only,) = (cache / "charts").iterdir()
    assert re.fullmatch(r"[0-9a-f]{64}\.svg", only.name)
    return only


def test_a_chart_drawn_before_is_not_drawn_again(tmp_path: Path, drawings: list[ChartData]) -> None:
    assert [remembered(EXPORTS, style(), tmp_path) for _ in range(3)] == [draw(EXPORTS, style())] * 3
    assert drawings == [EXPORTS]
    assert elements(entry(tmp_path).read_text("utf-8"), "rect")


@pytest.mark.parametrize(
    ("data", "looks"),
    [
        (replace(EXPORTS, series=(series("2017", 410, 150, 612, 541),)), style()),
        (replace(EXPORTS, series=(series("2017", "410.0", 150, 612, 540),)), style()),
        (replace(EXPORTS, series=(series("2017", None, 150, 612, 540),)), style()),
        (replace(EXPORTS, series=(series("2018", 410, 150, 612, 540),)), style()),
        (replace(EXPORTS, categories=("Tôm", *GOODS[1:])), style()),
        (replace(EXPORTS, kind=ChartKind.RING), style()),
        (replace(EXPORTS, unit="tỷ đồng"), style()),
        (EXPORTS, style(colours=("#0f5c6f", *COLOURS[1:]))),
        (EXPORTS, style(ink="#000000")),
        (EXPORTS, style(font_family="TTDN Sans x0123456789")),
        (EXPORTS, style(height_mm=50.1)),
        (EXPORTS, style(language="en")),
        (EXPORTS, style(format_number=str)),
    ],
)
def test_whatever_changes_a_chart_is_drawn_anew(
    tmp_path: Path, drawings: list[ChartData], data: ChartData, looks: ChartStyle
) -> None:
    remembered(EXPORTS, style(), tmp_path)
    assert remembered(data, looks, tmp_path) == draw(data, looks)
    assert drawings == [EXPORTS, data]
    assert remembered(EXPORTS, style(), tmp_path) == draw(EXPORTS, style())


def test_another_version_of_the_program_draws_anew(
    tmp_path: Path, drawings: list[ChartData], monkeypatch: pytest.MonkeyPatch
) -> None:
    remembered(EXPORTS, style(), tmp_path)
    monkeypatch.setattr("ttdn_publish.rendering.charts.remembered._program", lambda: "another")
    remembered(EXPORTS, style(), tmp_path)
    assert len(drawings) == 2


@pytest.mark.parametrize(
    "damage", ["a figure", "cut off", "no seal", "another seal", "empty", "a folder", "no letters"]
)
def test_a_damaged_entry_is_never_used(tmp_path: Path, drawings: list[ChartData], damage: str) -> None:
    remembered(EXPORTS, style(), tmp_path)
    path = entry(tmp_path)
    whole = path.read_bytes()
    ruined = {
        "a figure": whole.replace(b">410<", b">419<"),
        "cut off": whole[: len(whole) // 2],
        "no seal": draw(EXPORTS, style()).encode(),
        "another seal": whole[:-10] + b"0000 -->\n\n",
        "empty": b"",
        "no letters": b"\xff" * len(whole),
    }
    if damage == "a folder":
        path.unlink()
        path.mkdir()
    else:
        assert ruined[damage] != whole
        path.write_bytes(ruined[damage])
    assert remembered(EXPORTS, style(), tmp_path) == draw(EXPORTS, style())
    assert len(drawings) == 2
    if damage != "a folder":
        assert path.read_bytes() == whole


def test_a_cache_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "charts").write_text("in the way")
    assert remembered(EXPORTS, style(), tmp_path) == draw(EXPORTS, style())


def test_a_second_build_draws_nothing(warm: MiniWorkspace, built: MiniWorkspace, drawings: list[ChartData]) -> None:
    cache, results = warm.root / ".ttdn", (built.result("screen"), built.result("print"))
    warm.edit("articles/bai-mau.md", "Trời chưa sáng hẳn", "Trời vừa rạng sáng")
    assert build(Order(warm.root, warm.issue)).fresh
    assert drawings == []
    warm.edit("articles/bai-mau.md", "Trời vừa rạng sáng", "Trời chưa sáng hẳn")
    shutil.rmtree(cache / "charts")
    build(Order(warm.root, warm.issue))
    assert len(drawings) == len(list((cache / "charts").iterdir())) > 0
    assert [warm.result(version).read_bytes() for version in ("screen", "print")] == [r.read_bytes() for r in results]
