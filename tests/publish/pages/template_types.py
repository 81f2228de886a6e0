"""Reads templates as a type checker reads code: what they name must be in the models that they are given."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Union

from jinja2 import Environment, nodes

ANY: Any = Any
MESSAGES = {"_": str, "_n": str, "_p": str, "mixed": str}
"""What a template has besides its model."""


@dataclass(frozen=True)
class Macros:
    """A template that is imported for its macros."""

    template: str


@dataclass(frozen=True)
class Macro:
    template: str
    name: str


@dataclass
class Checked:
    """`faults`: names that nobody gives; `used`: fields that some template names; `visited`: templates."""

    environment: Environment
    faults: list[str] = field(default_factory=list)
    used: set[tuple[type, str]] = field(default_factory=set)
    visited: set[str] = field(default_factory=set)
    _called: set[Any] = field(default_factory=set)

    def page(self, model: type) -> None:
        """Checks the template of a page against its model, with all that it includes, extends and calls."""
        known = {name: (model, hint) for name, hint in hints(model).items()}
        self._model = model
        self._template(model.template, dict(known), {})  # type: ignore[attr-defined]

    # ---- statements

    def _template(self, name: str, known: dict[str, Any], blocks: dict[str, nodes.Block]) -> None:
        tree = self._tree(name)
        blocks = {one.name: one for one in tree.find_all(nodes.Block)} | blocks
        parent = next(iter(tree.find_all(nodes.Extends)), None)
        if parent is not None:
            self._template(str(parent.template.value), known, blocks)  # type: ignore[attr-defined]
        else:
            self._body(tree.body, name, known, blocks)

    def _tree(self, name: str) -> nodes.Template:
        self.visited.add(name)
        source, *_ = self.environment.loader.get_source(self.environment, name)  # type: ignore[union-attr]
        return self.environment.parse(source, name)

    def _body(
        self, body: list[nodes.Node], at: str, known: dict[str, Any], blocks: Mapping[str, nodes.Block]
    ) -> None:
        for node in body:
            self._statement(node, at, known, blocks)

    def _statement(
        self, node: nodes.Node, at: str, known: dict[str, Any], blocks: Mapping[str, nodes.Block]
    ) -> None:
        match node:
            case nodes.Output():
                for one in node.nodes:
                    self._type(one, at, known)
            case nodes.If():
                self._type(node.test, at, known)
                for part in (node.body, node.elif_, node.else_):
                    self._body(part, at, dict(known), blocks)
            case nodes.For():
                inside = dict(known) | {"loop": ANY}
                inside[self._target(node.target)] = element(self._type(node.iter, at, known))
                self._body(node.body, at, inside, blocks)
                self._body(node.else_, at, dict(known), blocks)
            case nodes.With():
                values = [self._type(value, at, known) for value in node.values]
                names = [self._target(target) for target in node.targets]
                self._body(node.body, at, known | dict(zip(names, values, strict=True)), blocks)
            case nodes.Assign():
                known[self._target(node.target)] = self._type(node.node, at, known)
            case nodes.Include():
                name = str(node.template.value)  # type: ignore[attr-defined]
                self._body(self._tree(name).body, name, dict(known), blocks)
            case nodes.Import():
                known[node.target] = Macros(node.template.value)  # type: ignore[attr-defined]
            case nodes.Block():
                chosen = blocks.get(node.name, node)
                self._body(chosen.body, at, dict(known), blocks)
            case nodes.Macro():
                pass  # read where it is called, with the types of its arguments
            case _:
                raise NotImplementedError(f"{at}:{node.lineno}: {type(node).__name__}")

    def _target(self, node: nodes.Node) -> str:
        assert isinstance(node, nodes.Name), "templates name one thing at a time"
        return node.name

    # ---- expressions

    def _type(self, node: nodes.Node, at: str, known: Mapping[str, Any]) -> Any:
        match node:
            case nodes.TemplateData() | nodes.Const():
                return str
            case nodes.Tuple():
                return tuple[Any, ...]
            case nodes.Name():
                return self._name(node, at, known)
            case nodes.Getattr():
                return self._attribute(self._type(node.node, at, known), node.attr, f"{at}:{node.lineno}")
            case nodes.Getitem():
                return element(self._type(node.node, at, known))
            case nodes.Call():
                return self._call(node, at, known)
            case nodes.Or() | nodes.And():
                return self._first((node.left, node.right), at, known)
            case nodes.CondExpr():
                self._type(node.test, at, known)
                return self._first((node.expr1, *([node.expr2] if node.expr2 else [])), at, known)
            case (
                nodes.Filter()
                | nodes.Test()
                | nodes.Compare()
                | nodes.Not()
                | nodes.Concat()
                | nodes.Operand()
            ):
                for child in node.iter_child_nodes():
                    self._type(child, at, known)
                return str
            case nodes.Keyword():
                return self._type(node.value, at, known)
            case _:
                raise NotImplementedError(f"{at}:{node.lineno}: {type(node).__name__}")

    def _first(self, choices: Sequence[nodes.Node], at: str, known: Mapping[str, Any]) -> Any:
        found = [self._type(one, at, known) for one in choices]
        return found[0]

    def _name(self, node: nodes.Name, at: str, known: Mapping[str, Any]) -> Any:
        if node.name in MESSAGES:
            return ANY
        if node.name not in known:
            self.faults.append(f"{at}:{node.lineno}: {self._model.__name__} has no “{node.name}”")
            return ANY
        found = known[node.name]
        if isinstance(found, tuple):  # a field of the page itself
            self.used.add((found[0], node.name))
            return found[1]
        return found

    def _attribute(self, owner: Any, name: str, where: str) -> Any:
        owner = certain(owner)
        if owner is ANY:
            return ANY
        if isinstance(owner, Macros):
            return Macro(owner.template, name)
        fields = hints(owner) if dataclasses.is_dataclass(owner) else {}
        if name in fields:
            self.used.add((owner, name))
            return fields[name]
        made = getattr(owner, name, None)
        if isinstance(made, property):
            return typing.get_type_hints(made.fget)["return"]
        self.faults.append(f"{where}: {getattr(owner, '__name__', owner)} has no “{name}”")
        return ANY

    def _call(self, node: nodes.Call, at: str, known: Mapping[str, Any]) -> Any:
        given = [self._type(one, at, known) for one in node.args]
        named = {one.key: self._type(one.value, at, known) for one in node.kwargs}
        called = self._type(node.node, at, known)
        inside = isinstance(node.node, nodes.Name) and node.node.name
        if isinstance(called, Macro):
            self._macro(called, given, named, f"{at}:{node.lineno}")
        elif inside and inside in MESSAGES:
            return str
        return str

    def _macro(self, macro: Macro, given: list[Any], named: dict[str, Any], where: str) -> None:
        tree = self._tree(macro.template)
        own = {one.name: one for one in tree.find_all(nodes.Macro)}
        if macro.name not in own:
            self.faults.append(f"{where}: {macro.template} has no macro “{macro.name}”")
            return
        call = (macro, tuple(map(str, given)), tuple(sorted((key, str(hint)) for key, hint in named.items())))
        if call in self._called:
            return
        self._called.add(call)
        body = own[macro.name]
        parameters = [self._target(one) for one in body.args]
        # Macros are imported with the context of their page, so they see its fields.
        known: dict[str, Any] = {name: (self._model, hint) for name, hint in hints(self._model).items()}
        known |= {name: Macro(macro.template, name) for name in own}
        known |= dict.fromkeys(parameters, str)
        known |= dict(zip(parameters, given, strict=False)) | named
        self._body(body.body, macro.template, known, {})


def hints(model: Any) -> dict[str, Any]:
    """The fields of a model and their types."""
    found = typing.get_type_hints(model)
    return {one.name: found[one.name] for one in dataclasses.fields(model)}


def certain(hint: Any) -> Any:
    """The type without None: whoever names a field of it has asked whether it is there."""
    if typing.get_origin(hint) in (Union, types.UnionType):
        rest = [one for one in typing.get_args(hint) if one is not type(None)]
        return rest[0] if len(rest) == 1 else ANY
    return hint


def element(hint: Any) -> Any:
    """What a loop over a tuple meets."""
    hint = certain(hint)
    return typing.get_args(hint)[0] if typing.get_origin(hint) in (tuple, list) else ANY


def nested(model: Any) -> Iterator[type]:
    """A model and all models in it."""
    waiting, met = [model], set()
    while waiting:
        one = waiting.pop()
        if dataclasses.is_dataclass(one):
            if one not in met:
                met.add(one)
                yield one  # type: ignore[misc]
                waiting += hints(one).values()
        else:
            waiting += [part for part in typing.get_args(one) if part is not Ellipsis]
