"""The proof: one changed sentence is marked, that one and no other, in every language."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from tests.conftest import MiniWorkspace, make_mini
from tests.production.walk import LANGUAGES, approve_everything
from ttdn_publish.model.text import Sentence, State
from ttdn_publish.model.walk import texts
from ttdn_publish.production.building import Order, build
from ttdn_publish.production.content import edition_of
from ttdn_publish.production.desk import open_publication

CHANGED = ("Tiếng máy nổ giòn", "Tiếng máy nổ vang")


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory, cut_fonts: Path) -> MiniWorkspace:
    """The mini issue, signed in six languages; tests copy it."""
    workspace = make_mini(tmp_path_factory.mktemp("signed") / "ws")
    approve_everything(workspace.issue)
    shutil.copytree(cut_fonts / "fonts", workspace.root / ".ttdn" / "fonts", dirs_exist_ok=True)
    return workspace


@pytest.fixture(scope="module")
def changed(signed: MiniWorkspace, tmp_path_factory: pytest.TempPathFactory) -> MiniWorkspace:
    """The same with one Vietnamese sentence changed after everybody had signed."""
    root = tmp_path_factory.mktemp("changed") / "ws"
    shutil.copytree(signed.root, root)
    workspace = MiniWorkspace(root)
    workspace.edit("articles/bai-mau.md", *CHANGED)
    return workspace


def sentences(workspace: MiniWorkspace, language: str) -> Iterator[tuple[str, Sentence]]:
    content, _ = open_publication(workspace.issue)
    edition = edition_of(content, language)
    for text in texts((edition.issue, edition.wording)):
        for sentence in text.sentences:
            yield text.unit, sentence


@pytest.mark.parametrize("language", ["vi", *LANGUAGES])
def test_when_everything_is_signed_nothing_is_marked(signed: MiniWorkspace, language: str) -> None:
    states = {sentence.status.state for _, sentence in sentences(signed, language)}
    assert states == {State.APPROVED}


@pytest.mark.parametrize("language", ["vi", *LANGUAGES])
def test_exactly_the_changed_sentence_is_marked(changed: MiniWorkspace, language: str) -> None:
    marked = [(u, s) for u, s in sentences(changed, language) if s.status.state is not State.APPROVED]
    assert len(marked) == 1
    sentence = marked[0][1]
    assert sentence.segment == "2"
    assert sentence.status.state is (State.SOURCE if language == "vi" else State.OUTDATED)
    if language == "vi":
        assert sentence.status.changed


def sidecar(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(path.with_suffix(".json").read_text("utf-8"))
    return data


@pytest.mark.parametrize("language", ["vi", "en", "zh-Hans"])
def test_the_printed_proof_keys_that_sentence_on_its_page(changed: MiniWorkspace, language: str) -> None:
    made = build(Order(changed.root, changed.issue, language, proof=True))
    (path,) = made.results
    assert path.name == f"mau-{language}-proof.pdf"
    open_units = [
        (page["page"], unit["unit"], segment, facts["state"])
        for page in sidecar(path)["pages"]
        for unit in page["units"]
        for segment, facts in unit["segments"].items()
        if facts["state"] != "approved"
    ]
    ((page, unit, segment, state),) = open_units
    assert (page, segment, state) == (2, "2", "source" if language == "vi" else "outdated")
    with pdfplumber.open(path) as pdf:
        assert len(pdf.pages) == 4
        assert [unit in (p.extract_text() or "") for p in pdf.pages] == [False, True, False, False]
        widths = {round(float(p.width) / 72 * 25.4) for p in pdf.pages}
        assert widths == {290}  # the page of 190 mm in its real size, and the list of 100 mm beside it


def test_a_signed_edition_is_printed_without_a_watermark(signed: MiniWorkspace) -> None:
    made = build(Order(signed.root, signed.issue, "ja"))
    assert sorted(path.name for path in made.results) == ["mau-ja-print.pdf", "mau-ja-screen.pdf"]


def test_with_a_sentence_changed_it_is_a_draft_again(changed: MiniWorkspace) -> None:
    made = build(Order(changed.root, changed.issue, "fr"))
    assert [path.name for path in made.results] == ["mau-fr-draft-screen.pdf"]
    told = sidecar(made.results[0])
    assert {unit["state"] for page in told["pages"] for unit in page["units"]} == {"approved", "outdated"}


def test_a_bilingual_edition_is_as_good_as_its_worse_half(changed: MiniWorkspace, signed: MiniWorkspace) -> None:
    names = [build(Order(w.root, w.issue, "vi+ko")).results[0].name for w in (changed, signed)]
    assert names == ["mau-vi+ko-draft-screen.pdf", "mau-vi+ko-screen.pdf"]
