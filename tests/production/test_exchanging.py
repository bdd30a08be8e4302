"""What goes out to translators comes back merged: nothing approved is overwritten, and bad files change nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import MiniWorkspace
from tests.production.walk import approve_everything
from ttdn_publish.errors import PublishError
from ttdn_publish.findings import Findings
from ttdn_publish.model.text import plain
from ttdn_publish.production.desk import open_publication
from ttdn_publish.production.exchanging import Taken, receive, send
from ttdn_publish.translation.stored import Claim, StoredSegment

ARTICLE = "content__bulletins__mau__articles__bai-mau.md"
HEADLINE = "The Tien River, a road to the sea"
BETTER = "The Tien River, a road to the open sea"
BY = "Trần Thị Mẫu"


@pytest.fixture
def sent(mini: MiniWorkspace) -> Path:
    """The folder with everything that was sent out for English."""
    return send(mini.issue, "en")[0].parent


def stored(workspace: MiniWorkspace) -> dict[str, StoredSegment]:
    """The English sentences of the issue by their words."""
    content, _ = open_publication(workspace.issue)
    translation = content.library.collections[0].load("en", Findings())
    return {plain(s.target): s for units in translation.files.values() for u in units for s in u.segments if s.target}


def files(workspace: MiniWorkspace) -> dict[str, bytes]:
    """All that is stored in English."""
    return {p.name: p.read_bytes() for p in workspace.root.rglob("editions/en/**/*.xlf")}


def returned(sent: Path, old: str, new: str, name: str = f"{ARTICLE}.xlf") -> Path:
    """The file as a translator sends it back, with ``old`` replaced."""
    path = sent / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    return path


def take(workspace: MiniWorkspace, path: Path) -> Taken:
    (taken,) = receive(workspace.issue, [path], BY)
    return taken


def test_what_was_not_touched_changes_nothing(mini: MiniWorkspace, sent: Path) -> None:
    before = files(mini)
    for path in sorted(sent.glob("*.xlf")):
        taken = take(mini, path)
        assert (taken.taken, taken.raised, taken.findings) == (0, 0, ())
    assert files(mini) == before


def test_new_words_are_taken_with_the_name_of_who_answers_for_them(mini: MiniWorkspace, sent: Path) -> None:
    taken = take(mini, returned(sent, HEADLINE, BETTER))
    assert taken.taken == 1
    segment = stored(mini)[BETTER]
    assert (segment.by, segment.origin) == (BY, "person")


def test_a_claim_above_reviewed_is_lowered(mini: MiniWorkspace, sent: Path) -> None:
    path = returned(sent, 'state="translated"', 'state="final"')
    assert take(mini, path).raised == path.read_text("utf-8").count('state="final"') > 30
    assert {s.claim for s in stored(mini).values()} == {Claim.REVIEWED, Claim.TRANSLATED}


def test_what_is_approved_is_not_overwritten_but_listed(mini: MiniWorkspace) -> None:
    approve_everything(mini.issue, ("en",))
    sent = send(mini.issue, "en")[0].parent
    before = files(mini)
    taken = take(mini, returned(sent, HEADLINE, BETTER))
    assert taken.taken == 0
    assert ["đã được duyệt" in finding.what() for finding in taken.findings] == [True]
    assert files(mini) == before


def test_a_sentence_whose_source_has_changed_meanwhile_is_not_taken(mini: MiniWorkspace, sent: Path) -> None:
    mini.edit("articles/bai-mau.md", "con đường mở ra biển", "con đường lớn mở ra biển")
    taken = take(mini, returned(sent, HEADLINE, BETTER))
    assert ["đã đổi sau khi gửi đi" in finding.what() for finding in taken.findings] == [True]
    assert BETTER not in stored(mini)


def test_a_lost_figure_is_refused_with_its_sentence(mini: MiniWorkspace, sent: Path) -> None:
    path = sent / f"{ARTICLE}.xlf"
    text = path.read_text("utf-8")
    start = text.index("<target", text.index('<ph id="r1"'))
    end = text.index("</target>", start)
    target = text[start:end]
    assert '<ph id="r1"' in target
    cut = target[: target.index("<ph id=")] + target[target.index("/>", target.index("<ph id=")) + 2 :]
    path.write_text(text[:start] + cut + text[end:], "utf-8")
    before = files(mini)
    taken = take(mini, path)
    assert ["thiếu hoặc thừa mã" in finding.what() for finding in taken.findings] == [True]
    assert files(mini) == before


def bad_language(text: str) -> str:
    return text.replace('trgLang="en"', 'trgLang="de"')


def foreign_id(text: str) -> str:
    return text.replace('<unit id="u', '<unit id="x', 1)


def truncated(text: str) -> str:
    return text[: len(text) // 2]


def entities(text: str) -> str:
    head, _, rest = text.partition("?>")
    return f'{head}?><!DOCTYPE x [<!ENTITY a "b">]>{rest}'


def not_a_standard_file(text: str) -> str:
    return text.replace("<source", "<sauce", 1).replace("</source>", "</sauce>", 1)


@pytest.mark.parametrize("spoil", [bad_language, foreign_id, truncated, entities, not_a_standard_file])
def test_a_bad_file_is_refused_and_nothing_changes(
    mini: MiniWorkspace, sent: Path, spoil: Callable[[str], str]
) -> None:
    good = returned(sent, HEADLINE, BETTER)
    bad = sent / "bad.xlf"
    bad.write_text(spoil(good.read_text("utf-8")), "utf-8")
    before = files(mini)
    with pytest.raises(PublishError) as refused:
        receive(mini.issue, [good, bad], BY)  # the good one beside it is not taken either
    assert str(refused.value)
    assert files(mini) == before


def test_it_comes_back_through_xliff_1_2_too(mini: MiniWorkspace) -> None:
    sent = send(mini.issue, "en", "xliff12")[0].parent
    taken = take(mini, returned(sent, HEADLINE, BETTER, f"{ARTICLE}.12.xlf"))
    assert taken.taken == 1
    assert BETTER in stored(mini)


def test_a_memory_fills_an_empty_workspace(mini: MiniWorkspace) -> None:
    from ttdn_publish.production.translating import translate

    memories = [path for path in send(mini.issue, "en", "tmx") if path.suffix == ".tmx"]
    words = set(stored(mini))
    for folder in mini.root.rglob("editions"):
        shutil.rmtree(folder)
    counts = [taken.taken for taken in receive(mini.issue, memories, BY)]
    assert sum(counts) > len(words)
    (done,) = translate(mini.issue, ["en"])
    assert done.missing == 0
    assert set(stored(mini)) == words


def test_a_memory_without_a_language_of_the_issue_is_refused(mini: MiniWorkspace) -> None:
    (path, *_) = [p for p in send(mini.issue, "en", "tmx") if p.suffix == ".tmx"]
    path.write_text(path.read_text("utf-8").replace('xml:lang="en"', 'xml:lang="th"'), "utf-8")
    with pytest.raises(PublishError, match="không có câu nào"):
        receive(mini.issue, [path], BY)
    assert not (mini.root / "glossaries").exists()
