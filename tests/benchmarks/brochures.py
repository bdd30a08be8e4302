"""Brochures: ``ttdn build`` (screen and print) against two plain runs of WeasyPrint, and Chromium, on the same HTML.

    python -m tests.benchmarks.brochures [ROUNDS [leaflets|booklet|directory …]]

Eight leaflets, a booklet of 60 generated projects, a directory of 1,000 generated enterprises (and of 250, to see how memory
grows). As for the bulletin, the plain runs get everything ready-made; ``ttdn build`` starts from the content, and makes the
print file in inks (PDF/X-4), which the plain runs do not.
"""

from __future__ import annotations

import csv
import re
import shutil
import sys
import tempfile
from pathlib import Path

from tests.benchmarks import plain
from tests.benchmarks.measure import Candidate, interleaved, rounds_wanted, table
from tests.conftest import ROOT, SIGNED_AT, SIGNER
from ttdn_publish.model.bulletin import PlanEntry
from ttdn_publish.rendering.brochure_pages import BrochureWriter
from ttdn_publish.rendering.pages import Piece
from ttdn_publish.workspace import Workspace

#: The most that CPU may be, as a part of the two plain runs, and the most memory in MB.
TARGETS: dict[str, dict[str, float]] = {"leaflets": {"cpu": 1.0}, "booklet": {"cpu": 1.0}, "directory": {"cpu": 1.0}}


def made(folder: Path, family: str, rows: int = 0) -> Path:
    """A workspace with the sample brochure of ``family``, its table drawn out to ``rows`` rows, signed."""
    content = folder / "content"
    (content / "brochures").mkdir(parents=True)
    for path in (ROOT / "content").glob("*.yaml"):
        shutil.copy(path, content)
    for name in ("indicators", "editions"):
        shutil.copytree(ROOT / "content" / name, content / name)
    brochure = content / "brochures" / family
    shutil.copytree(ROOT / "content" / "brochures" / family, brochure)
    if rows:
        _draw_out(folder, brochure, rows)
    from ttdn_publish.production.approving import approve

    approve(brochure, ("vi",), SIGNER, moment=SIGNED_AT)
    shutil.rmtree(folder / ".ttdn", ignore_errors=True)
    return folder


def _draw_out(root: Path, brochure: Path, rows: int) -> None:
    """The table with ``rows`` rows: those of the sample over and over, with keys and names of their own."""
    from ttdn_publish.findings import Findings
    from ttdn_publish.readers.source import Source

    file = next(path for path in brochure.iterdir() if path.suffix in (".csv", ".xlsx"))
    table_ = Source(brochure, root, Findings()).rows(file)
    assert table_ is not None
    header, body = table_[0], table_[1:]
    with (brochure / "rows.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(header)
        for number in range(rows):
            row = list(body[number % len(body)])
            row[0], row[1] = f"M{number:04d}", re.sub(r"\d+$", "", row[1]).strip() + f" {number}"
            writer.writerow(row)
    file.unlink()
    yaml = brochure / "brochure.yaml"
    yaml.write_text(re.sub(r"(?m)^rows: .*$", "rows: rows.csv", yaml.read_text("utf-8")), "utf-8")


def command(folder: Path, family: str) -> list[str | Path]:
    """``ttdn build`` of the brochure in a workspace."""
    return [sys.executable, "-m", "ttdn_publish", "build", folder / "content" / "brochures" / family]


def html(built: Path, family: str, target: Path) -> Path:
    """The pages of a brochure that was built, as one HTML document."""
    from ttdn_publish.model.edition import BrochureEdition
    from ttdn_publish.model.walk import texts
    from ttdn_publish.production.content import check_content, read_content
    from ttdn_publish.production.order import BROCHURES
    from ttdn_publish.rendering.brochure_design import brochure_design
    from ttdn_publish.rendering.typefaces import prepare

    home = Workspace(built)
    folder = home.content / "brochures" / family
    edition = check_content(read_content(home, folder))
    assert isinstance(edition, BrochureEdition), "the brochure cannot be read"
    words = "\n".join(text.plain for text in texts((edition.brochure, edition.registers, edition.wording)))
    fonts = prepare(home.cache, languages=edition.brochure.languages, text=words)
    folders = home.template_folders(f"{BROCHURES}/{family}", BROCHURES)
    writer = BrochureWriter(edition, brochure_design(folders, edition.brochure), fonts, folders, folder / "pictures")
    pieces = [_piece(writer, entry) for entry in writer.entries()]
    return plain.write_html(writer, pieces, fonts, home.cache, target)


def _piece(writer: BrochureWriter, entry: PlanEntry) -> Piece:
    """A piece as one document has it: the whole directory at once, the index in one column."""
    if entry.kind == "directory":
        return writer.directory(entry, writer.brochure.entries, None)
    return writer.index(entry, [[writer.index_lines()]]) if entry.kind == "index" else writer.piece(entry)


def measure(name: str, family: str, rows: int, rounds: int, top: Path) -> bool:
    """One brochure, cold with cut fonts, and again with nothing changed."""
    master = made(top / f"{name}-master", family, rows)
    warm = top / f"{name}-warm"
    shutil.copytree(master, warm)
    Candidate("the first build", [command(warm, family)], cwd=ROOT).run(memory=False)
    results = sorted((warm / "out" / family).glob("*.pdf"))
    assert any(path.name.endswith("-print.pdf") for path in results), f"no print file of {family}: not the same work"
    cold = top / f"{name}-cold"

    def prepare() -> None:
        shutil.rmtree(cold, ignore_errors=True)
        shutil.copytree(master, cold)
        shutil.copytree(warm / ".ttdn" / "fonts", cold / ".ttdn" / "fonts")

    source = html(warm, family, top / f"{name}-html")
    base = plain.two_plain_runs(source, top)
    mine = Candidate(f"{name}: ttdn build, cold", [command(cold, family)], prepare, ROOT)
    again = Candidate(f"{name}: nothing changed", [command(warm, family)], cwd=ROOT)
    candidates = [mine, again, *plain.chromium(source, top)]
    interleaved([base, *candidates], rounds)
    pages = sum(_pages(path) for path in results if path.name.endswith("-print.pdf"))
    limits = {(mine.name, column): limit for column, limit in TARGETS.get(name, {}).items()}
    good = table([base, *candidates], base, limits)
    print(
        f"{'':44} {pages} pages, {mine.wall / pages:.3f} s a page for both files, {mine.peak / pages:.2f} MB a page\n"
    )
    return good


def _pages(path: Path) -> int:
    from ttdn_publish.formats.pdf.facts import facts

    return len(facts(path).pages)


#: What is measured: name → family and rows (0: those of the sample).
CASES = {
    "leaflets": ("dac-san", 0),
    "booklet": ("du-an", 60),
    "directory": ("doanh-nghiep", 1000),
    "quarter": ("doanh-nghiep", 250),
}


def main() -> int:
    """Measure and print; 1 when a target is missed."""
    chosen = sys.argv[2:] or list(CASES)
    with tempfile.TemporaryDirectory(prefix="ttdn-benchmark-") as scratch:
        results = [measure(name, *CASES[name], rounds_wanted(3), Path(scratch)) for name in chosen]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
