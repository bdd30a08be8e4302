"""Whatever happens to the files of a brochure, reading and checking answer with findings, each on a line that exists."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.brochures.made import BrochureWorkspace, registers
from tests.checks.test_never_fail import CHANGES, change
from tests.conftest import ROOT
from ttdn_publish.errors import SecrecyStop

FILES = {
    "du-an": ("brochure.yaml", "du-an.csv", "texts/tong-quan.md", "data/khu-cong-nghiep.csv"),
    "du-lich": ("brochure.yaml", "du-lich.csv", "texts/di-lai.md"),
    "dac-san": ("brochure.yaml", "dac-san.csv"),
}


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("ground") / "ws"
    registers(root)
    for family in FILES:
        shutil.copytree(ROOT / "content" / "brochures" / family, root / "content" / "brochures" / family)
    return root


@pytest.mark.parametrize("family", FILES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_slip_of_the_hand_is_a_finding(family: str, ground: Path, data: st.DataObject) -> None:
    made = BrochureWorkspace(ground, family)
    slips = st.tuples(st.sampled_from(FILES[family]), st.sampled_from(CHANGES), st.integers(0, 500), st.integers(1, 3))
    kept: dict[str, str] = {}
    try:
        for name, kind, place, width in data.draw(st.lists(slips, min_size=1, max_size=4)):
            path = made.folder / name
            kept.setdefault(name, path.read_text("utf-8"))
            lines = path.read_text("utf-8").split("\n")
            change(lines, kind, place, width)
            path.write_text("\n".join(lines), "utf-8")
        try:
            found = made.findings()
        except SecrecyStop:
            return
        for finding in found:
            assert finding.what().strip()
            file = ground / finding.place.file
            if finding.place.line is not None and file.is_file() and file.suffix != ".xlsx":
                assert 1 <= finding.place.line <= len(file.read_text("utf-8").split("\n"))
    finally:
        for name, text in kept.items():
            (made.folder / name).write_text(text, "utf-8")
