"""Codes as OmegaT 3.6 shows them in its segments (each case was seen in its memory)."""

from __future__ import annotations

import pytest

from ttdn_publish.formats.omegat import tag_text
from ttdn_publish.formats.tmx import TranslationUnit, Variant
from ttdn_publish.formats.xliff.document import Content, Mrk, Pc, Ph


@pytest.mark.parametrize(
    ("source", "target", "shown"),
    [
        (("Chợ nổi",), ("Floating market",), ("Chợ nổi", "Floating market")),
        # numbered in the order of the source, by id in the target
        (
            ("Có ", Pc("b", ("năm",)), " cửa", Ph("n"), "."),
            ("Gates", Ph("n"), ": ", Pc("b", ("five",)), "."),
            ("Có <g0>năm</g0> cửa<x1/>.", "Gates<x1/>: <g0>five</g0>."),
        ),
        # outside the words nothing is shown
        ((Pc("1", ("Xin",)),), (Pc("1", ("Please",)),), ("Xin", "Please")),
        ((Ph("1"), "Giữa", Ph("2")), (Ph("1"), "Middle", Ph("2")), ("Giữa", "Middle")),
        ((Pc("1", (Ph("2"), "Đi")), Ph("3")), ("Go", Ph("3")), ("Đi", "Go")),
        (("Số ", Ph("1")), (Ph("1"), " is it "), ("Số", "is it")),
        # but a pair is shown whole
        ((Pc("1", ("Anh",)), " b"), (Pc("1", ("You",)), " b"), ("<g0>Anh</g0> b", "<g0>You</g0> b")),
        (
            (Pc("1", ("Cả ", Pc("2", ("nhà",)))),),
            (Pc("1", ("The ", Pc("2", ("house",)))),),
            ("Cả <g0>nhà</g0>", "The <g0>house</g0>"),
        ),
        ((Mrk("m", ("biển",), "term"), " đảo"), ("sea",), ("biển đảo", "sea")),
        ((Ph("1"),), (Ph("1"),), ("", "")),
    ],
)
def test_tags(source: Content, target: Content, shown: tuple[str, str]) -> None:
    unit = TranslationUnit((Variant("vi", source), Variant("en-GB", target)), "u1")
    (made,) = tag_text([unit], "vi", "en")
    assert made.id == "u1"
    assert tuple("".join(map(str, variant.content)) for variant in made.variants) == shown


def test_a_unit_without_both_languages_is_left_out() -> None:
    assert list(tag_text([TranslationUnit((Variant("vi", ("a",)),))], "vi", "en")) == []
