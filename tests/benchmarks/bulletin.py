"""The sample issue of 32 pages: ``ttdn build`` (screen and print) against two plain runs of WeasyPrint on the same HTML.

    python -m tests.benchmarks.bulletin [ROUNDS]

Both sides make a PDF/UA-1 for the screen and a PDF with bleed for print, each plain run in a fresh process as the
``weasyprint`` program would be. The plain runs get everything ready-made: one HTML document with pictures already cut
to size, pieces already fitted, fonts already cut. ``ttdn build`` starts from the content and does all of that itself.
Chromium and Typst, where installed, set one PDF each: Chromium the same HTML (no tags, no bleed), Typst the words of the
issue in two columns (no pictures, no charts): they show what is possible, not the same work.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from tests.benchmarks import plain
from tests.benchmarks.measure import Candidate, interleaved, rounds_wanted, table
from tests.conftest import ROOT, MiniWorkspace

ISSUE = "2018-01"
COLD = "ttdn build, cold, fonts cut before"
COLDER = "ttdn build, cold, fonts not cut"
AGAIN = "ttdn build, nothing changed"
TARGETS = {
    (COLD, "cpu"): 0.8,
    (COLD, "wall"): 0.65,
    (COLD, "memory"): 300.0,
    (COLDER, "cpu"): 0.8,
    (COLDER, "memory"): 300.0,
    (AGAIN, "cpu"): 0.03,
    (AGAIN, "wall"): 0.03,
}


def signed(folder: Path) -> Path:
    """A workspace in ``folder`` with the sample issue, its Vietnamese signed: without that there is no print file."""
    aside = shutil.ignore_patterns("illustrations", "__pycache__")
    shutil.copytree(ROOT / "content", folder / "content", ignore=aside)
    MiniWorkspace(folder, ISSUE).sign()
    shutil.rmtree(folder / ".ttdn", ignore_errors=True)
    return folder


def workspace(folder: Path, master: Path, fonts: Path | None) -> Path:
    """A fresh copy of ``master`` in ``folder``, with the cut ``fonts``."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(master, folder)
    if fonts is not None:
        shutil.copytree(fonts, folder / ".ttdn" / "fonts")
    return folder


def build_command(folder: Path) -> list[str | Path]:
    """``ttdn build`` of the issue in a workspace; an error in the content is an error of the benchmark."""
    return [sys.executable, "-m", "ttdn_publish", "build", folder / "content" / "bulletins" / ISSUE]


def write_html(built: Path, target: Path) -> Path:
    """The issue of a workspace that was built, as one HTML document with its resources beside it; pieces as they fitted."""
    from ttdn_publish.model.edition import Edition
    from ttdn_publish.model.walk import texts
    from ttdn_publish.production.content import check_content, read_content
    from ttdn_publish.production.state import load_state
    from ttdn_publish.rendering.design import load_design
    from ttdn_publish.rendering.issue_pages import IssueWriter
    from ttdn_publish.rendering.typefaces import prepare
    from ttdn_publish.workspace import Workspace

    home = Workspace(built)
    folder = home.content / "bulletins" / ISSUE
    edition = check_content(read_content(home, folder))
    state = load_state(home.cache / "builds" / f"{ISSUE}-vi-public.json")
    assert isinstance(edition, Edition), "the sample issue cannot be read"
    assert state is not None, "the sample issue was not built"
    words = "\n".join(text.plain for text in texts((edition.issue, edition.registers, edition.wording)))
    fonts = prepare(home.cache, languages=edition.issue.languages, text=words)
    folders = home.template_folders("bulletin")
    design = load_design(folders, edition.issue.theme, edition.issue.date, edition.issue.at)
    writer = IssueWriter(edition, design, fonts, folders, folder / "pictures")
    pieces = []
    for entry in edition.issue.plan:
        piece = writer.piece(entry)
        scale = (state.scales or {}).get(hashlib.sha256((writer.css + piece.body).encode()).hexdigest(), 1.0)
        pieces.append(piece if scale == 1.0 else writer.piece(entry, scale))
    return plain.write_html(writer, pieces, fonts, home.cache, target)


def typst_source(folder: Path, target: Path) -> Path:
    """The words of the issue as a plain Typst document in two columns, of the same page size."""
    from ttdn_publish.model.walk import texts
    from ttdn_publish.production.content import read_content
    from ttdn_publish.workspace import Workspace

    issue = read_content(Workspace(folder), folder / "content" / "bulletins" / ISSUE).issue
    assert issue is not None
    lines = [
        "#set page(width: 190mm, height: 270mm, columns: 2)",
        '#set text(lang: "vi", size: 10pt)',
        "#set par(justify: true)",
    ]
    lines += [re.sub(r"([\\#$*_`<>@=~\[\]/-])", r"\\\1", text.plain) + "\n" for text in texts(issue) if text.plain]
    target.write_text("\n".join(lines), "utf-8")
    return target


def others(html: Path, folder: Path, out: Path) -> list[Candidate]:
    """Other engines, as far as they are installed."""
    found = plain.chromium(html, out)
    if find_spec("typst"):
        source = typst_source(folder, out / "words.typ")
        code = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
        found.append(
            Candidate("Typst, one PDF of the words only", [[sys.executable, "-c", code, source, out / "typst.pdf"]])
        )
    return found


def pages_of(path: Path) -> int:
    """Pages of a PDF."""
    import pikepdf

    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def main() -> int:
    """Measure and print; 1 when a target is missed."""
    with tempfile.TemporaryDirectory(prefix="ttdn-benchmark-") as scratch:
        top = Path(scratch)
        master = signed(top / "master")
        warm = workspace(top / "warm", master, None)
        Candidate("the first build", [build_command(warm)], cwd=ROOT).run(memory=False)
        for version in ("screen", "print"):
            assert MiniWorkspace(warm, ISSUE).result(version).exists(), f"no {version} file: not the same work"
        fonts = warm / ".ttdn" / "fonts"
        html = write_html(warm, top / "html")
        base = plain.two_plain_runs(html, top)
        cold, colder = top / "cold", top / "colder"
        candidates = [
            Candidate(COLD, [build_command(cold)], lambda: workspace(cold, master, fonts), ROOT),
            Candidate(COLDER, [build_command(colder)], lambda: workspace(colder, master, None), ROOT),
            Candidate(AGAIN, [build_command(warm)], cwd=ROOT),
            *others(html, warm, top),
        ]
        interleaved([base, *candidates], rounds_wanted(5))
        good = table([base, *candidates], base, TARGETS)
        for path in (*sorted((cold / "out" / ISSUE).glob("*.pdf")), *sorted(top.glob("*.pdf"))):
            print(f"{path.name:36} {pages_of(path):3} pages {path.stat().st_size / 1e6:6.2f} MB")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
