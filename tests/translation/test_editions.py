"""Assembling an edition: references become words of that day and language; what may not go out leaves no trace."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from ttdn_publish.errors import SecrecyStop
from ttdn_publish.findings import Place
from ttdn_publish.model.body import Paragraph, Picture
from ttdn_publish.model.bulletin import Article, Back, Cover, CoverLine, Issue, MastheadLine, PlanEntry, Section
from ttdn_publish.model.calendar import Period
from ttdn_publish.model.classification import Classification
from ttdn_publish.model.edition import Edition
from ttdn_publish.model.indicator import Indicator
from ttdn_publish.model.organisation import Organisation, OrganisationName, Person, Role
from ttdn_publish.model.registers import Registers
from ttdn_publish.model.text import (
    VIETNAM_TIME,
    Destination,
    Emphasis,
    Link,
    NoBreakSpace,
    Plain,
    Reason,
    Reference,
    SampleMark,
    Strong,
    Text,
)
from ttdn_publish.model.walk import texts
from ttdn_publish.translation.editions import assemble
from ttdn_publish.translation.resolving import BLANK

OPEN, INTERNAL = Classification.CONG_KHAI, Classification.NOI_BO
NOON = datetime(2018, 3, 30, 12, tzinfo=VIETNAM_TIME)
AT = Place("content/bulletins/mau/articles/bai.md", 7)


def indicator(key: str, value: int, unit: str = "USD", **more: Any) -> Indicator:
    more.setdefault("classification", OPEN)
    return Indicator(key=key, period=Period.parse("2017"), value=Decimal(value), unit=unit, **more)


REGISTERS = Registers(
    organisations={
        "ubnd": Organisation(
            id="ubnd",
            names=(
                OrganisationName(
                    to=date(2025, 6, 30), vi="Ủy ban nhân dân tỉnh Tiền Giang", short="Ủy ban tỉnh", en="TG Committee"
                ),
                OrganisationName(from_=date(2025, 7, 1), vi="Ủy ban nhân dân tỉnh Đồng Tháp", en="DT Committee"),
            ),
        ),
        "so": Organisation(id="so", names=(OrganisationName(to=date(2025, 6, 30), vi="Sở Ngoại vụ"),)),
    },
    people={
        "nam": Person(
            id="nam",
            name="Trần Văn Nam",
            roles=(
                Role(to=date(2019, 12, 31), organisation="so", title=Text((Plain("Giám đốc"),))),
                Role(
                    from_=date(2020, 1, 1),
                    to=date(2021, 1, 1),
                    organisation="ubnd",
                    title=Text((Plain("Phó Chủ tịch"),)),
                ),
            ),
        ),
        "mau": Person(id="mau", name="Lê Mẫu", sample=True),
    },
    indicators={
        i.reference: i
        for i in (
            indicator("xuat-khau", 2500000000),
            indicator("mau", 77, "km", sample=True),
            indicator("du-tru", 987654, "tấn", classification=INTERNAL),
            indicator("han-che", 987654, "tấn", classification=Classification.HAN_CHE),
            indicator("mat", 987654, "tấn", classification=Classification.MAT, at=Place("content/indicators/a.csv", 3)),
        )
    },
)


def issue(*inlines: Any, day: date = date(2018, 3, 30), **article: Any) -> Issue:
    article.setdefault("classification", OPEN)
    body = (Paragraph(Text(inlines, AT), AT),)
    bai = Article(at=Place(AT.file, 2), slug="bai", headline=Text((Plain("Tiêu đề"),)), unit="so", body=body, **article)
    return Issue(
        at=Place("content/bulletins/mau/issue.yaml", 1),
        title=Text((Plain("Bản tin"),)),
        number=1,
        year=2018,
        date=day,
        classification=OPEN,
        publisher="ubnd",
        plan=(PlanEntry(pages="1", articles=("bai",)),),
        articles={"bai": bai},
    )


def edition(*inlines: Any, day: date = date(2018, 3, 30), **order: Any) -> Edition:
    order.setdefault("moment", NOON)
    return assemble(issue(*inlines, day=day), REGISTERS, **order)


def words(*inlines: Any, **order: Any) -> str:
    made = edition(*inlines, **order)
    paragraph = made.issue.articles["bai"].body[0]
    assert isinstance(paragraph, Paragraph)
    return paragraph.text.plain.replace("\u00a0", " ").replace("\u202f", " ")


def found(made: Edition) -> list[tuple[str, Place]]:
    return [(finding.rule.id, finding.place) for finding in made.findings]


# ---- references ----


@pytest.mark.parametrize(
    ("day", "form", "name"),
    [
        (date(2018, 3, 30), "full", "Ủy ban nhân dân tỉnh Tiền Giang"),
        (date(2018, 3, 30), "short", "Ủy ban tỉnh"),
        (date(2025, 6, 30), "full", "Ủy ban nhân dân tỉnh Tiền Giang"),
        (date(2025, 7, 1), "full", "Ủy ban nhân dân tỉnh Đồng Tháp"),
        (date(2025, 7, 2), "short", "Ủy ban nhân dân tỉnh Đồng Tháp"),  # no short name on record: the full one
    ],
)
def test_a_body_is_called_by_its_name_of_the_day(day: date, form: str, name: str) -> None:
    assert words(Plain("Do "), Reference("organisation", "ubnd", form), day=day) == f"Do {name}"


def test_a_body_is_called_by_its_name_in_the_language() -> None:
    assert words(Reference("organisation", "ubnd"), language="en") == "TG Committee"


@pytest.mark.parametrize(
    ("day", "form", "name"),
    [
        (date(2018, 3, 30), "full", "Trần Văn Nam, Giám đốc"),
        (date(2018, 3, 30), "short", "Trần Văn Nam"),
        (date(2020, 6, 1), "full", "Trần Văn Nam, Phó Chủ tịch"),
        (date(2022, 1, 1), "full", "Trần Văn Nam"),
    ],
)
def test_a_person_has_the_office_of_the_day(day: date, form: str, name: str) -> None:
    assert words(Reference("person", "nam", form), day=day) == name


@pytest.mark.parametrize(
    ("language", "form", "figure"),
    [
        ("vi", "full", "2,5 tỷ USD"),
        ("vi", "number", "2,5"),
        ("en", "full", "USD 2.5 billion"),
        ("fr", "full", "2,5 milliards USD"),
        ("ja", "full", "25億USドル"),
    ],
)
def test_a_figure_is_written_in_the_manner_of_the_language(language: str, form: str, figure: str) -> None:
    said = words(Reference("indicator", "xuat-khau/2017", form), language=language)
    assert said.startswith(figure) if language != "ja" else said.startswith("25億")


def test_a_sample_is_marked_wherever_it_stands() -> None:
    made = edition(Strong((Reference("indicator", "mau/2017"),)), Plain(" và "), Reference("person", "mau"))
    paragraph = made.issue.articles["bai"].body[0]
    assert isinstance(paragraph, Paragraph)
    strong, words, mark = paragraph.text.inlines
    assert isinstance(strong, Strong)
    assert isinstance(strong.children[-1], SampleMark)
    assert words == Plain(" và Lê Mẫu")
    assert isinstance(mark, SampleMark)
    assert paragraph.text.plain.replace("\u00a0", " ") == "77 km (mẫu) và Lê Mẫu (mẫu)"


def test_references_inside_emphasis_and_links_are_found() -> None:
    figure = Reference("indicator", "xuat-khau/2017")
    said = words(
        Emphasis((Strong((figure,)),)), Plain(" "), Link("https://vi-du.vn", (Reference("organisation", "so"),))
    )
    assert said == "2,5 tỷ USD Sở Ngoại vụ"


def test_no_reference_is_left_anywhere() -> None:
    one = issue(Plain("x"))
    everywhere = Text((Reference("organisation", "so"),), AT)
    one = dataclasses.replace(
        one,
        cover=Cover(
            picture=Picture(file="a.jpg", caption=everywhere), lines=(CoverLine(text=everywhere, article="bai"),)
        ),
        back=Back(text=everywhere),
        masthead=(MastheadLine(role=everywhere, people=(Text((Plain("nam"),)),)),),
        sections=(Section(id="s", name=everywhere),),
        articles={"bai": dataclasses.replace(one.articles["bai"], standfirst=everywhere, footnotes={"1": everywhere})},
    )
    made = assemble(one, REGISTERS, moment=NOON)
    assert made.findings == ()
    said = [text.plain for text in texts(made.issue)]
    assert said.count("Sở Ngoại vụ") == 7
    assert not any("{" in words for words in said)


def test_a_text_without_references_stays_the_same_object() -> None:
    one = issue(Plain("Không có gì để tra."))
    made = assemble(one, REGISTERS, moment=NOON)
    assert made.issue.articles["bai"].body is one.articles["bai"].body


def test_a_no_break_space_is_a_sign_among_the_words_around_it() -> None:
    """So that typography sees what the author wrote, and lines end where they ended."""
    spaced = (Plain("Đạt 5"), NoBreakSpace(), Plain("% "), Emphasis((Plain("giá"), NoBreakSpace(narrow=True))))
    paragraph = edition(*spaced).issue.articles["bai"].body[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text.inlines == (Plain("Đạt 5\u00a0% "), Emphasis((Plain("giá\u202f"),)))
    registers = Registers(
        organisations={"x": Organisation(id="x", names=(), address=Text((Plain("Số"), NoBreakSpace(), Plain("1"))))}
    )
    printed = assemble(issue(Plain("x")), registers, moment=NOON).registers.organisations["x"].address
    assert printed.inlines == (Plain("Số\u00a01"),)


# ---- what is not on record ----


@pytest.mark.parametrize(
    ("kind", "key", "hint"),
    [
        ("indicator", "xuat-khau/2016", "“xuat-khau/2017”"),
        ("organisation", "ubn", "“ubnd”"),
        ("person", "nan", "“nam”"),
        ("person", "khong-ai-ca", ""),
    ],
)
def test_an_unknown_key_is_a_finding_and_a_blank(kind: str, key: str, hint: str) -> None:
    made = edition(Plain("Có "), Reference(kind, key), Plain("."))
    assert found(made) == [("BT13", AT)]
    assert f"“{key}”" in made.findings[0].what()
    assert hint in made.findings[0].way_out()
    assert ("(“" in made.findings[0].way_out()) == bool(hint)
    assert words(Plain("Có "), Reference(kind, key), Plain(".")) == f"Có {BLANK}."


def test_a_body_without_a_name_that_day_is_a_finding_and_a_blank() -> None:
    for language in ("vi", "en"):
        made = edition(Reference("organisation", "so"), day=date(2025, 7, 2), language=language)
        assert found(made) == [("BT13", AT)]
        assert words(Reference("organisation", "so"), day=date(2025, 7, 2), language=language) == BLANK


def test_a_body_without_a_name_in_the_language_keeps_its_vietnamese_name_and_is_a_finding() -> None:
    """Never a name of another day, and never one made up."""
    made = edition(Reference("organisation", "so"), language="en")
    assert found(made) == [("DT05", AT)]
    assert "“so”" in made.findings[0].what()
    assert words(Reference("organisation", "so"), language="en") == "Sở Ngoại vụ"


# ---- what may not go out ----


@pytest.mark.parametrize("key", ["du-tru/2017", "han-che/2017"])
def test_a_withheld_figure_leaves_no_trace_in_a_public_edition(key: str) -> None:
    made = edition(Plain("Kho có "), Reference("indicator", key), Plain(" gạo."))
    assert found(made) == [("SL05", AT)]
    assert words(Plain("Kho có "), Reference("indicator", key), Plain(" gạo.")) == f"Kho có {BLANK} gạo."
    everything = repr(made.issue) + "".join(f.what() + f.way_out() for f in made.findings)
    assert not any(figure in everything for figure in ("987654", "987.654", "tấn"))


def test_an_internal_edition_has_the_internal_figure() -> None:
    made = edition(Reference("indicator", "du-tru/2017"), destination=Destination.INTERNAL)
    assert made.findings == ()
    assert words(Reference("indicator", "du-tru/2017"), destination=Destination.INTERNAL) == "987.654 tấn"


@pytest.mark.parametrize("destination", Destination)
def test_a_secret_figure_stops_the_run_and_only_its_place_is_said(destination: Destination) -> None:
    with pytest.raises(SecrecyStop) as caught:
        edition(Reference("indicator", "mat/2017"), destination=destination)
    assert "content/indicators/a.csv:3" in str(caught.value)
    assert "987" not in str(caught.value)


@pytest.mark.parametrize("classification", [INTERNAL, Classification.HAN_CHE])
def test_an_internal_article_stays_behind_with_its_line_on_the_cover(classification: Classification) -> None:
    one = issue(Plain("Bí quyết."), classification=classification)
    lines = (CoverLine(text=Text((Plain("Dẫn bài"),)), article="bai"), CoverLine(text=Text((Plain("Lời chào"),))))
    one = dataclasses.replace(one, cover=Cover(picture=Picture(file="a.jpg"), lines=lines))
    made = assemble(one, REGISTERS, moment=NOON)
    assert made.issue.articles == {}
    assert made.withheld["bai"].reason is Reason.RESTRICTED
    assert found(made) == [("BT24", Place(AT.file, 2))]
    assert "Bí quyết" not in repr(made.issue) + made.findings[0].what()
    assert [text.plain for text in texts(made.issue.cover)] == ["Lời chào"]
    inside = assemble(one, REGISTERS, destination=Destination.INTERNAL, moment=NOON)
    assert set(inside.issue.articles) == {"bai"}
    assert inside.findings == ()


def test_an_internal_issue_gives_an_empty_public_edition() -> None:
    one = dataclasses.replace(
        issue(Plain("Bí quyết.")), classification=INTERNAL, back=Back(text=Text((Plain("Bìa sau"),)))
    )
    made = assemble(one, REGISTERS, moment=NOON)
    assert made.issue.articles == {}
    assert [rule for rule, _ in found(made)] == ["BT24", "BT24"]
    assert "Bìa sau" not in repr(made.issue)


def test_a_secret_article_stops_the_run() -> None:
    with pytest.raises(SecrecyStop, match=r"bai\.md:2"):
        assemble(issue(Plain("x"), classification=Classification.TOI_MAT), REGISTERS, moment=NOON)


@pytest.mark.parametrize(
    ("moment", "goes"),
    [
        (datetime(2018, 3, 30, 7, 59, 59), False),
        (datetime(2018, 3, 30, 8, 0), True),
        (datetime(2018, 3, 30, 0, 59, 59, tzinfo=UTC), False),  # 7.59 in Viet Nam
        (datetime(2018, 3, 30, 1, 0, tzinfo=UTC), True),
    ],
)
def test_an_embargo_ends_at_its_moment_in_vietnamese_time(moment: datetime, goes: bool) -> None:
    one = issue(Plain("Tin giờ chót."), embargo=datetime(2018, 3, 30, 8, 0))
    made = assemble(one, REGISTERS, moment=moment)
    assert ("bai" in made.issue.articles) is goes
    assert (made.findings == ()) is goes
    if not goes:
        assert made.withheld["bai"].reason is Reason.EMBARGO
        assert "chưa đến thời điểm phát hành" in made.findings[0].what()
    assert set(assemble(one, REGISTERS, destination=Destination.INTERNAL, moment=moment).issue.articles) == {"bai"}


def test_a_finding_is_said_for_what_is_printed_only() -> None:
    """A broken reference in an article that stays behind is no hole in this edition."""
    made = assemble(issue(Reference("person", "khong-ai"), classification=INTERNAL), REGISTERS, moment=NOON)
    assert [rule for rule, _ in found(made)] == ["BT24"]


# ---- signed or not ----


@pytest.mark.parametrize(("destination", "draft"), [(d, d is not Destination.ENGINE) for d in Destination])
def test_what_nobody_has_signed_is_a_draft_wherever_people_read_it(destination: Destination, draft: bool) -> None:
    assert edition(Plain("Chưa ai ký."), destination=destination).draft is draft
