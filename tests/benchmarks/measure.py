"""Measuring programs against each other: taken in turns in one run, so that a busy machine weighs on all alike."""

from __future__ import annotations

import os
import platform
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

_SAMPLE_S = 0.05


@dataclass(frozen=True)
class Run:
    """One run of a program: seconds of wall and CPU time (with its children), and peak memory of the tree in MB."""

    wall: float
    cpu: float
    memory: float


@dataclass
class Candidate:
    """A program to measure. ``prepare`` runs before each time, unmeasured; several commands count together."""

    name: str
    commands: Sequence[Sequence[str | Path]]
    prepare: Callable[[], object] = lambda: None
    cwd: Path | None = None
    environment: Mapping[str, str] = field(default_factory=dict)
    runs: list[Run] = field(default_factory=list)
    peak: float = 0.0

    def run(self, *, memory: bool) -> None:
        """Run it once. Ends the benchmark with what it printed when it fails."""
        self.prepare()
        total = Run(0, 0, 0)
        for command in self.commands:
            one = _measure([str(part) for part in command], self.cwd, {**os.environ, **self.environment}, memory)
            total = Run(total.wall + one.wall, total.cpu + one.cpu, max(total.memory, one.memory))
        self.runs.append(total)

    @property
    def wall(self) -> float:
        return median(run.wall for run in self.runs)

    @property
    def cpu(self) -> float:
        return median(run.cpu for run in self.runs)


def interleaved(candidates: Sequence[Candidate], rounds: int, *, memory: bool = True) -> None:
    """Run all candidates in turns, ``rounds`` times.

    A first round warms the caches of the system and looks at memory, which slows a program down: its times do not count.
    """
    for turn in range(rounds + 1):
        for candidate in candidates:
            candidate.run(memory=memory and turn == 0)
            if turn == 0:
                candidate.peak = candidate.runs.pop().memory


def _measure(command: list[str], cwd: Path | None, environment: Mapping[str, str], memory: bool) -> Run:
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with subprocess.Popen(
        command, cwd=cwd, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        watch = _Watch(process.pid, memory=memory)
        watch.start()
        output, _ = process.communicate()
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    watch.end()
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{output.decode('utf-8', 'replace')}")
    waited_for = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(wall, max(waited_for, watch.cpu), watch.peak)


class _Watch(threading.Thread):
    """Looks at the memory of a process and its descendants from time to time (Linux only; 0 elsewhere).

    Their CPU time too: browsers leave children that nobody waits for.
    """

    def __init__(self, pid: int, *, memory: bool) -> None:
        super().__init__(daemon=True)
        self.pid, self.memory, self.peak, self._over = pid, memory, 0.0, threading.Event()
        self._cpu: dict[int, float] = {}

    @property
    def cpu(self) -> float:
        return sum(self._cpu.values())

    def run(self) -> None:
        while not self._over.wait(_SAMPLE_S):
            tree = _tree(self.pid)
            if self.memory:
                self.peak = max(self.peak, sum(_proportional_kb(pid) for pid in tree) / 1000)
            for pid in tree:
                self._cpu[pid] = max(self._cpu.get(pid, 0.0), _cpu_seconds(pid))

    def end(self) -> None:
        self._over.set()
        self.join()


def _tree(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        try:
            for children in Path(f"/proc/{parent}/task").glob("*/children"):
                found.extend(int(child) for child in children.read_text().split())
        except OSError:  # it has ended meanwhile
            continue
    return found


def _proportional_kb(pid: int) -> int:
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    except OSError:
        pass
    return 0


def _cpu_seconds(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def table(candidates: Sequence[Candidate], base: Candidate, targets: Mapping[tuple[str, str], float]) -> bool:
    """Print every candidate against ``base``; whether all ``targets`` (by candidate and column) are met.

    A run is compared with that of ``base`` in the same round, when the machine was about as busy; the median round counts.
    """
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores, {len(base.runs)} rounds")
    print(f"1.00 = {base.name}: {base.cpu:.2f} s CPU, {base.wall:.2f} s wall")
    print(f"{'':44} {'CPU':>7} {'wall':>7} {'MB':>6}   (spread of CPU and wall)")
    good = True
    for one in candidates:
        cpu = [run.cpu / other.cpu for run, other in zip(one.runs, base.runs, strict=True)]
        wall = [run.wall / other.wall for run, other in zip(one.runs, base.runs, strict=True)]
        values = {"cpu": median(cpu), "wall": median(wall), "memory": one.peak}
        spread = f"{min(cpu):.2f}–{max(cpu):.2f}, {min(wall):.2f}–{max(wall):.2f}"
        verdicts = []
        for (name, column), limit in targets.items():
            if name == one.name:
                met = values[column] <= limit
                good = good and met
                verdicts.append(f"{column} ≤ {limit:g} {'met' if met else 'MISSED'}")
        print(
            f"{one.name:44} {values['cpu']:7.3f} {values['wall']:7.3f} {one.peak:6.0f}   ({spread}) {', '.join(verdicts)}"
        )
    return good


def rounds_wanted(default: int) -> int:
    """How many rounds: the first argument of the command line, or ``default``."""
    return int(sys.argv[1]) if len(sys.argv) > 1 else default
