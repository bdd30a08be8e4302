"""The one door of letters to Jinja: sandboxed, strict, escaping, bounded; what goes wrong is told with its line.

Data is never markup: every value is escaped, ``None`` is blank, characters that XML has no place for are left out. Line
ends and tabs stay in the written text, where nothing else puts any: ``breaks`` turns them into Word's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any, NoReturn

import jinja2
import jinja2.sandbox
from jinja2 import nodes

from ttdn_publish.documents.merging import emission
from ttdn_publish.documents.merging.syntax_words import syntax
from ttdn_publish.findings import N_, Phrase

MAX_TURNS = 200_000
MAX_OUTPUT = 50_000_000
_MAX_REPEAT = 100_000
_MAX_POWER = 64

#: Jinja's tags that need other templates: letters have none.
UNSUPPORTED = frozenset({"include", "import", "from", "extends"})

_MISSING = N_("biến “{name}” không có trong dữ liệu")
_MISSING_IN = N_("“{name}” không có trong {kind} của dữ liệu")
_NAMELESS = N_("giá trị không có trong dữ liệu")
_RECORD, _LIST, _TEXT = N_("nhóm"), N_("danh sách"), N_("chữ")
_REFUSED = N_("thao tác không được phép trong mẫu")
_POWER = N_("phép lũy thừa quá lớn")
_REPEAT = N_("chuỗi lặp quá dài")
_ENDLESS = N_("vòng lặp quá dài (hơn {limit} lượt trong một thư)")
_TOO_LONG = N_("thư quá dài")
_DIVISION = N_("chia cho số 0")
_DEEP = N_("gọi lồng nhau quá sâu")
_UNSUITABLE = N_("không tính được với giá trị này ({detail})")

#: Everything but what may stand in a letter as it is: C0 and C1 controls, surrogates, noncharacters.
ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LINE_END = re.compile("\r\n?|[\x85\u2028\u2029]")


class Trouble(Exception):
    """A template that does not compile or run: ``reason`` in words, ``line`` of its source if it is known."""

    def __init__(self, reason: Phrase, line: int | None) -> None:
        super().__init__(reason)
        self.reason, self.line = reason, line


class _MissingValue(jinja2.UndefinedError):
    def __init__(self, reason: Phrase) -> None:
        super().__init__(reason)
        self.reason = reason


class _Refused(jinja2.exceptions.SecurityError):
    def __init__(self, reason: Phrase) -> None:
        super().__init__(reason)
        self.reason = reason


class _Undefined(jinja2.StrictUndefined):
    """A name without value: may be asked whether it is there, and may have a default; everything else is refused."""

    __slots__ = ()

    def _fail(self, *_: Any, **__: Any) -> NoReturn:
        if self._undefined_exception is jinja2.exceptions.SecurityError:
            raise _Refused(_REFUSED)
        name, holder = self._undefined_name, self._undefined_obj
        if name is None:
            raise _MissingValue(_NAMELESS)
        if holder is jinja2.utils.missing:
            raise _MissingValue(_MISSING.format(name=name))
        kind = _RECORD if isinstance(holder, Mapping) else _TEXT if isinstance(holder, str) else _LIST
        raise _MissingValue(_MISSING_IN.format(name=name, kind=kind))

    _fail_with_undefined_error = _fail
    __iter__ = __str__ = __len__ = _fail
    __eq__ = __ne__ = __bool__ = __hash__ = _fail
    __contains__ = _fail
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _fail
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pos__ = __neg__ = __call__ = __getitem__ = _fail
    __lt__ = __le__ = __gt__ = __ge__ = __int__ = __float__ = __complex__ = __pow__ = __rpow__ = _fail

    def __getattr__(self, name: str) -> Any:
        if name[:2] == "__":
            raise AttributeError(name)
        self._fail()


class _Sandbox(jinja2.sandbox.ImmutableSandboxedEnvironment):
    """Refuses what would fill the memory, beside what the sandbox refuses by itself; keys of data win over methods."""

    intercepted_binops = frozenset({"*", "**"})

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A record's own key first: a column may be called ``items``."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def call_binop(self, context: jinja2.runtime.Context, operator: str, left: Any, right: Any) -> Any:
        if operator == "**" and not (isinstance(right, int | float) and abs(right) <= _MAX_POWER):
            raise _Refused(_POWER)
        if operator == "*":
            for one, other in ((left, right), (right, left)):
                if hasattr(one, "__len__") and isinstance(other, int) and len(one) * other > _MAX_REPEAT:
                    raise _Refused(_REPEAT)
        return super().call_binop(context, operator, left, right)


def clean(text: str) -> str:
    """``text`` with ``\\n`` for every line end, without characters that XML has no place for."""
    return ILLEGAL.sub("", _LINE_END.sub("\n", text))


def _finish(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, str) and not value.isprintable():
        return clean(value) if type(value) is str else type(value)(clean(str(value)))
    return value


class Program:
    """A compiled part, or a pattern of names."""

    def __init__(self, template: jinja2.Template, filename: str) -> None:
        self._template, self._filename = template, filename
        self._globals = dict(template.globals)

    def run(self, values: Mapping[str, Any]) -> str:
        """The part filled with ``values``. Raises :class:`Trouble`."""
        template = self._template
        names = {**self._globals, emission.TICK: _ticker(), **values}
        try:
            written = "".join(template.root_render_func(template.new_context(names, shared=True)))
        except (
            jinja2.TemplateError,
            ArithmeticError,
            TypeError,
            ValueError,
            AttributeError,
            LookupError,
            RecursionError,
        ) as error:
            raise Trouble(_reason(error), self._line(error.__traceback__)) from error
        if len(written) > MAX_OUTPUT:
            raise Trouble(_TOO_LONG, None)
        return written

    def _line(self, trace: TracebackType | None) -> int | None:
        line = None
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == self._filename:
                line = self._template.get_corresponding_lineno(trace.tb_lineno)
            trace = trace.tb_next
        return line


class Engine:
    """Compiles templates of letters; ``filters`` come beside Jinja's own."""

    def __init__(self, filters: Mapping[str, Callable[..., Any]] | None = None) -> None:
        self._environment = _Sandbox(
            block_start_string=emission.BLOCK_START,
            block_end_string=emission.BLOCK_END,
            variable_start_string=emission.VALUE_START,
            variable_end_string=emission.VALUE_END,
            comment_start_string=emission.COMMENT_START,
            comment_end_string=emission.COMMENT_END,
            undefined=_Undefined,
            autoescape=True,
            finalize=_finish,
            keep_trailing_newline=True,
        )
        self._environment.globals.pop("lipsum", None)
        self._environment.filters.update(filters or {})
        self.filters = frozenset(self._environment.filters)
        self.tests = frozenset(self._environment.tests)
        self.names = frozenset(self._environment.globals) | {emission.TICK}

    def compile(self, source: str, name: str) -> Program:
        """``source`` as a program. Raises :class:`Trouble`."""
        filename = f"<{name}>"
        try:
            code = self._environment.compile(source, name, filename)
        except jinja2.TemplateSyntaxError as error:
            raise Trouble(syntax(error.message or ""), error.lineno) from error
        except RecursionError as error:
            raise Trouble(_DEEP, None) from error
        template = self._environment.template_class.from_code(
            self._environment, code, self._environment.make_globals(None)
        )
        return Program(template, filename)

    def parse(self, source: str) -> nodes.Template:
        """``source`` as Jinja's tree. Raises :class:`Trouble`."""
        try:
            return self._environment.parse(source)
        except jinja2.TemplateSyntaxError as error:
            raise Trouble(syntax(error.message or ""), error.lineno) from error
        except RecursionError as error:
            raise Trouble(_DEEP, None) from error


def _ticker() -> Callable[[], str]:
    turns = 0

    def tick() -> str:
        nonlocal turns
        turns += 1
        if turns > MAX_TURNS:
            raise _Refused(_ENDLESS.format(limit=MAX_TURNS))
        return ""

    return tick


def _reason(error: BaseException) -> Phrase:
    match error:
        case _MissingValue() | _Refused():
            return error.reason
        case jinja2.exceptions.SecurityError():
            return _REFUSED
        case ZeroDivisionError():
            return _DIVISION
        case RecursionError():
            return _DEEP
    return _UNSUITABLE.format(detail=f"{type(error).__name__}: {error}"[:200])
