"""What is laid before a person to be signed, what can be signed, and what stands in the ledger afterwards."""

from __future__ import annotations

import dataclasses
from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import MiniWorkspace, make_unsigned
from tests.production.walk import review_everything
from ttdn_publish.errors import ContentError
from ttdn_publish.findings import Findings, Place
from ttdn_publish.model.body import Chart, ChartKind, Paragraph, Picture, Series, Table, Timeline, TimelineEvent
from ttdn_publish.model.bulletin import Article, Imprint, Issue, PlanEntry
from ttdn_publish.model.calendar import PartialDate
from ttdn_publish.model.text import VIETNAM_TIME, Plain, State, Text, plain
from ttdn_publish.production.content import Content
from ttdn_publish.production.desk import open_publication
from ttdn_publish.records.approvals import Approval
from ttdn_publish.translation.figures import UNIT, digest
from ttdn_publish.translation.signing import Laid, laid, sign_off

NOON = datetime(2018, 3, 29, 12, tzinfo=VIETNAM_TIME)


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> MiniWorkspace:
    """The mini issue as it is made, unsigned; tests only read it."""
    return make_unsigned(tmp_path_factory.mktemp("ground") / "ws")


@pytest.fixture
def fresh(tmp_path: Path) -> MiniWorkspace:
    """The same, to be changed at will."""
    return make_unsigned(tmp_path / "ws")


def everything(content: Content, language: str) -> list[Laid]:
    """All that is laid before a person who signs the issue in a language."""
    issue = content.issue
    assert issue is not None
    things = [issue, *issue.articles.values(), content.registers, content.wording]
    return list(laid(things, issue.date, content.registers, content.library.books(language, Findings()), NOON))


def signed(workspace: MiniWorkspace, language: str, person: str = "nguyen-van-mau") -> list[Approval]:
    """What would stand in the ledger if ``person`` signed everything."""
    content, _ = open_publication(workspace.issue)
    who = content.registers.people[person]
    return sign_off(everything(content, language), "issue", "mau", who, "Giám đốc", NOON)


# ---- what is laid before a person ----


@pytest.mark.parametrize("language", ["vi", "en", "ko"])
def test_every_sentence_of_the_issue_is_laid_once(ground: MiniWorkspace, language: str) -> None:
    content, _ = open_publication(ground.issue)
    seen = Counter((item.book.name, item.unit, item.sentence.segment) for item in everything(content, language))
    assert max(seen.values()) == 1
    assert {book for book, _, _ in seen} == {"content/bulletins/mau", "content", "templates/bulletin"}
    words = {plain(item.sentence.inlines) for item in everything(content, language)}
    expected = {
        "vi": {"Bài viết mẫu", "Vườn cây ven rạch.", "Tháng 2", "Giám đốc Sở Ngoại vụ", "Mục lục"},
        "en": {"Sample article", "Contents"},
        "ko": {"목차"},
    }
    assert expected[language] <= words


def test_a_person_sees_what_a_reader_would_see(ground: MiniWorkspace) -> None:
    """Figures and names are filled in, in the language of the edition."""
    content, _ = open_publication(ground.issue)
    for language, wanted in (("vi", "120 km"), ("en", "120 km"), ("ja", "120")):
        words = " ".join(plain(item.sentence.inlines) for item in everything(content, language))
        assert wanted in words.replace("\u00a0", " ").replace("\u202f", " ")
        assert "chieu-dai-bo-song-tien" not in words


def test_figures_are_laid_beside_the_sentences_once_a_file(ground: MiniWorkspace) -> None:
    content, _ = open_publication(ground.issue)
    figures = [item.at.file for item in everything(content, "vi") if item.unit == UNIT]
    folder = "content/bulletins/mau"
    assert sorted(figures) == [
        f"{folder}/articles/bai-mau.md",
        f"{folder}/articles/khoi-mau.md",
        f"{folder}/issue.yaml",
    ]


# ---- what can be signed ----


def test_vietnamese_can_be_signed_as_it_was_written(ground: MiniWorkspace) -> None:
    made = signed(ground, "vi")
    assert [approval.publication for approval in made] == ["content/bulletins/mau", "content", "templates/bulletin"]
    assert sum(len(approval.sentences) for approval in made) == len(everything(open_publication(ground.issue)[0], "vi"))


def test_a_translation_that_nobody_has_read_cannot(ground: MiniWorkspace) -> None:
    content, _ = open_publication(ground.issue)
    foreign = [item for item in everything(content, "en") if item.unit != UNIT]
    with pytest.raises(ContentError, match="Chưa ký") as caught:
        signed(ground, "en")
    assert {finding.rule.id for finding in caught.value.findings} == {"DT06"}
    assert len(caught.value.findings) == len(foreign)
    assert {f"Câu {item.unit}:{item.sentence.segment} (en)" for item in foreign} == {
        finding.what().partition(" chưa ký được")[0] for finding in caught.value.findings
    }


def test_after_it_was_read_it_can(fresh: MiniWorkspace) -> None:
    review_everything(fresh.issue, ("en",))
    made = signed(fresh, "en")
    assert {approval.language for approval in made} == {"en"}
    assert all(sentence.target for approval in made for sentence in approval.sentences if sentence.unit != UNIT)


def test_missing_and_outdated_sentences_are_each_named_with_what_is_wrong(fresh: MiniWorkspace) -> None:
    review_everything(fresh.issue, ("en",))
    fresh.edit("articles/bai-mau.md", "Tiếng máy nổ giòn", "Tiếng máy nổ rền")
    path = fresh.edit("articles/khoi-mau.md", "::: phóng sự ảnh", "Một câu mới. Thêm câu nữa.\n\n::: phóng sự ảnh")
    line = path.read_text("utf-8").splitlines().index("Một câu mới. Thêm câu nữa.") + 1
    with pytest.raises(ContentError) as caught:
        signed(fresh, "en")
    said = [(finding.place.file.rpartition("/")[2], finding.what()) for finding in caught.value.findings]
    assert [(file, what.rpartition(": ")[2]) for file, what in said] == [
        ("bai-mau.md", "dịch đã cũ."),
        ("khoi-mau.md", "chưa dịch."),
        ("khoi-mau.md", "chưa dịch."),
    ]
    assert [finding.place.line for finding in caught.value.findings][1:] == [line, line]
    assert [what.partition(" (en)")[0][-2:] for _, what in said] == [":2", ":1", ":2"]


# ---- what stands in the ledger ----


def test_an_approval_says_who_when_and_what(ground: MiniWorkspace) -> None:
    approval = signed(ground, "vi")[0]
    assert (approval.scope, approval.name, approval.person, approval.office, approval.sample) == (
        *("issue", "mau"),
        *("Nguyễn Văn Mẫu", "Giám đốc"),
        True,
    )
    assert approval.at == "2018-03-29T12:00:00+07:00"
    assert {len(sentence.seen) for sentence in approval.sentences} == {32}


def test_nobody_signs_twice_what_they_have_signed(fresh: MiniWorkspace) -> None:
    fresh.sign()
    assert signed(fresh, "vi") == []
    again = signed(fresh, "vi", "tran-thi-mau")
    assert {approval.person for approval in again} == {"Trần Thị Mẫu"}


def test_only_collections_with_something_new_are_signed_again(fresh: MiniWorkspace) -> None:
    fresh.sign()
    fresh.edit("articles/bai-mau.md", "Tiếng máy nổ giòn", "Tiếng máy nổ rền")
    assert [approval.publication for approval in signed(fresh, "vi")] == ["content/bulletins/mau"]


# ---- figures ----


def text(words: str) -> Text:
    return Text((Plain(words),))


def article(*body: Any, **more: Any) -> Article:
    return Article(slug="bai", headline=text("Tiêu đề"), unit="so", body=body, **more)


CHART = Chart(
    type=ChartKind.COLUMN,
    file="gia.csv",
    title=text("Giá"),
    categories=(text("Tháng 1"), text("Tháng 2")),
    series=(Series(label=text("Giá"), values=(Decimal(20), Decimal(24))),),
)
TABLE = Table(title=text("Bảng"), header=(text("Khách"), text("Tháng 2")), rows=((text("Trong nước"), text("120")),))
TIMELINE = Timeline(events=(TimelineEvent(date=PartialDate.parse("1849"), text=text("Chùa được dựng.")),))
PICTURE = Picture(file="a.jpg", caption=text("Sông."))


@pytest.mark.parametrize(
    "other",
    [
        article(
            dataclasses.replace(CHART, series=(Series(label=text("Giá"), values=(Decimal(20), Decimal(25))),)), TABLE
        ),
        article(CHART, dataclasses.replace(TABLE, rows=((text("Trong nước"), text("121")),))),
        article(CHART),
        article(TABLE, CHART),
        article(CHART, TABLE, TIMELINE),
        article(CHART, TABLE, picture=PICTURE),
        article(CHART, TABLE, sample=True),
    ],
    ids=["a value", "a cell", "no table", "another order", "a date", "a picture", "no longer a fact"],
)
def test_whatever_is_printed_and_no_sentence_is_part_of_the_figures(other: Article) -> None:
    assert digest(other) != digest(article(CHART, TABLE))


def test_a_date_and_a_picture_are_figures() -> None:
    later = dataclasses.replace(TIMELINE.events[0], date=PartialDate.parse("1850"))
    assert digest(article(dataclasses.replace(TIMELINE, events=(later,)))) != digest(article(TIMELINE))
    assert digest(article(picture=dataclasses.replace(PICTURE, file="b.jpg"))) != digest(article(picture=PICTURE))


def test_a_figure_that_slips_into_an_empty_place_is_seen() -> None:
    first = dataclasses.replace(CHART, series=(Series(label=text("Giá"), values=(Decimal(20), None)),))
    second = dataclasses.replace(CHART, series=(Series(label=text("Giá"), values=(None, Decimal(20))),))
    assert digest(article(first)) != digest(article(second))
    left = dataclasses.replace(TABLE, rows=((text("Trong nước"), text("120"), Text()),))
    right = dataclasses.replace(TABLE, rows=((text("Trong nước"), Text(), text("120")),))
    assert digest(article(left)) != digest(article(right))


@pytest.mark.parametrize(
    "other",
    [
        article(dataclasses.replace(CHART, title=text("Giá bán")), TABLE),
        article(dataclasses.replace(CHART, at=Place("a.md", 7)), TABLE),
        article(CHART, TABLE, topics=("song-nuoc",)),
        article(CHART, Paragraph(text=text("Một đoạn văn.")), TABLE),
    ],
    ids=["words", "a line further down", "topics", "a paragraph"],
)
def test_words_places_and_what_is_not_printed_are_not(other: Article) -> None:
    assert digest(other) == digest(article(CHART, TABLE))


def test_the_figures_of_an_issue_are_its_own_not_those_of_its_articles() -> None:
    one = Issue(
        title=text("Bản tin"),
        number=1,
        year=2018,
        date=date(2018, 3, 30),
        publisher="so",
        plan=(PlanEntry(pages="1", kind="cover"),),
        imprint=Imprint(print_run=300),
        articles={"bai": article(CHART)},
    )
    assert digest(dataclasses.replace(one, articles={"bai": article(TABLE)})) == digest(one)
    for change in ({"number": 2}, {"date": date(2018, 3, 31)}, {"imprint": Imprint(print_run=400)}):
        assert digest(dataclasses.replace(one, **change)) != digest(one)


def test_states_in_which_nothing_can_be_signed_are_those_that_nobody_answers_for() -> None:
    from ttdn_publish.translation.signing import SIGNABLE

    assert set(State) - SIGNABLE == {State.MISSING, State.OUTDATED, State.DRAFT}
