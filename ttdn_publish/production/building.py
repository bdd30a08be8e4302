"""Building one edition of a publication, or finding that it is there already.

When nothing has changed, none of the rooms that read, check or lay out is even imported.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import TYPE_CHECKING

from ttdn_publish.findings import N_
from ttdn_publish.model.text import aware
from ttdn_publish.production.order import BROCHURES, BULLETIN, DOCUMENTS, LETTERS, Order, Report, family_of, now
from ttdn_publish.production.progress import Progress, silent
from ttdn_publish.production.state import input_key, load_state, thaw
from ttdn_publish.workspace import EDITIONS, Workspace, packaged

if TYPE_CHECKING:
    from ttdn_publish.production.page_work import PageWork

SIDE_BY_SIDE = N_("Dựng song song")


def build(order: Order, progress: Progress = silent, executor: Executor | None = None) -> Report:
    """Build what ``order`` asks for, or find that it is there already.

    Errors in the content still give a draft for the screen, never a print file. The last good files stay until new ones are
    whole. Raises :class:`SecrecyStop`, :class:`EnvironmentProblem`, :class:`ContentError`.
    """
    workspace, family = Workspace(order.workspace), family_of(order.folder)
    moment = order.moment or now()
    state_file = workspace.cache / "builds" / f"{order.name}.json"
    words = [order.name, *order.versions, *_machine(family)]
    key = input_key(_inputs(workspace, order, family), workspace.root, words)
    state = load_state(state_file)
    if state is not None and state.holds(key, workspace.root, aware(moment)):
        results = tuple(workspace.root / made.path for made in state.results if not made.path.endswith(".json"))
        return Report(order, results, tuple(thaw(f) for f in state.findings), fresh=False)
    if family == DOCUMENTS:
        from ttdn_publish.production.document_work import DocumentWork

        return DocumentWork(order, workspace, moment, progress).run(state_file, key)
    return _kind_of_work(family)(order, workspace, moment, progress, executor, state).run(state_file, key)


def _kind_of_work(family: str) -> type[PageWork]:
    if family == BROCHURES:
        from ttdn_publish.production.brochure_work import BrochureWork

        return BrochureWork
    from ttdn_publish.production.issue_work import IssueWork

    return IssueWork


def build_all(orders: Sequence[Order], executor: Executor | None = None, progress: Progress = silent) -> list[Report]:
    """Build several editions or publications; more than one go side by side in ``executor``, or in processes of our own.

    An order and its report can be pickled, so that processes started by *spawn* or on other machines can do the work.
    """
    if len(orders) < 2:
        return [build(order, progress, executor) for order in orders]
    progress(SIDE_BY_SIDE, 0, len(orders))
    if executor is not None:
        return list(executor.map(build, orders))
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    workers = min(len(orders), os.cpu_count() or 1)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return list(pool.map(build, orders))


def _machine(family: str) -> list[str]:
    """What the result depends on besides files: a PDF of a document comes from LibreOffice."""
    if family != DOCUMENTS:
        return []
    from ttdn_publish.formats.office import office

    return [office() or ""]


def _inputs(workspace: Workspace, order: Order, family: str) -> Iterator[Path]:
    yield from _folder(workspace, order)
    families = (family, LETTERS) if family == DOCUMENTS else (family,)
    for folder in (place for one in families for place in workspace.template_folders(one)):
        yield from (p for p in folder.rglob("*") if p.is_file())
    content = workspace.content if workspace.content.is_dir() else packaged("content")
    yield from (p for p in content.iterdir() if p.suffix in (".yaml", ".csv") and p.is_file())
    yield from (content / "indicators").glob("*.csv")
    yield from (content / EDITIONS).rglob("*.xlf")
    yield from workspace.records.glob("*.jsonl")
    if family == BROCHURES:
        yield from workspace.records.glob("printings/**/*.json")
    if family == DOCUMENTS:  # the number that is printed must be in the register
        yield from workspace.records.glob("numbers/**/*.json")
    yield from (workspace.root / "glossaries").glob("*.csv")
    if family == BULLETIN:
        yield packaged("content") / "anniversaries.csv"


def _folder(workspace: Workspace, order: Order) -> Iterator[Path]:
    """The files of the publication; results and caches are none, where a document is its own workspace."""
    derived = (workspace.out, workspace.cache)
    for path in order.folder.rglob("*"):
        if (
            path.is_file()
            and not path.name.startswith((".", "~$"))
            and not any(path.is_relative_to(d) for d in derived)
        ):
            yield path


__all__ = ["Order", "Report", "build", "build_all"]
