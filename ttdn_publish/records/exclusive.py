"""Files that only one can make: the one mechanism behind everything that may happen once.

Exclusive creation (``O_CREAT | O_EXCL``, on Windows ``CREATE_NEW``) is decided by the file system itself, also by the server of
a share; hard links, renaming and locks are not the same everywhere. Who creates the file has won. What is in it is written
after that: where a machine stops in between, a file that is empty or torn is left behind, and it still counts.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable
from pathlib import Path

from ttdn_publish.errors import EnvironmentProblem
from ttdn_publish.formats.files import DISK_FULL, NOT_WRITABLE

_FLAGS = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)


def create_once(path: Path, data: bytes, still: Callable[[], bool] = lambda: True) -> bool:
    """Make the file ``path`` with ``data``, on the disk when this returns; false when somebody else was first.

    ``still`` is asked after the file is won and before it is written: where it says no, the file is given up again.
    Raises :class:`EnvironmentProblem` when it cannot be made or not be written whole; then it was not made.
    """
    try:
        _make_folder(path.parent)
        try:
            handle = os.open(path, _FLAGS, 0o666)
        except FileExistsError:
            return False
        try:
            kept = still()
            if kept:
                _write(handle, data)
                os.close(handle)  # some shares say only here that something was not written
        except BaseException:
            _give_up(handle, path)
            raise
        if kept:
            _settle(path.parent)
        else:
            _give_up(handle, path)
    except OSError as error:
        raise _problem(error, path) from error
    return kept


def _write(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]
    os.fsync(handle)


def _give_up(handle: int, path: Path) -> None:
    """Remove what was won and never told to anybody. Where that fails too, the file stays and counts as unknown."""
    with contextlib.suppress(OSError):
        os.close(handle)
    with contextlib.suppress(OSError):
        path.unlink()


def _make_folder(folder: Path) -> None:
    """Make ``folder``, every new part of it on the disk before anything lies in it."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    _settle(folder.parent)


def _settle(folder: Path) -> None:
    """Bring the names in ``folder`` to the disk, where the system knows how (Windows does so by itself)."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):  # some shares do not let a folder be opened for this
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _problem(error: OSError, path: Path) -> EnvironmentProblem:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return EnvironmentProblem(DISK_FULL.format(name=path.name))
    return EnvironmentProblem(NOT_WRITABLE.format(name=path.name, reason=error.strerror or type(error).__name__))
