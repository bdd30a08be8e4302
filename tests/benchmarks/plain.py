"""The same pages for other engines: one HTML document with its resources beside it, and the plain programs that set it."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.benchmarks.measure import Candidate
from ttdn_publish.rendering import pictures
from ttdn_publish.rendering.pages import PageWriter, Piece
from ttdn_publish.rendering.typefaces import FontSet

_PLAIN = "import sys; from weasyprint.__main__ import main; main(sys.argv[1:])"


def write_html(writer: PageWriter, pieces: Iterable[Piece], fonts: FontSet, cache: Path, target: Path) -> Path:
    """All ``pieces`` as ``page.html`` in the new folder ``target``; ``cache`` has the pictures that a build prepared."""
    target.mkdir(parents=True)
    text = writer.document(pieces)
    for name, resource in writer.view.resources.table.items():
        file = re.sub(r"[^\w.]", "-", name)
        request = writer.view.requests.get(name)
        path = pictures.prepared(cache, request.name, screen=False) if request else resource.path
        (target / file).write_bytes(path.read_bytes() if path else resource.data)
        text = text.replace(f"ttdn:{name}", file)
    (target / "page.html").write_text(text, "utf-8")
    (target / "screen.css").write_text("@page { bleed: 0 }", "utf-8")
    (target / "fonts.conf").write_bytes(fonts.fontconfig.read_bytes())
    return target


def two_plain_runs(plain: Path, out: Path) -> Candidate:
    """WeasyPrint by itself: a PDF/UA-1 for the screen, then a PDF with bleed, each in a process of its own.

    WeasyPrint cannot turn pictures into inks: Ghostscript, where it is installed, does that to the second file.
    """
    weasyprint: list[str | Path] = [sys.executable, "-c", _PLAIN, plain / "page.html"]
    screen: list[str | Path] = ["--pdf-variant", "pdf/ua-1", "-s", plain / "screen.css"]
    commands = [[*weasyprint, out / "screen.pdf", *screen], [*weasyprint, out / "print.pdf"]]
    name = "two plain runs of WeasyPrint"
    if ghostscript := shutil.which("gs"):
        to_inks = ["-sDEVICE=pdfwrite", "-sColorConversionStrategy=CMYK", "-sProcessColorModel=DeviceCMYK"]
        files: list[str | Path] = ["-o", out / "inks.pdf", out / "print.pdf"]
        commands.append([ghostscript, "-q", "-dNOPAUSE", "-dBATCH", *to_inks, *files])
        name += ", Ghostscript to CMYK"
    return Candidate(name, commands, environment={"FONTCONFIG_FILE": str(plain / "fonts.conf")})


def chromium(plain: Path, out: Path) -> list[Candidate]:
    """Chromium, if it is installed: one PDF of the same HTML, without tags and bleed."""
    names = ("chromium", "chromium-browser", "google-chrome")
    program = next((path for name in names if (path := shutil.which(name))), None)
    if program is None:
        return []
    arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    command = [program, *arguments, f"--print-to-pdf={out / 'chromium.pdf'}", (plain / "page.html").as_uri()]
    return [Candidate("Chromium, one PDF of the same HTML", [command])]
