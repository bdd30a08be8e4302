"""Whatever happens to the files of an issue, the checks answer with findings, each on a line that exists."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks import golden
from tests.conftest import make_mini
from ttdn_publish.errors import SecrecyStop

FILES = (
    "issue.yaml",
    "articles/bai-mau.md",
    "articles/khoi-mau.md",
    "data/gia.csv",
    "data/co-cau.csv",
    "content/organisations.yaml",
    "content/people.yaml",
    "content/anniversaries.csv",
    "content/indicators/kinh-te.csv",
)
CHANGES = ("delete", "double", "blank", "cut", "indent", "swap")
Change = tuple[str, str, int, int]


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_mini(tmp_path_factory.mktemp("ground") / "ws").root


def change(lines: list[str], kind: str, place: int, width: int) -> None:
    """Change some lines of a file as a hand does that slips."""
    if not lines:
        return
    at = place % len(lines)
    match kind:
        case "delete":
            del lines[at : at + width]
        case "double":
            lines[at:at] = lines[at : at + width]
        case "blank":
            lines[at] = ""
        case "cut":
            lines[at] = lines[at][: len(lines[at]) * width // 4]
        case "indent":
            lines[at] = " " * width + lines[at]
        case _:
            lines[at], lines[-1] = lines[-1], lines[at]


@given(
    st.lists(
        st.tuples(st.sampled_from(FILES), st.sampled_from(CHANGES), st.integers(0, 500), st.integers(1, 3)),
        min_size=1,
        max_size=4,
    )
)
@settings(max_examples=80, deadline=None)
def test_slips_of_the_hand_give_findings_on_lines_that_exist(ground: Path, changes: list[Change]) -> None:
    originals: dict[Path, bytes] = {}
    try:
        for name, kind, place, width in changes:
            path = ground / name if name.startswith("content/") else ground / golden.ISSUE / name
            originals.setdefault(path, path.read_bytes())
            lines = path.read_text("utf-8").splitlines()
            change(lines, kind, place, width)
            path.write_text("\n".join(lines) + "\n", "utf-8")
        for finding in golden.findings(ground):
            file = ground / finding.place.file
            assert file.is_file(), finding
            count = len(file.read_text("utf-8").splitlines())
            assert finding.place.line is None or 1 <= finding.place.line <= max(count, 1), (finding, count)
            assert finding.what().strip()
            assert finding.way_out().strip()
    except SecrecyStop:
        pass
    finally:
        for path, content in originals.items():
            path.write_bytes(content)


@pytest.mark.parametrize("name", FILES)
def test_an_empty_file_is_no_trouble(ground: Path, tmp_path: Path, name: str) -> None:
    root = tmp_path / "ws"
    shutil.copytree(ground, root)
    path = root / name if name.startswith("content/") else root / golden.ISSUE / name
    path.write_text("", "utf-8")
    for finding in golden.findings(root):
        assert finding.place.line in (None, 1) or finding.place.file != path.relative_to(root).as_posix()
