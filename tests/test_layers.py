"""The rooms of the house import only from lower rooms, and no module imports itself in a circle."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "ttdn_publish"

#: Lowest first; rooms on one line may not see each other.
ROOMS = [
    {"errors", "findings"},
    {"language"},
    {"formats"},
    {"model"},
    {"workspace", "regulations"},
    {"records"},
    {"readers"},
    {"translation"},
    {"rendering"},
    {"documents"},
    {"prepress"},
    {"checks"},
    {"delivery"},
    {"production"},
    {"cli"},
    {"__main__"},
]
LEVEL = {room: level for level, rooms in enumerate(ROOMS) for room in rooms}


def modules() -> dict[str, Path]:
    found = {}
    for path in PACKAGE.rglob("*.py"):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(name: str, path: Path) -> set[str]:
    """Every module of the project that ``name`` imports anywhere, typing-only imports included."""
    seen = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            seen |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            seen |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    known = modules()
    return {module for module in seen if module in known and module != name}


def room(module: str) -> str:
    return [*module.split("."), ""][1]


def test_every_module_lies_in_a_known_room() -> None:
    unknown = {name for name in modules() if room(name) and room(name) not in LEVEL}
    assert unknown == set()


def test_imports_only_point_down() -> None:
    wrong = []
    for name, path in modules().items():
        for target in imports(name, path):
            here, there = room(name), room(target)
            if not here or not there or here == there:
                continue
            # errors and findings may know each other for typing; everything else must be strictly lower.
            if LEVEL[there] >= LEVEL[here] and {here, there} != {"errors", "findings"}:
                wrong.append(f"{name} imports {target}")
    assert wrong == []


def test_no_import_cycle() -> None:
    graph = {name: imports(name, path) for name, path in modules().items()}
    graph["ttdn_publish.errors"] = set()  # knows findings for typing only
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail, name))
        if name in done:
            return
        for target in graph[name]:
            # A package's __init__ may gather its own modules; importing a module loads its package first anyway.
            if not name.startswith(target + "."):
                visit(target, (*trail, name))
        done.add(name)

    for name in graph:
        visit(name, ())


@pytest.mark.parametrize("name", sorted(modules()))
def test_has_a_docstring(name: str) -> None:
    assert (ast.get_docstring(ast.parse(modules()[name].read_text("utf-8"))) or "").strip()


def test_every_module_can_be_imported_alone() -> None:
    code = "import sys, importlib; [importlib.import_module(m) for m in sys.argv[1:]]"
    for name in (
        "ttdn_publish.cli",
        "ttdn_publish.checks",
        "ttdn_publish.model.bulletin",
        "ttdn_publish.rendering.pages",
    ):
        subprocess.run([sys.executable, "-c", code, name], check=True, cwd=PACKAGE.parent)


def test_starting_the_command_line_imports_nothing_heavy() -> None:
    code = (
        "import sys, ttdn_publish.cli as c\n"
        "try: c.main(['--help'])\n"
        "except SystemExit: pass\n"
        "print([m for m in ('pydantic', 'weasyprint', 'PIL', 'jinja2', 'babel', 'yaml', 'pikepdf') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, cwd=PACKAGE.parent, capture_output=True)
    assert done.stdout.decode("utf-8").strip().endswith("[]")


def test_foreign_libraries_have_one_door() -> None:
    """Each library is imported by the modules named here and by no other."""
    doors = {
        "weasyprint": {"rendering.pdf"},
        "pydyf": {"rendering.pdf"},
        # Pages have one, letters that staff write in Word another: what either may do is not the same.
        "jinja2": {"rendering.templates", "documents.merging.engine", "documents.merging.variables"},
        "docxtpl": {"formats.docxtpl_render"},
        "openpyxl": {"formats.sheets"},
        "isal": {"formats.splicing"},
        # Pictures that are placed; their colours and inks; what a page as painted looks like.
        "PIL": {"formats.images", "formats.colour_management", "formats.image_samples"},
        "pypdfium2": {"formats.page_pictures"},
        "pikepdf": {"formats.pdf"},
        "yaml": {"formats.located", "language.data"},  # language lies lower and reads only its own data
        "markdown_it": {"formats.markdown"},
        "mdit_py_plugins": {"formats.markdown"},
        "segno": {"rendering.qr"},
        "ahocorasick": {"formats.automaton"},
        "uharfbuzz": {"formats.fonts"},
        "pydantic": {"readers.structure", "readers.schema"},
        "click": {"cli"},
        "lxml": {"formats"},
        "docx": {"formats"},
    }
    wrong = []
    for name, path in modules().items():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            for library in {n.split(".")[0] for n in names} & doors.keys():
                short = name.removeprefix("ttdn_publish.")
                if not any(short == door or short.startswith(f"{door}.") for door in doors[library]):
                    wrong.append(f"{name} imports {library}")
    assert wrong == []


@pytest.mark.parametrize(
    "name", sorted(p.relative_to(PACKAGE.parent).as_posix() for p in PACKAGE.rglob("*") if p.is_file())
)
def test_file_names_are_good_on_windows(name: str) -> None:
    from ttdn_publish.formats.files import windows_safe

    assert all(windows_safe(part) for part in name.split("/"))
