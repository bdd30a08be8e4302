"""Laying out and painting: what is remembered changes nothing."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest

from tests.conftest import MiniWorkspace
from ttdn_publish.production.issue_build import Order, build
from ttdn_publish.rendering import pdf


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
