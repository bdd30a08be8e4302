"""Parts joined: pages in order, tags under one document, links and bookmarks that lead to other parts."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from ttdn_publish.formats.pdf.joining import join
from ttdn_publish.formats.pdf.opening import BadPdf
from ttdn_publish.rendering.pdf import Typesetter
from ttdn_publish.rendering.resources import Resources
from ttdn_publish.rendering.typefaces import FontSet, prepare

CSS = "@page { size: 100mm 80mm } body { margin: 0 }"
FIRST = '<html lang="vi"><head><title>Sách</title></head><body><h1 id="dau">Đầu</h1><p><a href="#giua">tới giữa</a></p></body></html>'
SECOND = '<html lang="vi"><head><title>Giữa</title></head><body><h2 id="giua">Giữa</h2><p><a href="#dau">về đầu</a></p></body></html>'


@pytest.fixture(scope="module")
def fonts(cut_fonts: Path) -> FontSet:
    return prepare(cut_fonts, languages=["vi"])


def joined(fonts: FontSet, folder: Path, overlay: bytes = b"") -> Path:
    typesetter = Typesetter(CSS + fonts.css, Resources(), fonts.fontconfig)
    one, two = typesetter.lay_out(FIRST, 1, 1), typesetter.lay_out(SECOND, 2, 1)
    part = typesetter.part([two], folder / "two.pdf")
    assert part.foreign == {"dau"}
    target = folder / "whole.pdf"
    typesetter.paint([one, part], target, identifier="0" * 32, overlay=overlay)
    assert not list(folder.glob("whole.*.pdf"))
    return target


def test_links_and_tags_of_all_parts_work(fonts: FontSet, tmp_path: Path) -> None:
    with pikepdf.open(joined(fonts, tmp_path)) as pdf:
        flat = pdf.Root.Names.Dests.Names
        names = {str(flat[i]): flat[i + 1] for i in range(0, len(flat), 2)}
        pages = [page.obj.objgen for page in pdf.pages]
        assert {name: pages.index(place[0].objgen) for name, place in names.items()} == {"dau": 0, "giua": 1}
        assert [str(page.obj.Annots[0].Dest) for page in pdf.pages] == ["giua", "dau"]
        root = pdf.Root.StructTreeRoot
        (document,) = root.K
        assert all(kid.P.objgen == document.objgen for kid in document.K)
        numbers = [int(root.ParentTree.Nums[i]) for i in range(0, len(root.ParentTree.Nums), 2)]
        used = [int(page.obj.StructParents) for page in pdf.pages]
        used += [int(page.obj.Annots[0].StructParent) for page in pdf.pages]
        assert sorted(numbers) == sorted(set(used)) == numbers
        mark = pdf.Root.Outlines.First
        assert (str(mark.Title), str(mark.First.Title)) == ("Đầu", "Giữa")
        assert int(pdf.Root.Outlines.Count) == 2
        assert str(pdf.docinfo["/Title"]) == "Sách"


def test_what_is_drawn_over_lies_on_every_page(fonts: FontSet, tmp_path: Path) -> None:
    with pikepdf.open(joined(fonts, tmp_path, b"0 0 9 9 re f")) as pdf:
        for page in pdf.pages:
            content = page.obj.Contents
            last = content[-1] if isinstance(content, pikepdf.Array) else content
            assert last.read_bytes().endswith(b"0 0 9 9 re f")


def test_a_part_that_is_torn_is_refused(tmp_path: Path) -> None:
    (tmp_path / "torn.pdf").write_bytes(b"%PDF-1.7\n")
    with pytest.raises(BadPdf):
        join([(tmp_path / "torn.pdf", frozenset())], tmp_path / "whole.pdf")
    assert not (tmp_path / "whole.pdf").exists()
