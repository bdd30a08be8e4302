"""Starting: ``ttdn --help`` against a Python that imports click and nothing else.

python -m tests.benchmarks.startup [ROUNDS]
"""

from __future__ import annotations

import sys

from tests.benchmarks.measure import Candidate, interleaved, rounds_wanted, table
from tests.conftest import ROOT

TARGETS = {("ttdn --help", "cpu"): 2.0, ("ttdn --help", "wall"): 2.0}


def main() -> int:
    """Measure and print; 1 when a target is missed."""
    python = sys.executable
    base = Candidate("import click", [[python, "-c", "import click"]])
    candidates = [
        Candidate("ttdn --help", [[python, "-m", "ttdn_publish", "--help"]], cwd=ROOT),
        Candidate("ttdn --ui en --help", [[python, "-m", "ttdn_publish", "--ui", "en", "--help"]], cwd=ROOT),
        Candidate("ttdn build --help", [[python, "-m", "ttdn_publish", "build", "--help"]], cwd=ROOT),
    ]
    interleaved([base, *candidates], rounds_wanted(15), memory=False)
    return 0 if table(candidates, base, TARGETS) else 1


if __name__ == "__main__":
    sys.exit(main())
