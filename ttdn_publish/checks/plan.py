"""Rules on the page plan, the sections and the references between them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator

from ttdn_publish.checks.context import Context
from ttdn_publish.findings import N_, Finding, Place, Rule, Severity
from ttdn_publish.model.body import CalendarEntry, ContactEntry, ProjectCard
from ttdn_publish.model.bulletin import Article, Issue
from ttdn_publish.model.text import Emphasis, FootnoteMark, Inline, Link, Plain, Strong, Text
from ttdn_publish.model.walk import records, texts
from ttdn_publish.translation.rules import BROKEN_REFERENCE

PLAN = Rule(
    "BT16",
    Severity.ERROR,
    N_("Sơ đồ trang liền mạch, chia hết cho 4"),
    N_(
        "Trang đánh số liền từ 1, không chồng nhau; bản tin đóng ghim cần tổng số trang chia hết cho 4 và không quá 64."
    ),
    N_("Sửa “pages” trong sơ đồ trang của issue.yaml."),
    N_("Kỹ thuật đóng ghim; Luật Báo chí, Điều 34 (64 trang)"),
)
EMPTY = Rule(
    "BT09",
    Severity.WARNING,
    N_("Không có mục trống"),
    N_("Mỗi mục trong sơ đồ có bài, mỗi bài có nội dung, mỗi chuyên mục đã khai báo được dùng."),
    N_("Thêm bài vào “articles” của mục, viết nội dung, hoặc bỏ mục khỏi sơ đồ."),
    N_("Quy ước của bộ công cụ"),
)
UNUSED = Rule(
    "BT29",
    Severity.NOTICE,
    N_("Bài nằm trong sơ đồ trang"),
    N_("Bài có trong thư mục articles nhưng không ở trang nào thì không được in."),
    N_("Thêm “{slug}” vào một mục của sơ đồ trang, hoặc chuyển tệp đi nơi khác."),
    N_("Quy ước của bộ công cụ"),
)

RULES = (PLAN, EMPTY, UNUSED)

_MARK = re.compile(r"\[\^([^\]\s]+)\]")
#: How codes look; where a name may be written out as well, only what looks like one is looked up.
_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


def check(context: Context) -> Iterator[Finding]:
    """Findings on the plan and on what refers to what."""
    issue = context.issue
    yield from _pages(issue)
    yield from _sections(context)
    yield from _articles(context)
    yield from _bodies(context)
    yield from _people(context)
    for article in issue.articles.values():
        yield from _inside(article, issue)


def _pages(issue: Issue) -> Iterator[Finding]:
    expected = 1
    for entry in issue.plan:
        if entry.first != expected:
            message = N_("Trang {pages} không nối với trang trước: lẽ ra bắt đầu từ trang {expected}.")
            yield PLAN.at(entry.at, message, pages=entry.pages, expected=expected)
        expected = entry.last + 1
    if issue.pages % 4:
        message = N_("Tổng số {pages} trang không chia hết cho 4.")
        yield PLAN.at(issue.plan[-1].at, message, pages=issue.pages)
    if issue.pages > 64:
        yield PLAN.at(issue.plan[-1].at, N_("Tổng số {pages} trang quá 64."), pages=issue.pages)


def _sections(context: Context) -> Iterator[Finding]:
    issue = context.issue
    ids = [section.id for section in issue.sections]
    used = {entry.section for entry in issue.plan}
    for section in issue.sections:
        if section.owner and section.owner not in context.registers.organisations:
            yield _broken(section.at, N_("Không có cơ quan “{key}”."), section.owner, context.registers.organisations)
        if section.id not in used:
            yield EMPTY.at(section.at, N_("Chuyên mục “{id}” chưa có trang nào."), id=section.id)
    for entry in issue.plan:
        if entry.section and entry.section not in ids:
            yield _broken(entry.at, N_("Không có chuyên mục “{key}”."), entry.section, ids)
        if entry.kind == "article" and not entry.articles:
            yield EMPTY.at(entry.at, N_("Trang {pages} chưa có bài nào."), pages=entry.pages)


def _articles(context: Context) -> Iterator[Finding]:
    issue = context.issue
    planned: dict[str, Place] = {}
    for entry in issue.plan:
        for slug in entry.articles:
            if slug not in issue.articles:
                yield _broken(entry.at, N_("Không có bài “{key}” trong thư mục articles."), slug, issue.articles)
            if slug in planned:
                message = N_("Bài “{slug}” nằm ở hai chỗ trong sơ đồ trang.")
                yield PLAN.at(entry.at, message, slug=slug)
            planned[slug] = entry.at
    for line in issue.cover.lines if issue.cover else ():
        if line.article and line.article not in issue.articles:
            yield _broken(line.at, N_("Không có bài “{key}” trong thư mục articles."), line.article, issue.articles)
    for slug, article in issue.articles.items():
        if slug not in planned:
            yield UNUSED.at(article.at, N_("Bài “{slug}” không có trong sơ đồ trang."), slug=slug)
        if not article.body:
            yield EMPTY.at(article.at, N_("Bài “{slug}” chưa có nội dung."), slug=slug)
        if article.unit not in context.registers.organisations:
            yield _broken(article.at, N_("Không có cơ quan “{key}”."), article.unit, context.registers.organisations)


def _bodies(context: Context) -> Iterator[Finding]:
    """Bodies named by their code outside of running text; they must be on record, and have a name to be printed."""
    issue, known = context.issue, context.registers.organisations
    if issue.governing and issue.governing not in known:
        yield _broken(issue.at, N_("Không có cơ quan “{key}”."), issue.governing, known)
    named = [(entry.at, entry.organisation, entry.name.plain) for entry in records(issue, ContactEntry)]
    named += [(card.at, card.contact, "") for card in records(issue, ProjectCard) if _CODE.fullmatch(card.contact)]
    named += [
        (e.at, e.organiser.plain, "") for e in records(issue, CalendarEntry) if _CODE.fullmatch(e.organiser.plain)
    ]
    for at, key, own_name in named:
        if key and key not in known:
            yield _broken(at, N_("Không có cơ quan “{key}”."), key, known)
        elif key and not own_name and known[key].name_on(issue.date) is None:
            yield _broken(at, N_("Cơ quan “{key}” không có tên vào ngày của số này."), key, ())


def _people(context: Context) -> Iterator[Finding]:
    issue, known = context.issue, context.registers.people
    named = [(line.at, who.plain) for line in issue.masthead for who in line.people]
    for at, key in [*named, (issue.imprint.at, issue.imprint.responsible.plain)]:
        if _CODE.fullmatch(key) and key not in known:
            yield _broken(at, N_("Không có người “{key}”."), key, known)


def _inside(article: Article, issue: Issue) -> Iterator[Finding]:
    for text in texts(article):
        for inline in _flat(text):
            if isinstance(inline, FootnoteMark) and inline.key not in article.footnotes:
                yield _broken(text.at, N_("Không có chú thích “[^{key}]” ở cuối bài."), inline.key, article.footnotes)
            for key in _MARK.findall(inline.text) if isinstance(inline, Plain) else ():  # a mark that no note answers
                message = N_("Không có chú thích “[^{key}]” ở cuối bài.")
                if key in article.footnotes:
                    message = N_("Dấu chú thích “[^{key}]” chỉ đặt được trong đoạn văn của bài.")
                yield _broken(text.at, message, key, () if key in article.footnotes else article.footnotes)
            if isinstance(inline, Link) and inline.href.startswith("#") and inline.href[1:] not in issue.articles:
                yield _broken(text.at, N_("Không có bài “{key}” để liên kết tới."), inline.href[1:], issue.articles)


def _flat(text: Text) -> Iterator[Inline]:
    stack: list[Inline] = list(text.inlines)
    while stack:
        inline = stack.pop()
        yield inline
        if isinstance(inline, Emphasis | Strong | Link):
            stack.extend(inline.children)


def _broken(place: Place, message: str, key: str, known: Iterable[str]) -> Finding:
    near = difflib.get_close_matches(key, list(known), 1, 0.5)
    return BROKEN_REFERENCE.at(place, message, key=key, hint=f" (“{near[0]}”?)" if near else "")
