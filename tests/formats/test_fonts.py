"""Font files: pinned, cut and named anew, judged by shaping text with the result and by reading its tables."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import fontpkg_be_vietnam_pro
import fontpkg_source_serif_4
import pytest
import uharfbuzz
from fontTools.ttLib import TTFont

from ttdn_publish.errors import EnvironmentProblem
from ttdn_publish.formats import fonts

SANS = (Path(fontpkg_be_vietnam_pro.ROOT) / "files/BeVietnamPro-Regular.ttf").read_bytes()
SERIF = (Path(fontpkg_source_serif_4.ROOT) / "files/SourceSerif4[opsz,wght].ttf").read_bytes()
WORDS = frozenset(map(ord, "Tỉnh Tiền Giang AV 0123456789 fi ½ x\u0323"))


def opened(font: bytes) -> Any:
    return TTFont(io.BytesIO(font))


def advances(font: bytes, text: str, **features: bool) -> list[int]:
    face = uharfbuzz.Font(uharfbuzz.Face(font))
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(face, buffer, features)
    return [position.x_advance for position in buffer.glyph_positions]


def box(font: bytes, sign: str) -> Any:
    face = opened(font)
    return face["glyf"][face.getBestCmap()[ord(sign)]]


def test_a_cut_font_has_what_was_asked_and_nothing_else() -> None:
    asked = WORDS | {0x13000}
    assert fonts.coverage(fonts.cut(SANS, asked)) == WORDS
    assert fonts.coverage(SANS) > WORDS


def test_a_cut_font_is_small_and_static() -> None:
    font = fonts.cut(SERIF, WORDS, pinned={"wght": 700})
    assert len(font) < len(SERIF) / 40
    assert not {"fvar", "gvar", "STAT", "DSIG", "fpgm"} & set(opened(font).keys())
    assert fonts.axes(font) == {}
    assert fonts.axes(SERIF) == {"wght": (200, 400, 900), "opsz": (8, 20, 60)}


def test_pinning_the_weight_makes_thicker_stems() -> None:
    regular, bold = (box(fonts.cut(SERIF, WORDS, pinned={"wght": weight}), "n") for weight in (400, 700))
    assert bold.xMax - bold.xMin > regular.xMax - regular.xMin


def test_pinning_the_optical_size_makes_text_wider_and_taller_than_display() -> None:
    text, display = (fonts.cut(SERIF, WORDS, pinned={"wght": 400, "opsz": size}) for size in (10, 48))
    assert sum(advances(text, "Tiền Giang")) > sum(advances(display, "Tiền Giang"))
    assert box(text, "n").yMax > box(display, "n").yMax


def test_layout_features_survive() -> None:
    for font in (fonts.cut(SANS, WORDS), fonts.cut(SERIF, WORDS, pinned={"opsz": 10})):
        assert sum(advances(font, "AV")) < sum(advances(font, "AV", kern=False))
        assert len(advances(font, "fi")) < len(advances(font, "fi", liga=False))
        assert advances(font, "x\u0323")[1] == 0
    old_style = fonts.cut(SERIF, WORDS)
    features = {record.FeatureTag for record in opened(old_style)["GSUB"].table.FeatureList.FeatureRecord}
    assert features >= {"lnum", "onum", "tnum", "frac", "locl", "ccmp"}


def test_only_the_features_asked_for_are_kept() -> None:
    font = fonts.cut(SANS, WORDS, features={"kern"})
    assert sum(advances(font, "AV")) < sum(advances(font, "AV", kern=False))
    assert len(advances(font, "fi")) == 2


def test_figures_of_equal_width_where_the_font_has_none() -> None:
    assert len(set(advances(SANS, "0123456789", tnum=True))) > 1
    font = fonts.cut(fonts.with_tabular_figures(SANS), WORDS)
    assert len(set(advances(font, "0123456789", tnum=True))) == 1
    assert sum(advances(font, "7474", tnum=True)) == sum(advances(font, "1111", tnum=True))  # kerning keeps off
    assert advances(font, "0123456789") == advances(SANS, "0123456789")


def test_a_font_that_has_figures_of_equal_width_stays_as_it_is() -> None:
    static = fonts.cut(SERIF, WORDS)
    assert fonts.with_tabular_figures(static) == static


@pytest.mark.parametrize(
    ("weight", "italic", "family", "linked", "style", "selection", "mac"),
    [
        (400, False, "House x1", "Regular", "Regular", 0x40, 0),
        (400, True, "House x1", "Italic", "Italic", 0x01, 2),
        (700, False, "House x1", "Bold", "Bold", 0x20, 1),
        (700, True, "House x1", "Bold Italic", "Bold Italic", 0x21, 3),
        (600, False, "House x1 SemiBold", "Regular", "SemiBold", 0x40, 0),
        (600, True, "House x1 SemiBold", "Italic", "SemiBold Italic", 0x01, 2),
    ],
)
def test_names_and_style_bits(
    weight: int, italic: bool, family: str, linked: str, style: str, selection: int, mac: int
) -> None:
    face = opened(fonts.rename(fonts.cut(SERIF, WORDS), "House x1", weight, italic=italic))
    names = {record.nameID: str(record) for record in face["name"].names}
    assert (names[1], names[2], names[16], names[17]) == (family, linked, "House x1", style)
    assert names[4] == f"House x1 {style}"
    assert names[6] == names[3] == f"Housex1-{style.replace(' ', '')}"
    assert "Open Font License" in names[13]
    assert "Source" not in "".join(names[number] for number in (1, 3, 4, 6, 16))  # a name that Adobe reserves
    assert face["OS/2"].usWeightClass == weight
    assert face["OS/2"].fsSelection & 0x61 == selection
    assert face["head"].macStyle == mac


def test_a_missing_hyphen_borrows_a_glyph_and_a_present_sign_keeps_its_own() -> None:
    font = fonts.cut(SANS, {0x2D, 0x2013})
    shared = opened(fonts.rename(font, "House", 400, italic=False, same_glyph={0x2011: 0x2D, 0x2013: 0x2D, 0x41: 0x42}))
    glyphs = shared.getBestCmap()
    assert glyphs[0x2011] == glyphs[0x2D]
    assert glyphs[0x2013] != glyphs[0x2D]
    assert 0x41 not in glyphs


def test_equal_input_gives_equal_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    def make() -> bytes:
        font = fonts.cut(fonts.with_tabular_figures(SANS), WORDS)
        return fonts.rename(font, "House", 700, italic=True, same_glyph={0x2011: 0x2D})

    first = make()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert make() == first


@pytest.mark.parametrize("damaged", [b"", b"no font at all", SANS[:4000], SANS[:100_000]])
def test_a_damaged_font_is_a_kind_error(damaged: bytes) -> None:
    with pytest.raises(fonts.FontError, match="Phông chữ hỏng"):
        fonts.rename(fonts.cut(damaged, WORDS), "House", 400, italic=False)


@pytest.mark.parametrize("pinned", [{"wght": 1200.0}, {"wdth": 100.0}])
def test_an_axis_that_is_not_there_is_a_kind_error(pinned: dict[str, float]) -> None:
    with pytest.raises(fonts.FontError, match=r"wght|wdth"):
        fonts.cut(SERIF, WORDS, pinned=pinned)


def test_the_error_is_one_of_the_house() -> None:
    assert issubclass(fonts.FontError, EnvironmentProblem)
