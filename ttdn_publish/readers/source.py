"""A source folder: reads its files at the border, keeps inside it, and stops at secret material."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ttdn_publish.errors import SecrecyStop
from ttdn_publish.findings import N_, Findings, Place
from ttdn_publish.formats.files import UnreadableFile, read_text
from ttdn_publish.formats.located import Located, YamlProblem, parse
from ttdn_publish.model.secrecy import stamp_line
from ttdn_publish.readers import rules

SECRET = N_(
    "{place}: tài liệu mang dấu chỉ độ mật. Đã dừng, không đọc tiếp và không ghi lại nội dung. "
    "Máy này không phải nơi xử lý tài liệu mật; hãy báo người phụ trách bảo mật của đơn vị."
)
MAX_CSV_ROWS = 20_000
_MAX_NAME_BYTES = 255


@dataclass(frozen=True)
class Source:
    """The files under ``folder``, named in findings relative to ``root`` (the workspace)."""

    folder: Path
    root: Path
    findings: Findings

    def name(self, path: Path) -> str:
        """``path`` as findings show it: from the workspace, with ``/``."""
        try:
            return path.resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            return path.as_posix()

    def text(self, path: Path) -> str | None:
        """The text of a file, or ``None`` after noting why it cannot be read.

        Raises :class:`SecrecyStop` when it bears a secrecy stamp.
        """
        name = self.name(path)
        try:
            text, was_nfc = read_text(path)
        except UnreadableFile as error:
            self.findings.add(rules.UNREADABLE.at(Place(name), N_("Không đọc được: {reason}."), reason=str(error)))
            return None
        stop_if_stamped(text, Place(name))
        if not was_nfc:
            self.findings.add(rules.NOT_NFC.at(Place(name), N_("Tệp có chữ Việt tổ hợp (NFD).")))
        return text

    def yaml(self, path: Path) -> Located | None:
        """The YAML of a file, or ``None`` after noting what is wrong."""
        text = self.text(path)
        return None if text is None else self.parse_yaml(text, Place(self.name(path), 1))

    def parse_yaml(self, text: str, place: Place) -> Located | None:
        """YAML that begins at ``place`` (nothing counts as an empty mapping), or ``None`` after noting what is wrong."""
        line = place.line or 1
        try:
            return parse(text, first_line=line) or Located({}, line)
        except YamlProblem as error:
            where = Place(place.file, error.line)
            self.findings.add(rules.UNREADABLE.at(where, N_("Không đọc được: {reason}."), reason=str(error)))
            return None

    def inside(self, written: str, subfolder: str) -> Path | None:
        """The path of a file that content names, kept inside the folder; ``None`` when it would leave it."""
        pure = PurePosixPath(written.replace("\\", "/"))
        if not written or pure.is_absolute() or ".." in pure.parts or ":" in written or "\0" in written:
            return None
        if any(len(part.encode()) > _MAX_NAME_BYTES for part in pure.parts):
            return None
        path = self.folder / subfolder / pure
        try:
            resolved = path.resolve()
        except (OSError, RuntimeError):
            return None
        return path if resolved.is_relative_to(self.folder.resolve()) else None

    def rows(self, path: Path) -> list[list[str]] | None:
        """The rows of a CSV file (comma, semicolon or tab) or of the first sheet of an Excel file, cells stripped.

        ``None`` after noting what is wrong. Raises :class:`SecrecyStop`.
        """
        if path.suffix.lower() == ".xlsx":
            return self._sheet(path)
        text = self.text(path)
        if text is None:
            return None
        delimiter = max(",;\t", key=text.partition("\n")[0].count)
        rows: list[list[str]] = []
        try:
            for row in csv.reader(io.StringIO(text), delimiter=delimiter, strict=True):
                rows.append([cell.strip() for cell in row])
                if len(rows) > MAX_CSV_ROWS:
                    raise csv.Error("too many rows")
        except csv.Error:
            place = Place(self.name(path), len(rows) + 1)
            reason = N_("bảng CSV không đúng (dấu ngoặc kép mở mà không đóng, hoặc quá nhiều dòng)")
            self.findings.add(rules.UNREADABLE.at(place, N_("Không đọc được: {reason}."), reason=reason))
            return None
        return rows

    def _sheet(self, path: Path) -> list[list[str]] | None:
        from ttdn_publish.formats.sheets import BadSheet, read_sheet  # openpyxl: only where there is such a table

        place = Place(self.name(path))
        try:
            sheet = read_sheet(path)
        except BadSheet as error:
            self.findings.add(rules.UNREADABLE.at(place, N_("Không đọc được: {reason}."), reason=str(error)))
            return None
        for number, row in enumerate(sheet.rows, start=1):
            stop_if_stamped("\n".join(row), Place(place.file, number))
        for cell in (*sheet.uncalculated, *sheet.errors):
            message = N_("Ô {cell} chưa tính được: mở tệp trong Excel, sửa công thức rồi lưu lại.")
            self.findings.add(rules.UNREADABLE.at(place, message, cell=cell))
        return [list(row) for row in sheet.rows]


def stop_if_stamped(text: str, place: Place) -> None:
    """Raise :class:`SecrecyStop` when ``text`` bears a secrecy stamp; only the place is said."""
    if (line := stamp_line(text)) is not None:
        raise SecrecyStop(SECRET.format(place=place.shifted(line - 1)))
