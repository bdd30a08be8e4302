"""Rules on the terms of a translation (DT25–DT33): for each a sentence in which it speaks and one in which it is silent."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import MiniWorkspace
from tests.production.walk import review_everything
from ttdn_publish.findings import Finding, Place
from ttdn_publish.production.content import check_terms, read_content
from ttdn_publish.translation.termbase import Concept, Status, Term, Termbase
from ttdn_publish.translation.termbase.clashes import contradictions
from ttdn_publish.workspace import Workspace

DAY, PLACE = date(2018, 3, 30), Place("content/bulletins/mau/articles/bai-mau.md", 7)


def concept(key: str, vi: str, text: str = "", status: Status = Status.PREFERRED, **more: object) -> Concept:
    forbidden = more.pop("wrong", ())
    terms = {"en": Term(text, status, forbidden=forbidden)}  # type: ignore[arg-type]
    return Concept(key, vi, terms=terms, **more)  # type: ignore[arg-type]


TERMBASE = Termbase(
    [
        concept("cho", "chợ nổi", "floating market", wrong=("swimming market",)),
        concept("xoai", "xoài", "mango", Status.PROPOSED),
        concept("huyen", "huyện Chợ Gạo"),
        concept("hang", "VinaX", do_not_translate=True),
        concept("ten", "Ấp Bắc", "Ap Bac", note="review: hỏi lại tên"),
        concept("tinh", "tỉnh cũ", "Old Province", valid_to=date(2017, 12, 31)),
    ]
)


@pytest.mark.parametrize(
    ("rule", "source", "speaks", "silent", "words"),
    [
        ("DT25", "Đi chợ nổi.", "Going to a market.", "Going to a floating market.", "chưa có “floating market”"),
        ("DT26", "Đi chợ nổi.", "A floating market is no swimming market.", "A floating market.", "“swimming market”"),
        ("DT27", "Trái xoài.", "A mango.", None, "mới là đề xuất"),
        ("DT28", "Về huyện Chợ Gạo.", "To Chợ Gạo.", None, "chưa có dạng ổn định"),
        ("DT29", "Hàng của VinaX.", "Goods of Vina X.", "Goods of VinaX.", "phải giữ nguyên"),
        ("DT30", "Trận Ấp Bắc.", "The battle of Ap Bac.", None, "hỏi lại tên"),
        ("DT31", "Người tỉnh cũ.", "People of Old Province.", None, "không có hiệu lực vào ngày của bài"),
    ],
)
def test_a_rule_on_terms(rule: str, source: str, speaks: str, silent: str | None, words: str) -> None:
    """Without a ``silent`` translation no translation settles it; another source has no such term."""

    def said(source: str, target: str) -> list[Finding]:
        verdicts = TERMBASE.judge_segment(source, target, "en", DAY)
        return [f for verdict in verdicts if (f := verdict.finding(PLACE)) is not None and f.rule.id == rule]

    (finding,) = said(source, speaks)
    assert words in finding.what()
    assert "{" not in finding.what() + finding.way_out()
    assert finding.place == PLACE
    assert said(source, silent) == [] if silent is not None else said("Trời đẹp.", speaks) == []


def test_rows_that_contradict_each_other() -> None:
    """DT32: a form chosen here and forbidden there; two terms of one domain that a reader cannot tell apart."""
    market = concept("cho", "chợ nổi", "floating market", wrong=("market",))
    (one,) = contradictions([market, concept("cho-thuong", "chợ", "market")])
    assert one.rule.id == "DT32"
    assert "“market” được chọn ở “cho-thuong”, bị cấm ở “cho”" in one.what()
    (two,) = contradictions([market, concept("cho-khac", "chợ trên sông", "floating market")])
    assert two.rule.id == "DT32"
    assert "dịch cả “chợ trên sông” và “chợ nổi”" in two.what()
    assert list(contradictions([market, concept("ben", "bến sông", "river quay")])) == []


def findings_on_terms(workspace: MiniWorkspace, language: str) -> list[str]:
    content = read_content(Workspace(workspace.root), workspace.issue)
    check_terms(content, language)
    return [f.rule.id for f in content.findings]


def test_signing_settles_what_only_waited_for_a_person(mini: MiniWorkspace) -> None:
    before = findings_on_terms(mini, "en")
    assert "DT27" in before
    assert "DT30" in before
    review_everything(mini.issue, ("en",))
    assert findings_on_terms(mini, "en") == before
    mini.sign(("en",))
    after = findings_on_terms(mini, "en")
    assert {"DT27", "DT30"} & set(after) == set()
    assert [rule for rule in before if rule in ("DT25", "DT26")] == after


def test_vietnamese_is_not_held_against_the_terms_of_other_languages(mini: MiniWorkspace) -> None:
    assert findings_on_terms(mini, "vi") == []
