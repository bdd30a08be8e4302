"""What authors write in a line of text: no-break spaces are codes wherever they stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import MiniWorkspace
from ttdn_publish.findings import Findings, Place
from ttdn_publish.model.body import Heading, Paragraph, Table
from ttdn_publish.model.document import Provision
from ttdn_publish.model.text import Emphasis, Inline, Link, NoBreakSpace, Plain, Reference, Text
from ttdn_publish.model.walk import records, texts
from ttdn_publish.readers.bulletin import read_issue
from ttdn_publish.readers.document import read_provisions
from ttdn_publish.readers.inlines import text_reader
from ttdn_publish.readers.source import Source

SPACE, NARROW = NoBreakSpace(), NoBreakSpace(narrow=True)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("5\u00a0tấn gạo", (Plain("5"), SPACE, Plain("tấn gạo"))),
        ("a\u00a0\u202fb", (Plain("a"), SPACE, NARROW, Plain("b"))),
        ("*5\u00a0tấn*\u00a0gạo", (Emphasis((Plain("5"), SPACE, Plain("tấn"))), SPACE, Plain("gạo"))),
        ("[bảng\u202fgiá](#gia)", (Link("#gia", (Plain("bảng"), NARROW, Plain("giá"))),)),
        ("Đạt\u00a0{số: gao/2018}", (Plain("Đạt"), SPACE, Reference("indicator", "gao/2018"))),
        ("5\u00a0\ntấn", (Plain("5"), SPACE, Plain(" tấn"))),
        ("không có gì", (Plain("không có gì"),)),
    ],
)
def test_no_break_spaces_are_codes(written: str, expected: tuple[Inline, ...]) -> None:
    text = text_reader(findings := Findings())(written, Place("a.md", 1))
    assert list(findings) == []
    assert text.inlines == expected


def test_everywhere_in_an_issue(mini: MiniWorkspace) -> None:
    """A headline and a title in YAML, a paragraph and a heading in Markdown, the cells of a table."""
    article = mini.issue / "articles" / "bai-mau.md"
    text = re.sub(r"(?m)^(headline: \S+|## \S+) ", lambda found: found[1] + "\u00a0", article.read_text("utf-8"))
    table_of = "\n::: bảng: Giá\u00a0gạo\nheader: [Mặt\u00a0hàng, Giá]\nrows:\n  - [Gạo, 5\u00a0tấn]\n:::\n"
    article.write_text(f"{text}\nĐoạn\u00a0cuối.\n{table_of}", "utf-8")
    issue = read_issue(Source(mini.issue, mini.root, findings := Findings()))
    assert [f.what() for f in findings] == []
    assert issue is not None
    one = issue.articles[article.stem]
    table = list(records(one, Table))[-1]
    heading, paragraph = next(records(one, Heading)), [p for p in one.body if isinstance(p, Paragraph)][-1]
    for text_ in (one.headline, heading.text, paragraph.text, table.title, table.header[0], table.rows[0][1]):
        assert SPACE in text_.inlines, text_.plain
    assert table.rows[0][1].plain == "5\u00a0tấn"
    assert not any("\u00a0" in item.text for t in texts(issue) for item in t.inlines if isinstance(item, Plain))


def test_in_the_body_of_a_document(tmp_path: Path) -> None:
    """The label of a line is no text; behind it, and in a table, a no-break space is a code."""
    body = "Điều\u00a01. Phạm vi\n1.\u00a0Đoạn có 5\u00a0ngày.\n\n| Việc | Hạn |\n|---|---|\n| Họp | 5\u00a0ngày |\n"
    source = Source(tmp_path, tmp_path, findings := Findings())
    first, second, table = read_provisions(body, Place("noi-dung.md", 1), source)
    assert list(findings) == []
    assert isinstance(first, Provision | Paragraph)
    assert isinstance(second, Provision | Paragraph)
    assert second.text == Text((Plain("Đoạn có 5"), SPACE, Plain("ngày.")), Place("noi-dung.md", 2))
    assert isinstance(table, Table)
    assert table.rows[0][1].inlines == (Plain("5"), SPACE, Plain("ngày"))
