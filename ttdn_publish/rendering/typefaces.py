"""The typefaces of the house: which there are, what they can write, and how they are made ready for a page.

A font package is never used as it comes. Its faces are pinned to static weights, cut to a fixed repertoire and named
anew, once, into ``cache/fonts``; later runs only look whether the files still stand. Why:

- WeasyPrint pins a variable East Asian font anew in every document (6 to 8 s), a cut one costs nothing.
- WeasyPrint tells fonts apart by their description alone: two files under one family name print wrong letters. So the
  family name carries a hash of everything that made the files.
- A repertoire that followed the text would give every edition new fonts. It is fixed; only a character that no face of
  the set can write makes a wider one, under a new name.
- Adobe's licence reserves the name "Source" for its own files; ours are called otherwise.

Pages find the fonts through a ``fonts.conf`` of our own that lists the folders of one set and nothing else, so that a
bare machine and a rich one give the same pages. ``@font-face`` works as well and gives the same bytes of PDF, but then
WeasyPrint reads, copies and scans every face anew for every document: 0.08 to 0.18 s for the 24 faces of six languages,
against 0.01 to 0.02 s this way. Hence :attr:`FontSet.css` is empty.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import json
import os
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from ttdn_publish.findings import N_
from ttdn_publish.formats import fonts
from ttdn_publish.formats.files import write_atomic
from ttdn_publish.rendering.families import ALWAYS, FAMILIES, LANGUAGES, ROLES, Face, Family
from ttdn_publish.rendering.repertoires import CERTAIN, repertoire

NO_PACKAGE = N_("Thiếu gói phông chữ “{name}”. Chạy “ttdn doctor” để biết cách cài.")

_RECIPE = 2  # raise it when the same inputs are to give other files
_TOOLS = ("uharfbuzz", "fontTools")
_SURROGATES = range(0xD800, 0xE000)  # code points that are no characters


def plain_face() -> Path:
    """The font file for words that are drawn as outlines: the upright bold sans, as its package has it."""
    family = FAMILIES["sans"]
    return _source(family, next(face for face in family.faces if face.weight == 700 and not face.italic))


# A set, ready to use --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class FontSet:
    """Fonts for the languages of one publication, lying ready as files.

    ``stacks`` gives the CSS ``font-family`` list by language and role (``sans``, ``serif``, ``display``); no name in it
    needs quotes. ``fontconfig`` is the file to name in ``FONTCONFIG_FILE`` before WeasyPrint makes a document.
    ``missing`` are characters of the text that no font of the house has. ``key`` changes whenever a font does.
    """

    key: str
    families: Mapping[str, str]
    stacks: Mapping[str, Mapping[str, str]]
    files: tuple[Path, ...]
    fontconfig: Path
    missing: tuple[str, ...] = ()
    css: str = field(default="")

    @property
    def cache(self) -> Path:
        """The cache folder that :func:`prepare` put them in."""
        return self.fontconfig.parents[1]


def prepare(cache: Path, *, languages: Iterable[str], text: str = "") -> FontSet:
    """The fonts for ``languages`` (``vi``, ``zh-Hans``) that write ``text``, made where they are missing.

    Files go to ``cache/fonts``; a damaged one is made again, and two processes may do it at once. When nothing is to be
    made this takes a few milliseconds and loads no font library. Raises :class:`fonts.FontError` when a font package or
    the library is missing, and its parent ``EnvironmentProblem`` when the cache cannot be written.
    """
    wanted = tuple(dict.fromkeys(languages))
    folder = cache.resolve() / "fonts"
    characters = "".join(sorted(set(text) - CERTAIN))
    memo = folder / "plans" / f"{_digest(_RECIPE, _stamps(), wanted, characters)[:24]}.json"
    plan = _remembered(memo, folder)
    if plan is None:
        plan = _plan(folder, wanted, characters)
        # Editions are built side by side: each process begins with another family, and finds made what others have made.
        start = os.getpid() % len(plan.cuts)
        for cut in plan.cuts[start:] + plan.cuts[:start]:
            _make(cut, folder)
        fonts.give_back_memory()
        content = {"families": plan.families, "missing": plan.missing}
        write_atomic(memo, json.dumps(content, ensure_ascii=False))
    return _font_set(folder, wanted, plan)


def write_fontconfig(target: Path, folders: Iterable[Path], cache: Path) -> Path:
    """Write a fontconfig file to ``target`` that knows the fonts in ``folders`` and no others, and return ``target``.

    ``cache`` is where fontconfig keeps its own index. The system's files are not included: no aliases, no synthetic
    bold, no font that happens to be installed. A file that says the same already is left alone.
    """
    lines = [f"  <dir>{escape(folder.as_posix())}</dir>" for folder in folders]
    content = "\n".join(
        (
            '<?xml version="1.0"?>',
            '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">',
            "<fontconfig>",
            *lines,
            f"  <cachedir>{escape(cache.as_posix())}</cachedir>",
            "</fontconfig>\n",
        )
    )
    try:
        same = target.read_bytes() == content.encode()
    except OSError:
        same = False
    if not same:
        write_atomic(target, content)
    return target


# Planning: which families, how wide -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Cut:
    """A family cut to ``characters``; ``name`` is its CSS name, ending with the hash."""

    family: Family
    name: str
    characters: str


@dataclass(frozen=True, slots=True)
class _Plan:
    families: Mapping[str, str]
    missing: tuple[str, ...]
    cuts: tuple[_Cut, ...] = ()


def _plan(folder: Path, languages: Iterable[str], text: str) -> _Plan:
    house = _House(folder)
    chosen = {*ALWAYS, *filter(len, map(_script_family, languages))}
    rest = {sign for sign in text if _has_shape(sign)}
    for key in ALWAYS:
        rest -= house.fixed(key)
    # East Asian families answer for East Asian characters only: their Greek and Russian letters are a full square wide,
    # and a Vietnamese page must not look different because its issue also comes out in Korean.
    for key in chosen.difference(ALWAYS):
        rest -= {sign for sign in rest & house.fixed(key) if _is_wide(sign)}
    # A quotation in another script: its family joins, so that the repertoires stay as they are.
    for key in FAMILIES:
        wide = set(filter(_is_wide, rest))
        if wide and key not in chosen and wide & house.fixed(key):
            chosen.add(key)
            rest -= wide & house.fixed(key)
    extra: dict[str, set[str]] = {key: set() for key in FAMILIES}
    for sign in sorted(rest):
        users = _users(sign, [key for key in FAMILIES if sign in house.coverage(key)], chosen)
        for key in users:
            chosen.add(key)
            extra[key] |= {sign, *sign.upper()} & house.coverage(key)
        if users:
            rest.discard(sign)
    cuts = tuple(house.cut(key, extra[key]) for key in FAMILIES if key in chosen)
    return _Plan({cut.family.key: cut.name for cut in cuts}, tuple(sorted(rest)), cuts)


def _users(sign: str, havers: list[str], chosen: set[str]) -> list[str]:
    """Which of the families that have ``sign`` take it in: those of its kind in the set, else the first that has it."""
    here = [key for key in havers if key in chosen]
    alike = [key for key in here if (key not in ALWAYS) == _is_wide(sign)]
    if unicodedata.category(sign)[0] == "L":  # a letter goes to the signs only where no other family has it
        alike = [key for key in alike if key != "signs"] or alike
    return alike or here or havers[:1]


def _has_shape(sign: str) -> bool:
    """Whether a font must have ``sign``; spaces, controls and selectors are the layout engine's own business."""
    category = unicodedata.category(sign)
    if category in ("Cn", "Co"):  # unassigned, private: somebody believes that there is a shape
        return True
    return category[0] not in "CZ" and not 0xFE00 <= ord(sign) <= 0xFE0F


def _is_wide(sign: str) -> bool:
    """Whether ``sign`` belongs to East Asian writing: a full square wide, or the half of one."""
    return unicodedata.east_asian_width(sign) in "WFH"


def _script_family(language: str) -> str:
    tag = language.lower()
    return LANGUAGES.get(tag) or LANGUAGES.get(tag.split("-")[0], "")


class _House:
    """What the installed packages can write. Remembers in the cache, for asking a font takes its library."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "sources"
        self._known: dict[Path, tuple[str, frozenset[str]]] = {}
        self._fixed: dict[str, frozenset[str]] = {}

    def coverage(self, key: str) -> frozenset[str]:
        """The characters that every face of the family can write."""
        return frozenset.intersection(*(self._look(path)[1] for path in _sources(FAMILIES[key])))

    def fixed(self, key: str) -> frozenset[str]:
        """The fixed repertoire of the family, as far as its fonts have it."""
        if key not in self._fixed:
            family, has = FAMILIES[key], self.coverage(key)
            stand_ins = {new for new, old in family.same_glyph if old in has}
            whole = repertoire(family.repertoire)
            self._fixed[key] = whole & has | whole & stand_ins
        return self._fixed[key]

    def cut(self, key: str, extra: set[str]) -> _Cut:
        """The family cut to its fixed repertoire and ``extra``."""
        family = FAMILIES[key]
        characters = "".join(sorted(self.fixed(key) | extra))
        origins = [self._look(path)[0] for path in _sources(family)]
        digest = _digest(_RECIPE, _tool_versions(), sorted(fonts.FEATURES), repr(family), origins, characters)
        return _Cut(family, f"{family.name} x{digest[:10]}", characters)

    def _look(self, path: Path) -> tuple[str, frozenset[str]]:
        if path not in self._known:
            memo = self._folder / f"{_digest(_stamp(path))[:24]}.json"
            found = _read_json(memo)
            if found is None:
                data = _read_font(path)
                found = {
                    "sha256": hashlib.sha256(data).hexdigest(),
                    "characters": "".join(map(chr, sorted(fonts.coverage(data).difference(_SURROGATES)))),
                }
                write_atomic(memo, json.dumps(found, ensure_ascii=False))
            self._known[path] = (str(found["sha256"]), frozenset(found["characters"]))
        return self._known[path]


# Making ---------------------------------------------------------------------------------------------------------------

_MANIFEST = "ready.json"


def _make(cut: _Cut, folder: Path) -> None:
    """Cut the faces of one family into its folder. Others may be doing the same: equal input gives equal files."""
    target = folder / _folder_name(cut.name)
    if _intact(target):
        return
    codes = frozenset(map(ord, cut.characters))
    made: dict[str, str] = {}
    sources: dict[Path, bytes] = {}
    for face in cut.family.faces:
        path = _source(cut.family, face)
        if path not in sources:
            sources[path] = _read_font(path)
        data = _face(cut.family, face, sources[path], codes, cut.name)
        name = f"{face.weight}{'i' if face.italic else ''}.ttf"
        made[name] = hashlib.sha256(data).hexdigest()
        if _hash_of(target / name) != made[name]:
            write_atomic(target / name, data)
    _write_manifest(target, made)


def _face(family: Family, face: Face, data: bytes, codes: frozenset[int], name: str) -> bytes:
    pinned = {"wght": float(face.weight)} if family.variable else {}
    if face.optical_size:
        pinned["opsz"] = face.optical_size
    if family.tabular:
        data = fonts.with_tabular_figures(data)
    same = {ord(new): ord(old) for new, old in family.same_glyph}
    return fonts.rename(fonts.cut(data, codes, pinned=pinned), name, face.weight, italic=face.italic, same_glyph=same)


def _intact(folder: Path) -> bool:
    """Whether every face of a family lies as it was made. Only files whose time or size has changed are read."""
    manifest = _read_json(folder / _MANIFEST)
    if manifest is None:
        return False
    changed = False
    try:
        for name, (size, time, digest) in manifest.items():
            status = (folder / name).stat()
            if (status.st_size, status.st_mtime_ns) != (size, time):
                if _hash_of(folder / name) != digest:
                    return False
                changed = True
    except (OSError, TypeError, ValueError):
        return False
    if changed:  # copied or restored: the same bytes with a new time
        _write_manifest(folder, {name: entry[2] for name, entry in manifest.items()})
    return True


def _write_manifest(folder: Path, digests: Mapping[str, str]) -> None:
    entries = {}
    for name, digest in sorted(digests.items()):
        status = (folder / name).stat()
        entries[name] = (status.st_size, status.st_mtime_ns, digest)
    write_atomic(folder / _MANIFEST, json.dumps(entries))


def _remembered(memo: Path, folder: Path) -> _Plan | None:
    found = _read_json(memo)
    if found is None:
        return None
    try:
        families = {key: str(found["families"][key]) for key in FAMILIES if key in found["families"]}
        plan = _Plan(families, tuple(found["missing"]))
    except (KeyError, TypeError):
        return None
    return plan if all(_intact(folder / _folder_name(name)) for name in plan.families.values()) else None


def _font_set(folder: Path, languages: Iterable[str], plan: _Plan) -> FontSet:
    folders = [folder / _folder_name(name) for name in plan.families.values()]
    key = _digest(sorted(plan.families.values()))[:16]
    files = tuple(
        home / f"{face.weight}{'i' if face.italic else ''}.ttf"
        for home, family in zip(folders, plan.families, strict=True)
        for face in FAMILIES[family].faces
    )
    config = write_fontconfig(folder / f"{key}.conf", folders, folder / "fontconfig")
    stacks = {language: dict(_stacks(language, plan.families)) for language in languages}
    return FontSet(key, plan.families, stacks, files, config, plan.missing)


def _stacks(language: str, families: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    # The language's own script first: Chinese quotes would come out narrow from a Latin font. Families of other scripts
    # close the list, in the order of the table, so that a quotation never depends on fontconfig's choice.
    own = _script_family(language)
    for role, latin in ROLES.items():
        others = [key for key in families if key not in ALWAYS]
        order = dict.fromkeys([own, *latin, *others] if own else [*latin, *others])
        yield role, ", ".join(families[key] for key in order if key in families)


def _folder_name(name: str) -> str:
    return name.rpartition(" ")[2]


# Small things ---------------------------------------------------------------------------------------------------------


@functools.cache
def _home(package: str) -> Path:
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        raise fonts.FontError(NO_PACKAGE.format(name=package.replace("_", "-")))
    return Path(found.origin).parent


def _source(family: Family, face: Face) -> Path:
    return _home(family.package) / family.folder / face.file


def _sources(family: Family) -> list[Path]:
    return list(dict.fromkeys(_source(family, face) for face in family.faces))


def _read_font(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise fonts.FontError(fonts.BROKEN.format(reason=path.name)) from error


def _stamp(path: Path) -> tuple[str, int, int]:
    """What shows cheaply that a file is the one of last time."""
    try:
        status = path.stat()
    except OSError as error:
        raise fonts.FontError(fonts.BROKEN.format(reason=path.name)) from error
    return str(path), status.st_size, status.st_mtime_ns


def _stamps() -> list[tuple[str, int, int]]:
    """Stamps of everything that decides how a cut font looks: packages, tools, and this table."""
    paths = [path for family in FAMILIES.values() for path in _sources(family)]
    for tool in _TOOLS:
        found = importlib.util.find_spec(tool)
        if found is not None and found.origin is not None:
            paths.append(Path(found.origin))
    return [_stamp(path) for path in (*paths, Path(__file__), Path(fonts.__file__))]


@functools.cache
def _tool_versions() -> list[str]:
    import importlib.metadata

    try:
        return [f"{tool} {importlib.metadata.version(tool)}" for tool in _TOOLS]
    except importlib.metadata.PackageNotFoundError as error:
        raise fonts.FontError(fonts.NO_LIBRARY.format(name=str(error.name))) from error


def _digest(*parts: Any) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True, default=str).encode()).hexdigest()


def _hash_of(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _read_json(path: Path) -> dict[str, Any] | None:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None
