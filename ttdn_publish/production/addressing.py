"""``documents envelopes``: envelopes and sheets of labels from a list of recipients."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from ttdn_publish.documents.merging.envelopes import ENVELOPES, write_envelopes, write_labels
from ttdn_publish.documents.merging.recipients import read_recipients
from ttdn_publish.errors import ContentError
from ttdn_publish.findings import N_, Findings
from ttdn_publish.production.merging import refuse_overwriting
from ttdn_publish.production.progress import Progress, silent

#: What can be made: the sizes of envelopes, and labels.
KINDS = (*ENVELOPES, "labels")

_WRITING = N_("Tạo phong bì, nhãn")
_WRONG = N_("Danh sách có lỗi; chưa tạo gì.")


def address(
    data: Path,
    out: Path,
    kind: str,
    columns: Mapping[str, str],
    *,
    sender: Sequence[str] = (),
    first: int = 1,
    replace: bool = False,
    progress: Progress = silent,
) -> int:
    """Write envelopes (``dl``, ``c5``) or ``labels`` for every row of ``data`` to the Word file ``out``; how many pages there are.

    ``columns`` says which column is which line of the address; ``sender`` are lines for envelopes, ``first`` is the
    first label to be used. Raises :class:`ContentError` and :class:`EnvironmentProblem`; then nothing is written.
    """
    refuse_overwriting(out, (data,), replace=replace)
    findings = Findings()
    recipients = read_recipients(data, data.as_posix(), findings)
    if recipients is None or findings.errors:
        raise ContentError(_WRONG, tuple(findings))

    def done(count: int) -> None:
        progress(_WRITING, count, len(recipients))

    done(0)
    if kind == "labels":
        return write_labels(out, recipients, dict(columns), first, done)
    return write_envelopes(out, kind, recipients, dict(columns), sender, done)
