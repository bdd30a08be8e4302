"""The watermark can be read in every language: no word of it is drawn with empty boxes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT
from ttdn_publish.findings import Findings
from ttdn_publish.formats.outlines import covers, outline
from ttdn_publish.production.desk import open_issue
from ttdn_publish.rendering.typefaces import prepare
from ttdn_publish.rendering.watermark import bold_face

MINI = ROOT / "content" / "bulletins" / "mau"


@pytest.mark.parametrize("language", ["vi", "en", "fr", "zh-Hans", "ja", "ko"])
@pytest.mark.parametrize("name", ["draft", "internal"])
def test_every_character_has_a_glyph_with_ink(language: str, name: str, cut_fonts: Path) -> None:
    content, _ = open_issue(MINI)
    (words,) = (
        said.plain.upper()
        for book in content.library.books(language, Findings())[-1:]
        for said in [_said(book, content.wording[name])]
    )
    face = bold_face(words, prepare(cut_fonts, languages=["vi", "en", "fr", "zh-Hans", "ja", "ko"]))
    assert covers(words, face)
    for character in words.replace(" ", ""):
        path, width, _ = outline(character, face)
        assert " m" in path, character
        assert width > 0


def _said(book, text):  # type: ignore[no-untyped-def]
    from ttdn_publish.translation.speaking import Speaker

    return Speaker(lambda inlines, _: inlines, [book]).text(text)
