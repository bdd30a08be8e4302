"""Which data a template needs: names with what is in them, through loops, aliases and filters.

``nguoi.ten`` is a field of a record, ``khach[].ten`` a field of every member of a list.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field

from jinja2 import nodes

from ttdn_publish.documents.merging.tags import Tag

#: Filters that hand on a list, or the members of one, as it came.
_SAME_SHAPE = frozenset(
    {"sort", "list", "reverse", "unique", "select", "reject", "selectattr", "rejectattr", "default", "d"}
)
_ONE_MEMBER = frozenset({"first", "last", "random", "min", "max"})
_DEFAULTS = frozenset({"default", "d"})
_MEMBER = "[]"


@dataclass
class Variable:
    """A value that a template uses: ``may_lack`` when it may be absent, ``may_be_blank`` when its cell may be empty."""

    path: str
    may_lack: bool = True
    may_be_blank: bool = True
    tags: list[Tag] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Use:
    """How a value is used where it stands."""

    may_lack: bool = False
    asked: bool = False


_PLAIN, _ASKED, _OPTIONAL = _Use(), _Use(asked=True), _Use(may_lack=True, asked=True)


class Collector:
    """Gathers the variables of the parts of a template. ``known`` are names that are no data."""

    def __init__(self, known: Container[str]) -> None:
        self.known = known
        self.found: dict[str, Variable] = {}
        self._asked: set[str] = set()
        self._scopes: list[dict[str, str | None]] = []
        self._tags: Mapping[int, Tag] = {}

    def add(self, tree: nodes.Template, tags: Mapping[int, Tag]) -> None:
        """Take in a part; ``tags`` by the line of its source."""
        self._tags, self._scopes = tags, [{"loop": None, "caller": None, "varargs": None, "kwargs": None}]
        self._visit_all(tree.body)

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What was found, in the order of first use."""
        for path in self._asked & self.found.keys():
            self.found[path].may_be_blank = True
        return tuple(self.found.values())

    # ---- paths ----

    def _path(self, node: nodes.Node) -> str | None:
        """The path of a value; ``None`` for what is computed."""
        match node:
            case nodes.Name():
                for scope in reversed(self._scopes):
                    if node.name in scope:
                        return scope[node.name]
                return None if node.name in self.known else node.name
            case nodes.Getattr():
                return _inside(self._path(node.node), node.attr)
            case nodes.Getitem(arg=nodes.Const(value=str() as key)):
                return _inside(self._path(node.node), key)
            case nodes.Getitem(arg=nodes.Slice()):
                return self._path(node.node)
            case nodes.Getitem():
                return _member(self._path(node.node))
            case nodes.Filter() if node.node is not None and node.name in _SAME_SHAPE:
                return self._path(node.node)
            case nodes.Filter() if node.node is not None and node.name in _ONE_MEMBER:
                return _member(self._path(node.node))
        return None

    def _note(self, path: str, node: nodes.Node, use: _Use) -> None:
        variable = self.found.setdefault(path, Variable(path))
        variable.may_lack = variable.may_lack and use.may_lack
        variable.may_be_blank = variable.may_be_blank and use.asked
        if use.asked:
            self._asked.add(path)
        tag = self._tags.get(node.lineno)
        if tag is not None and tag not in variable.tags:
            variable.tags.append(tag)

    # ---- the walk ----

    def _visit_all(self, many: Iterable[nodes.Node]) -> None:
        for node in many:
            self._visit(node)

    def _visit(self, node: nodes.Node, use: _Use = _PLAIN) -> None:
        special = _VISITORS.get(type(node))
        if special is not None:
            special(self, node, use)
        else:
            self._visit_all(node.iter_child_nodes())

    def _value(self, node: nodes.Node, use: _Use) -> None:
        """A name, a field or a member: note the whole path once, look into what is computed in it."""
        path = self._path(node)
        if path is not None:
            self._note(path, node, use)
        inner = node
        while isinstance(inner, nodes.Getattr | nodes.Getitem):
            if isinstance(inner, nodes.Getitem):
                self._visit(inner.arg)
            inner = inner.node
        if path is None and not isinstance(inner, nodes.Name):
            self._visit(inner, use)

    def _filter(self, node: nodes.Filter, use: _Use) -> None:
        if node.node is not None:
            self._visit(node.node, _OPTIONAL if node.name in _DEFAULTS else use)
        self._visit_all((*node.args, *(pair.value for pair in node.kwargs)))

    def _test(self, node: nodes.Test, use: _Use) -> None:
        self._visit(node.node, _OPTIONAL if node.name in ("defined", "undefined") else use)
        self._visit_all(node.args)

    def _call(self, node: nodes.Call, use: _Use) -> None:
        if isinstance(node.node, nodes.Getattr):  # a method: what it belongs to is what is needed
            self._visit(node.node.node, use)
        else:
            self._visit(node.node, use)
        self._visit_all((*node.args, *(pair.value for pair in node.kwargs)))

    def _if(self, node: nodes.If | nodes.CondExpr, use: _Use) -> None:
        self._ask(node.test)
        if isinstance(node, nodes.CondExpr):
            self._visit_all(child for child in (node.expr1, node.expr2) if child is not None)
            return
        self._visit_all(node.body)
        for other in node.elif_:
            self._if(other, use)
        self._visit_all(node.else_)

    def _ask(self, node: nodes.Node) -> None:
        """A condition: what is asked for bare may be blank."""
        match node:
            case nodes.Not():
                self._ask(node.node)
            case nodes.And() | nodes.Or():
                self._ask(node.left)
                self._ask(node.right)
            case _:
                self._visit(node, _ASKED)

    def _either(self, node: nodes.Or, use: _Use) -> None:
        self._visit(node.left, _ASKED)
        self._visit(node.right, use)

    def _for(self, node: nodes.For, use: _Use) -> None:
        self._visit(node.iter, _ASKED)
        inner: dict[str, str | None] = {"loop": None}
        if isinstance(node.target, nodes.Name):
            inner[node.target.name] = _member(self._path(node.iter))
        else:
            inner |= dict.fromkeys(_names(node.target))
        self._scopes.append(inner)
        if node.test is not None:
            self._ask(node.test)
        self._visit_all(node.body)
        self._scopes.pop()
        self._visit_all(node.else_)

    def _assign(self, node: nodes.Assign, use: _Use) -> None:
        self._visit(node.node)
        path = self._path(node.node)
        for name in _names(node.target):
            self._scopes[-1][name] = path if isinstance(node.target, nodes.Name) else None

    def _assign_block(self, node: nodes.AssignBlock, use: _Use) -> None:
        self._visit_all(node.body)
        self._scopes[-1] |= dict.fromkeys(_names(node.target))

    def _with(self, node: nodes.With, use: _Use) -> None:
        self._visit_all(node.values)
        inner: dict[str, str | None] = {}
        for target, value in zip(node.targets, node.values, strict=True):
            for name in _names(target):
                inner[name] = self._path(value) if isinstance(target, nodes.Name) else None
        self._scopes.append(inner)
        self._visit_all(node.body)
        self._scopes.pop()

    def _macro(self, node: nodes.Macro | nodes.CallBlock, use: _Use) -> None:
        if isinstance(node, nodes.CallBlock):
            self._visit(node.call)
        else:
            self._scopes[-1][node.name] = None
        self._visit_all(node.defaults)
        self._scopes.append({name: None for argument in node.args for name in _names(argument)})
        self._visit_all(node.body)
        self._scopes.pop()


def _names(target: nodes.Node) -> list[str]:
    return [name.name for name in ([target] if isinstance(target, nodes.Name) else target.find_all(nodes.Name))]


def _inside(path: str | None, name: str) -> str | None:
    return None if path is None else f"{path}.{name}"


def _member(path: str | None) -> str | None:
    return None if path is None else path + _MEMBER


_VISITORS: dict[type[nodes.Node], Callable[..., None]] = {
    nodes.Name: Collector._value,
    nodes.Getattr: Collector._value,
    nodes.Getitem: Collector._value,
    nodes.Filter: Collector._filter,
    nodes.Test: Collector._test,
    nodes.Call: Collector._call,
    nodes.If: Collector._if,
    nodes.CondExpr: Collector._if,
    nodes.Or: Collector._either,
    nodes.For: Collector._for,
    nodes.Assign: Collector._assign,
    nodes.AssignBlock: Collector._assign_block,
    nodes.With: Collector._with,
    nodes.Macro: Collector._macro,
    nodes.CallBlock: Collector._macro,
}
