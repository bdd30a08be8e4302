"""Rule on anniversaries: "45 năm" must agree with the day on which relations were established."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ttdn_publish.checks.context import Context
from ttdn_publish.errors import EnvironmentProblem
from ttdn_publish.findings import N_, Finding, Findings, Rule, Severity
from ttdn_publish.model.anniversary import Relation
from ttdn_publish.model.walk import texts
from ttdn_publish.readers.anniversaries import ANNIVERSARIES, read_relations
from ttdn_publish.readers.source import Source
from ttdn_publish.workspace import Workspace, packaged

ANNIVERSARY = Rule(
    "BT22",
    Severity.ERROR,
    N_("Số năm kỷ niệm khớp với ngày"),
    N_(
        "Số năm quan hệ ngoại giao nêu trong bài phải khớp với ngày thiết lập quan hệ, tính theo năm của số bản tin hoặc năm ghi trong câu."
    ),
    N_(
        "Sửa số năm; ghi năm kỷ niệm vào câu nếu không phải năm nay; hoặc kiểm tra ngày trong content/anniversaries.csv."
    ),
    N_("Bảng ngày thiết lập quan hệ ngoại giao (content/anniversaries.csv, có nguồn từng dòng)"),
)
RULES = (ANNIVERSARY,)

_YEARS = re.compile(r"(?<![\d.,])(\d{1,3})\s+năm\b(?!\s+\d)")
#: "hơn 40 năm", "sau 10 năm" are no anniversaries ...
_ABOUT = re.compile(r"\b(?:hơn|gần|trên|dưới|khoảng|chừng|ngót|suốt|trong|sau|trước)\s+$", re.IGNORECASE)
#: ... and of what there is an anniversary follows at once, if it is said at all.
_FOLLOWS = re.compile(
    r"\s*(?:$|[^\w\s]|(?:kể từ )?(?:ngày |khi )?(?:thiết lập|quan hệ|ngoại giao|bang giao|hữu nghị|tình hữu nghị|hai nước|Việt Nam\b))"
)
_DIPLOMATIC = re.compile(
    r"ngoại giao|bang giao|quan hệ(?! (?:hợp tác|đối tác|kết nghĩa|thương mại|kinh tế|bạn hàng|chiến lược))"
)
_OCCASION = re.compile(r"k[ỷỉ] niệm|thiết lập|ngoại giao|bang giao|Việt Nam|hai nước", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?;]+[.!?;]?")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ALIASES = {
    "JP": ("Nhật Bản",),
    "GB": ("Vương quốc Anh", "nước Anh"),
    "AU": ("Úc", "Australia", "Ô-xtrây-li-a"),
    "IT": ("Italia", "I-ta-li-a", "nước Ý"),
}
#: Names of one syllable are also ordinary words (pháp luật, ý nghĩa, áo dài) and people's and places' names (Thủ Đức).
_ORDINARY = re.compile(
    r"Pháp (?:luật|lệnh|lý|chế|quy|nhân|danh|viện|môn)|Ý (?:nghĩa|kiến|tưởng|chí|thức|định|đồ|nguyện)|Áo (?:dài|bà ba|quần)|"
    r"(?<!Cộng hòa )(?<!Liên bang )(?<!Vương quốc )\b[A-ZĐ]\w+ (?:Pháp|Ý|Áo|Đức|Bỉ|Lào|Úc)\b"
)


def _relations(folder: Path, findings: Findings) -> list[tuple[Relation, tuple[str, ...]]]:
    """The table of diplomatic relations of the workspace around ``folder``, or else the one the package brings along; with the
    names by which texts call each country."""
    source = Source(packaged("content"), packaged("content"), findings)
    with contextlib.suppress(EnvironmentProblem):
        workspace = Workspace.around(folder)
        if (workspace.content / ANNIVERSARIES).is_file():
            source = Source(workspace.content, workspace.root, findings)
    return [(one, (*_ALIASES.get(one.country_code, ()), one.name)) for one in read_relations(source)]


def check(context: Context) -> Iterator[Finding]:
    """Sentences that speak of relations with exactly one country and of a number of years."""
    findings = Findings()
    known = _relations(context.folder, findings)
    yield from findings
    for text in texts(context.publication):
        words = text.plain
        if " năm" not in words and "\u00a0năm" not in words:
            continue
        for sentence in _SENTENCE.findall(words):
            for message, values in _wrong(sentence, context.publication.date.year, known):
                yield ANNIVERSARY.at(text.at, message, severity=None, **values)


def _wrong(
    sentence: str, year: int, known: list[tuple[Relation, tuple[str, ...]]]
) -> Iterator[tuple[str, dict[str, str]]]:
    counts = list(_YEARS.finditer(sentence))
    if len(counts) != 1 or not (_DIPLOMATIC.search(sentence) and _OCCASION.search(sentence)):
        return
    said = counts[0]
    rest = sentence[said.end() :]
    if _ABOUT.search(sentence[: said.start()]) or int(said[1]) < 5:
        return
    countries = _ORDINARY.sub("", sentence)
    named = [(relation, name) for relation, names in known if (name := _named(names, countries))]
    if len(named) != 1 or not (_FOLLOWS.match(rest) or rest.lstrip().startswith(named[0][1])):
        return
    relation, name = named[0]
    years = [year, *(int(other) for other in _YEAR.findall(sentence))]
    if int(said[1]) not in {other - relation.established.year for other in years}:
        yield (
            N_("“{years} năm” không khớp: quan hệ với {country} thiết lập ngày {day}, đến năm {year} là {true} năm."),
            {
                "years": said[1],
                "country": name,
                "day": f"{relation.established:%d/%m/%Y}",
                "year": str(year),
                "true": str(year - relation.established.year),
            },
        )


def _named(names: Iterable[str], sentence: str) -> str:
    """The name of these by which ``sentence`` calls the country; empty when it does not."""
    return next((name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence)), "")
