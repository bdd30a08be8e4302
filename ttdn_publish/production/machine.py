"""What the machine has, and what each missing thing is needed for."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from ttdn_publish.errors import PublishError
from ttdn_publish.findings import N_

_NEED_MB = 300


@dataclass(frozen=True)
class Answer:
    """One thing looked at: ``state`` is ``ok``, ``missing`` (something will not work) or ``optional``."""

    what: str
    state: str
    detail: str
    way_out: str = ""

    def as_dict(self) -> dict[str, str]:
        """As plain data."""
        return asdict(self)


def examine_machine(path: Path) -> list[Answer]:
    """Look at everything a build needs. Writes nothing but a trial file in the cache folder."""
    checks: list[Callable[[Path], Answer]] = [
        _python,
        _pango,
        _subsetter,
        _fonts,
        _writing,
        _room,
        _office,
        _letters,
        _verapdf,
    ]
    return [check(path) for check in checks]


def _python(_: Path) -> Answer:
    return Answer("Python", "ok", f"{platform.python_version()} ({sys.platform})")


def _pango(_: Path) -> Answer:
    from ttdn_publish.rendering.pdf import load

    try:
        weasyprint = load(None)
    except PublishError:
        return Answer(
            N_("Thư viện dàn trang (Pango)"),
            "missing",
            N_("chưa có: không tạo được PDF"),
            N_(
                "Debian, Ubuntu: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. Windows: cài MSYS2 rồi gói pango; hoặc dựng PDF trên máy khác."
            ),
        )
    return Answer(N_("Thư viện dàn trang (Pango)"), "ok", f"WeasyPrint {weasyprint.__version__}")


def _subsetter(_: Path) -> Answer:
    from ctypes.util import find_library

    if find_library("harfbuzz-subset"):
        return Answer(N_("Cắt phông nhanh (harfbuzz-subset)"), "ok", N_("có"))
    return Answer(
        N_("Cắt phông nhanh (harfbuzz-subset)"),
        "optional",
        N_("chưa có: PDF chữ Trung, Nhật, Hàn dựng chậm hơn nhiều"),
        N_("Debian, Ubuntu: sudo apt-get install libharfbuzz-subset0"),
    )


def _fonts(_: Path) -> Answer:
    from importlib.util import find_spec

    needed = ("fontpkg_be_vietnam_pro", "fontpkg_source_serif_4", "justmytype_intl_cjk")
    missing = [name for name in needed if find_spec(name) is None]
    if missing:
        return Answer(N_("Phông chữ"), "missing", ", ".join(missing), N_("Chạy lại trình khởi động ttdn để cài."))
    return Answer(N_("Phông chữ"), "ok", "Be Vietnam Pro, Source Serif 4, Noto Sans SC/JP/KR")


def _writing(path: Path) -> Answer:
    folder = path if path.is_dir() else path.parent
    if os.access(folder, os.W_OK):
        return Answer(N_("Quyền ghi"), "ok", str(folder))
    return Answer(N_("Quyền ghi"), "missing", str(folder), N_("Chọn thư mục khác, hoặc xin quyền ghi thư mục này."))


def _room(path: Path) -> Answer:
    free = shutil.disk_usage(path if path.exists() else Path.cwd()).free // 1_000_000
    state = "ok" if free >= _NEED_MB else "missing"
    return Answer(
        N_("Chỗ trên đĩa"), state, f"{free} MB", N_("Cần ít nhất 300 MB trống.") if state == "missing" else ""
    )


def _office(_: Path) -> Answer:
    from ttdn_publish.formats.office import office

    if office():
        return Answer("LibreOffice", "ok", N_("có"))
    return Answer(
        "LibreOffice",
        "optional",
        N_("chưa có: văn bản hành chính chỉ có bản Word, không có PDF"),
        N_("Debian, Ubuntu: sudo apt-get install libreoffice-writer-nogui. Windows: cài LibreOffice."),
    )


def _letters(_: Path) -> Answer:
    """A font for the PDFs of documents: without one LibreOffice takes letters of several, and marks are lost."""
    from ttdn_publish.formats.office import letter_font

    found, what = letter_font(), N_("Phông văn bản hành chính")
    if found == "Times New Roman":
        return Answer(what, "ok", found)
    if found:
        return Answer(what, "optional", N_("{font} thay cho Times New Roman").format(font=found))
    return Answer(
        what,
        "optional",
        N_("chưa có: PDF của văn bản có thể sai dấu và sai chỗ ngắt dòng"),
        N_("Cài phông Times New Roman. Debian, Ubuntu: sudo apt-get install fonts-liberation2"),
    )


def _verapdf(_: Path) -> Answer:
    from ttdn_publish.formats.verapdf import judge

    found = judge() is not None
    detail = N_("có") if found else N_("chưa có: không kiểm tra được PDF/UA và PDF/A bằng veraPDF")
    return Answer("veraPDF", "ok" if found else "optional", detail)
