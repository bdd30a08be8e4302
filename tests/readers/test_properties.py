"""Whatever is written, readers answer with the model or with findings; they never fail."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ttdn_publish.errors import SecrecyStop
from ttdn_publish.findings import Findings, Place
from ttdn_publish.model.body import Paragraph
from ttdn_publish.model.walk import texts, with_texts
from ttdn_publish.readers.body import read_body
from ttdn_publish.readers.bulletin import read_article
from ttdn_publish.readers.containers import CONTAINERS
from ttdn_publish.readers.source import Source

PIECES = st.one_of(
    st.text(max_size=30),
    st.sampled_from([f"::: {c.name}" for c in CONTAINERS]),
    st.sampled_from([":::", "---", "- a", "## b", "| a | b |\n|---|---|\n| 1 | 2 |", "[^1]", "[^1]: n", "{số: a/2018}", "{số: }",
                     "- {date: 2018, text: x}", "file: a.csv", "type: vòng", "*a **b* c**", "[a](b)", "> x", "```", "\t- x", "&", "{{ x }}"]),
)  # fmt: skip
NEVER_SLOW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(st.lists(PIECES, max_size=12).map("\n".join))
@NEVER_SLOW
def test_any_body_gives_blocks_or_findings(tmp_path: Path, text: str) -> None:
    findings = Findings()
    body = read_body(text, Place("a.md", 5), Source(tmp_path, tmp_path, findings))
    last = 5 + text.count("\n") + text.count("\r") + 1
    for finding in findings:
        assert finding.place.line is not None
        assert 5 <= finding.place.line <= last
    assert with_texts(body.blocks, lambda t: t) == body.blocks


@given(st.lists(PIECES, max_size=8).map("\n".join), st.lists(PIECES, max_size=4).map("\n".join))
@NEVER_SLOW
def test_any_article_file_is_read_or_refused(tmp_path: Path, front: str, body: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"---\n{front}\n---\n{body}", "utf-8", errors="replace", newline="")
    findings = Findings()
    try:
        article = read_article(path, Source(tmp_path, tmp_path, findings))
    except SecrecyStop:
        return
    assert article is not None or len(findings)


WORDS = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạ", min_size=1, max_size=8)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=5))
@NEVER_SLOW
def test_no_word_of_plain_prose_is_lost(tmp_path: Path, paragraphs: list[str]) -> None:
    body = read_body("\n\n".join(paragraphs), Place("a.md", 1), Source(tmp_path, tmp_path, Findings()))
    assert all(isinstance(block, Paragraph) for block in body.blocks)
    assert [text.plain for text in texts(body.blocks)] == paragraphs
