"""The sample documents: one of every type, read without a mistake, composed, and written as sound Word files."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from pathlib import Path

import pytest

from tests.audit import audit
from tests.documents.samples import CIRCULAR_01, DECREE_30, FOLDER, SAMPLES, composed, written
from ttdn_publish.findings import Findings
from ttdn_publish.formats.files import read_text
from ttdn_publish.model.document import Document
from ttdn_publish.readers.document import read_document
from ttdn_publish.readers.source import Source
from ttdn_publish.regulations.documents import document_rules, rule_sets

_OLD, _NEW = rule_sets()
#: Types of the circular that have a sample: those that the decree dropped, those whose code it changed, and some of the others.
_OF_THE_CIRCULAR = {
    *(_OLD.types.keys() - _NEW.types.keys()),
    *(t.id for t in _OLD.types.values() if t.id in _NEW.types and t.code != _NEW.types[t.id].code),
    *("ke-hoach", "cong-van", "quyet-dinh", "to-trinh", "bao-cao", "giay-moi", "bien-ban"),
}


def _document(name: str) -> Document:
    document = read_document(Source(SAMPLES[name], FOLDER, Findings()))
    assert document is not None
    return document


def test_every_type_of_the_decree_has_a_sample() -> None:
    assert len([t for t in _NEW.types.values() if t.listed]) == 29
    assert {name.partition("/")[2] for name in SAMPLES if name.startswith(DECREE_30)} == set(_NEW.types)


def test_what_only_the_circular_had_or_called_otherwise_has_a_sample() -> None:
    assert {"ban-cam-ket", "giay-chung-nhan", "giay-di-duong", "giay-bien-nhan"} <= _OF_THE_CIRCULAR
    assert {name.partition("/")[2] for name in SAMPLES if name.startswith(CIRCULAR_01)} == _OF_THE_CIRCULAR


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_public_unnumbered_and_says_what_it_is(name: str) -> None:
    document = _document(name)
    assert document.sample
    assert document.classification == "cong_khai"
    assert document.type == name.partition("/")[2]
    assert document.number is None
    assert document.date is None
    rules = document_rules(document.day(date.max))
    assert rules.id == name.partition("/")[0].removeprefix("mau-") + (
        "-2020" if name.startswith(DECREE_30) else "-2011"
    )


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_read_without_a_mistake_and_composed(name: str) -> None:
    made = composed(name)
    assert made.draft
    assert made.body
    assert len(made.foot.signatures) == (2 if made.rules.types[_document(name).type].form.signers == 2 else 1) or (
        made.attached and not made.foot.signatures
    )


@pytest.mark.parametrize("name", SAMPLES)
def test_names_of_people_are_those_of_the_sample_register(name: str) -> None:
    document = _document(name)
    signers = [*document.signers, *([document.copy.signer] if document.copy else [])]
    assert not any(signer.name for signer in signers)
    assert {signer.person for signer in signers} <= {"", "nguyen-van-mau", "tran-thi-mau", "le-van-mau"}
    # The sample people hold their posts until the middle of 2025.
    assert name.startswith(CIRCULAR_01) or not any(signer.person for signer in signers)


def test_every_way_to_sign_is_shown() -> None:
    lines = {line for name in SAMPLES for s in composed(name).foot.signatures for line in s.authority}
    marks = {line.partition(".")[0] for line in lines if "." in line}
    assert marks == {"TM", "KT", "TL", "TUQ", "Q"}


def test_every_optional_part_is_shown() -> None:
    documents = {name: _document(name) for name in SAMPLES}
    made = [composed(name) for name in SAMPLES]
    assert {m.head.urgency.id for m in made if m.head.urgency} == {"khan", "hoa-toc"}
    assert any(m.head.circulation for m in made)
    assert any(m.copy and m.copy.kind == "SAO Y" for m in made)
    assert any(m.contact for m in made)
    assert any(len(m.addressees) >= 5 for m in made)
    assert any(len(m.parties) == 2 and len(m.foot.signatures) == 2 for m in made)
    assert any(len(m.annexes) == 2 and [a.landscape for a in m.annexes] == [True, False] for m in made)
    assert any(d.attached and d.attached.type == "quyet-dinh" for d in documents.values())
    assert {name for name, m in zip(SAMPLES, made, strict=True) if m.small} == {
        f"{CIRCULAR_01}/giay-gioi-thieu",
        f"{CIRCULAR_01}/giay-bien-nhan",
    }


def test_all_levels_are_used_somewhere() -> None:
    text = "\n".join(read_text(folder / "noi-dung.md")[0] for folder in SAMPLES.values())
    labels = (
        r"Phần [IVX]+",
        r"Chương [IVX]+",
        r"Mục \d",
        r"Điều \d+\.",
        r"[IVX]+\. ",
        r"\d+\. ",
        r"đ\) ",
        r"- ",
        r"\+ ",
    )
    assert [label for label in labels if not re.search(rf"^{label}", text, re.MULTILINE)] == []


def test_word_files_are_sound(tmp_path: Path) -> None:
    files = [written(name, tmp_path) for name in SAMPLES]
    assert audit(files) == {}


@pytest.mark.parametrize("name", SAMPLES)
def test_word_files_name_no_other_font(name: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(written(name, tmp_path)) as package:
        parts = [
            package.read(part).decode() for part in package.namelist() if re.fullmatch(r"word/[a-z]+\d*\.xml", part)
        ]
    named = {font for part in parts for font in re.findall(r'w:rFonts[^>]*w:ascii="([^"]*)"', part)}
    assert named == {composed(name).rules.font}
