"""Golden cases of editing: what a translation becomes when its source is changed (``identity_cases/*.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from ttdn_publish.findings import Findings, Place
from ttdn_publish.model.text import Blank, Emphasis, Inline, Link, Plain, Strong
from ttdn_publish.readers.inlines import text_reader
from ttdn_publish.translation.identity import align
from ttdn_publish.translation.inlines import Inlines, cut, joined
from ttdn_publish.translation.notation import written
from ttdn_publish.translation.retiring import preserved
from ttdn_publish.translation.similarity import similarity
from ttdn_publish.translation.stored import SUPERSEDED, Claim, Comment, StoredSegment, StoredUnit, Translation
from ttdn_publish.translation.units import SourceFile, SourceUnit

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['title']}")
    for path in sorted((Path(__file__).parent / "identity_cases").glob("*.yaml"))
    for case in yaml.safe_load(path.read_text("utf-8"))
]
_BLANK = re.compile(r"(\{\w+\})")


def inlines(words: str) -> Inlines:
    """What an author's notation says; ``{name}`` is a blank as in ``wording.yaml``."""
    findings = Findings()
    found = text_reader(findings)(words, Place("a.md", 1)).inlines
    assert not len(findings), words
    return joined(part for item in found for part in _blanks(item))


def _blanks(item: Inline) -> Sequence[Inline]:
    if not isinstance(item, Plain):
        return (item,)
    return [Blank(part[1:-1]) if part.startswith("{") else Plain(part) for part in _BLANK.split(item.text)]


def segment(said: Mapping[str, Any], gap: str = "") -> StoredSegment:
    return StoredSegment(
        inlines(said["vi"]),
        gap,
        inlines(said["en"]) if "en" in said else None,
        Claim(said.get("claim", "initial")),
        inlines(said["was"]) if "was" in said else None,
    )


def unit(said: Mapping[str, Any]) -> StoredUnit:
    sentences = said["sentences"]
    parts = [segment(s, " " if n < len(sentences) else "") for n, s in enumerate(sentences, 1)]
    return StoredUnit(said["id"], tuple(parts), said.get("role", ""), said.get("key", ""))


def source(name: str, blocks: Sequence[Any]) -> SourceFile:
    """A source file; a block is its words, or a mapping with ``text`` and what else is known of it."""
    described = [block if isinstance(block, dict) else {"text": block} for block in blocks]
    return SourceFile(
        name, tuple(SourceUnit(inlines(b["text"]), b.get("role", ""), b.get("key", "")) for b in described)
    )


def told(one: StoredSegment, role: str = "") -> dict[str, str]:
    """A sentence in the form of the cases."""
    said = {"vi": written(one.source)}
    if one.target is not None:
        said |= {"en": written(one.target), "claim": str(one.claim)}
    if one.was is not None:
        said["was"] = written(one.was)
    return said | ({"role": role} if role else {})


@pytest.mark.parametrize("case", CASES)
def test_case(case: Mapping[str, Any]) -> None:
    retired = [StoredUnit(f"r{n}", (segment(s),), s.get("role", "")) for n, s in enumerate(case.get("retired", ()), 1)]
    stored = Translation("en", {n: tuple(map(unit, us)) for n, us in case["stored"].items()}, tuple(retired))
    known = {u["id"] for units in case["stored"].values() for u in units}
    files: list[SourceFile] = []
    for edit in case["edits"]:
        files = [source(name, blocks) for name, blocks in edit.items()]
        stored = align(files, stored)
        assert align(files, stored) == stored, "aligning twice changes nothing"
    assert {
        name: [
            {"id": u.id if u.id in known else "new", "sentences": [told(s) for s in u.segments]}
            for u in stored.files[name]
        ]
        for name in stored.files
    } == {
        name: [{"id": u["id"], "sentences": u["sentences"]} for u in units] for name, units in case["expected"].items()
    }
    assert [told(s, u.role) for u in stored.retired for s in u.segments] == case.get("expected_retired", [])
    assert [(u.key, u.role) for units in stored.files.values() for u in units] == [
        (u.key, u.role) for file in files for u in file.units
    ]
    ids = [u.id for units in (*stored.files.values(), stored.retired) for u in units]
    assert len(ids) == len(set(ids))


# ---- ids ----


def words(
    text: str, target: str | None = None, claim: Claim = Claim.REVIEWED, gap: str = "", **more: Any
) -> StoredSegment:
    return StoredSegment((Plain(text),), gap, (Plain(target),) if target else None, claim, **more)


def test_new_units_take_the_ids_of_another_language_and_only_new_units_ask_for_them() -> None:
    asked: list[tuple[str, int]] = []

    class Names(dict[tuple[str, int], str]):
        def get(self, key: tuple[str, int], default: Any = None) -> Any:
            asked.append(key)
            return {("a.md", 1): "theirs"}.get(key, default)

    before = Translation("en", {"a.md": (StoredUnit("p1", (words("Gạo đi đường sông.", "Rice."),)),)})
    after = align([source("a.md", ["Gạo đi đường sông.", "Hoàn toàn khác hẳn."])], before, names=Names())
    assert [u.id for u in after.files["a.md"]] == ["p1", "theirs"]
    assert asked == [("a.md", 1)]


def test_an_id_that_is_taken_is_not_given_again() -> None:
    before = Translation("en", {"a.md": (StoredUnit("p1", (words("Gạo đi đường sông.", "Rice."),)),)})
    files = [
        source("a.md", ["Gạo đi đường sông.", "Xem trang sau.", "Xem trang sau."]),
        source("b.md", ["Xem trang sau."]),
    ]
    after = align(files, before, names={("a.md", 1): "p1", ("b.md", 0): "p1"})
    ids = [u.id for units in after.files.values() for u in units]
    assert ids[0] == "p1"
    assert len(set(ids)) == 4
    assert all(re.fullmatch(r"u[0-9a-f]{8}(-\d)?", one) for one in ids[1:])


def test_an_id_of_a_later_or_a_retired_unit_is_not_given_to_a_new_one() -> None:
    living, gone = StoredUnit("p1", (words("Gạo đi đường sông.", "Rice."),)), StoredUnit("r1", (words("Hết.", "End."),))
    before = Translation("en", {"a.md": (living,)}, (gone,))
    files = [source("a.md", ["Hoàn toàn khác hẳn.", "Xem trang sau.", "Gạo đi đường sông."])]
    after = align(files, before, names={("a.md", 0): "p1", ("a.md", 1): "r1"})
    assert [u.id for u in after.files["a.md"]][2] == "p1"
    assert not {u.id for u in after.files["a.md"][:2]} & {"p1", "r1"}


def test_ids_of_new_units_differ_between_files_and_collections() -> None:
    """An id names one unit of an issue, its registers and its wording together."""
    files = [source(name, ["Xem trang sau."]) for name in ("content/bulletins/mau/issue.yaml", "content/people.yaml")]
    one, other = (align([file], Translation("en")).files[file.name][0].id for file in files)
    assert one != other


def test_of_two_equal_retired_units_the_latest_comes_back_and_a_superseded_one_never() -> None:
    said = "Gạo đi đường sông."
    retired = tuple(
        StoredUnit(f"r{n}", (words(said, f"Rice {n}."),), role) for n, role in ((1, ""), (2, ""), (3, SUPERSEDED))
    )
    after = align([source("a.md", [said])], Translation("en", {}, retired))
    assert [(u.id, u.segments[0].target) for u in after.files["a.md"]] == [("r2", (Plain("Rice 2."),))]
    assert [u.id for u in after.retired] == ["r1", "r3"]
    superseded = align([source("a.md", [said])], Translation("en", {}, retired[2:]))
    assert [u.id for u in superseded.retired] == ["r3"]
    assert superseded.files["a.md"][0].segments[0].target is None


def test_ids_do_not_depend_on_the_language() -> None:
    files = [source("a.md", ["Xem trang sau.", "Gạo đi đường sông.", "Xem trang sau."])]
    made = [align(files, Translation(language)) for language in ("en", "fr")]
    assert made[0].files == made[1].files


def test_a_stored_file_with_one_id_twice_is_mended() -> None:
    """Two people pasted one unit into two files by hand."""
    pasted = StoredUnit("p1", (words("Gạo đi đường sông.", "Rice."),), comments=(Comment("xem lại"),))
    before = Translation("en", {"a.md": (pasted,), "b.md": (pasted,)}, (pasted,))
    after = align([source("a.md", ["Gạo đi đường sông."]), source("b.md", ["Gạo đi đường sông."])], before)
    ids = [u.id for units in (*after.files.values(), after.retired) for u in units]
    assert ids[0] == "p1"
    assert len(set(ids)) == len(ids)
    assert [u.comments for units in after.files.values() for u in units] == [pasted.comments] * 2
    assert all(s.pair == pasted.segments[0].pair for s in after.segments())


def test_a_piece_that_a_living_unit_lost_is_retired_under_an_id_of_its_own() -> None:
    unit_ = StoredUnit("p1", (words("Gạo đi đường sông.", "Rice.", gap=" "), words("Hết.", "End.")))
    one = align([source("a.md", ["Gạo đi đường sông."])], Translation("en", {"a.md": (unit_,)}))
    assert [u.id for u in one.files["a.md"]] == ["p1"]
    assert [u.id for u in one.retired] != ["p1"]
    again = align([source("a.md", ["Gạo đi đường sông.", "Hết."])], one)
    assert [(u.id, [s.target for s in u.segments]) for u in again.files["a.md"]] == [
        ("p1", [(Plain("Rice."),)]),
        (one.retired[0].id, [(Plain("End."),)]),
    ]
    assert again.retired == ()


# ---- what is kept with a sentence ----


def test_everything_said_of_a_sentence_stays_with_it_and_a_dismissal_ends_with_the_next_change() -> None:
    said: dict[str, Any] = {"origin": "memory", "by": "Người Mẫu", "at": "2018-03-01T08:00:00+07:00"}
    first = words("Cảng đón mười tàu trong tháng ba.", "Ten ships.", dismissed="Người Mẫu", **said)
    stored = Translation("en", {"a.md": (StoredUnit("p1", (first,), comments=(Comment("hỏi lại cảng"),)),)})
    same = align([source("a.md", ["Cảng đón mười tàu trong tháng ba."])], stored)
    assert same.files["a.md"][0].segments == (first,)
    changed = align([source("a.md", ["Cảng đón mười hai tàu trong tháng ba."])], stored).files["a.md"][0]
    assert changed.comments == (Comment("hỏi lại cảng"),)
    (now,) = changed.segments
    assert now.outdated
    assert now.dismissed == ""
    assert {"origin": now.origin, "by": now.by, "at": now.at} == said


def test_an_unchanged_unit_keeps_the_cut_it_is_stored_with() -> None:
    """A translator joined two sentences into one segment; only the address of its link changes with the author's."""
    said = "Xem [giá](https://vi-du.vn/cu). Rồi gọi cho chúng tôi."
    whole = StoredSegment(
        inlines(said), "", inlines("Call us after seeing the [prices](https://vi-du.vn/cu)."), Claim.REVIEWED
    )
    stored = Translation("en", {"a.md": (StoredUnit("p1", (whole,)),)})
    assert len(cut(inlines(said), "vi")) == 2
    (after,) = align([source("a.md", [said.replace("/cu", "/moi")])], stored).files["a.md"]
    assert [told(s) for s in after.segments] == [
        {
            "vi": "Xem [giá](https://vi-du.vn/moi). Rồi gọi cho chúng tôi.",
            "en": "Call us after seeing the [prices](https://vi-du.vn/moi).",
            "claim": "reviewed",
        }
    ]
    assert after.segments[0].pair == whole.pair


def test_an_address_that_only_the_translation_has_stays() -> None:
    said = StoredSegment(
        inlines("Xem [giá](https://vi-du.vn/gia)."),
        "",
        inlines("See [prices](https://vi-du.vn/en/prices)."),
        Claim.REVIEWED,
    )
    stored = Translation("en", {"a.md": (StoredUnit("p1", (said,)),)})
    (after,) = align([source("a.md", ["Xem [giá](https://vi-du.vn/gia-moi)."])], stored).files["a.md"]
    assert told(after.segments[0])["en"] == "See [prices](https://vi-du.vn/en/prices)."


def test_a_sentence_without_words_takes_them_from_the_same_sentence_that_lost_its_place() -> None:
    stored = Translation(
        "en",
        {
            "a.md": (StoredUnit("p1", (words("Xem trang sau."),)),),
            "b.md": (StoredUnit("p2", (words("Xem trang sau.", "See overleaf."),)),),
        },
    )
    after = align([source("a.md", ["Xem trang sau."]), source("c.md", ["Hoàn toàn khác hẳn."])], stored)
    assert [told(s) for s in after.files["a.md"][0].segments] == [
        {"vi": "Xem trang sau.", "en": "See overleaf.", "claim": "reviewed"}
    ]
    assert after.retired == ()


def test_a_change_below_sixty_percent_is_another_sentence() -> None:
    old, near, far = "Chợ nổi họp từ năm giờ sáng.", "Chợ nổi họp từ bốn giờ chiều.", "Người giữ lửa lò gốm."
    assert similarity(old, near) >= 60 > similarity(old, far)
    stored = Translation("en", {"a.md": (StoredUnit("p1", (words(old, "The market meets at five."),)),)})
    assert align([source("a.md", [near])], stored).files["a.md"][0].segments[0].outdated
    assert align([source("a.md", [far])], stored).files["a.md"][0].segments[0].target is None


# ---- retiring ----


def test_what_is_retired_does_not_grow_when_a_text_comes_and_goes() -> None:
    stored = Translation(
        "en",
        {
            "a.md": (
                StoredUnit("p1", (words("Gạo đi đường sông.", "Rice goes by river."),)),
                StoredUnit("p2", (words("Cảng đón mười tàu trong tháng ba.", "Ten ships."),)),
            )
        },
    )
    sizes = []
    for turn in range(40):
        blocks = [
            ["Cảng đón mười tàu trong tháng ba.", "Gạo đi đường sông."],
            [f"Cảng đón {turn} tàu trong tháng ba."],
            ["Hoàn toàn khác hẳn."],
            ["Hoàn toàn khác hẳn.", "Gạo đi đường sông. Cảng đón mười tàu trong tháng ba."],
        ][turn % 4]
        stored = align([source("a.md", blocks)], stored)
        sizes.append(sum(len(u.segments) for u in stored.retired))
    assert max(sizes) == 2
    assert {s.pair for s in stored.segments() if s.pair} == {
        words("Gạo đi đường sông.", "Rice goes by river.").pair,
        words("Cảng đón mười tàu trong tháng ba.", "Ten ships.").pair,
    }


def test_reviewed_words_that_are_replaced_are_preserved_and_drafts_are_not() -> None:
    before = Translation(
        "en",
        {
            "a.md": (
                StoredUnit("p1", (words("Gạo đi đường sông.", "Rice swims."),)),
                StoredUnit("p2", (words("Hết.", "Over.", Claim.TRANSLATED),)),
                StoredUnit("p3", (words("Cảng đông.", "Port busy.", was=(Plain("Cảng rất đông."),)),)),
            )
        },
    )
    after = Translation(
        "en",
        {
            "a.md": (
                StoredUnit("p1", (words("Gạo đi đường sông.", "Rice goes by river."),)),
                StoredUnit("p2", (words("Hết.", "End."),)),
                StoredUnit("p3", (words("Cảng đông.", "The port is busy."),)),
            )
        },
    )
    kept = preserved(before, after)
    assert kept.files == after.files
    assert [told(s, u.role) for u in kept.retired for s in u.segments] == [
        {"vi": "Gạo đi đường sông.", "en": "Rice swims.", "claim": "reviewed", "role": "superseded"},
        {"vi": "Cảng đông.", "en": "Port busy.", "claim": "reviewed", "was": "Cảng rất đông."},
    ]
    assert preserved(before, kept) == kept


def test_a_retired_copy_of_words_that_are_then_replaced_does_not_come_back() -> None:
    """Two equal paragraphs; one is deleted, the words of the other are corrected, the first is put in again."""
    wrong = words("Hết giờ thì tan chợ.", "The market melts.")
    stored = Translation("en", {"a.md": (StoredUnit("p1", (wrong,)), StoredUnit("p2", (wrong,)))})
    one = align([source("a.md", ["Hết giờ thì tan chợ."])], stored)
    (living,) = one.files["a.md"]
    right = words("Hết giờ thì tan chợ.", "The market closes.")
    corrected = preserved(one, Translation("en", {"a.md": (StoredUnit(living.id, (right,)),)}, one.retired))
    again = align([source("a.md", ["Hết giờ thì tan chợ.", "Hết giờ thì tan chợ."])], corrected)
    assert {s.target for u in again.files["a.md"] for s in u.segments} == {right.target, None}
    assert [(u.role, s.pair) for u in again.retired for s in u.segments] == [("superseded", wrong.pair)]


def test_links_inside_emphasis_are_links() -> None:
    said = StoredSegment(
        (Strong((Link("https://vi-du.vn/cu", (Plain("Giá"),)),)), Plain(" hôm nay")),
        "",
        (Emphasis((Link("https://vi-du.vn/cu", (Plain("Prices"),)),)), Plain(" today")),
        Claim.REVIEWED,
    )
    stored = Translation("en", {"a.md": (StoredUnit("p1", (said,)),)})
    (after,) = align([source("a.md", ["**[Giá](https://vi-du.vn/moi)** hôm nay"])], stored).files["a.md"]
    assert told(after.segments[0])["en"] == "*[Prices](https://vi-du.vn/moi)* today"
