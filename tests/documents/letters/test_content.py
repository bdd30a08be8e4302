"""Nothing that a document says is lost on the way into a letter, whatever its lines are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.documents.letters.made import FOREIGN, phrases
from ttdn_publish.documents.letters.content import content
from ttdn_publish.findings import Place
from ttdn_publish.language.levels import Level
from ttdn_publish.model.body import Paragraph
from ttdn_publish.model.document import Document, DocumentBlock, Provision
from ttdn_publish.model.letter import LetterKind
from ttdn_publish.model.text import Plain, Text

_LABELS = {
    Level.CLAUSE: "3.",
    Level.POINT: "đ)",
    Level.DASH: "-",
    Level.PLUS: "+",
    Level.HEADING: "IV.",
    Level.SUBCLAUSE: "1.1.",
}
_WORDS = st.sampled_from(
    [
        "Kính gửi Ngài,",
        "Thưa Ngài, xin chào",
        "Trân trọng.",
        "lời chào trân trọng",
        "Sở gửi lời chào trân trọng tới Quý vị:",
    ]
) | st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=12)


@st.composite
def blocks(draw: st.DrawFn) -> DocumentBlock:
    text = Text((Plain(draw(_WORDS)),))
    level = draw(st.sampled_from([None, *_LABELS]))
    return Paragraph(text) if level is None else Provision(level, _LABELS[level], text)


@given(st.lists(blocks(), max_size=8), st.sampled_from(FOREIGN), st.sampled_from(list(LetterKind)))
def test_every_line_is_in_the_letter_or_told(body: list[DocumentBlock], language: str, kind: LetterKind) -> None:
    placed = tuple(_at(block, line) for line, block in enumerate(body, 1))
    document = Document(type="cong-van", issuer="x", body=placed)
    made = content(document, document, kind, phrases(language), phrases("vi").courtesies)
    out = [text.at.line or 0 for text in made.left_out]
    kept = [block.at.line or 0 for block in (*made.blocks, *made.particulars)]
    assert sorted([*kept, *out]) == list(range(1, len(body) + 1))
    assert [line for line in kept if line not in [b.at.line for b in made.particulars]] == sorted(
        b.at.line or 0 for b in made.blocks
    )
    for block in (*made.blocks, *made.particulars):
        source = body[(block.at.line or 0) - 1]
        assert isinstance(block, Paragraph)
        assert isinstance(source, Paragraph | Provision)
        assert block.text.plain.endswith(source.text.plain)
    # Only plain paragraphs at the beginning and the end may be courtesies.
    assert all(isinstance(body[(line or 0) - 1], Paragraph) for line in out)


def _at(block: DocumentBlock, line: int) -> DocumentBlock:
    place = Place("noi-dung.md", line)
    assert isinstance(block, Paragraph | Provision)
    text = Text(block.text.inlines, place)
    return (
        Paragraph(text, place) if isinstance(block, Paragraph) else Provision(block.level, block.label, text, at=place)
    )
