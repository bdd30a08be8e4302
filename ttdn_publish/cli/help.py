"""Help in the language of the interface, the words that click brings along included."""

from __future__ import annotations

import contextlib
import copy
from collections.abc import Iterable, Iterator
from typing import Any

import click

from ttdn_publish.cli.interface import Interface
from ttdn_publish.findings import N_, Translate

#: What click says by itself.
_CLICK = {"Options": N_("Tùy chọn"), "Show this message and exit.": N_("In phần trợ giúp này.")}
_DEFAULT = N_("mặc định: ")


def interface_of(context: click.Context) -> Interface:
    """The interface that the program was started with."""
    return context.find_object(Interface) or Interface("vi", as_json=False)


def in_language(command: click.Command, translate: Translate) -> click.Command:
    """A copy of ``command`` whose help, and that of its options, is in the language of the interface."""
    spoken = copy.copy(command)
    spoken.context_class = _Context
    spoken.help = command.help and translate(command.help)
    spoken.params = [_parameter(parameter, translate) for parameter in command.params]
    return spoken


def _parameter(parameter: click.Parameter, translate: Translate) -> click.Parameter:
    if not isinstance(parameter, click.Option):
        return parameter
    spoken = copy.copy(parameter)
    spoken.help = parameter.help and translate(parameter.help)
    spoken.metavar = parameter.metavar and translate(parameter.metavar)
    return spoken


class _Context(click.Context):
    def make_formatter(self) -> click.HelpFormatter:
        return _Formatter(interface_of(self).translate, width=self.terminal_width, max_width=self.max_content_width)


class _Formatter(click.HelpFormatter):
    def __init__(self, translate: Translate, **settings: Any) -> None:
        super().__init__(**settings)
        self.translate = translate

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, self.translate(N_("Cách dùng: ")))

    @contextlib.contextmanager
    def section(self, name: str) -> Iterator[None]:
        with super().section(self._word(name)):
            yield

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(name, self._word(words)) for name, words in rows], col_max, col_spacing)

    def _word(self, words: str) -> str:
        return self.translate(_CLICK.get(words, words)).replace("[default: ", "[" + self.translate(_DEFAULT))
