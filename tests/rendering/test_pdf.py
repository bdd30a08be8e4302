"""Laying out and painting: what is remembered changes nothing."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from tests.conftest import MiniWorkspace
from ttdn_publish.production.building import Order, build
from ttdn_publish.rendering import pdf
from ttdn_publish.rendering.resources import Resources


@contextlib.contextmanager
def forgetful() -> Iterator[None]:
    yield


def test_remembered_lines_give_the_same_bytes(warm: MiniWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    results = {path.name: path.read_bytes() for path in (warm.root / "out" / "mau").glob("*.pdf")}
    assert set(results) == {"mau-vi-screen.pdf", "mau-vi-print.pdf"}
    for path in (warm.root / ".ttdn" / "builds").iterdir():
        path.unlink()
    monkeypatch.setattr(pdf, "remembered_lines", forgetful)
    report = build(Order(warm.root, warm.issue))
    assert report.fresh
    assert {path.name: path.read_bytes() for path in report.results} == results


def test_lines_are_remembered_only_while_a_piece_is_laid_out() -> None:
    pdf.load(None)
    from weasyprint.layout import inline, preferred

    before = inline.split_first_line, preferred.split_first_line
    with pytest.raises(RuntimeError), pdf.remembered_lines():
        assert inline.split_first_line is not before[0]
        raise RuntimeError
    assert (inline.split_first_line, preferred.split_first_line) == before


def test_a_link_is_one_link_and_tagged_as_one_whatever_stands_in_it(tmp_path: Path) -> None:
    typesetter = pdf.Typesetter("@page { size: 100mm 60mm }", Resources())
    words = '<a href="#den"><span data-unit="u1">Một <em>tiêu đề</em></span></a> <span id="den">đến</span>'
    html = f'<!DOCTYPE html><html lang="vi"><title>Thử</title><body><p>{words}</p></body></html>'
    typesetter.paint([typesetter.lay_out(html, 1, 1)], tmp_path / "a.pdf", identifier="0" * 32)
    with pikepdf.open(tmp_path / "a.pdf") as made:
        (annotation,) = made.pages[0].obj["/Annots"]
        numbers = made.Root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
        parents = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
        assert parents[int(annotation["/StructParent"])]["/S"] == "/Link"
