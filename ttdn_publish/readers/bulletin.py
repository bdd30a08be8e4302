"""Reading a bulletin issue: ``issue.yaml`` and the articles beside it."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

from ttdn_publish.findings import N_, Place
from ttdn_publish.model.bulletin import Article, Issue, PlanEntry, Trim
from ttdn_publish.readers import rules
from ttdn_publish.readers.body import read_body
from ttdn_publish.readers.front import check_classification, split_front
from ttdn_publish.readers.inlines import text_reader
from ttdn_publish.readers.source import Source
from ttdn_publish.readers.structure import build
from ttdn_publish.workspace import ISSUE_FILE

ARTICLES = "articles"
PAGE_KINDS = frozenset({"article", "cover", "masthead", "contents", "contacts", "back"})
LAYOUTS = frozenset(
    {
        "",
        "feature",
        "news",
        "figures",
        "spread",
        "cards",
        "market",
        "route",
        "single",
        "qa",
        "calendar",
        "letter",
        "mini",
    }
)
MAX_ARTICLES = 200
_SMALLEST_MM, _LARGEST_MM = 90, 450
#: An address that can be printed as a QR code, and the most signs that it may have.
WEB, LONGEST_WEB = re.compile(r"https?://\S+"), 300
_SMALLEST_SCALE, _LARGEST_SCALE = 0.2, 3
_PAGES = re.compile(r"([1-9]\d{0,2})(?:-([1-9]\d{0,2}))?")


def read_issue(source: Source) -> Issue | None:
    """The issue in the source folder with its articles, or ``None`` when ``issue.yaml`` cannot be used.

    Every mistake of every file is noted in ``source.findings``. Raises :class:`SecrecyStop`.
    """
    path = source.folder / ISSUE_FILE
    node = source.yaml(path)
    issue = None
    if node is not None:
        file = source.name(path)
        check_classification(node, file, source)
        issue = build(Issue, node, file, text_reader(source.findings), source.findings)
    articles = {}
    for article_path in sorted((source.folder / ARTICLES).glob("*.md"))[:MAX_ARTICLES]:
        if not article_path.name.isprintable():
            place = Place(source.name(article_path.parent))
            source.findings.add(
                rules.UNREADABLE.at(place, N_("Có tệp mà tên không đọc được: {name}."), name=ascii(article_path.name))
            )
            continue
        article = read_article(article_path, source)
        if article is not None:
            articles[article.slug] = article
    if issue is None:
        return None
    if not _check_plan(issue, source):
        return None
    return dataclasses.replace(_within_reason(issue, source), name=source.folder.name, articles=articles)


def read_article(path: Path, source: Source) -> Article | None:
    """One article file, or ``None`` after noting what is wrong. Raises :class:`SecrecyStop`."""
    file = source.name(path)
    front = split_front(path, source)
    if front is None:
        return None
    body = read_body(front.body, front.body_at, source)
    if front.node is None:
        return None
    check_classification(front.node, file, source)
    return build(
        Article,
        front.node,
        file,
        text_reader(source.findings),
        source.findings,
        slug=path.stem,
        body=body.blocks,
        footnotes=body.footnotes,
    )


def _check_plan(issue: Issue, source: Source) -> bool:
    """Whether every entry of the plan says on which pages it stands."""
    sound = bool(issue.plan)
    if not sound:
        expected = N_("ít nhất một mục, ví dụ - {pages: 1, kind: cover}")
        source.findings.add(rules.WRONG_VALUE.at(issue.at, N_("Sơ đồ trang (plan) còn trống."), expected=expected))
    for entry in issue.plan:
        match = _PAGES.fullmatch(entry.pages)
        if match is None or int(match[2] or match[1]) < int(match[1]):
            sound = False
            _wrong(source, entry, "pages", entry.pages, N_("số trang, ví dụ 4 hoặc 4-5"))
        for key, value, allowed in (("kind", entry.kind, PAGE_KINDS), ("layout", entry.layout, LAYOUTS)):
            if value not in allowed:
                _wrong(
                    source,
                    entry,
                    key,
                    value,
                    N_("một trong: {values}").format(values=", ".join(sorted(allowed - {""}))),
                )
    return sound


def _within_reason(issue: Issue, source: Source) -> Issue:
    """``issue`` with sizes that a page can have; what is beyond them is noted and put back to the usual."""
    trim = issue.format
    for key, side in (("width", trim.width), ("height", trim.height)):
        if not _SMALLEST_MM <= side <= _LARGEST_MM:
            expected = N_("từ {least} đến {most} mm").format(least=_SMALLEST_MM, most=_LARGEST_MM)
            message = N_("Giá trị “{value}” của “{key}” không dùng được.")
            source.findings.add(rules.WRONG_VALUE.at(trim.at, message, value=side, key=key, expected=expected))
            issue = dataclasses.replace(issue, format=Trim())
    if issue.web and not (WEB.fullmatch(issue.web) and len(issue.web) <= LONGEST_WEB):
        message = N_("Giá trị “{value}” của “{key}” không dùng được.")
        expected = N_("một địa chỉ https:// không quá {most} ký tự, để in thành mã QR").format(most=LONGEST_WEB)
        source.findings.add(rules.WRONG_VALUE.at(issue.at, message, value=issue.web[:60], key="web", expected=expected))
        issue = dataclasses.replace(issue, web="")
    plan = []
    for entry in issue.plan:
        if not _SMALLEST_SCALE <= entry.picture_scale <= _LARGEST_SCALE:
            expected = N_("từ {least} đến {most}").format(least=_SMALLEST_SCALE, most=_LARGEST_SCALE)
            _wrong(source, entry, "picture_scale", str(entry.picture_scale), expected)
            entry = dataclasses.replace(entry, picture_scale=1.0)
        plan.append(entry)
    return dataclasses.replace(issue, plan=tuple(plan))


def _wrong(source: Source, entry: PlanEntry, key: str, value: str, expected: str) -> None:
    message = N_("Giá trị “{value}” của “{key}” không dùng được.")
    source.findings.add(rules.WRONG_VALUE.at(entry.at, message, value=value, key=key, expected=expected))
