"""Fitting pieces to their pages, in the order of relief that the page plan prescribes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ttdn_publish.errors import ContentError
from ttdn_publish.findings import N_, Finding, Rule, Severity
from ttdn_publish.model.bulletin import PlanEntry
from ttdn_publish.rendering.pages import PageWriter, Piece
from ttdn_publish.rendering.pdf import LayoutFailure, Sheet, Typesetter

OVER = Rule(
    "BT14",
    Severity.ERROR,
    N_("Bài vừa số trang đã định"),
    N_(
        "Thứ tự giảm: hạ chiều cao ảnh, bỏ hộp tùy chọn, chuyển mục co giãn chỉ đăng bản điện tử, rồi mới thêm 4 trang."
    ),
    N_("{advice}"),
    N_("Sơ đồ trang của bản tin (thứ tự giảm)"),
)
UNDER = Rule(
    "BT15",
    Severity.NOTICE,
    N_("Trang không để trống nhiều"),
    N_("Ảnh đã được nâng chiều cao trong giới hạn mà trang cuối của mục vẫn trống nhiều."),
    N_("Viết thêm, thêm một ảnh hoặc hộp thông tin, hoặc giảm số trang của mục."),
    N_("Quy ước của bộ công cụ"),
)
RELIEVED = Rule(
    "BT31",
    Severity.NOTICE,
    N_("Khối tùy chọn còn đủ chỗ"),
    N_("Khối ghi {{tùy chọn}} được bỏ khi bài dài hơn số trang đã định."),
    N_("Rút ngắn bài nếu muốn giữ khối này."),
    N_("Sơ đồ trang của bản tin (thứ tự giảm)"),
)
STUMBLED = Rule(
    "BT33",
    Severity.ERROR,
    N_("Mục dàn được trang"),
    N_("Bộ dàn trang không chịu nổi một số cách xếp cột, chú thích và lưới; khi đó không có trang nào được ghi."),
    N_("Bỏ bớt chú thích chân trang hoặc khối đặc biệt trong mục này, hoặc dùng lại khuôn trang gốc, rồi dựng lại."),
    N_("Quy ước của bộ công cụ"),
)
RULES = (OVER, UNDER, RELIEVED, STUMBLED)

#: Picture heights are multiplied by these, dearest first.
SHRINK = (0.88, 0.76, 0.64)
STRETCH = (1.12, 1.25, 1.4)
#: A last page with more free than this (mm) is stretched, and reported when that is not enough.
_LOOSE_MM = 22.0
_EMPTY_MM = 70.0
#: What a line of text takes at least (mm²), and the narrowest body of text (mm): for guessing what a scale can win.
_LINE_MM2 = 200.0
_NARROWEST_MM = 100.0
_FIXED = frozenset({"cover", "back"})
#: Kinds of page whose pictures grow where there is room.
_STRETCHED = frozenset({"article", "text"})


@dataclass(frozen=True)
class Fitted:
    """A piece that was laid out, with how it fills its pages."""

    piece: Piece
    sheet: Sheet


def fit(piece: Piece, writer: PageWriter, typesetter: Typesetter, known_scale: float | None = None) -> Fitted:
    """Lay out one piece so that it fills its pages; ``known_scale`` is the picture scale that served this piece before."""
    entry = piece.entry
    if known_scale is not None and known_scale != 1.0:
        again = _lay_out(writer.piece(entry, known_scale), writer, typesetter)
        if again.sheet.fill.pages <= entry.count:
            return again
    first = _lay_out(piece, writer, typesetter)
    if entry.kind in _FIXED:
        return first
    if first.sheet.fill.pages > entry.count:
        return _shorten(first, entry, writer, typesetter)
    undecided = known_scale is None and entry.picture_scale == 1.0  # an editor's own scale is not stretched further
    if first.sheet.fill.free > _LOOSE_MM and undecided and "<img" in piece.body and entry.kind in _STRETCHED:
        return _lengthen(first, entry, writer, typesetter)
    return first


def _lay_out(piece: Piece, writer: PageWriter, typesetter: Typesetter) -> Fitted:
    entry = piece.entry
    html = writer.document([piece], css=False)
    try:
        return Fitted(piece, typesetter.lay_out(html, entry.first, entry.count))
    except LayoutFailure as error:
        message = N_("Bộ dàn trang không dàn được trang {pages}.")
        finding = STUMBLED.at(entry.at, message, pages=entry.pages)
        raise ContentError(finding.what(), [finding]) from error


def _shorten(first: Fitted, entry: PlanEntry, writer: PageWriter, typesetter: Typesetter) -> Fitted:
    best = first
    need = first.sheet.fill.over * _LINE_MM2
    enough = [s for s in SHRINK if (1 - s) * first.piece.picture_area >= need]  # others are not worth a try
    for scale, relieved in (*((s, False) for s in enough), (1.0, True), (SHRINK[-1], True)):
        piece = writer.piece(entry, scale, relieved=relieved)
        if piece.body == best.piece.body:
            continue
        attempt = _lay_out(piece, writer, typesetter)
        if attempt.sheet.fill.pages <= entry.count:
            return attempt
        if attempt.sheet.fill.over < best.sheet.fill.over:
            best = attempt
    return best


def _lengthen(first: Fitted, entry: PlanEntry, writer: PageWriter, typesetter: Typesetter) -> Fitted:
    best = first
    spare = (first.sheet.fill.free - _LOOSE_MM) * _NARROWEST_MM
    enough = (i for i, scale in enumerate(STRETCH) if (scale - 1) * first.piece.picture_area >= spare)
    step, tried = next(enough, len(STRETCH) - 1), set[int]()
    while step in range(len(STRETCH)) and step not in tried:
        tried.add(step)
        piece = writer.piece(entry, STRETCH[step])
        if piece.body == best.piece.body:
            break
        attempt = _lay_out(piece, writer, typesetter)
        if attempt.sheet.fill.pages > entry.count:
            step -= 1
            continue
        best = attempt
        if attempt.sheet.fill.free <= _LOOSE_MM:
            break
        step += 1
    return best


def report(fitted: Fitted) -> Iterator[Finding]:
    """What there is to say about how a piece fills its pages."""
    entry, fill = fitted.piece.entry, fitted.sheet.fill
    names = ", ".join(entry.articles) or entry.kind
    if fill.pages > entry.count:
        advice = N_("Rút bớt khoảng {lines} dòng{elastic}, hoặc thêm 4 trang vào số này.")
        elastic = N_(", hoặc chuyển mục co giãn này chỉ đăng bản điện tử") if entry.elastic else ""
        message = N_(
            "“{names}” (trang {pages}) dài hơn {count} trang: thừa {lines} dòng, dù đã hạ ảnh và bỏ khối tùy chọn."
        )
        yield OVER.at(
            entry.at,
            message,
            names=names,
            pages=entry.pages,
            count=entry.count,
            lines=fill.over,
            advice=advice.format(lines=fill.over, elastic=elastic),
        )
    elif fill.free > _EMPTY_MM and entry.kind in _STRETCHED:
        message = N_("“{names}” (trang {pages}) còn trống khoảng {lines} dòng.")
        yield UNDER.at(entry.at, message, names=names, pages=entry.pages, lines=round(fill.free / 5))
    if fitted.piece.relieved:
        yield RELIEVED.at(entry.at, N_("Khối tùy chọn của “{names}” đã được bỏ cho vừa trang."), names=names)
