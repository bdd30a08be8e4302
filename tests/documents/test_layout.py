"""Every sample laid out by LibreOffice and measured against its regulation, page by page."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping

import pytest

from tests.documents.judging import judge
from tests.documents.samples import SAMPLES, composed, written
from tests.documents.sheets import Sheet, sheets_of
from ttdn_publish.formats.office import letter_font, office, to_pdf
from ttdn_publish.regulations.documents import DocumentRules, NumberPlace, Span

pytestmark = pytest.mark.slow

_PLAN, _LETTER = "mau-nghi-dinh-30/ke-hoach", "mau-nghi-dinh-30/cong-van"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[Sheet, ...]]:
    """The pages of every sample, converted in one process."""
    if office() is None:
        pytest.skip("LibreOffice is not here")
    if not letter_font():
        pytest.skip("neither Times New Roman nor a font of its widths is here")
    folder = tmp_path_factory.mktemp("layout")
    files = [written(name, folder) for name in SAMPLES]
    return {name: sheets_of(pdf) for name, pdf in zip(SAMPLES, to_pdf(files, folder), strict=True)}


@pytest.mark.parametrize("name", SAMPLES)
def test_the_pages_of_a_sample_are_as_its_regulation_wants(name: str, pages: Mapping[str, tuple[Sheet, ...]]) -> None:
    assert [f"{name}, {violation}" for violation in judge(composed(name), pages[name])] == []


def _lettered(component: str, **changed: object) -> Callable[[DocumentRules], DocumentRules]:
    def change(rules: DocumentRules) -> DocumentRules:
        look = dataclasses.replace(rules.lettering[component], **changed)  # type: ignore[arg-type]
        return dataclasses.replace(rules, lettering={**rules.lettering, component: look})

    return change


def _on_paper(**changed: object) -> Callable[[DocumentRules], DocumentRules]:
    return lambda rules: dataclasses.replace(rules, paper=dataclasses.replace(rules.paper, **changed))  # type: ignore[arg-type]


def _numbered(**changed: object) -> Callable[[DocumentRules], DocumentRules]:
    return lambda rules: dataclasses.replace(
        rules,
        page_number=dataclasses.replace(rules.page_number, **changed),  # type: ignore[arg-type]
    )


def _spaced(**changed: object) -> Callable[[DocumentRules], DocumentRules]:
    return lambda rules: dataclasses.replace(rules, paragraphs=dataclasses.replace(rules.paragraphs, **changed))  # type: ignore[arg-type]


_TEN = Span(10, 10, 10)
_WRONG = {
    "khổ giấy": _on_paper(width=216.0),
    "không thẳng lề phải": _on_paper(right=Span(15, 15, 15)),
    "thụt": _on_paper(left=Span(35, 35, 35)),
    "nằm trong lề trên": _on_paper(top=Span(25, 25, 25)),
    "cỡ chữ [14.0] của body": _lettered("body", size=_TEN),
    "cỡ chữ [11.0] của recipients": _lettered("recipients", size=_TEN),
    "(agency) sai kiểu": _lettered("agency", bold=False),
    "(place_date) sai kiểu": _lettered("place_date", italic=False),
    "(addressee) phải viết hoa": _lettered("addressee", caps=True),
    "số trang sai chỗ": _numbered(place=NumberPlace.FOOTER_RIGHT),
    "số trang cỡ": _numbered(size=_TEN),
    "chỉ cách": _spaced(after_pt=12.0),
    "giãn dòng": _spaced(line=Span(1.2, 1.5, 1.2)),
}


@pytest.mark.parametrize("told", _WRONG)
def test_pages_that_another_regulation_wants_are_told(told: str, pages: Mapping[str, tuple[Sheet, ...]]) -> None:
    """The judge sees what it is there to see: judged by changed rules, good pages are wrong."""
    violations = []
    for name in (_PLAN, _LETTER):
        doc = composed(name)
        violations += judge(dataclasses.replace(doc, rules=_WRONG[told](doc.rules)), pages[name])
    assert any(told in violation for violation in violations)


def test_words_that_are_missing_or_not_asked_for_are_told(pages: Mapping[str, tuple[Sheet, ...]]) -> None:
    doc = composed(_LETTER)
    other = judge(dataclasses.replace(doc, addressees=doc.addressees[:-1]), pages[_LETTER])
    assert any("không thuộc thành phần nào" in violation for violation in other)
    assert any("thiếu" in v for v in judge(dataclasses.replace(doc, type_name="KẾ HOẠCH"), pages[_LETTER]))


def test_drawn_lines_that_are_missing_are_told(pages: Mapping[str, tuple[Sheet, ...]]) -> None:
    bare = [dataclasses.replace(sheet, strokes=()) for sheet in pages[_LETTER]]
    told = judge(composed(_LETTER), bare)
    assert sum("có 0 đường kẻ" in violation for violation in told) == 2
    assert any("dòng địa chỉ" in violation for violation in told)
