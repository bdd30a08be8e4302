"""Signing off on files: what a signature holds for, and what takes it away again."""

from __future__ import annotations

import dataclasses
import json
import shutil
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SIGNED_AT, MiniWorkspace, make_unsigned
from tests.production.walk import review_everything
from ttdn_publish.errors import ContentError, EnvironmentProblem, SecrecyStop
from ttdn_publish.model.edition import Edition
from ttdn_publish.model.text import Sentence, State, plain
from ttdn_publish.model.walk import texts
from ttdn_publish.production.approving import SignedOff, approve
from ttdn_publish.production.building import Order, build
from ttdn_publish.production.content import edition_of
from ttdn_publish.production.desk import open_publication
from ttdn_publish.records.approvals import Approval, read_approvals

ARTICLE, BLOCKS = "articles/bai-mau.md", "articles/khoi-mau.md"
FIRST, SECOND = "nguyen-van-mau", "tran-thi-mau"
SPOKEN = "Tiếng máy nổ giòn, mùi bánh nóng"
PARAGRAPH = "Đọc thành tiếng là cách rẻ nhất"


@pytest.fixture
def fresh(tmp_path: Path) -> MiniWorkspace:
    """The mini issue, signed by nobody."""
    return make_unsigned(tmp_path / "ws")


@pytest.fixture(scope="module")
def read_in_english(tmp_path_factory: pytest.TempPathFactory) -> MiniWorkspace:
    """The mini issue in which somebody has read all of the English; tests copy it."""
    workspace = make_unsigned(tmp_path_factory.mktemp("read") / "ws")
    review_everything(workspace.issue, ("en",))
    return workspace


@pytest.fixture
def english(read_in_english: MiniWorkspace, tmp_path: Path) -> MiniWorkspace:
    shutil.copytree(read_in_english.root, tmp_path / "ws")
    return MiniWorkspace(tmp_path / "ws")


def sign(workspace: MiniWorkspace, person: str = FIRST, *languages: str, **scope: Sequence[str]) -> list[SignedOff]:
    return approve(workspace.issue, languages or ("vi",), person, moment=SIGNED_AT, **scope)


def edition(workspace: MiniWorkspace, language: str = "vi") -> Edition:
    content, _ = open_publication(workspace.issue)
    return edition_of(content, language)


def sentences(workspace: MiniWorkspace, language: str = "vi") -> list[tuple[str, Sentence]]:
    """Every sentence of the issue with the file that it stands in."""
    return [(text.at.file, s) for text in texts(edition(workspace, language).issue) for s in text.sentences]


def unsigned(workspace: MiniWorkspace, language: str = "vi") -> list[str]:
    """The words of the sentences that are not approved."""
    return [plain(s.children) for _, s in sentences(workspace, language) if s.status.state is not State.APPROVED]


def changed(workspace: MiniWorkspace, language: str = "vi") -> list[str]:
    """What ``ttdn check`` says was changed after it was signed."""
    return [finding.what() for finding in edition(workspace, language).findings if finding.rule.id == "DT03"]


def ledger(workspace: MiniWorkspace) -> tuple[Approval, ...]:
    found = read_approvals(workspace.records.parent)
    assert found.broken is None
    return found.entries


def the(workspace: MiniWorkspace, words: str, language: str = "vi") -> Sentence:
    """The sentence that begins with ``words``."""
    return next(s for _, s in sentences(workspace, language) if plain(s.children).startswith(words))


def set_two_people(workspace: MiniWorkspace, *roles: str) -> None:
    path = workspace.root / "content" / "settings.yaml"
    path.write_text(f"approval:\n  two_people: [{', '.join(roles)}]\n", "utf-8")


def edit_content(workspace: MiniWorkspace, name: str, old: str, new: str) -> None:
    path = workspace.root / "content" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


# ---- signing ----


def test_nothing_is_approved_until_somebody_signs(fresh: MiniWorkspace) -> None:
    assert edition(fresh).draft
    assert {s.status.state for _, s in sentences(fresh)} == {State.SOURCE}
    assert changed(fresh) == []


def test_a_signed_issue_is_approved_in_every_sentence(fresh: MiniWorkspace) -> None:
    (done,) = sign(fresh)
    assert (done.language, done.lines, done.waiting) == ("vi", 3, 0)
    assert {(s.status.state, s.status.by) for _, s in sentences(fresh)} == {(State.APPROVED, "Nguyễn Văn Mẫu")}
    made = edition(fresh)
    assert not made.draft
    assert {text.state for text in made.wording.values()} == {State.APPROVED}
    assert made.findings == ()


def test_the_ledger_says_who_in_which_office_of_that_day(fresh: MiniWorkspace) -> None:
    sign(fresh)
    approve(fresh.issue, ("vi",), SECOND, moment=datetime.fromisoformat("2026-01-05T09:00:00+07:00"))
    made = ledger(fresh)
    assert [(a.person, a.office, a.at, a.sample) for a in made[::3]] == [
        ("Nguyễn Văn Mẫu", "Giám đốc Sở Ngoại vụ", "2018-03-29T16:00:00+07:00", True),
        ("Trần Thị Mẫu", "", "2026-01-05T09:00:00+07:00", True),
    ]
    assert {a.publication for a in made} == {"content/bulletins/mau", "content", "templates/bulletin"}
    assert {(a.scope, a.name, a.language) for a in made} == {("issue", "mau", "vi")}


def test_signing_again_adds_nothing(fresh: MiniWorkspace) -> None:
    first = sign(fresh)
    before = fresh.records.read_bytes()
    (again,) = sign(fresh)
    assert (again.sentences, again.lines) == (first[0].sentences, 0)
    assert fresh.records.read_bytes() == before


def test_a_path_from_where_one_stands_is_the_same_issue(fresh: MiniWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(fresh.root / "content")
    approve(Path("bulletins/mau"), ("vi",), FIRST, moment=SIGNED_AT)
    assert unsigned(fresh) == []


def test_a_person_is_known_by_code_or_by_name(fresh: MiniWorkspace) -> None:
    sign(fresh, "Lê Văn Mẫu")
    assert {a.person for a in ledger(fresh)} == {"Lê Văn Mẫu"}


@pytest.mark.parametrize("person", ["khong-ai", "Người Lạ", ""])
def test_only_people_on_record_sign(fresh: MiniWorkspace, person: str) -> None:
    with pytest.raises(ContentError, match=f"“{person}” không có trong content/people.yaml"):
        sign(fresh, person)
    assert not fresh.records.exists()


# ---- scopes ----


def test_an_article_is_signed_with_its_figures_and_nothing_else_is(fresh: MiniWorkspace) -> None:
    (done,) = sign(fresh, articles=["bai-mau"])
    assert done.sentences > 30
    mine = [s for file, s in sentences(fresh) if file.endswith(ARTICLE)]
    assert {s.status.state for s in mine} == {State.APPROVED}
    seen = {plain(s.children) for s in mine}
    others = [s for file, s in sentences(fresh) if not file.endswith(ARTICLE)]
    # The same words elsewhere (the headline on the cover) were seen; nothing else was.
    assert {plain(s.children) in seen for s in others if s.status.state is State.APPROVED} == {True}
    assert {plain(s.children) in seen for s in others if s.status.state is State.SOURCE} == {False}
    assert edition(fresh).draft
    assert [(a.scope, a.name) for a in ledger(fresh)] == [("article", "bai-mau")]
    fresh.edit(ARTICLE, "{date: 1849,", "{date: 1850,")
    assert changed(fresh) == ["Số liệu, ngày tháng, hình ảnh hoặc tên cơ quan đã đổi sau khi duyệt."]


def test_articles_and_the_rest_make_a_whole(fresh: MiniWorkspace) -> None:
    sign(fresh, articles=["bai-mau", "khoi-mau"])
    assert edition(fresh).draft
    sign(fresh, SECOND)
    assert not edition(fresh).draft
    assert the(fresh, SPOKEN).status.by == "Trần Thị Mẫu"


def test_single_texts_are_signed(fresh: MiniWorkspace) -> None:
    unit = next(t.unit for t in texts(edition(fresh).issue) if t.plain.startswith("Trời chưa sáng hẳn"))
    (done,) = sign(fresh, units=[unit])
    assert done.sentences == 3
    approved = [plain(s.children) for _, s in sentences(fresh) if s.status.state is State.APPROVED]
    assert [words.split(",")[0] for words in approved] == [
        "Trời chưa sáng hẳn",
        "Tiếng máy nổ giòn",
        "Con sông là đường đi",
    ]
    assert [(a.scope, a.name) for a in ledger(fresh)] == [("text", unit)]


@pytest.mark.parametrize(
    ("scope", "words"),
    [({"articles": ["bai-la"]}, "Không có bài “bai-la”"), ({"units": ["u0"]}, "Không có đơn vị “u0”")],
)
def test_what_is_not_there_cannot_be_signed(fresh: MiniWorkspace, scope: dict[str, Any], words: str) -> None:
    with pytest.raises(ContentError, match=words):
        sign(fresh, **scope)
    assert not fresh.records.exists()


# ---- refused ----


def test_a_language_that_cannot_be_signed_keeps_the_others_unsigned(fresh: MiniWorkspace) -> None:
    with pytest.raises(ContentError, match="Chưa ký"):
        sign(fresh, FIRST, "vi", "en")
    assert not fresh.records.exists()


def test_content_that_cannot_be_read_is_not_signed(fresh: MiniWorkspace) -> None:
    fresh.edit(ARTICLE, "headline: ", "headlin: ")
    with pytest.raises(ContentError, match="Nội dung còn lỗi") as caught:
        sign(fresh)
    assert "BT02" in {finding.rule.id for finding in caught.value.findings}
    assert not fresh.records.exists()


def test_an_issue_that_is_no_issue_is_not_signed(fresh: MiniWorkspace) -> None:
    (fresh.issue / "issue.yaml").write_text("title: [\n", "utf-8")
    with pytest.raises(ContentError, match="không đọc được"):
        sign(fresh)


def test_a_secret_stops_signing(fresh: MiniWorkspace) -> None:
    fresh.edit(ARTICLE, "classification: cong_khai", "classification: mat")
    with pytest.raises(SecrecyStop):
        sign(fresh)
    assert not fresh.records.exists()


def test_a_ledger_that_was_tampered_with_takes_no_more_signatures(mini: MiniWorkspace) -> None:
    mini.records.write_text(mini.records.read_text("utf-8").replace("Nguyễn Văn Mẫu", "Lê Văn Mẫu", 1), "utf-8")
    before = mini.records.read_bytes()
    assert edition(mini).draft
    with pytest.raises((ContentError, EnvironmentProblem)):
        sign(mini, SECOND)
    assert mini.records.read_bytes() == before


# ---- what is changed later shows ----


def test_a_changed_sentence_has_lost_its_signature_and_the_others_have_not(mini: MiniWorkspace) -> None:
    mini.edit(ARTICLE, "Tiếng máy nổ giòn", "Tiếng máy nổ rền")
    (words,) = unsigned(mini)
    assert words.startswith("Tiếng máy nổ rền")
    assert the(mini, "Tiếng máy nổ rền").status.changed
    assert len(changed(mini)) == 1
    assert edition(mini).draft
    mini.sign()
    assert (unsigned(mini), changed(mini), edition(mini).draft) == ([], [], False)


def change_indicator(workspace: MiniWorkspace) -> None:
    edit_content(workspace, "indicators/du-lich-thi-truong.csv", ",120,km,", ",121,km,")


def change_name_of_a_body(workspace: MiniWorkspace) -> None:
    edit_content(workspace, "organisations.yaml", "vi: Sở Ngoại vụ tỉnh Tiền Giang,", "vi: Sở Ngoại vụ Tiền Giang,")


def change_office_of_a_person(workspace: MiniWorkspace) -> None:
    edit_content(workspace, "people.yaml", "title: Giám đốc Sở Ngoại vụ", "title: Phụ trách Sở Ngoại vụ")


@pytest.mark.parametrize(
    ("change", "begins"),
    [
        (change_indicator, "Tiền Giang trải dọc bờ bắc sông Tiền khoảng 121"),
        (change_name_of_a_body, "Bài này do Sở Ngoại vụ Tiền Giang giữ"),
        (change_office_of_a_person, "Bài này do Sở Ngoại vụ tỉnh Tiền Giang giữ"),
    ],
)
def test_a_signature_holds_for_the_values_that_were_seen(
    mini: MiniWorkspace, change: Callable[[MiniWorkspace], None], begins: str
) -> None:
    """Not a letter of the article has changed; what the page says has."""
    change(mini)
    (words,) = unsigned(mini)
    assert words.startswith(begins)
    assert [said for said in changed(mini) if not said.startswith("Số liệu")] == [
        f"Câu đã sửa sau khi duyệt: “{words[:60]}”."
    ]
    assert edition(mini).draft


def test_a_translation_loses_its_signature_with_the_value_too(english: MiniWorkspace) -> None:
    sign(english, FIRST, "vi", "en")
    assert unsigned(english, "en") == []
    change_indicator(english)
    (words,) = unsigned(english, "en")
    assert words.startswith("Tien Giang runs some 121")
    assert the(english, "Tien Giang runs some 121", "en").status == dataclasses.replace(
        the(english, "Tien Giang runs some 121", "en").status, state=State.REVIEWED, changed=True
    )


def test_a_changed_translation_has_to_be_signed_again(english: MiniWorkspace) -> None:
    sign(english, FIRST, "vi", "en")
    english.edit(f"editions/en/{ARTICLE}.xlf", "<target>Sample article</target>", "<target>An article</target>")
    assert unsigned(english, "en") == ["An article"]
    assert the(english, "An article", "en").status.changed
    assert unsigned(english) == []


def test_when_the_source_changes_translations_are_outdated_however_well_signed(english: MiniWorkspace) -> None:
    sign(english, FIRST, "vi", "en")
    english.edit(ARTICLE, "Tiếng máy nổ giòn", "Tiếng máy nổ rền")
    (outdated,) = [s for _, s in sentences(english, "en") if s.status.state is not State.APPROVED]
    assert outdated.status.state is State.OUTDATED


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("data/gia.csv", "Tháng 2,24", "Tháng 2,25"),
        (BLOCKS, "[Trong nước, 120, 150]", "[Trong nước, 150, 120]"),
        (BLOCKS, "date: 2018-04-09", "date: 2018-04-10"),
        (ARTICLE, "{date: 1849,", "{date: 1850,"),
        (ARTICLE, "file: mau-song.jpg", "file: mau-cho.jpg"),
        ("issue.yaml", "print_run: 300", "print_run: 400"),
        ("issue.yaml", "date: 2018-01-02", "date: 2018-01-03"),
    ],
    ids=["chart", "table", "calendar", "timeline", "picture", "print run", "licence"],
)
def test_figures_dates_and_pictures_are_signed_too(mini: MiniWorkspace, file: str, old: str, new: str) -> None:
    mini.edit(file, old, new)
    assert unsigned(mini) == []
    assert changed(mini) == ["Số liệu, ngày tháng, hình ảnh hoặc tên cơ quan đã đổi sau khi duyệt."]
    assert edition(mini).draft
    mini.sign()
    assert (changed(mini), edition(mini).draft) == ([], False)


def test_a_paragraph_that_moves_to_another_article_keeps_its_signature(mini: MiniWorkspace) -> None:
    path = mini.issue / ARTICLE
    whole = next(part for part in path.read_text("utf-8").split("\n\n") if part.startswith(PARAGRAPH))
    mini.edit(ARTICLE, f"{whole}\n\n", "")
    mini.edit(BLOCKS, "::: lịch:", f"{whole}\n\n::: lịch:")
    moved = next((file, s) for file, s in sentences(mini) if plain(s.children).startswith(PARAGRAPH))
    assert moved[0].endswith(BLOCKS)
    assert moved[1].status.state is State.APPROVED
    assert (unsigned(mini), changed(mini), edition(mini).draft) == ([], [], False)


def test_a_moved_translation_keeps_its_signature(english: MiniWorkspace) -> None:
    sign(english, FIRST, "vi", "en")
    test_a_paragraph_that_moves_to_another_article_keeps_its_signature(english)
    assert unsigned(english, "en") == []


def test_an_issue_with_an_article_that_stays_behind_can_be_finished(fresh: MiniWorkspace) -> None:
    """The line on the cover that leads to it stays behind as well; that changes nothing for whoever signed the cover."""
    path = fresh.issue / "articles" / "noi-bo.md"
    path.write_text(
        "---\nheadline: Nội bộ\nunit: so-ngoai-vu\nclassification: noi_bo\n---\n\nChuyện trong nhà.\n", "utf-8"
    )
    fresh.edit("issue.yaml", "articles: [bai-mau]", "articles: [bai-mau, noi-bo]")
    fresh.edit(
        "issue.yaml", "article: khoi-mau}", "article: khoi-mau}\n    - {text: Chuyện trong nhà, article: noi-bo}"
    )
    fresh.sign()
    made = edition(fresh)
    assert [finding.rule.id for finding in made.findings] == ["BT24"]
    assert set(made.withheld) == {"noi-bo"}
    assert not made.draft


# ---- two people ----


def test_texts_that_two_people_must_sign_wait_for_the_second(fresh: MiniWorkspace) -> None:
    set_two_people(fresh, "article.headline", "cover-line.text")
    (first,) = sign(fresh)
    waiting = {"Sông Tiền, con đường mở ra biển", "Một trang đủ kiểu trình bày"}
    assert set(unsigned(fresh)) == waiting
    assert first.waiting == len(unsigned(fresh)) == 4  # each stands on the cover as well
    assert edition(fresh).draft
    assert changed(fresh) == []
    (second,) = sign(fresh, SECOND)
    assert second.waiting == 0
    assert (unsigned(fresh), edition(fresh).draft) == ([], False)
    assert the(fresh, "Sông Tiền, con đường").status.by == "Trần Thị Mẫu"


def test_one_person_is_not_two_people(fresh: MiniWorkspace) -> None:
    set_two_people(fresh, "article.headline")
    sign(fresh)
    for name in (FIRST, "Nguyễn Văn Mẫu"):
        approve(fresh.issue, ("vi",), name, moment=datetime.fromisoformat("2018-03-30T08:00:00+07:00"))
    assert len(ledger(fresh)) == 3
    assert len(unsigned(fresh)) == 2


def test_both_must_have_seen_the_same_words(fresh: MiniWorkspace) -> None:
    set_two_people(fresh, "article.headline")
    sign(fresh)
    fresh.edit(ARTICLE, "headline: Sông Tiền, con đường", "headline: Sông Tiền, ngả đường")
    sign(fresh, SECOND)
    assert unsigned(fresh) == ["Sông Tiền, ngả đường mở ra biển"]
    sign(fresh)
    assert unsigned(fresh) == []


def test_two_people_hold_for_translations_as_well(english: MiniWorkspace) -> None:
    set_two_people(english, "article.headline")
    sign(english, FIRST, "vi", "en")
    waiting = [s.status for _, s in sentences(english, "en") if s.status.state is not State.APPROVED]
    assert [status.state for status in waiting] == [State.REVIEWED] * 2
    sign(english, SECOND, "en", articles=["bai-mau", "khoi-mau"])
    assert unsigned(english, "en") == []
    assert len(unsigned(english, "vi")) == 2


def test_when_the_rule_comes_later_the_second_person_is_missed_then(mini: MiniWorkspace) -> None:
    assert unsigned(mini) == []
    set_two_people(mini, "article.headline")
    assert len(unsigned(mini)) == 2


# ---- on the page ----


def test_the_page_follows_the_signature(buildable: MiniWorkspace) -> None:
    """Changed: a draft and nothing to print. Signed again: both, and the sidecar says who."""
    buildable.edit(ARTICLE, "Tiếng máy nổ giòn", "Tiếng máy nổ rền")
    report = build(Order(buildable.root, buildable.issue))
    assert [path.name for path in report.results] == ["mau-vi-draft-screen.pdf"]
    assert states_beside(report.results[0]) == {"approved", "source"}
    buildable.sign()
    report = build(Order(buildable.root, buildable.issue))
    assert [path.name for path in report.results] == ["mau-vi-screen.pdf", "mau-vi-print.pdf"]
    assert states_beside(report.results[1]) == {"approved"}
    assert report.findings == ()


def states_beside(path: Path) -> set[str]:
    told = json.loads(path.with_suffix(".json").read_text("utf-8"))
    return {unit["state"] for page in told["pages"] for unit in page["units"]}


def test_another_picture_under_the_same_name_takes_the_signature_away(mini: MiniWorkspace) -> None:
    pictures = mini.issue / "pictures"
    (pictures / "mau-song.jpg").write_bytes((pictures / "mau-cho.jpg").read_bytes())
    made = edition(mini)
    assert made.draft
    assert [f.place.file.rpartition("/")[2] for f in made.findings if f.rule.id == "DT03"] == ["bai-mau.md"]


@pytest.mark.parametrize(
    ("old", "new"),
    [("0273 397 1223", "0273 397 1224"), ("Sở Ngoại vụ tỉnh Tiền Giang", "Sở Ngoại giao tỉnh Tiền Giang")],
    ids=["telephone", "name"],
)
def test_what_a_page_takes_from_the_registers_is_signed_too(mini: MiniWorkspace, old: str, new: str) -> None:
    edit_content(mini, "organisations.yaml", old, new)
    made = edition(mini)
    assert made.draft
    assert "DT03" in {finding.rule.id for finding in made.findings}


def test_a_name_in_another_language_takes_no_signature_away(mini: MiniWorkspace) -> None:
    edit_content(
        mini, "organisations.yaml", "en: Tien Giang Department of Foreign Affairs", "en: Department of Tien Giang"
    )
    assert not edition(mini).draft
