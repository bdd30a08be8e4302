"""Whatever the data: the letter is well-formed and holds exactly the data, nothing of it is taken for markup."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.merging.made import MAIN, cut, docx, p, parts_of, picture, r, table, words
from ttdn_publish.documents.merging.filling import LetterProblem
from ttdn_publish.documents.merging.template import LetterTemplate
from ttdn_publish.documents.merging.tokens import escape, tokenise, unescape
from ttdn_publish.errors import ContentError
from ttdn_publish.formats.xml import parse

TEMPLATE = LetterTemplate(
    docx(
        cut("a {", "{ x", " }} b"),
        p(r("{{ y }}", "<w:b/>"), picture(1, "Ảnh {{ x }}")),
        "{%p for k in ds %}",
        table(["{{ k.ten }}", "{{ k.so }}"]),
        "{%p endfor %}",
        "{% if x %}{{ x }}{% else %}trống{% endif %}",
        footers={"default": "{{ y }}"},
        properties="<dc:title>{{ x }}</dc:title>",
    ),
    "mau.docx",
)
_PIECES = st.sampled_from(
    (
        *("&", "<", ">", '"', "'", "{{", "}}", "{%", "%}", "{_{", "}_}", "{#", "]]>", "&amp;", "&#10;"),
        *("<w:t>", "</w:t>", "<!--", "<?x?>", "ệ", "e\u0323\u0302", " "),
        *("\n", "\r\n", "\t", "\x00", "\x0b", "\x0c", "\ud800", "\ufdd0", "\uffff", "\u2028"),
    )
)
TEXTS = st.lists(st.one_of(_PIECES, st.text(max_size=6)), max_size=8).map("".join)
VALUES = st.one_of(TEXTS, st.integers(), st.booleans(), st.none(), st.floats(allow_nan=False))
DATA = st.fixed_dictionaries(
    {"x": VALUES, "y": VALUES, "ds": st.lists(st.fixed_dictionaries({"ten": VALUES, "so": VALUES}), max_size=3)}
)
_GONE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def shown(value: Any) -> str:
    """What a reader of the letter sees of a value."""
    text = "" if value is None else str(value)
    text = re.sub("\r\n|[\r\x85\u2028\u2029]", "\n", text)
    return _GONE.sub("", text).replace("\n", "/").replace("\t", "→")


@settings(max_examples=300, deadline=None)
@given(DATA)
def test_a_letter_holds_exactly_its_data(data: dict[str, Any]) -> None:
    made = TEMPLATE.letter(data).data
    for part in parts_of(made).values():
        if part.startswith(b"<?xml"):
            parse(part)
    last = shown(data["x"]) if data["x"] else "trống"
    rows = [shown(member[key]) for member in data["ds"] for key in ("ten", "so")]
    assert words(made) == [f"a {shown(data['x'])} b", shown(data["y"]), *rows, last]
    assert words(made, "word/footer-default.xml") == [shown(data["y"])]
    described = parse(parts_of(made)[MAIN]).getroot().xpath("//*[local-name()='docPr']/@descr")
    assert [d.replace("\n", "/").replace("\t", "→") for d in described] == [f"Ảnh {shown(data['x'])}"]


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_tokens_joined_again_are_the_part(text: str) -> None:
    kept = _GONE.sub("", text)
    markup = f'<w:p a="{escape(kept)}"><w:r><w:t>{escape(kept)}</w:t></w:r><w:br/></w:p>'
    row = tokenise(markup)
    assert "".join(escape(token.text) if token.kind == 3 else token.text for token in row) == markup
    assert unescape(escape(kept)) == kept


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from("{}% #p ten='x'|“”-"), min_size=1, max_size=30).map("".join), st.data())
def test_any_words_in_a_template_are_either_refused_with_findings_or_make_a_letter(written: str, data: Any) -> None:
    """Random signs cut into random runs: no crash, no ill-formed letter."""
    at = data.draw(st.integers(0, len(written)))
    values = {"ten": "Mẫu", "e": 1, "n": 2, "t": 3, "x": 4, "p": 5}
    body = docx("trước", cut(written[:at], written[at:]), "sau")
    with suppress(ContentError, LetterProblem):
        made = LetterTemplate(body, "mau.docx").letter(values).data
        parse(parts_of(made)[MAIN])
        assert words(made)[-1] == "sau"


def test_words_are_not_normalised_but_names_are() -> None:
    name = unicodedata.normalize("NFD", "tên")
    assert words(LetterTemplate(docx(f"{{{{ {name} }}}}"), "m").letter({"tên": "e\u0301"}).data) == ["e\u0301"]
