"""What stands in a foreign edition where nothing is translated, and who is told that a machine has helped."""

from __future__ import annotations

import shutil

import pytest

from tests.conftest import MiniWorkspace
from tests.production.walk import review_everything
from ttdn_publish.findings import Findings
from ttdn_publish.model.body import FactBox, Paragraph
from ttdn_publish.model.edition import Edition
from ttdn_publish.model.text import State
from ttdn_publish.model.walk import texts
from ttdn_publish.production.approving import approve
from ttdn_publish.production.content import edition_of
from ttdn_publish.production.desk import open_publication

ARTICLE = "bai-mau"
VIETNAMESE = "Con sông là đường đi"


def edition(workspace: MiniWorkspace, fallback: str, language: str = "fr") -> Edition:
    """The edition when the body of the article has no translation any more."""
    (workspace.root / "content" / "settings.yaml").write_text(f"editions:\n  bulletin: {fallback}\n", "utf-8")
    path = workspace.issue / "articles" / f"{ARTICLE}.md"
    text = path.read_text("utf-8")
    head, _, _ = text.partition("\nTrời chưa sáng hẳn")
    new = "Đoạn thứ nhất viết mới hoàn toàn.\n\n## Đề mục vừa thêm\n\nMột dòng khác hẳn trước đây.\n"
    path.write_text(f"{head}\n{new}", "utf-8")
    content, _ = open_publication(workspace.issue)
    assert not content.findings.errors
    return edition_of(content, language)


def test_marked_prints_the_vietnamese_words_as_vietnamese(mini: MiniWorkspace) -> None:
    body = edition(mini, "marked").issue.articles[ARTICLE].body
    assert len(body) == 3
    sentences = [s for text in texts(body) for s in text.sentences]
    assert {s.status.state for s in sentences} == {State.MISSING}
    assert {s.language for s in sentences} == {"vi"}


def test_none_leaves_the_blocks_out(mini: MiniWorkspace) -> None:
    article = edition(mini, "none").issue.articles[ARTICLE]
    assert article.body == ()
    assert article.headline.plain == "Le fleuve Tiên, route vers la mer"


def test_vi_box_puts_them_together_in_a_box_that_says_so(mini: MiniWorkspace) -> None:
    (box,) = edition(mini, "vi-box").issue.articles[ARTICLE].body
    assert isinstance(box, FactBox)
    assert len(box.blocks) == 3
    assert isinstance(box.blocks[0], Paragraph)
    assert box.title.sentences[0].language == "fr"


def test_what_is_missing_is_counted_by_file(mini: MiniWorkspace) -> None:
    told = [f for f in edition(mini, "marked").findings if f.rule.id == "DT04"]
    assert [(f.place.file.rpartition("/")[2], f.values["count"]) for f in told] == [(f"{ARTICLE}.md", "3")]


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_names_of_bodies_are_those_of_the_language(mini: MiniWorkspace, language: str) -> None:
    content, _ = open_publication(mini.issue)
    words = " ".join(t.plain for t in texts(edition_of(content, language).issue.articles[ARTICLE]))
    known = content.registers.organisations["so-ngoai-vu"]
    name = known.name_on(content.issue.date if content.issue else None, language)  # type: ignore[arg-type]
    assert name is not None
    assert name in words
    assert "Sở Ngoại vụ" not in words


def test_a_text_without_any_stored_translation_is_missing_everywhere(mini: MiniWorkspace) -> None:
    for folder in mini.issue.rglob("editions"):
        shutil.rmtree(folder)
    content, _ = open_publication(mini.issue)
    states = {s.status.state for t in texts(edition_of(content, "ja").issue) for s in t.sentences}
    assert states == {State.MISSING}


def test_two_people_must_sign_what_the_settings_name(mini: MiniWorkspace) -> None:
    settings = mini.root / "content" / "settings.yaml"
    settings.write_text("approval:\n  two_people: [article.headline]\n", "utf-8")
    review_everything(mini.issue, ["en"])
    (first,) = approve(mini.issue, ["en"], "nguyen-van-mau")
    assert first.waiting == 2  # the headlines of two articles
    content, _ = open_publication(mini.issue)
    (book, *_) = content.library.books("en", Findings())
    assert book.language == "en"
    headline = edition_of(content, "en").issue.articles[ARTICLE].headline
    assert headline.state is State.REVIEWED
    approve(mini.issue, ["en"], "tran-thi-mau")
    content, _ = open_publication(mini.issue)
    assert edition_of(content, "en").issue.articles[ARTICLE].headline.state is State.APPROVED
