"""One engine of the merge benchmark, in a process of its own: reads recipients, makes letters, writes what it took.

    python -m tests.benchmarks.merge_engines ENGINE TEMPLATE RECIPIENTS OUT LETTERS RESULT

Times are those of making the letters, preparation of the template counted and imports not; memory is the peak of the
whole process.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

Rows = Sequence[dict[str, Any]]


def ours() -> Callable[[Path, Rows, Path], None]:
    """``LetterTemplate``: compiled once, spliced for each recipient, each letter written whole or not at all."""
    from ttdn_publish.documents.merging.template import LetterTemplate
    from ttdn_publish.formats.files import atomic_path

    def run(template: Path, rows: Rows, out: Path) -> None:
        compiled = LetterTemplate(template.read_bytes(), template.name)
        for number, row in enumerate(rows):
            with atomic_path(out / f"{number}.docx") as temporary:
                temporary.write_bytes(compiled.letter(row).data)

    return run


def ours_merge() -> Callable[[Path, Rows, Path], None]:
    """``production.merge`` from a CSV file: with all checks of rows, names and a journal."""
    from ttdn_publish.production.merging import merge

    def run(template: Path, rows: Rows, out: Path) -> None:
        merge(template, template.with_suffix(".csv"), out)

    return run


def ours_one_file() -> Callable[[Path, Rows, Path], None]:
    """``OneFile``: all letters in one document, a section each."""
    from ttdn_publish.documents.merging.one_file import OneFile

    def run(template: Path, rows: Rows, out: Path) -> None:
        OneFile(template.read_bytes(), template.name).write(out / "all.docx", rows)

    return run


def docxtpl() -> Callable[[Path, Rows, Path], None]:
    """docxtpl as its manual shows it, a template object a letter (using one again gains nothing)."""
    from docxtpl import DocxTemplate

    def run(template: Path, rows: Rows, out: Path) -> None:
        for number, row in enumerate(rows):
            letter = DocxTemplate(str(template))
            letter.render(row, autoescape=True)
            letter.save(str(out / f"{number}.docx"))

    return run


def mailmerge() -> Callable[[Path, Rows, Path], None]:
    """docx-mailmerge2 on the same letter with Word's merge fields, a file a letter."""
    from mailmerge import MailMerge

    def run(template: Path, rows: Rows, out: Path) -> None:
        for number, row in enumerate(rows):
            with MailMerge(str(template)) as letter:
                letter.merge(**_flat(row))
                letter.write(str(out / f"{number}.docx"))

    return run


def mailmerge_one_file() -> Callable[[Path, Rows, Path], None]:
    """docx-mailmerge2, all letters in one document (it gives every letter the last one's footer)."""
    from mailmerge import MailMerge

    def run(template: Path, rows: Rows, out: Path) -> None:
        with MailMerge(str(template)) as letters:
            letters.merge_templates([_flat(row) for row in rows], separator="nextPage_section")
            letters.write(str(out / "all.docx"))

    return run


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    """A recipient as merge fields: all values are text, rows of the table hang on their first field."""
    flat = {name: str(value) for name, value in row.items() if name != "hang"}
    return flat | {"hang_stt": [{f"hang_{name}": str(value) for name, value in item.items()} for item in row["hang"]]}


ENGINES = {
    "ours": ours,
    "ours_merge": ours_merge,
    "ours_one_file": ours_one_file,
    "docxtpl": docxtpl,
    "mailmerge": mailmerge,
    "mailmerge_one_file": mailmerge_one_file,
}


def _peak() -> float:
    """The peak of memory of this process in MB (Linux only; what ``getrusage`` tells counts the parent in)."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1000 for line in lines if line.startswith("VmHWM:")), 0.0)


def main() -> None:
    """Run one engine."""
    name, template, recipients, out, letters, result = sys.argv[1:]
    wanted = int(letters) if name != "ours_merge" else 0
    with Path(recipients).open(encoding="utf-8") as stream:
        rows = [json.loads(line) for line in islice(stream, wanted)]
    run = ENGINES[name]()
    wall, cpu = time.perf_counter(), time.process_time()
    run(Path(template), rows, Path(out))
    took = {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}
    took["memory"] = _peak()
    Path(result).write_text(json.dumps(took), "utf-8")


if __name__ == "__main__":
    main()
