"""Which texts are units, what each is called, and which unit a text belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tests.conftest import MiniWorkspace
from ttdn_publish.findings import Place
from ttdn_publish.model.body import (
    Chart,
    ChartKind,
    FactBox,
    Heading,
    ListBlock,
    Paragraph,
    Picture,
    PullQuote,
    Series,
    Table,
)
from ttdn_publish.model.bulletin import Article
from ttdn_publish.model.text import Blank, Plain, Reference, Text
from ttdn_publish.translation.identity import align
from ttdn_publish.translation.stored import Translation
from ttdn_publish.translation.units import Extraction

FILE, CSV = "content/bulletins/mau/articles/bai.md", "content/bulletins/mau/data/gia.csv"


def text(said: str, line: int = 1, file: str = FILE) -> Text:
    return Text((Plain(said),), Place(file, line))


def cell(said: str, line: int) -> Text:
    return text(said, line, CSV)


def table(rows: Sequence[Sequence[str]], first_line: int = 2) -> Table:
    header, *body = rows
    return Table(
        title=text("Giá tháng ba"),
        header=tuple(cell(said, 1) for said in header),
        rows=tuple(tuple(cell(said, first_line + n) for said in row) for n, row in enumerate(body)),
    )


def keys(extraction: Extraction, file: str) -> dict[str, str]:
    (found,) = (f for f in extraction.files if f.name == file)
    return {u.key: Text(u.inlines).plain for u in found.units}


ROWS = [["Mặt hàng", "Giá", "Ghi chú"], ["Gạo", "12 nghìn đồng", "tại ruộng"], ["Cam", "30.000", "tại vườn"]]


def test_every_text_with_words_is_a_unit_and_is_called_what_it_is() -> None:
    article = Article(
        at=Place(FILE, 1),
        slug="bai",
        unit="so-ngoai-vu",
        headline=text("Chợ nổi", 2),
        standfirst=text("Năm giờ sáng.", 3),
        body=(
            Heading(2, text("Ghe", 9)),
            Paragraph(text("Ghe đến.", 10)),
            PullQuote((Paragraph(text("Nước lớn.", 12)),), text("Người lái ghe", 13)),
            FactBox(text("Nên biết", 15), (ListBlock(False, ((Paragraph(text("Đi sớm", 16)),),)),)),
            Picture(file="a.jpg", caption=text("Ghe bưởi", 20), credit=text("Ảnh mẫu", 21)),
            Paragraph(Text((Reference("indicator", "gao/2018"),), Place(FILE, 30))),
        ),
        footnotes={"1": text("Theo người lái ghe.", 31)},
    )
    (found,) = Extraction(article).files
    assert found.name == FILE
    assert [(u.role, Text(u.inlines).plain, u.key) for u in found.units] == [
        ("article.headline", "Chợ nổi", ""),
        ("article.standfirst", "Năm giờ sáng.", ""),
        ("heading.text", "Ghe", ""),
        ("paragraph", "Ghe đến.", ""),
        ("pull-quote.paragraph", "Nước lớn.", ""),
        ("pull-quote.attribution", "Người lái ghe", ""),
        ("fact-box.title", "Nên biết", ""),
        ("fact-box.paragraph", "Đi sớm", ""),
        ("picture.caption", "Ghe bưởi", ""),
        ("picture.credit", "Ảnh mẫu", ""),
        ("article.footnotes", "Theo người lái ghe.", ""),
    ]


def test_a_text_knows_its_unit_and_one_without_words_has_none() -> None:
    one, same, figure = text("Gạo", 1), text("Gạo", 2), text("12.000", 3)
    extraction = Extraction([Paragraph(one), Paragraph(same), Paragraph(figure)])
    assert extraction.slot(one) == (FILE, 0)
    assert extraction.slot(same) == (FILE, 1)
    assert extraction.slot(figure) is None
    assert extraction.slot(text("Gạo", 1)) is None  # another object that says the same


def test_cells_are_named_by_row_and_column_and_figures_are_none() -> None:
    extraction = Extraction(table(ROWS))
    assert keys(extraction, CSV) == {
        "/Mặt hàng": "Mặt hàng",
        "/Giá": "Giá",
        "/Ghi chú": "Ghi chú",
        "Gạo/": "Gạo",
        "Gạo/Giá": "12 nghìn đồng",
        "Gạo/Ghi chú": "tại ruộng",
        "Cam/": "Cam",
        "Cam/Ghi chú": "tại vườn",
    }
    assert keys(extraction, FILE) == {"": "Giá tháng ba"}


def test_sorting_rows_changes_neither_ids_nor_words() -> None:
    stored = align(Extraction(table(ROWS)).files, Translation("en"))
    turned = align(Extraction(table([ROWS[0], ROWS[2], ROWS[1]])).files, stored)
    by_key = [{u.key: u for u in t.files[CSV]} for t in (stored, turned)]
    assert by_key[0] == by_key[1]
    assert [u.key for u in turned.files[CSV]] != [u.key for u in stored.files[CSV]]


def test_a_table_shown_twice_has_its_units_once_and_both_know_them() -> None:
    first, second = table(ROWS), table(ROWS)
    extraction = Extraction([first, second])
    assert len(keys(extraction, CSV)) == len(next(f for f in extraction.files if f.name == CSV).units)
    for one, other in zip((*first.header, *first.rows[0]), (*second.header, *second.rows[0]), strict=True):
        assert one is not other
        assert extraction.slot(one) == extraction.slot(other)


def test_two_rows_of_one_name_are_two_units() -> None:
    extraction = Extraction(table([["Ngày", "Việc"], ["Sáng", "Đi chợ nổi"], ["Sáng", "Đi chợ nổi"]]))
    (found,) = (f for f in extraction.files if f.name == CSV)
    assert [u.key for u in found.units].count("Sáng/Việc") == 2
    ids = [u.id for u in align(extraction.files, Translation("en")).files[CSV]]
    assert len(set(ids)) == len(ids)


def test_a_chart_names_its_labels_like_the_table_it_is_drawn_from() -> None:
    chart = Chart(
        type=ChartKind.COLUMN,
        file="gia.csv",
        categories=(cell("Gạo", 2), cell("2018", 3)),
        series=(Series(cell("Giá", 1), (Decimal(1), None)),),
    )
    assert keys(Extraction(chart), CSV) == {"Gạo/": "Gạo", "/Giá": "Giá"}
    both = Extraction([table(ROWS), chart])
    assert both.slot(chart.categories[0]) == (CSV, [*keys(both, CSV)].index("Gạo/"))


def test_two_paragraphs_that_say_the_same_are_two_units_even_on_one_line() -> None:
    """Only what has a name can be read twice; a line of YAML may hold two texts."""
    one, same = text("Sở Công Thương", 3), text("Sở Công Thương", 3)
    extraction = Extraction([Paragraph(one), Paragraph(same)])
    assert [extraction.slot(t) for t in (one, same)] == [(FILE, 0), (FILE, 1)]


def test_phrases_are_named_by_their_key() -> None:
    wording = {
        "issue_line": Text((Plain("Số "), Blank("number")), Place("templates/bulletin/wording.yaml", 1)),
        "only_a_blank": Text((Blank("number"),), Place("templates/bulletin/wording.yaml", 2)),
    }
    (found,) = Extraction(wording, keyed=True).files
    assert [(u.key, u.role) for u in found.units] == [("issue_line", "issue_line")]


def test_the_units_of_the_mini_issue_are_all_its_texts(mini: MiniWorkspace) -> None:
    """Nothing that is printed and has words is left without a unit, in any of the three collections; ids are unique."""
    from ttdn_publish.model.walk import texts
    from ttdn_publish.production.content import read_content
    from ttdn_publish.translation.inlines import translatable
    from ttdn_publish.workspace import Workspace

    content = read_content(Workspace.around(mini.issue), mini.issue)
    things = (content.issue, content.registers, content.wording)
    for collection, thing in zip(content.library.collections, things, strict=True):
        count = 0
        for one in texts(thing):
            assert (collection.extraction.slot(one) is not None) is translatable(one.inlines), one
            count += translatable(one.inlines)
        units = [u for f in collection.extraction.files for u in f.units]
        assert 0 < len(units) <= count
        aligned = align(collection.extraction.files, Translation("en"))
        ids = [u.id for stored in aligned.files.values() for u in stored]
        assert len(set(ids)) == len(ids) == len(units)
        assert all(f.name.startswith(f"{collection.name}/") for f in collection.extraction.files)
