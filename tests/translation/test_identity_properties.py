"""Random editing: no approved translation is ever lost, none is ever attached to other words."""

from __future__ import annotations

import dataclasses
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from ttdn_publish.findings import Findings
from ttdn_publish.model.text import (
    Emphasis,
    FootnoteMark,
    Inline,
    LineBreak,
    Link,
    NoBreakSpace,
    Plain,
    Reference,
    Strong,
)
from ttdn_publish.translation.identity import align
from ttdn_publish.translation.inlines import Inlines, cut, fingerprint, joined
from ttdn_publish.translation.retiring import preserved
from ttdn_publish.translation.store import Collection
from ttdn_publish.translation.stored import SUPERSEDED, Claim, StoredSegment, Translation
from ttdn_publish.translation.units import Extraction, SourceFile, SourceUnit

WORDS = [
    "gạo",
    "sông",
    "chợ nổi",
    "ghe xuồng",
    "cảng",
    "tàu",
    "tháng ba",
    "mùa nước",
    "vườn cam",
    "đồng",
    "nhà máy",
    "đường",
]
NAME = "content/bulletins/so-mau"
Pair = tuple[str, str]


@st.composite
def code(draw: st.DrawFn) -> Inline:
    word = (Plain(draw(st.sampled_from(WORDS))),)
    kind = draw(st.integers(0, 6))
    if kind == 0:
        return Emphasis(word)
    if kind == 1:
        return Strong((Emphasis(word), *word))
    if kind == 2:
        return Link(f"https://vi-du.vn/{draw(st.integers(1, 3))}", word)
    if kind == 3:
        return Reference("indicator", f"xuat-khau/{draw(st.integers(2016, 2018))}")
    if kind == 4:
        return NoBreakSpace(draw(st.booleans()))
    return FootnoteMark(str(draw(st.integers(1, 2)))) if kind == 5 else LineBreak()


@st.composite
def sentence(draw: st.DrawFn) -> Inlines:
    """Some words; rarely with a code in the middle, or a no-break space for a blank. Few words: sentences are often alike, and
    often equal."""
    chosen = [*draw(st.lists(st.sampled_from(WORDS), min_size=3, max_size=6))]
    words = " ".join(chosen).capitalize()
    parts: list[Inline] = [Plain(words)]
    if draw(st.integers(0, 4)) == 0:
        head, _, tail = words.rpartition(" ")
        parts = [Plain(head), NoBreakSpace(), Plain(tail)]
    if draw(st.integers(0, 4)) == 0:
        parts += [Plain(" "), draw(code()), Plain(" " + draw(st.sampled_from(WORDS)))]
    return joined((*parts, Plain(".")))


paragraphs = st.lists(sentence(), min_size=1, max_size=4)


class Editing(RuleBasedStateMachine):
    """An author edits, a translator translates, a reviewer approves; the translation is aligned now and then."""

    def __init__(self) -> None:
        super().__init__()
        self.files: dict[str, list[list[Inlines]]] = {}
        self.trash: list[list[Inlines]] = []
        self.now = Translation("en")
        self.approved: set[Pair] = set()
        self.ever: set[Pair] = set()
        self.superseded: set[Pair] = set()
        self.count = 0
        self.names = 0

    @initialize(articles=st.lists(st.lists(paragraphs, min_size=1, max_size=4), min_size=1, max_size=3))
    def start(self, articles: list[list[list[Inlines]]]) -> None:
        for article in articles:
            self.files[self._name()] = article
        self.align()
        self.translate(Claim.REVIEWED)
        self.approve(0.7)

    # ---- the author ----

    def _name(self) -> str:
        self.names += 1
        return f"{NAME}/articles/bai-{self.names}.md"

    def _pick(self, data: st.DataObject) -> tuple[list[list[Inlines]], int]:
        article = self.files[data.draw(st.sampled_from(sorted(self.files)))]
        return article, data.draw(st.integers(0, len(article) - 1))

    def _clean(self) -> None:
        self.files = {n: kept for n, article in self.files.items() if (kept := [p for p in article if p])}

    some = precondition(lambda self: bool(self.files))

    @some
    @rule(data=st.data(), word=st.sampled_from(WORDS))
    def change_a_word(self, data: st.DataObject, word: str) -> None:
        article, at = self._pick(data)
        number = data.draw(st.integers(0, len(article[at]) - 1))
        first, *rest = article[at][number]
        assert isinstance(first, Plain)
        head, *tail = first.text.split(" ")
        changed = " ".join((head, word, *tail[1:])) if tail else first.text.capitalize()
        if not changed.endswith(".") and not rest:
            changed += "."
        article[at][number] = joined((Plain(changed), *rest))

    @some
    @rule(data=st.data(), words=sentence())
    def put_in(self, data: st.DataObject, words: Inlines) -> None:
        article, at = self._pick(data)
        article[at].insert(data.draw(st.integers(0, len(article[at]))), words)

    @some
    @rule(data=st.data())
    def move_a_sentence(self, data: st.DataObject) -> None:
        article, at = self._pick(data)
        words = article[at].pop(data.draw(st.integers(0, len(article[at]) - 1)))
        there, place = self._pick(data)
        there[place].insert(data.draw(st.integers(0, len(there[place]))), words)
        self._clean()

    @some
    @rule(data=st.data())
    def delete_a_sentence(self, data: st.DataObject) -> None:
        article, at = self._pick(data)
        self.trash.append([article[at].pop(data.draw(st.integers(0, len(article[at]) - 1)))])
        self._clean()

    @some
    @rule(data=st.data())
    def split_a_paragraph(self, data: st.DataObject) -> None:
        article, at = self._pick(data)
        place = data.draw(st.integers(0, len(article[at])))
        article[at : at + 1] = [part for part in (article[at][:place], article[at][place:]) if part]

    @some
    @rule(data=st.data())
    def merge_with_the_next(self, data: st.DataObject) -> None:
        article, at = self._pick(data)
        article[at : at + 2] = [[words for paragraph in article[at : at + 2] for words in paragraph]]

    @some
    @rule(data=st.data(), copy=st.booleans())
    def move_or_copy_a_paragraph(self, data: st.DataObject, copy: bool) -> None:
        article, at = self._pick(data)
        paragraph = list(article[at]) if copy else article.pop(at)
        there = self.files[data.draw(st.sampled_from(sorted(self.files)))]
        there.insert(data.draw(st.integers(0, len(there))), paragraph)
        self._clean()

    @some
    @rule(data=st.data())
    def delete_a_paragraph(self, data: st.DataObject) -> None:
        article, at = self._pick(data)
        self.trash.append(article.pop(at))
        self._clean()

    @precondition(lambda self: bool(self.trash and self.files))
    @rule(data=st.data())
    def put_back_what_was_deleted(self, data: st.DataObject) -> None:
        paragraph = data.draw(st.sampled_from(self.trash))
        there = self.files[data.draw(st.sampled_from(sorted(self.files)))]
        there.insert(data.draw(st.integers(0, len(there))), list(paragraph))

    @some
    @rule(data=st.data())
    def rename_a_file(self, data: st.DataObject) -> None:
        self.files[self._name()] = self.files.pop(data.draw(st.sampled_from(sorted(self.files))))

    @some
    @rule(data=st.data())
    def part_a_file(self, data: st.DataObject) -> None:
        article, at = self._pick(data)
        self.files[self._name()] = article[at:]
        del article[at:]
        self._clean()

    @some
    @rule(data=st.data())
    def delete_a_file(self, data: st.DataObject) -> None:
        self.trash += self.files.pop(data.draw(st.sampled_from(sorted(self.files))))

    @rule(article=st.lists(paragraphs, min_size=1, max_size=3))
    def write_a_file(self, article: list[list[Inlines]]) -> None:
        self.files[self._name()] = article

    # ---- the translator and the reviewer ----

    @rule(claim=st.sampled_from([Claim.TRANSLATED, Claim.REVIEWED]))
    def translate(self, claim: Claim) -> None:
        """Give words to what has none or is outdated; sentences of sources that have changed since are aligned later."""
        self._with(lambda s: self._words(s, claim) if s.target is None or s.outdated else s)

    @rule(data=st.data())
    def correct(self, data: st.DataObject) -> None:
        units = [unit.id for units in self.now.files.values() for unit in units]
        chosen = data.draw(st.sets(st.sampled_from(units))) if units else set()
        self._with(lambda s: self._words(s, Claim.REVIEWED) if s.target is not None else s, chosen)

    @rule(share=st.floats(0, 1))
    def approve(self, share: float) -> None:
        """Some of what is reviewed now is signed."""
        signable = [
            s.pair for s in self._living() if s.claim is Claim.REVIEWED and s.target is not None and not s.outdated
        ]
        self.approved |= {pair for pair in signable[: round(share * len(signable))] if pair is not None}

    def _words(self, segment: StoredSegment, claim: Claim) -> StoredSegment:
        self.count += 1
        made = dataclasses.replace(segment, target=(Plain(f"Sentence {self.count}."),), claim=claim, was=None)
        assert made.pair is not None
        self.ever.add(made.pair)
        return made

    def _with(self, change: Any, units: set[str] | None = None) -> None:
        before = self.now
        files = {
            name: tuple(
                dataclasses.replace(unit, segments=tuple(change(s) for s in unit.segments))
                if units is None or unit.id in units
                else unit
                for unit in stored
            )
            for name, stored in before.files.items()
        }
        self.now = preserved(before, dataclasses.replace(before, files=files))
        self.superseded = {s.pair for u in self.now.retired if u.role == SUPERSEDED for s in u.segments if s.pair}

    def _living(self) -> list[StoredSegment]:
        return [s for units in self.now.files.values() for unit in units for s in unit.segments]

    # ---- aligning, and what must be true ----

    def _sources(self) -> list[SourceFile]:
        return [
            SourceFile(name, tuple(SourceUnit(_joined(paragraph), "paragraph") for paragraph in article))
            for name, article in self.files.items()
        ]

    @rule()
    def align(self) -> None:
        before, sources = self.now, self._sources()
        self.now = after = align(sources, before)
        assert align(sources, after) == after, "aligning twice changes nothing"
        assert [(n, [u.source for u in units]) for n, units in after.files.items()] == [
            (f.name, [u.inlines for u in f.units]) for f in sources
        ], "every unit once, in the order of the source"
        ids = [u.id for units in (*after.files.values(), after.retired) for u in units]
        assert len(ids) == len(set(ids)), "ids are unique, among the retired too"
        self._units_stay(before, after)
        self._sentences_stay(before, after)
        self._nothing_is_attached_to_other_words(before, after)
        self._nothing_is_missing_that_is_retired(after)

    def _units_stay(self, before: Translation, after: Translation) -> None:
        """A unit that is there once, before and after, keeps its id and its sentences wherever it is."""
        old, new = ([u for units in t.files.values() for u in units] for t in (before, after))
        counts = [Counter(u.hash for u in units) for units in (old, new)]
        now = {u.hash: u for u in new}
        for unit in old:
            if counts[0][unit.hash] == counts[1][unit.hash] == 1:
                found = now[unit.hash]
                assert found.id == unit.id
                for one, other in zip(unit.segments, found.segments, strict=True):
                    if one.target is not None:
                        assert (one.pair, one.claim, one.outdated) == (other.pair, other.claim, other.outdated)

    def _sentences_stay(self, before: Translation, after: Translation) -> None:
        """A translated sentence that is there once, before and after, keeps its words and their claim, whatever became of
        its paragraph; an outdated one too, if its words have not come back."""
        old, new = ([s for units in t.files.values() for u in units for s in u.segments] for t in (before, after))
        sources, targets = (Counter(s.hash for s in segments) for segments in (old, new))
        now = {s.hash: s for s in new}
        retired = {s.pair[0] for u in before.retired for s in u.segments if s.pair}
        current = {s.pair for s in new if not s.outdated}
        translated = {s.translates for s in old if s.target is not None and s.outdated}
        for segment in old:
            mark = segment.hash
            if segment.target is not None and sources[mark] == targets[mark] == 1:
                found = now[mark]
                if segment.outdated and (mark in retired | translated or segment.pair in current):
                    continue  # its own words may come back, or the words that it was
                if not segment.outdated and mark in translated:
                    continue  # another sentence was these words once: either translation is right
                assert (found.pair, found.claim, found.outdated) == (segment.pair, segment.claim, segment.outdated)

    def _nothing_is_attached_to_other_words(self, before: Translation, after: Translation) -> None:
        living = {s.pair for units in before.files.values() for u in units for s in u.segments if s.pair}
        for units in after.files.values():
            for unit in units:
                for segment in unit.segments:
                    if segment.pair is not None:
                        assert segment.pair in self.ever, "a pair is what a translator made of it"
                        assert segment.pair in living or segment.pair not in self.superseded, "replaced words came back"
                        assert segment.outdated == (segment.was is not None)
                        assert segment.was is None or fingerprint(segment.was) != segment.hash

    def _nothing_is_missing_that_is_retired(self, after: Translation) -> None:
        missing = {s.hash for units in after.files.values() for u in units for s in u.segments if s.target is None}
        offered = {s.translates for u in after.retired if u.role != SUPERSEDED for s in u.segments}
        assert not missing & offered, "what was translated once comes back"

    @invariant()
    def no_approved_pair_is_ever_lost(self) -> None:
        assert self.approved <= {s.pair for s in self.now.segments()}

    def teardown(self) -> None:
        self.align()
        self.no_approved_pair_is_ever_lost()
        _saved(self.now)


def _joined(paragraph: list[Inlines]) -> Inlines:
    parts: list[Inline] = []
    for number, words in enumerate(paragraph):
        parts += [*([Plain(" ")] if number else []), *words]
    made = joined(parts)
    assert [piece.inlines for piece in cut(made, "vi")] == paragraph
    return made


def _saved(translation: Translation) -> None:
    """What is written is what is read."""
    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(NAME, Path(folder), Extraction())
        nothing = collection.load("en", findings := Findings())
        made = collection.save(translation, nothing)
        assert len(made) == len(translation.files) + bool(translation.retired)
        loaded = collection.load("en", findings)
        assert not len(findings)
        assert loaded.files == translation.files
        assert loaded.retired == translation.retired
        assert collection.save(translation, loaded) == []


TestEditing = Editing.TestCase
TestEditing.settings = settings(
    max_examples=100, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)
