"""The type families of the house: which there are, where their files come from, and who uses them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Face:
    """One static face: file in the package, weight (CSS: 100 to 900), slant, optical size in points (0: no axis)."""

    file: str
    weight: int
    italic: bool = False
    optical_size: float = 0


@dataclass(frozen=True, slots=True)
class Family:
    """A family of faces from one package, with one repertoire.

    ``name`` is what the house calls it; ``same_glyph`` pairs a character that the font may lack with the one whose
    glyph then stands for it; ``tabular`` adds figures of equal width where the font has none.
    """

    key: str
    name: str
    package: str
    folder: str
    licence: str
    repertoire: str
    faces: tuple[Face, ...]
    same_glyph: tuple[tuple[str, str], ...] = ()
    tabular: bool = False

    @property
    def variable(self) -> bool:
        """Whether the weight is an axis of the file (one file serves several faces)."""
        return any("wght" in face.file for face in self.faces)


_OFL = "OFL-1.1"
_HYPHENS = (("\u2010", "-"), ("\u2011", "-"))  # the hyphen of divided words, and the one that never divides
_ROMAN, _SLOPED = "SourceSerif4[opsz,wght].ttf", "SourceSerif4-Italic[opsz,wght].ttf"
_TEXT, _LARGE = 10, 48  # optical sizes in points


def _noto(key: str) -> tuple[Face, ...]:
    # Two weights: others fall on the nearer one, and a face costs 2 MB. These scripts have no italic.
    return tuple(Face(f"NotoSans{key.upper()}[wght].ttf", weight) for weight in (400, 700))


def _east_asian(key: str, name: str) -> Family:
    return Family(key, name, "justmytype_intl_cjk", f"fonts/ofl/notosans{key}", _OFL, key, _noto(key))


FAMILIES: Mapping[str, Family] = {
    family.key: family
    for family in (
        Family(
            "sans", "TTDN Sans", "fontpkg_be_vietnam_pro", "files", _OFL, "latin",
            (
                Face("BeVietnamPro-Regular.ttf", 400),
                Face("BeVietnamPro-Italic.ttf", 400, italic=True),
                Face("BeVietnamPro-Medium.ttf", 500),
                Face("BeVietnamPro-SemiBold.ttf", 600),
                Face("BeVietnamPro-SemiBoldItalic.ttf", 600, italic=True),
                Face("BeVietnamPro-Bold.ttf", 700),
                Face("BeVietnamPro-BoldItalic.ttf", 700, italic=True),
                Face("BeVietnamPro-ExtraBold.ttf", 800),
            ),
            same_glyph=_HYPHENS,
            tabular=True,
        ),
        Family(
            "serif", "TTDN Serif", "fontpkg_source_serif_4", "files", _OFL, "latin",
            (
                Face(_ROMAN, 400, optical_size=_TEXT),
                Face(_ROMAN, 600, optical_size=_TEXT),
                Face(_ROMAN, 700, optical_size=_TEXT),
                Face(_SLOPED, 400, italic=True, optical_size=_TEXT),
                Face(_SLOPED, 600, italic=True, optical_size=_TEXT),
            ),
            same_glyph=_HYPHENS,
        ),
        Family(
            "display", "TTDN Display Serif", "fontpkg_source_serif_4", "files", _OFL, "latin",
            tuple(Face(_ROMAN, weight, optical_size=_LARGE) for weight in (400, 600, 700)),
            same_glyph=_HYPHENS,
        ),
        # Signs that the Latin families lack: ★ ① ☎ ㎡.
        Family("signs", "TTDN Signs", "justmytype_intl_cjk", "fonts/ofl/notosanssc", _OFL, "signs", _noto("sc")),
        _east_asian("sc", "TTDN Han SC"),
        _east_asian("jp", "TTDN Han JP"),
        _east_asian("kr", "TTDN Hangul KR"),
        _east_asian("tc", "TTDN Han TC"),
    )
}  # fmt: skip

ALWAYS = ("sans", "serif", "display", "signs")
ROLES: Mapping[str, tuple[str, ...]] = {
    "sans": ("sans", "signs", "serif"),
    "serif": ("serif", "signs", "sans"),
    "display": ("display", "signs", "sans"),
}
LANGUAGES: Mapping[str, str] = {
    "zh": "sc",
    "zh-hant": "tc",
    "zh-tw": "tc",
    "zh-hk": "tc",
    "zh-mo": "tc",
    "ja": "jp",
    "ko": "kr",
}
