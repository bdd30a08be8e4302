"""Damaged and hostile files: preflight says what is wrong and never fails."""

from __future__ import annotations

import functools
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.prepress import corpus
from ttdn_publish.findings import Severity
from ttdn_publish.prepress.preflight.examining import Examined, examine
from ttdn_publish.prepress.preflight.expectations import Purpose, expectation

_SOURCES = (
    "clean_with_transparency",
    "rgb_in_a_tiling_pattern",
    "type_three_font",
    "pages_labelled_backwards",
)
_SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@functools.cache
def originals() -> tuple[bytes, ...]:
    with tempfile.TemporaryDirectory() as folder:
        return tuple(corpus.made(name, Path(folder) / "a.pdf").read_bytes() for name in _SOURCES)


def over(data: bytes, purpose: Purpose = Purpose.PRINT) -> Examined:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.pdf"
        path.write_bytes(data)
        return examine(path, expectation(purpose))


@_SLOW
@given(st.integers(0, len(_SOURCES) - 1), st.floats(0, 1))
def test_files_cut_short(which: int, share: float) -> None:
    data = originals()[which]
    found = over(data[: int(len(data) * share)])
    assert found.found or found.pages


@_SLOW
@given(
    st.integers(0, len(_SOURCES) - 1),
    st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=12),
)
def test_files_with_wrong_bytes(which: int, changes: list[tuple[float, int]]) -> None:
    data = bytearray(originals()[which])
    for share, value in changes:
        data[int(share * len(data))] = value
    assert over(bytes(data)).name == "a.pdf"


@_SLOW
@given(
    st.integers(0, len(_SOURCES) - 1),
    st.sampled_from(
        [b" 0 R", b"/Length", b"/Type", b"/Kids", b"[", b"/Resources", b"/W ", b"/N ", b"/Matrix", b"/BBox"]
    ),
    st.sampled_from([b"null", b"-1", b"99999999999999", b"/X", b"(x)", b"[ ]", b"<< >>", b"true", b"1 0 R", b"1e400"]),
    st.integers(0, 30),
)
def test_files_with_wrong_objects(which: int, old: bytes, new: bytes, nth: int) -> None:
    parts = originals()[which].split(old)
    if len(parts) > 1:
        cut = 1 + nth % (len(parts) - 1)
        data = old.join(parts[:cut]) + new + old.join(parts[cut:])
        assert over(data).name == "a.pdf"


@_SLOW
@given(st.binary(max_size=600))
def test_any_bytes_after_a_head(data: bytes) -> None:
    found = over(b"%PDF-1.7\n" + data)
    assert found.count(Severity.ERROR) >= 1


def test_a_page_of_absurd_size_is_a_finding_and_takes_no_time() -> None:
    data = originals()[3]
    wrong = data.replace(b"/TrimBox [ 22.6772", b"/TrimBox [ -900000")
    assert wrong != data
    assert "IN21" in {one.finding.rule.id for one in over(wrong).found}
