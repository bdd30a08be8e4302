"""Reading and writing files: UTF-8 and NFC at the border, whole or not at all, kind words for a locked file."""

from __future__ import annotations

import errno
import os
import platform
import re
import shutil
import tempfile
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ttdn_publish.errors import EnvironmentProblem, PublishError
from ttdn_publish.findings import N_

MAX_TEXT_BYTES = 4 * 1024 * 1024
_UMASK = os.umask(0o022)
os.umask(_UMASK)
_SCRATCH = ".ttdn-tam-"  # nobody calls a folder of their own so
_FORGOTTEN_S = 24 * 3600
_REFUSED = (errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO)
_REPLACE_TRIES = 5
_REPLACE_WAIT_S = 0.05
_LOCK_TRIES, _LOCK_WAIT_S, _ABANDONED_S = 200, 0.05, 60.0

LOCKED = N_(
    "Không ghi được “{name}” vì tệp đang mở. Hãy đóng tệp trong Word (hoặc chương trình đang mở nó) rồi chạy lại."
)
DISK_FULL = N_(
    "Hết chỗ trên đĩa khi ghi “{name}”. Hãy giải phóng dung lượng rồi chạy lại; bản dựng trước vẫn nguyên vẹn."
)
BUSY = N_("Người khác đang ghi “{name}”; hãy thử lại sau ít phút.")
NOT_WRITABLE = N_("Không ghi được “{name}”: {reason}.")


class UnreadableFile(PublishError):
    """A file that is missing, too large, or not UTF-8 text."""


def read_text(path: Path, limit: int = MAX_TEXT_BYTES) -> tuple[str, bool]:
    """The text of ``path`` in NFC with ``\\n`` line ends, and whether it already was NFC.

    Raises :class:`UnreadableFile` when it is missing, larger than ``limit`` bytes, or not UTF-8.
    """
    try:
        if not path.is_file():
            raise UnreadableFile(N_("không có tệp này"))
        if path.stat().st_size > limit:
            raise UnreadableFile(N_("tệp quá lớn"))
        raw = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(N_("không mở được tệp")) from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(N_("tệp không phải văn bản UTF-8; hãy lưu lại với bảng mã UTF-8")) from error
    if "\0" in text:
        raise UnreadableFile(N_("tệp không phải văn bản UTF-8; hãy lưu lại với bảng mã UTF-8"))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    normal = unicodedata.normalize("NFC", text)
    return normal, normal == text


@contextmanager
def atomic_path(path: Path) -> Iterator[Path]:
    """A temporary path beside ``path`` that takes its place when the block ends well, and vanishes when it does not.

    Raises :class:`EnvironmentProblem` for a locked file or a full disk; the old file then stays as it was.
    """
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".tam-", suffix=path.suffix, dir=path.parent)
        os.close(handle)
        temporary = Path(name)
        yield temporary
        temporary.chmod(0o666 & ~_UMASK)  # a temporary file is private; a result is not
        _replace(temporary, path)
    except OSError as error:
        raise _kind(error, path) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


@contextmanager
def scratch_folder(parent: Path, purpose: Path) -> Iterator[Path]:
    """A folder in ``parent`` that vanishes when the block ends; also swept are those that a killed process left a day ago.

    Raises :class:`EnvironmentProblem`, naming ``purpose``, when there is no room or no right to write.
    """
    try:
        parent.mkdir(parents=True, exist_ok=True)
        for left in parent.glob(f"{_SCRATCH}*"):
            with suppress(OSError):
                if time.time() - left.stat().st_mtime > _FORGOTTEN_S:
                    shutil.rmtree(left)
        with tempfile.TemporaryDirectory(prefix=_SCRATCH, dir=parent, ignore_cleanup_errors=True) as name:
            yield Path(name)
    except OSError as error:
        if error.errno not in _REFUSED:
            raise
        raise _kind(error, purpose) from error


def move_into_place(source: Path, target: Path) -> None:
    """Put the finished file ``source`` where ``target`` is, whole or not at all, with nothing half-written beside it.

    Raises :class:`EnvironmentProblem` for a locked file or a full disk; the old file then stays as it was.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with source.open("rb+") as stream:
            os.fsync(stream.fileno())
        _replace(source, target)
    except OSError as error:
        if error.errno != errno.EXDEV:  # another disk: there is no way around copying
            raise _kind(error, target) from error
        with atomic_path(target) as temporary:
            shutil.copyfile(source, temporary)


def write_atomic(path: Path, data: bytes | str) -> None:
    """Write ``data`` (text as UTF-8) to ``path``, whole or not at all."""
    with atomic_path(path) as temporary:
        raw = data.encode("utf-8") if isinstance(data, str) else data
        with temporary.open("wb") as stream:
            stream.write(raw)
            stream.flush()
            os.fsync(stream.fileno())


def _replace(source: Path, target: Path) -> None:
    # Virus scanners and previews hold a file for moments; Word holds it until it is closed.
    for attempt in range(_REPLACE_TRIES):
        try:
            os.replace(source, target)  # noqa: PTH105 - the call that tests refuse
        except PermissionError:
            if attempt == _REPLACE_TRIES - 1:
                raise
            time.sleep(_REPLACE_WAIT_S)
        else:
            return


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Be the only one until the block ends, by exclusively creating the file ``lock``: works on a share and on every system.

    A lock that a killed process left behind is taken over after a while. Raises :class:`EnvironmentProblem` when somebody
    else keeps it.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    for _ in range(_LOCK_TRIES):
        try:
            handle = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
            os.write(handle, f"{platform.node()} {os.getpid()}".encode())
            os.close(handle)
            break
        except FileExistsError:
            if _abandoned(lock):
                _take_away(lock)
            else:
                time.sleep(_LOCK_WAIT_S)
        except PermissionError:  # Windows: the file is about to vanish
            time.sleep(_LOCK_WAIT_S)
    else:
        raise EnvironmentProblem(BUSY.format(name=lock.name.removesuffix(".lock")))
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def _take_away(lock: Path) -> None:
    """Remove an abandoned lock. Of several who wait only one gets hold of it; one that is somebody's by now is given back."""
    mine = lock.with_name(f"{lock.name}.{os.getpid()}")
    with suppress(OSError):
        lock.rename(mine)
        if _abandoned(mine):
            mine.unlink(missing_ok=True)
        elif not lock.exists():
            mine.rename(lock)


def _abandoned(lock: Path) -> bool:
    """Whether whoever made ``lock`` is gone: a process of this machine that has ended, or a lock too old to be true."""
    try:
        host, _, process = lock.read_text("utf-8").rpartition(" ")
        if time.time() - lock.stat().st_mtime > _ABANDONED_S:
            return True
        if os.name != "posix" or host != platform.node() or not process.isdecimal():
            return False
        os.kill(int(process), 0)  # asks whether it lives; on Windows this call would end it
    except ProcessLookupError:
        return True
    except (OSError, ValueError):
        return False
    return False


def _kind(error: OSError, path: Path) -> EnvironmentProblem:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return EnvironmentProblem(DISK_FULL.format(name=path.name))
    if isinstance(error, PermissionError):
        return EnvironmentProblem(LOCKED.format(name=path.name))
    return EnvironmentProblem(NOT_WRITABLE.format(name=path.name, reason=error.strerror or type(error).__name__))


_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


def windows_safe(name: str) -> bool:
    """Whether ``name`` can be the name of one file or folder on Windows."""
    return bool(name) and not (
        _FORBIDDEN.search(name) or name.endswith((" ", ".")) or _RESERVED.fullmatch(name) or len(name) > 120
    )
