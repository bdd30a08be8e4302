"""The report of a preflight: one HTML file that needs nothing else, with every place marked on a picture of its page."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from importlib.resources import files

from markupsafe import Markup

from ttdn_publish.errors import EnvironmentProblem
from ttdn_publish.findings import N_, Severity, Translate, fill
from ttdn_publish.formats.page_pictures import PagePictures, page_pictures
from ttdn_publish.formats.pdf.opening import BadPdf
from ttdn_publish.prepress.preflight.examining import Examined, Sheet
from ttdn_publish.prepress.preflight.expectations import Purpose
from ttdn_publish.prepress.preflight.gathering import Found, Rectangle

#: So many pages get a picture; more would make a file that no mail takes.
MOST_PICTURES = 48
#: A page picture has about this many pixels on its longer side.
_PIXELS = 1000
_QUALITY = 78
#: Marks are at least this large (mm), so that a thin line can be seen.
_LEAST_MM = 1.6
_INCH_MM = 25.4
_BADGE_MM = 2.6

_WORDS = {
    Severity.ERROR: N_("lỗi"),
    Severity.WARNING: N_("cảnh báo"),
    Severity.NOTICE: N_("lưu ý"),
}
_TOTALS = {
    Severity.ERROR: N_("{count} lỗi"),
    Severity.WARNING: N_("{count} cảnh báo"),
    Severity.NOTICE: N_("{count} lưu ý"),
}
_FOR = {
    Purpose.PRINT: N_("để in (PDF/X-4, CMYK)"),
    Purpose.SCREEN: N_("để xem trên màn hình (PDF/UA)"),
    Purpose.ARCHIVE: N_("để lưu trữ (PDF/A)"),
}


def report(examined: Sequence[Examined], language: str, translate: Translate) -> str:
    """The report on one or more files, in the language of the interface."""
    return _Writer(language, translate).document(examined)


class _Writer:
    def __init__(self, language: str, translate: Translate) -> None:
        self.language, self.say = language, translate

    def document(self, examined: Sequence[Examined]) -> str:
        title = self.say(N_("Báo cáo kiểm tra bản in"))
        style = files("ttdn_publish.prepress.preflight").joinpath("report.css").read_text("utf-8")
        sections = Markup("\n").join(self.file(one) for one in examined)
        return str(
            Markup(
                "<!doctype html>\n"
                '<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
                '<meta name="viewport" content="width=device-width, initial-scale=1">'
                "<style>{style}</style></head>\n<body><h1>{title}</h1>\n{sections}\n</body></html>\n"
            ).format(language=self.language, title=title, style=Markup(style), sections=sections)
        )

    def file(self, one: Examined) -> Markup:
        counts = {severity: one.count(severity) for severity in Severity}
        state = next((severity for severity in Severity if counts[severity]), None)
        verdict = self.say(N_("Đạt: không có gì phải sửa."))
        if state is not None:
            amounts = [self._filled(_TOTALS[severity], count=count) for severity, count in counts.items() if count]
            verdict = ", ".join(amounts)
        facts = [
            self._filled(N_("{count} trang"), count=one.pages),
            self.say(_FOR[one.purpose]),
            one.declared or self.say(N_("không khai là PDF/X")),
        ]
        if one.sheets:
            wide, high = one.sheets[0].trim
            facts.insert(1, f"{wide:.0f} × {high:.0f} mm")
        whole = [found for found in one.found if found.page is None]
        return Markup(
            '<section class="file"><header class="{state}"><h2>{name}</h2><p class="verdict">{verdict}</p>'
            '<p class="facts">{facts}</p></header>\n{whole}\n{pages}\n{rules}</section>'
        ).format(
            state=state or "good",
            name=one.path.name,
            verdict=verdict,
            facts=" · ".join(facts),
            whole=self._whole(whole),
            pages=Markup("\n").join(self._pages(one)),
            rules=self._rules(one.found),
        )

    def _whole(self, found: Sequence[Found]) -> Markup:
        if not found:
            return Markup("")
        rows = Markup("").join(self._row(one, "") for one in found)
        return Markup('<div class="whole"><h3>{title}</h3><ol class="list">{rows}</ol></div>').format(
            title=self.say(N_("Cả tệp")), rows=rows
        )

    def _pages(self, one: Examined) -> Iterator[Markup]:
        with ExitStack() as stack:
            try:
                pictures: PagePictures | None = stack.enter_context(page_pictures(one.path)) if one.sheets else None
            except (BadPdf, EnvironmentProblem):
                pictures = None
            for index, sheet in enumerate(one.sheets):
                found = [item for item in one.found if item.page == sheet.number]
                drawn = pictures if index < MOST_PICTURES else None
                yield self._page(sheet, found, drawn)

    def _page(self, sheet: Sheet, found: Sequence[Found], pictures: PagePictures | None) -> Markup:
        rows = Markup("").join(self._row(one, str(number)) for number, one in enumerate(found, 1))
        return Markup(
            '<article class="page"><h3>{title}</h3><div class="two">{picture}<ol class="list">{rows}</ol></div></article>'
        ).format(
            title=self._filled(N_("Trang {number}"), number=sheet.number),
            picture=self._picture(sheet, found, pictures),
            rows=rows,
        )

    def _row(self, one: Found, number: str) -> Markup:
        finding = one.finding
        what, where = (self.say(finding.values.get(name, "")) for name in ("what", "where"))
        place = Markup('<br><span class="where">{where}</span>').format(where=where) if where else ""
        return Markup(
            '<li class="{severity}"><span class="key">{number}</span><div><b>{what}</b>{place}<br>{way_out} '
            '<span class="rule">{rule} · {word}</span></div></li>'
        ).format(
            severity=finding.severity,
            number=number or "•",
            what=what[:1].upper() + what[1:],
            place=place,
            way_out=finding.way_out(self.say),
            rule=finding.rule.id,
            word=self.say(_WORDS[finding.severity]),
        )

    def _picture(self, sheet: Sheet, found: Sequence[Found], pictures: PagePictures | None) -> Markup:
        x, y, wide, high = sheet.frame
        data = Markup("")
        if pictures is not None and max(wide, high) > 0:
            pixels = pictures.draw(sheet.number, _PIXELS / (max(wide, high) / _INCH_MM), sheet.box)
            if pixels is not None:
                shown = base64.b64encode(pixels.jpeg(_QUALITY)).decode("ascii")
                data = Markup(
                    '<image href="data:image/jpeg;base64,{shown}" x="{x:.2f}" y="{y:.2f}" width="{wide:.2f}" '
                    'height="{high:.2f}" preserveAspectRatio="none"/>'
                ).format(shown=shown, x=x, y=y, wide=wide, high=high)
        marks = Markup("").join(
            self._mark(place, number if index == 0 else 0, one.finding.severity, sheet.frame)
            for number, one in reversed(list(enumerate(found, 1)))
            for index, place in reversed(list(enumerate(one.places)))
        )
        return Markup(
            '<svg class="sheet" viewBox="{x:.2f} {y:.2f} {wide:.2f} {high:.2f}" role="img" aria-label="{label}">'
            '<rect class="paper" x="{x:.2f}" y="{y:.2f}" width="{wide:.2f}" height="{high:.2f}"/>{data}'
            '<rect class="trim" x="0" y="0" width="{trim_wide:.2f}" height="{trim_high:.2f}"/>{marks}</svg>'
        ).format(
            x=x,
            y=y,
            wide=wide,
            high=high,
            label=self._filled(N_("Trang {number}"), number=sheet.number),
            data=data,
            trim_wide=sheet.trim[0],
            trim_high=sheet.trim[1],
            marks=marks,
        )

    def _mark(self, place: Rectangle, number: int, severity: Severity, frame: Rectangle) -> Markup:
        x, y, wide, high = place
        grow_wide, grow_high = max(0.0, _LEAST_MM - wide) / 2, max(0.0, _LEAST_MM - high) / 2
        x, y, wide, high = x - grow_wide, y - grow_high, wide + 2 * grow_wide, high + 2 * grow_high
        box = Markup('<rect class="mark {severity}" x="{x:.2f}" y="{y:.2f}" width="{wide:.2f}" height="{high:.2f}"/>')
        drawn = box.format(severity=severity, x=x, y=y, wide=wide, high=high)
        if not number:
            return drawn
        left, top, frame_wide, frame_high = frame
        at_x = min(max(x, left + _BADGE_MM), left + frame_wide - _BADGE_MM)
        at_y = min(max(y, top + _BADGE_MM), top + frame_high - _BADGE_MM)
        return drawn + Markup(
            '<circle class="badge {severity}" cx="{x:.2f}" cy="{y:.2f}" r="{radius}"/>'
            '<text class="number" x="{x:.2f}" y="{base:.2f}">{number}</text>'
        ).format(severity=severity, x=at_x, y=at_y, base=at_y + 1.15, number=number, radius=_BADGE_MM)

    def _rules(self, found: Sequence[Found]) -> Markup:
        rules = {one.finding.rule.id: one.finding.rule for one in found}
        if not rules:
            return Markup("")
        rows = Markup("").join(
            Markup("<tr><td>{id}</td><td><b>{title}.</b> {why}</td><td>{source}</td></tr>").format(
                id=number,
                title=self.say(rule.title),
                why=fill(self.say(rule.explanation), {}),
                source=self.say(rule.source),
            )
            for number, rule in sorted(rules.items())
        )
        return Markup(
            '<div class="rules"><h3>{title}</h3><table><tr><th>{number}</th><th>{why}</th><th>{source}</th></tr>{rows}'
            "</table></div>"
        ).format(
            title=self.say(N_("Các quy tắc đã nêu")),
            number=self.say(N_("Số")),
            why=self.say(N_("Vì sao")),
            source=self.say(N_("Căn cứ")),
            rows=rows,
        )

    def _filled(self, words: str, **values: object) -> str:
        return fill(self.say(words), {key: str(value) for key, value in values.items()})
