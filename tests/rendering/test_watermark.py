"""The watermark can be read in every language: no word of it is drawn with empty boxes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT
from ttdn_publish.formats.outlines import covers, outline
from ttdn_publish.production.content import edition_of
from ttdn_publish.production.desk import open_publication
from ttdn_publish.rendering.typefaces import prepare
from ttdn_publish.rendering.watermark import bold_face

MINI = ROOT / "content" / "bulletins" / "mau"


@pytest.mark.parametrize("language", ["vi", "en", "fr", "zh-Hans", "ja", "ko"])
@pytest.mark.parametrize("name", ["draft", "internal"])
def test_every_character_has_a_glyph_with_ink(language: str, name: str, cut_fonts: Path) -> None:
    content, _ = open_publication(MINI)
    words = edition_of(content, language).wording[name].plain.upper()
    face = bold_face(words, prepare(cut_fonts, languages=["vi", "en", "fr", "zh-Hans", "ja", "ko"]))
    assert covers(words, face)
    for character in words.replace(" ", ""):
        path, width, _ = outline(character, face)
        assert " m" in path, character
        assert width > 0
