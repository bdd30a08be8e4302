"""Inline contents for property tests: any nesting of codes, text as it is after reading (NFC, grown together)."""

from __future__ import annotations

import unicodedata
from itertools import count

from hypothesis import strategies as st

from ttdn_publish.formats.inlines import append
from ttdn_publish.formats.xliff.document import Content, Mrk, Pc, Ph, Run

#: What XML can hold, in the letters of our languages, blanks and signs of markup.
TEXT = st.text(alphabet="ab ắĐ…&<>\"']]>\n\t\r\u00a0한字🌾0/.", max_size=12).map(
    lambda words: unicodedata.normalize("NFC", words)
)
NAME = st.text(alphabet="abz019-_.:", min_size=1, max_size=5)
KINDS = st.sampled_from(
    [
        ("", ""),
        ("fmt", "xlf:b"),
        ("fmt", "xlf:i"),
        ("fmt", "xlf:u"),
        ("fmt", "xlf:lb"),
        ("fmt", "ttdn:note"),
        ("link", ""),
        ("image", ""),
        ("other", "ttdn:figure"),
        ("other", ""),
        ("quote", ""),
    ]
)


def contents(data: bool = True, disp: bool = False, annotations: bool = True) -> st.SearchStrategy[Content]:
    """Contents with ids that occur once: ``data``, ``disp`` and ``annotations`` say what codes may have."""
    words = TEXT if data else st.just("")
    shown = TEXT if disp else st.just("")
    leaf = TEXT | st.builds(
        lambda kind, data, disp, equiv: Ph("", kind[0], kind[1], data, disp, equiv), KINDS, words, shown, shown
    )

    def deeper(runs: st.SearchStrategy[Run]) -> st.SearchStrategy[Run]:
        children = st.lists(runs, max_size=4).map(tuple)
        spans = st.builds(
            lambda kind, inside, start, end, disp: Pc("", inside, kind[0], kind[1], start, end, disp),
            KINDS, children, words, words, shown,
        )  # fmt: skip
        marks = st.builds(
            lambda inside, kind: Mrk("", inside, kind), children, st.sampled_from(["generic", "term", "comment"])
        )
        return spans | marks if annotations else spans

    return st.builds(
        numbered, st.lists(st.recursive(leaf, deeper, max_leaves=8), max_size=5), st.lists(NAME, unique=True)
    )


def numbered(runs: list[Run], names: list[str]) -> Content:
    """``runs`` with an id on every code: the names as far as they go, then numbers that are none of them."""
    free = (str(number) for number in count(1))
    ids = iter([*names, *(number for _, number in zip(range(60), free, strict=False) if number not in names)])

    def again(part: Content) -> Content:
        made: list[Run] = []
        for run in part:
            if isinstance(run, str):
                append(made, run)
            elif isinstance(run, Ph):
                made.append(Ph(next(ids), run.type, run.sub_type, run.data, run.disp, run.equiv))
            elif isinstance(run, Pc):
                key = next(ids)
                made.append(Pc(key, again(run.children), run.type, run.sub_type, run.start, run.end, run.disp))
            else:
                made.append(Mrk(next(ids), again(run.children), run.type, run.ref, run.value))
        return tuple(made)

    return again(tuple(runs))
