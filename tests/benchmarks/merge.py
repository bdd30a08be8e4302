"""Letters from one template: ours against docxtpl, docx-mailmerge2 and docxtemplater, at 1, 100 and 1,000 letters.

    python -m tests.benchmarks.merge [ROUNDS [LETTERS ...]]

docxtemplater is measured where TTDN_NODE names a folder in which it and pizzip are installed; an engine that is not
there is said to be skipped. Engines run in turns, each in a fresh process; a run is compared with that of docxtpl in the
same round and the median round counts. Memory is looked at once more with 10,000 letters, and 1,000 in one file.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any

from tests.benchmarks.measure import rounds_wanted
from tests.benchmarks.merge_letter import recipients, template
from tests.conftest import ROOT
from tests.documents.merging.made import text_parts, words

NODE = os.environ.get("TTDN_NODE", "")
SCRIPT = Path(__file__).with_name("merge_docxtemplater.cjs")
BASE, OURS = "docxtpl", "ours"
#: docxtpl's CPU for a letter over ours, at 1,000 letters; memory in MB.
MIN_RATIO, MAX_MEMORY, MAX_ONE_FILE = 40.0, 80.0, 200.0
#: So many different recipients; a longer list begins again with the first.
DIFFERENT = 1000


@dataclass
class Engine:
    """An engine with its template, and what each of its runs took (``cpu`` and ``wall`` in s, ``memory`` in MB)."""

    name: str
    template: Path
    runs: list[dict[str, float]] = field(default_factory=list)

    def command(self, folder: Path, letters: int, out: Path, result: Path) -> list[str]:
        """The command line of a run."""
        ending = [str(self.template), str(folder / "recipients.jsonl"), str(out), str(letters), str(result)]
        if self.name == "docxtemplater":
            return ["node", str(SCRIPT), NODE, *ending]
        return [sys.executable, "-m", "tests.benchmarks.merge_engines", self.name, *ending]

    def run(self, folder: Path, letters: int) -> Path:
        """Run it once; the folder with its letters."""
        out, result = folder / self.name, folder / "result.json"
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir()
        done = subprocess.run(self.command(folder, letters, out, result), cwd=ROOT, capture_output=True, check=False)
        if done.returncode:
            sys.exit(f"{self.name}: {(done.stdout + done.stderr).decode('utf-8', 'replace')}")
        self.runs.append(json.loads(result.read_text("utf-8")))
        return out


def prepared(folder: Path) -> list[Engine]:
    """The engines that are here; says which are not."""
    paths = {}
    for style in ("docxtpl", "docxtemplater", "mailmerge"):
        paths[style] = folder / f"{style}.docx"
        paths[style].write_bytes(template(style))
    (folder / "recipients.jsonl").write_text("".join(json.dumps(row) + "\n" for row in recipients(DIFFERENT)), "utf-8")
    engines = [Engine(BASE, paths["docxtpl"]), Engine(OURS, paths["docxtpl"])]
    if find_spec("mailmerge"):
        engines.append(Engine("mailmerge", paths["mailmerge"]))
    else:
        print("docx-mailmerge2 is not installed: skipped")
    if NODE and shutil.which("node") and (Path(NODE) / "node_modules" / "docxtemplater").is_dir():
        engines.append(Engine("docxtemplater", paths["docxtemplater"]))
    else:
        print("docxtemplater is not in the folder TTDN_NODE: skipped")
    return engines


def same_letters(folders: dict[str, Path]) -> None:
    """End the benchmark when engines do not make the same letters: XML for docxtpl's dialect, words for the others."""
    theirs = (folders[BASE] / "0.docx").read_bytes()
    assert text_parts((folders[OURS] / "0.docx").read_bytes()) == text_parts(theirs), "unlike docxtpl"
    wanted = [line for line in words(theirs) if line]
    for name, out in folders.items():
        found = [line for line in words((out / "0.docx").read_bytes()) if line]
        assert found == wanted, f"{name} makes another letter"


def table(engines: Sequence[Engine], letters: int) -> float:
    """Print one table; by how much docxtpl's CPU exceeds ours."""
    base = engines[0]
    print(f"\n{letters} letters, {len(base.runs)} rounds; docxtpl / engine, so more is better")
    print(f"{'':20} {'CPU ms':>8} {'x CPU':>8} {'x wall':>8} {'MB':>6}   (spread of x CPU)")
    ratio = 0.0
    for engine in engines:
        cpu = [other["cpu"] / one["cpu"] for one, other in zip(engine.runs, base.runs, strict=True)]
        wall = [other["wall"] / one["wall"] for one, other in zip(engine.runs, base.runs, strict=True)]
        each = median(one["cpu"] for one in engine.runs) / letters * 1000
        peak = max(one["memory"] for one in engine.runs)
        print(
            f"{engine.name:20} {each:8.2f} {median(cpu):8.2f} {median(wall):8.2f} {peak:6.0f}   ({min(cpu):.1f}–{max(cpu):.1f})"
        )
        if engine.name == OURS:
            ratio = median(cpu)
    return ratio


def write_csv(path: Path, count: int) -> None:
    """Recipients as a list on disk; the table of each letter in numbered columns."""
    rows = [_columns(row) for row in recipients(min(count, DIFFERENT))]
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows[number % len(rows)] | {"ma_ho_so": number} for number in range(count))


def _columns(row: dict[str, Any]) -> dict[str, Any]:
    flat = {name: value for name, value in row.items() if name != "hang"}
    for number, item in enumerate(row["hang"], 1):
        flat |= {f"hang.{number}.{name}": value for name, value in item.items()}
    return flat


def memory(folder: Path, paths: Path) -> bool:
    """Print the peaks of memory that must stay flat; whether they do."""
    good = True
    (folder / "big.docx").write_bytes(paths.read_bytes())
    write_csv(folder / "big.csv", 10_000)
    cases = [("ours_merge", folder / "big.docx", 10_000, MAX_MEMORY), ("ours_one_file", paths, 1_000, MAX_ONE_FILE)]
    if find_spec("mailmerge"):
        cases.append(("mailmerge_one_file", folder / "mailmerge.docx", 1_000, 0.0))
    print()
    for name, file, letters, limit in cases:
        engine = Engine(name, file)
        engine.run(folder, letters)
        (took,) = engine.runs
        verdict = f"≤ {limit:g} {'met' if took['memory'] <= limit else 'MISSED'}" if limit else ""
        good = good and (not limit or took["memory"] <= limit)
        print(
            f"{name:20} {letters:6} letters {took['cpu'] / letters * 1000:8.2f} CPU ms each {took['memory']:6.0f} MB {verdict}"
        )
    return good


def main() -> int:
    """Measure and print; 1 when a target is missed."""
    sizes = [int(one) for one in sys.argv[2:]] or [1, 100, 1000]
    good = True
    with tempfile.TemporaryDirectory(prefix="ttdn-benchmark-") as scratch:
        folder = Path(scratch)
        engines = prepared(folder)
        for letters in sizes:
            for engine in engines:
                engine.runs.clear()
            for _ in range(rounds_wanted(3)):
                folders = {engine.name: engine.run(folder, letters) for engine in engines}
            same_letters(folders)
            ratio = table(engines, letters)
            if letters >= 1000:
                good = good and ratio >= MIN_RATIO
                print(f"x CPU ≥ {MIN_RATIO:g} {'met' if ratio >= MIN_RATIO else 'MISSED'}")
        if not sys.argv[2:]:
            good = memory(folder, folder / "docxtpl.docx") and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
