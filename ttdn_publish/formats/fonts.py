"""Font files. The one door to HarfBuzz's subsetter and fontTools: pin, cut, name anew, look inside.

Every function takes and gives the bytes of a TrueType font. Equal input gives equal bytes: nothing reads the clock.
Both libraries are imported only when a font is really made, for a page whose fonts lie ready needs neither.
"""

from __future__ import annotations

import copy
import io
import struct
from collections.abc import Iterator, Mapping, Set
from contextlib import contextmanager, suppress
from typing import Any

from ttdn_publish.errors import EnvironmentProblem
from ttdn_publish.findings import N_
from ttdn_publish.formats import sfnt

FEATURES = frozenset(
    (
        # Always on: composition, marks, kerning, ligatures, forms of a language, contextual forms, conjoining Hangul.
        *("ccmp", "locl", "mark", "mkmk", "kern", "liga", "rlig", "calt", "ljmo", "vjmo", "tjmo"),
        # On request: figures, fractions, raised and lowered figures, capitals, tightened East Asian punctuation.
        *("lnum", "onum", "pnum", "tnum", "frac", "numr", "dnom", "sups", "subs", "ordn", "case", "halt", "palt"),
    )
)
# Upright text only, and no table that a page does not need: vertical metrics, a dead signature, names of axes.
_DROPPED_TABLES = ("DSIG", "STAT", "vhea", "vmtx", "VORG", "gasp")
_KEPT_NAMES = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 14)

_BOLD, _ITALIC = 1, 2  # bits of head.macStyle
_FS_ITALIC, _FS_BOLD, _FS_REGULAR = 1, 1 << 5, 1 << 6  # bits of OS/2.fsSelection
# Places of two-byte numbers in table OS/2 and in table head, and of the two dates there.
_SHORT = struct.Struct(">H")
_WEIGHT_CLASS, _FS_SELECTION, _FIRST_CHARACTER, _LAST_CHARACTER, _MAC_STYLE = 4, 62, 64, 66, 44
_CREATED, _MODIFIED = slice(20, 28), slice(28, 36)
_WEIGHT_NAMES = {
    100: "Thin",
    200: "ExtraLight",
    300: "Light",
    400: "Regular",
    500: "Medium",
    600: "SemiBold",
    700: "Bold",
    800: "ExtraBold",
    900: "Black",
}
_WINDOWS = (3, 1, 0x409)  # platform, encoding, language of a name record: Windows, Unicode, English
_DIGITS = "0123456789"
# What the twins of digits change, in the order in which it is put together: each counts for those that follow.
_CHANGED_BY_TWINS = ("glyf", "loca", "maxp", "hmtx", "hhea", "GSUB", "GDEF", "head")
_POST_WITHOUT_NAMES = bytes((0, 3, 0, 0))  # the version of table post in which it is 32 bytes long

BROKEN = N_("Phông chữ hỏng hoặc không xử lý được: {reason}. Hãy cài lại các gói phông chữ.")
NOT_A_FONT = N_("không phải tệp TrueType")
NO_LIBRARY = N_("Thiếu thư viện “{name}” nên không chuẩn bị được phông chữ. Chạy “ttdn doctor” để biết cách cài.")


class FontError(EnvironmentProblem):
    """A font file is missing or damaged, or the library that works on fonts is not there."""


def coverage(font: bytes) -> frozenset[int]:
    """The code points that ``font`` has a glyph for. Raises :class:`FontError`."""
    harfbuzz = _harfbuzz()
    with _ours():
        return frozenset(_face(harfbuzz, font).unicodes)


def axes(font: bytes) -> dict[str, tuple[float, float, float]]:
    """The axes of a variable font: tag to least, default and greatest value; empty for a static font.

    ``wght`` counts as CSS does (100 to 900), ``opsz`` in points. Raises :class:`FontError`.
    """
    harfbuzz = _harfbuzz()
    with _ours():
        face = _face(harfbuzz, font)
        return {axis.tag: (axis.min_value, axis.default_value, axis.max_value) for axis in face.axis_infos}


def cut(
    font: bytes,
    code_points: Set[int],
    *,
    pinned: Mapping[str, float] | None = None,
    features: Set[str] = FEATURES,
) -> bytes:
    """``font`` with the glyphs of ``code_points`` only, every axis at one place, without hinting.

    ``pinned`` maps an axis tag to its value (``{"wght": 700, "opsz": 10}``; weight as in CSS, optical size in points);
    axes that it does not name stand at their default, so the result is always static. Code points that the font does
    not have are passed over. ``features`` are the layout features to keep, with all glyphs that they lead to.
    Raises :class:`FontError` for a damaged font, an unknown axis, or a value outside the axis.
    """
    harfbuzz = _harfbuzz()
    with _ours():
        face = _face(harfbuzz, font)
        order = harfbuzz.SubsetInput()
        order.unicode_set.update(sorted(code_points))
        order.layout_feature_tag_set.clear()
        order.layout_feature_tag_set.update([_tag(name) for name in sorted(features)])
        order.drop_table_tag_set.update([_tag(name) for name in _DROPPED_TABLES])
        order.name_id_set.update(_KEPT_NAMES)
        order.flags = harfbuzz.SubsetFlags.NO_HINTING | harfbuzz.SubsetFlags.NOTDEF_OUTLINE
        limits = {axis.tag: (axis.min_value, axis.max_value) for axis in face.axis_infos}
        if limits:
            order.pin_all_axes_to_default(face)
        for tag, value in sorted((pinned or {}).items()):
            least, greatest = limits.get(tag, (0.0, -1.0))
            if not least <= value <= greatest:
                raise FontError(BROKEN.format(reason=f"{tag} = {value:g}"))
            order.pin_axis_location(face, tag, value)
        return bytes(harfbuzz.subset(face, order).blob.data)


def with_tabular_figures(font: bytes) -> bytes:
    """``font`` with the feature ``tnum``: figures of equal width, so that columns of numbers stand in line.

    A font that has the feature comes back as it is. Otherwise every digit gets a twin, centred on the mean width of the
    digits other than 1, which kerning leaves alone. Needs a static font. Raises :class:`FontError`.
    """
    with _ours(), _opened(font) as face:
        substitutions = face["GSUB"].table if "GSUB" in face else None
        if substitutions is None or any(r.FeatureTag == "tnum" for r in substitutions.FeatureList.FeatureRecord):
            return font
        twins = _add_twins(face)
        _add_substitution(substitutions, "tnum", twins)
        tables = {"post": _POST_WITHOUT_NAMES + sfnt.table(font, "post")[4:32]}
        tables |= {tag: face[tag].compile(face) for tag in _CHANGED_BY_TWINS if tag in face}
        return sfnt.exchange(font, tables)


def rename(
    font: bytes,
    family: str,
    weight: int,
    *,
    italic: bool,
    same_glyph: Mapping[int, int] | None = None,
) -> bytes:
    """``font`` under the name ``family``, as the face of this ``weight`` (CSS: 100 to 900) and slant.

    Sets the names 1, 2, 3, 4, 6, 16 and 17, the weight class and the style bits; copyright and licence stay. Only 400
    and 700 form the group of four that old programs know, other weights get a family name of their own there.
    ``same_glyph`` lets further code points use the glyph of one that is there (U+2011 that of U+002D); those that are
    taken stay as they are. Raises :class:`FontError`.
    """
    linked = weight in (400, 700)
    bold = weight == 700
    style = f"{_weight_name(weight)} Italic".removeprefix("Regular ") if italic else _weight_name(weight)
    plain = " ".join(part for part in ("Bold" if bold else "", "Italic" if italic else "") if part) or "Regular"
    postscript = f"{family}-{style}".replace(" ", "")[:63]
    names = {
        1: family if linked else f"{family} {_weight_name(weight)}",
        2: plain,
        3: postscript,
        4: f"{family} {style}",
        6: postscript,
        16: family,
        17: style,
    }
    with _ours():
        tables = {
            "name": _with_names(sfnt.table(font, "name"), names),
            "OS/2": _with_style(sfnt.table(font, "OS/2"), weight, italic=italic, bold=bold),
            "head": _with_mac_style(sfnt.table(font, "head"), italic=italic, bold=bold),
        }
        if same_glyph:
            tables["cmap"], tables["OS/2"] = _sharing_glyphs(font, tables["OS/2"], same_glyph)
        return sfnt.exchange(font, tables)


def give_back_memory() -> None:
    """Return to the system what working on fonts took, where the C library would keep it (glibc; nothing elsewhere).

    Large fonts leave tens of megabytes free but kept, below whatever a program does after them.
    """
    import ctypes

    with suppress(OSError, AttributeError, TypeError):  # no such library, no such function, no such name for it
        ctypes.CDLL(None).malloc_trim(0)


def _weight_name(weight: int) -> str:
    return _WEIGHT_NAMES.get(weight, f"W{weight}")


def _with_names(table: bytes, names: Mapping[int, str]) -> bytes:
    from fontTools.ttLib import newTable

    records = newTable("name")
    records.decompile(table, None)
    for number in (*names, 21, 22, 25):
        records.removeNames(nameID=number)
    for number, text in names.items():
        records.setName(text, number, *_WINDOWS)
    return bytes(records.compile(None))


def _with_style(metrics: bytes, weight: int, *, italic: bool, bold: bool) -> bytes:
    """Table OS/2 with weight class and style bits."""
    (selection,) = _SHORT.unpack_from(metrics, _FS_SELECTION)
    selection &= ~(_FS_ITALIC | _FS_BOLD | _FS_REGULAR)
    selection |= (_FS_ITALIC if italic else 0) | (_FS_BOLD if bold else 0)
    selection |= 0 if italic or bold else _FS_REGULAR
    return _patched(metrics, {_WEIGHT_CLASS: weight, _FS_SELECTION: selection})


def _with_mac_style(head: bytes, *, italic: bool, bold: bool) -> bytes:
    """Table head with style bits; it was modified when it was created."""
    head = head[: _MODIFIED.start] + head[_CREATED] + head[_MODIFIED.stop :]
    return _patched(head, {_MAC_STYLE: (_BOLD if bold else 0) | (_ITALIC if italic else 0)})


def _sharing_glyphs(font: bytes, metrics: bytes, same_glyph: Mapping[int, int]) -> tuple[bytes, bytes]:
    """Tables cmap and OS/2 of ``font`` once further code points have the glyphs of others."""
    with _opened(font) as face:
        table = face["cmap"]
        for part in table.tables:
            if part.isUnicode():
                for new, old in same_glyph.items():
                    if old in part.cmap:
                        part.cmap.setdefault(new, part.cmap[old])
        codes = face.getBestCmap()
        bounds = {_FIRST_CHARACTER: min(0xFFFF, *codes), _LAST_CHARACTER: min(0xFFFF, max(codes))}
        return table.compile(face), _patched(metrics, bounds)


def _patched(table: bytes, shorts: Mapping[int, int]) -> bytes:
    """``table`` with two-byte numbers written at places."""
    changed = bytearray(table)
    for place, value in shorts.items():
        _SHORT.pack_into(changed, place, value)
    return bytes(changed)


def _add_twins(face: Any) -> dict[str, str]:
    """A twin of equal width for every digit; digit's glyph name to twin's."""
    glyphs, metrics, characters = face["glyf"], face["hmtx"], face.getBestCmap()
    digits = [characters[ord(digit)] for digit in _DIGITS]
    widths = [metrics[name][0] for name in digits if name != characters[ord("1")]]
    width = round(sum(widths) / len(widths))
    twins: dict[str, str] = {}
    for name in digits:
        twin = f"{name}.tnum"
        advance, bearing = metrics[name]
        shift = round((width - advance) / 2)
        glyph = copy.deepcopy(glyphs[name])
        if glyph.isComposite():
            for part in glyph.components:
                part.x += shift
        elif glyph.numberOfContours:
            glyph.coordinates.translate((shift, 0))
        glyph.removeHinting()
        glyphs[twin] = glyph
        glyph.recalcBounds(glyphs)
        metrics[twin] = (width, bearing + shift)
        twins[name] = twin
    face.setGlyphOrder(glyphs.glyphOrder)
    classes = face["GDEF"].table.GlyphClassDef.classDefs if "GDEF" in face else {}
    classes.update({twin: classes[name] for name, twin in twins.items() if name in classes})
    return twins


def _add_substitution(table: Any, tag: str, pairs: Mapping[str, str]) -> None:
    from fontTools.otlLib import builder
    from fontTools.ttLib.tables import otTables

    table.LookupList.Lookup.append(builder.buildLookup([builder.buildSingleSubstSubtable(dict(pairs))]))
    table.LookupList.LookupCount = len(table.LookupList.Lookup)
    record = otTables.FeatureRecord()
    record.FeatureTag, record.Feature = tag, otTables.Feature()
    record.Feature.FeatureParams = None
    record.Feature.LookupListIndex, record.Feature.LookupCount = [table.LookupList.LookupCount - 1], 1
    table.FeatureList.FeatureRecord.append(record)
    table.FeatureList.FeatureCount = len(table.FeatureList.FeatureRecord)
    for script in table.ScriptList.ScriptRecord:
        systems = [script.Script.DefaultLangSys, *(entry.LangSys for entry in script.Script.LangSysRecord)]
        for system in filter(None, systems):
            system.FeatureIndex.append(table.FeatureList.FeatureCount - 1)
            system.FeatureCount = len(system.FeatureIndex)


def _harfbuzz() -> Any:
    try:
        import uharfbuzz
    except ImportError as error:
        raise FontError(NO_LIBRARY.format(name="uharfbuzz")) from error
    return uharfbuzz


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "big")


def _face(harfbuzz: Any, font: bytes) -> Any:
    face = harfbuzz.Face(font)
    if not face.glyph_count:  # HarfBuzz gives an empty face for bytes that are no font
        raise FontError(BROKEN.format(reason=NOT_A_FONT))
    return face


@contextmanager
def _opened(font: bytes) -> Iterator[Any]:
    from fontTools.ttLib import TTFont

    with TTFont(io.BytesIO(font), lazy=True, recalcBBoxes=False, recalcTimestamp=False) as face:
        # Nobody reads the names of glyphs, and the library would take its time to read them or to make them up.
        face.setGlyphOrder([f"glyph{number}" for number in range(face["maxp"].numGlyphs)])
        yield face


@contextmanager
def _ours() -> Iterator[None]:
    """Failures of the two libraries as ours."""
    from fontTools.ttLib import TTLibError

    try:
        yield
    except (
        TTLibError,
        struct.error,
        RuntimeError,
        ValueError,
        KeyError,
        IndexError,
        AttributeError,
        AssertionError,
    ) as error:
        raise FontError(BROKEN.format(reason=str(error) or type(error).__name__)) from error
