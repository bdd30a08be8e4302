"""Templates. The one door to Jinja: sandboxed, strict, bounded, with errors that name file and line."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2
import jinja2.sandbox

from ttdn_publish.errors import ContentError
from ttdn_publish.findings import N_, Place, Rule, Severity

TEMPLATE = Rule(
    "BT26",
    Severity.ERROR,
    N_("Khuôn trang chạy được"),
    N_(
        "Khuôn trang chạy trong vùng cách ly: không mở tệp, không ra mạng, không chạy lệnh, có giới hạn độ dài và thời gian."
    ),
    N_("Sửa khuôn trang tại dòng đã nêu, hoặc xóa bản riêng trong thư mục templates để dùng lại bản gốc."),
    N_("Quy ước của bộ công cụ"),
)

MAX_OUTPUT = 20_000_000
MAX_SECONDS = 60.0
_MAX_REPEAT = 100_000
_MAX_POWER = 64


class _Sandbox(jinja2.sandbox.ImmutableSandboxedEnvironment):
    """Refuses what would fill the memory, beside what the sandbox refuses by itself."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: jinja2.runtime.Context, operator: str, left: Any, right: Any) -> Any:
        if operator == "**" and not (isinstance(right, int | float) and abs(right) <= _MAX_POWER):
            raise jinja2.exceptions.SecurityError(N_("phép lũy thừa quá lớn"))
        if operator == "*":
            for one, other in ((left, right), (right, left)):
                if hasattr(one, "__len__") and isinstance(other, int) and len(one) * other > _MAX_REPEAT:
                    raise jinja2.exceptions.SecurityError(N_("chuỗi lặp quá dài"))
        return super().call_binop(context, operator, left, right)


class Templates:
    """Templates of one family; a file in an earlier folder wins over one of the same name in a later one."""

    def __init__(self, folders: list[Path], names: Mapping[str, Any], filters: Mapping[str, Any]) -> None:
        self.folders = folders
        self._environment = _Sandbox(
            loader=jinja2.FileSystemLoader(folders, followlinks=False),
            undefined=jinja2.StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            cache_size=200,
        )
        self._environment.globals.update(names)
        self._environment.filters.update(filters)

    def render(self, name: str, **values: Any) -> str:
        """The template ``name`` filled with ``values``. Raises :class:`ContentError` with file and line."""
        try:
            return self._bounded(self._environment.get_template(name).generate(**values))
        except jinja2.TemplateNotFound as error:
            raise _error(str(error.name or name), None, N_("không có khuôn trang này")) from error
        except jinja2.TemplateSyntaxError as error:
            raise _error(error.name or name, error.lineno, error.message or "") from error
        except (
            jinja2.TemplateError,
            ArithmeticError,
            TypeError,
            ValueError,
            AttributeError,
            LookupError,
            RecursionError,
        ) as error:
            file, line = _where(error, name)
            refused = isinstance(error, jinja2.exceptions.SecurityError)
            raise _error(file, line, str(error) if refused else f"{type(error).__name__}: {error}"[:300]) from error

    def _bounded(self, parts: Any) -> str:
        written: list[str] = []
        size, deadline = 0, time.monotonic() + MAX_SECONDS
        for part in parts:
            written.append(part)
            size += len(part)
            if size > MAX_OUTPUT or time.monotonic() > deadline:
                raise jinja2.exceptions.SecurityError(N_("kết quả quá dài hoặc chạy quá lâu"))
        return "".join(written)


def _where(error: BaseException, name: str) -> tuple[str, int | None]:
    """The innermost template line in the traceback."""
    file, line, frame = name, None, error.__traceback__
    while frame is not None:
        code = frame.tb_frame.f_code
        if code.co_filename.endswith((".j2", ".html", ".css")):
            file, line = Path(code.co_filename).name, frame.tb_lineno
        frame = frame.tb_next
    return file, line


def _error(file: str, line: int | None, reason: str) -> ContentError:
    finding = TEMPLATE.at(Place(f"templates/{file}", line), N_("Khuôn trang không chạy được: {reason}."), reason=reason)
    return ContentError(finding.what(), [finding])


RULES = (TEMPLATE,)
