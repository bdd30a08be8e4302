"""LibreOffice behind its door: absent it says so, and it sees the fonts of the machine whatever was laid out before."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.formats.test_word_document import described
from ttdn_publish.errors import EnvironmentProblem
from ttdn_publish.formats import office
from ttdn_publish.formats.pdf.facts import facts
from ttdn_publish.formats.word_document.writer import write_docx


def test_without_libreoffice_the_reader_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(office, "office", lambda: None)
    with pytest.raises(EnvironmentProblem, match="không có LibreOffice"):
        office.to_pdf([tmp_path / "x.docx"], tmp_path)


@pytest.mark.skipif(office.office() is None, reason="LibreOffice is not installed")
def test_the_fonts_of_a_bulletin_do_not_follow(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = office.letter_font()
    empty = tmp_path / "fonts.conf"
    empty.write_text("<fontconfig/>", "utf-8")
    monkeypatch.setenv("FONTCONFIG_FILE", str(empty))
    assert office.letter_font() == before
    (tmp_path / "x.docx").write_bytes(write_docx(described()))
    (made,) = office.to_pdf([tmp_path / "x.docx"], tmp_path / "out")
    fonts = {name.partition("+")[2].partition("-")[0] for name, _ in facts(made).fonts}
    assert not before or before.replace(" ", "") in fonts
