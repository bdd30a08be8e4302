"""The container of a font: judged by a library that adds everything up anew."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import fontpkg_be_vietnam_pro
import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.sfnt import calcChecksum

from ttdn_publish.formats import fonts, sfnt

SANS = fonts.cut((Path(fontpkg_be_vietnam_pro.ROOT) / "files/BeVietnamPro-Regular.ttf").read_bytes(), {0x41, 0x1EA4})


def tables(font: bytes) -> dict[str, bytes]:
    with TTFont(io.BytesIO(font), checkChecksums=2) as face:  # refuses a wrong checksum
        return {tag: face.reader[tag] for tag in face.reader.tables}


@pytest.mark.parametrize("length", [0, 1, 2, 3, 4, 5])
def test_an_exchanged_table_is_there_and_the_others_stay(length: int) -> None:
    content = bytes(range(length))
    changed = tables(sfnt.exchange(SANS, {"head": sfnt.table(SANS, "head"), "name": content}))
    before = tables(SANS)
    assert changed["name"] == content
    assert {tag for tag in before if before[tag] != changed[tag]} == {"head", "name"}  # head holds the sum


def test_a_table_can_be_added() -> None:
    changed = sfnt.exchange(SANS, {"head": sfnt.table(SANS, "head"), "gasp": b"\0\1\0\0"})
    assert tables(changed).keys() == tables(SANS).keys() | {"gasp"}


def test_the_sum_over_the_whole_file_is_what_the_standard_wants() -> None:
    changed = sfnt.exchange(SANS, {"head": sfnt.table(SANS, "head"), "name": b"abc"})
    assert len(changed) % 4 == 0
    assert calcChecksum(changed) == 0xB1B0AFBA


def test_it_is_written_as_the_library_would_write_it() -> None:
    stream = io.BytesIO()
    with TTFont(io.BytesIO(SANS), recalcBBoxes=False, recalcTimestamp=False) as face:
        face.save(stream, reorderTables=None)
    assert sfnt.exchange(SANS, {"head": sfnt.table(SANS, "head")}) == stream.getvalue()


def test_a_table_that_is_not_there_and_a_font_that_is_cut_off() -> None:
    with pytest.raises(KeyError):
        sfnt.table(SANS, "gasp")
    with pytest.raises(struct.error):
        sfnt.table(SANS[:20], "head")
    with pytest.raises(fonts.FontError, match="Phông chữ hỏng"):
        fonts.rename(SANS[:20], "House", 400, italic=False)
