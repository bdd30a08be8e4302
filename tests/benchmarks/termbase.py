"""Finding 5,000 terms in 20,000 words: ``Termbase.find`` against pyahocorasick with the same rules.

python -m tests.benchmarks.termbase [ROUNDS]

Both sides get the same surfaces (tone placement, dashes, capitals at the beginning of a sentence) and must find the same
spans. The peer is an Aho-Corasick automaton in C, filtered by word boundaries and cut to the longest, from left to right.
"""

from __future__ import annotations

import gc
import platform
import random
import re
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import Any

import ahocorasick

from tests.benchmarks.measure import rounds_wanted
from tests.conftest import ROOT
from ttdn_publish.findings import Findings
from ttdn_publish.translation.termbase import Concept, Termbase, TermHit, load_termbase
from ttdn_publish.translation.termbase.index import View
from ttdn_publish.translation.termbase.matcher import begins_sentence
from ttdn_publish.translation.termbase.surfaces import tidy, variants

TERMS, WORDS = 5_000, 20_000
#: The most that our CPU time may be, as a part of the peer's, whatever the text.
TARGET = 1.0
_ONSETS = "b c ch d đ g h kh l m n ng nh ph qu r s t th tr v x"
_RHYMES = "a an anh ao ât êt iên inh o ong ô ông ơn u ung ươi ương yêu"
_LENGTHS = (1, 2, 2, 2, 3, 3, 4, 5)


def dense(rng: random.Random) -> tuple[str, list[str]]:
    """Words from 190 syllables and terms from the same: nearly every word begins a term."""
    every = [onset + rhyme for onset in _ONSETS.split() for rhyme in _RHYMES.split()]
    syllables = rng.sample(every, 190)
    terms: set[str] = set()
    while len(terms) < TERMS:
        terms.add(" ".join(rng.choices(syllables, k=rng.choice(_LENGTHS))))
    text = (word + rng.choice(("", "", "", "", "", ",", ".")) for word in rng.choices(syllables, k=WORDS))
    return " ".join(text), sorted(terms)


def own_terms(rng: random.Random) -> tuple[str, list[str]]:
    """The sample issue, the packaged terms, and word sequences of the issue itself."""
    text = sample_text(rng)
    words, terms = text.split(), packaged_forms()
    while len(terms) < TERMS:
        length = rng.choice(_LENGTHS[1:])
        start = rng.randrange(len(words) - length)
        phrase = " ".join(words[start : start + length])
        if re.fullmatch(r"[^\W_]+(?: [^\W_]+)+", phrase):
            terms.add(phrase)
    return text, sorted(terms)


def foreign_terms(rng: random.Random) -> tuple[str, list[str]]:
    """The sample issue, the packaged terms, and terms that it has not: most words begin some term, few are one."""
    text = sample_text(rng)
    syllables, terms = sorted(set(re.findall(r"[^\W\d_]+", text))), packaged_forms()
    while len(terms) < TERMS:
        terms.add(" ".join(rng.choices(syllables, k=rng.choice(_LENGTHS[1:]))))
    return text, sorted(terms)


def sample_text(rng: random.Random) -> str:
    """Sentences of the sample issue, drawn until there are enough words."""
    folder = ROOT / "content" / "bulletins" / "2018-01" / "articles"
    everything = "\n".join(path.read_text("utf-8") for path in sorted(folder.glob("*.md")))
    sentences = [
        " ".join(s.split()) for s in re.split(r"(?<=[.!?])\s+|\n+", everything) if "/" not in s and "@" not in s
    ]
    drawn: list[str] = []
    while sum(sentence.count(" ") + 1 for sentence in drawn) < WORDS:
        drawn += rng.choices(sentences, k=50)
    return " ".join(" ".join(drawn).split()[:WORDS])


def packaged_forms() -> set[str]:
    """The Vietnamese forms of the packaged tables that are words from end to end."""
    termbase = load_termbase([ROOT / "glossaries"], Findings())
    forms = {tidy(form) for concept in termbase.concepts.values() for form in concept.vietnamese}
    return {form for form in forms if form[-1].isalnum() and "..." not in form and "/" not in form}


class Peer:
    """pyahocorasick with the filters that the same result needs."""

    def __init__(self, concepts: list[Concept]) -> None:
        self.automaton: Any = ahocorasick.Automaton()
        derived: dict[str, tuple[Any, ...]] = {}
        for concept in concepts:
            for surface in variants(concept.vi):
                self.automaton.add_word(surface, (len(surface), concept, False))
                if surface[0].islower():
                    capital = surface[0].upper() + surface[1:]
                    derived[capital] = (len(surface), concept, True)
        for capital, value in derived.items():
            if capital not in self.automaton:
                self.automaton.add_word(capital, value)
        self.automaton.make_automaton()

    def find(self, text: str) -> list[TermHit]:
        size, view, found = len(text), View(text, text, text), []
        for last, (length, concept, derived) in self.automaton.iter(text):
            end = last + 1
            start = end - length
            if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
                continue
            if end < size and (text[end].isalnum() or text[end] == "_"):
                continue
            if derived and not begins_sentence(view, start, end):
                continue
            found.append((start, -end, concept))
        found.sort(key=lambda row: row[:2])
        hits, reached = [], 0
        for start, end, concept in found:
            if start >= reached:
                hits.append(TermHit(start, -end, concept, concept.vi))
                reached = -end
        return hits


def cpu(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


def measure(name: str, text: str, terms: list[str], rounds: int) -> bool:
    """Measure one kind of text and print it; whether spans agree and the target is met."""
    concepts = [Concept(f"t-{number}", term) for number, term in enumerate(terms)]
    termbase = Termbase(concepts)
    built, built_peer = cpu(lambda: termbase.find("")), cpu(lambda: Peer(concepts))
    peer = Peer(concepts)
    ours = termbase.find(text)
    same = [hit[:2] for hit in ours] == [hit[:2] for hit in peer.find(text)]
    gc.collect()
    gc.freeze()  # what was made before is not searched for garbage at the cost of whoever happens to run
    times = [(cpu(lambda: termbase.find(text)), cpu(lambda: peer.find(text))) for _ in range(rounds)]
    gc.unfreeze()
    mine, base = median(t[0] for t in times), median(t[1] for t in times)
    ratio = median(t[0] / t[1] for t in times)
    verdict = f"CPU ≤ {TARGET:g} {'met' if ratio <= TARGET else 'MISSED'}"
    spans = f"{len(ours)} spans {'identical' if same else 'DIFFERENT'}"
    print(
        f"{name:14} {len(terms)} terms, {len(text.split())} words, {spans}; 1.00 = pyahocorasick, {base * 1e3:.1f} ms"
    )
    print(
        f"{'':14} {ratio:.2f} ({mine * 1e3:.1f} ms) {verdict}; made in {built * 1e3:.0f} ms, the peer in {built_peer * 1e3:.0f} ms"
    )
    return same and ratio <= TARGET


def main() -> int:
    """Measure and print; 1 when a target is missed or spans differ."""
    rounds = rounds_wanted(41)
    print(f"{platform.platform()}, Python {platform.python_version()}, {rounds} rounds in turns, CPU time, medians")
    corpora = {"dense": dense, "own terms": own_terms, "foreign terms": foreign_terms}
    results = [measure(name, *corpus(random.Random(7)), rounds) for name, corpus in corpora.items()]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
