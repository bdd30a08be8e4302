"""How the program speaks: Vietnamese first, English on request, JSON for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from ttdn_publish.findings import N_

if TYPE_CHECKING:
    from ttdn_publish.errors import PublishError
    from ttdn_publish.findings import Finding

_TOTALS = {"error": N_("{count} lỗi"), "warning": N_("{count} cảnh báo"), "notice": N_("{count} lưu ý")}
_MARKS = {"error": (N_("lỗi"), "red"), "warning": (N_("cảnh báo"), "yellow"), "notice": (N_("lưu ý"), "cyan")}


class Interface:
    """Says things on the terminal in one language, or as JSON."""

    def __init__(self, language: str, *, as_json: bool) -> None:
        self.language, self.as_json = language, as_json
        self._open_step = False

    def translate(self, message: str) -> str:
        """A catalogue string in the interface's language."""
        if self.language == "vi":
            return message
        from ttdn_publish.language.catalogue import translation

        return translation(message, self.language)

    def say(self, message: str, /, **values: Any) -> None:
        """One line of text; nothing under ``--json``."""
        if not self.as_json:
            self._close_step()
            click.echo(self.translate(message).format(**values))

    def warn(self, message: str, /, **values: Any) -> None:
        """One line on the error stream."""
        self._close_step()
        click.echo(self.translate(message).format(**values), err=True)

    def give(self, data: dict[str, Any]) -> None:
        """The result as JSON; nothing without ``--json``."""
        if self.as_json:
            click.echo(json.dumps(data, ensure_ascii=False, indent=2))

    def show(self, findings: Iterable[Finding]) -> None:
        """Findings, each as: place, rule, what, way out; then how many."""
        if self.as_json:
            return
        self._close_step()
        counts = dict.fromkeys(_MARKS, 0)
        for finding in findings:
            counts[finding.severity] += 1
            word, colour = _MARKS[finding.severity]
            head = click.style(f"{self.translate(word)} {finding.rule.id}", fg=colour, bold=True)
            way_out = finding.way_out(self.translate)
            click.echo(f"{finding.place} {head} {finding.what(self.translate)} {way_out}")
        total = [self.translate(_TOTALS[key]).format(count=number) for key, number in counts.items() if number]
        click.echo(", ".join(total) if total else self.translate("Không có lỗi."))

    def progress(self, step: str, done: int, total: int) -> None:
        """A named step; on a terminal the line is rewritten, elsewhere each step is said once."""
        if self.as_json:
            return
        words = self.translate(step)
        if sys.stderr.isatty():
            count = f" {done}/{total}" if total > 1 else ""
            click.echo(f"\r\x1b[K{words}{count}…", nl=False, err=True)
            self._open_step = True
        elif done == 0:
            click.echo(f"{words}…", err=True)

    def usage(self, error: click.UsageError) -> None:
        """Wrong usage: what, and where help is."""
        command = error.ctx.command_path if error.ctx else "ttdn"
        reason = self.translate(_reason(error))
        self.warn("Sai cách dùng lệnh: {message} Xem: {command} --help", message=reason, command=command)

    def failed(self, error: PublishError) -> None:
        """A problem that its reader can put right."""
        findings = getattr(error, "findings", ())
        if self.as_json:
            found = [finding.as_dict(self.translate) for finding in findings]
            self.give({"error": self.translate(str(error)), "exit": error.exit_code, "findings": found})
        elif findings:
            self.show(findings)
        else:
            self.warn("{message}", message=self.translate(str(error)))

    def _close_step(self) -> None:
        if self._open_step:
            click.echo("\r\x1b[K", nl=False, err=True)
            self._open_step = False


def _reason(error: click.UsageError) -> str:
    """Why a command line was refused, in our words where click's are the usual ones."""
    if isinstance(error, click.NoSuchOption):
        return N_("không có tùy chọn “{name}”.").format(name=error.option_name)
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return N_("thiếu {name}.").format(name=error.param.human_readable_name)
    if isinstance(error, click.BadParameter):
        if error.param is not None and isinstance(error.param.type, click.Choice):
            name, known = error.param.human_readable_name, ", ".join(map(str, error.param.type.choices))
            return N_("giá trị của {name} phải là một trong: {known}.").format(name=name, known=known)
        if error.param is not None and isinstance(error.param.type, click.types.IntParamType):
            return N_("giá trị của {name} phải là số nguyên hợp lệ.").format(name=error.param.human_readable_name)
        if error.param_hint is not None:
            return N_("giá trị của {name} không dùng được: {value}.").format(name=error.param_hint, value=error.message)
    return error.format_message()
