"""The names and states of XLIFF 1.2, and those that we add to it."""

from __future__ import annotations

from ttdn_publish.formats.inlines import Names

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
#: Also read: 1.1, and 1.0, which has no namespace.
NAMESPACES = {NAMESPACE, "urn:oasis:names:tc:xliff:document:1.1", ""}
#: Ours, for what 1.2 has no place for.
OWN = "urn:ttdn:publish:1"
OMEGAT = "omegat3"
OUTDATED = "ttdn:outdated"
NAMES = Names("xlf12", "underlined")

State = tuple[str, str]
#: Ours (state, sub-state) by the state of 1.2.
STATES: dict[str, State] = {
    "new": ("initial", ""),
    "needs-translation": ("initial", ""),
    "needs-adaptation": ("initial", ""),
    "needs-l10n": ("initial", ""),
    "needs-review-translation": ("initial", OUTDATED),
    "needs-review-adaptation": ("initial", OUTDATED),
    "needs-review-l10n": ("initial", OUTDATED),
    "translated": ("translated", ""),
    "signed-off": ("reviewed", ""),
    "final": ("final", ""),
}
#: The states that we write, worst first.
_WORST = ("needs-translation", "needs-review-translation", "translated", "signed-off", "final")

#: In the list of a unit's segments: an ignorable one, and one without id.
IGNORABLE, NAMELESS = "~", "="
#: In the list of a unit's states: a segment that was without a target.
ABSENT = "-"


def tag(name: str) -> str:
    """An element of 1.2 as lxml writes it."""
    return f"{{{NAMESPACE}}}{name}"


def own(name: str) -> str:
    """An attribute of ours as lxml writes it."""
    return f"{{{OWN}}}{name}"


def older_state(state: str, sub_state: str) -> str:
    """The state of 1.2 that says the most of ours."""
    exact = [name for name in _WORST if STATES[name] == (state, sub_state)]
    near = [name for name in _WORST if STATES[name][0] == state]
    return (exact or near or ["needs-translation"])[0]


def worst(states: list[str]) -> str:
    """What a unit is whose segments have these states of 1.2, in the words of ``target/@state``."""
    return min(states, key=_WORST.index)


def listed(state: str, sub_state: str) -> str:
    """One of the list of a unit's states."""
    return f"{state}/{sub_state}" if sub_state else state


def mark_type(written: str) -> str:
    """Our type of an annotation for a ``mtype``."""
    if written == "term":
        return written
    return written.removeprefix("x-") if written.startswith("x-") else f"{NAMES.prefix}:{written}"


def mtype(kind: str) -> str:
    """The ``mtype`` for our type of an annotation."""
    if kind == "term":
        return kind
    prefix = f"{NAMES.prefix}:"
    return kind.removeprefix(prefix) if kind.startswith(prefix) else f"x-{kind}"
