"""The sample letters: five kinds in six languages, as a person reads them; nothing that is written is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.documents import made as documents
from tests.documents.letters.made import FOREIGN, KINDS, LANGUAGES, SAMPLES, edition, lines, sample, sample_letter
from ttdn_publish.documents.composing import compose
from ttdn_publish.documents.letters import rules
from ttdn_publish.model.body import Paragraph
from ttdn_publish.model.document import Document, Provision
from ttdn_publish.model.letter import LetterKind
from ttdn_publish.model.text import State
from ttdn_publish.model.walk import texts

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_sample_reads_as_it_should(kind: str, language: str) -> None:
    made = documents.lines(compose(edition(kind, "vi"))) if language == "vi" else lines(sample_letter(kind, language))
    assert made == (GOLDEN / f"{kind}.{language}.txt").read_text("utf-8").splitlines()


def test_every_kind_has_a_sample() -> None:
    assert sorted(path.name for path in SAMPLES.iterdir()) == sorted(KINDS)
    kinds = {sample(kind).publication.letter.kind for kind in KINDS}  # type: ignore[union-attr]
    assert kinds == set(LetterKind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_sample_is_a_public_unnumbered_draft_that_says_it_is_a_sample(kind: str) -> None:
    document = sample(kind).publication
    assert isinstance(document, Document)
    assert (document.sample, document.classification, document.number, document.date) == (
        True,
        "cong_khai",
        None,
        None,
    )
    assert document.languages == LANGUAGES
    assert not any(signer.name for signer in document.signers)


@pytest.mark.parametrize("language", FOREIGN)
@pytest.mark.parametrize("kind", KINDS)
def test_every_sentence_is_translated_and_none_is_approved(kind: str, language: str) -> None:
    spoken = edition(kind, language)
    states = {sentence.status.state for text in texts(spoken.document) for sentence in text.sentences}
    origins = {sentence.status.origin for text in texts(spoken.document) for sentence in text.sentences}
    assert (states, origins) == ({State.DRAFT}, {"sample"})
    assert spoken.draft


@pytest.mark.parametrize("language", FOREIGN)
@pytest.mark.parametrize("kind", KINDS)
def test_no_sentence_is_lost_and_none_stays_vietnamese(kind: str, language: str) -> None:
    letter, spoken = sample_letter(kind, language), edition(kind, language).document
    told = {finding.place for finding in letter.findings if finding.rule is rules.COURTESY}
    printed = _bare("".join(lines(letter)))
    blocks = [block.text for block in spoken.body if isinstance(block, Provision | Paragraph)]
    assert len(blocks) > 3
    assert [text.plain for text in blocks if text.at not in told and _bare(text.plain) not in printed] == []


def _bare(words: str) -> str:
    """Words without what typography changes: blanks and apostrophes."""
    return re.sub("[\\s_⍽’']", "", words)
