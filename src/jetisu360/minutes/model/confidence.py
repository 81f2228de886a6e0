"""How much a proposal of a rule is to be trusted.

The numbers are set by hand, in the order in which a reader of many such texts would trust the rules. They are
not fitted to anything, and are no measured shares.
"""

from __future__ import annotations

from jetisu360.minutes.model.task import Task

# What remains open after a rule has spoken: whether a wish, a call or a plan was meant as an assignment.
OF_RULE = {
    "ordered": 0.97,
    "was-ordered": 0.97,
    "obliged": 0.97,
    "was-obliged": 0.96,
    "laid-on": 0.94,
    "laid": 0.94,
    "gave-task": 0.88,
    "gave-order": 0.92,
    "set-duty": 0.85,
    "demanded": 0.9,
    "warned": 0.8,
    "was-warned": 0.93,
    "was-advised": 0.85,
    "advised": 0.85,
    "asked": 0.8,
    "need": 0.86,
    "need-said": 0.88,
    "must": 0.88,
    "liable": 0.85,
    "wish": 0.93,
    "call": 0.75,
    "attention": 0.65,
    "planned": 0.8,
    "will": 0.82,
    "will-be": 0.75,
    "entrusted-duty": 0.95,
    "will-be-done": 0.75,
    "works-to-come": 0.7,
    "task-is": 0.85,
    "given-among": 0.65,
    "listed": 0.93,
    "dative-infinitive": 0.96,
    "entrusted-control": 0.97,
    "table": 0.97,
    "future": 0.75,
    "announced": 0.72,
    "delivery": 0.8,
    "expected": 0.75,
    "gave-time": 0.8,
    "told": 0.75,
    "promised": 0.8,
    "given-time": 0.8,
    "better": 0.75,
    "important": 0.75,
    "decided": 0.85,
    "called-on": 0.8,
    "forbidden": 0.75,
    "forbade": 0.85,
    "will-do": 0.72,
}


_OTHER_RULE = _NOTE = 0.8
_WEAK = 0.12
"""Less where the rule itself says that it is unsure."""
_NAMED, _DATED = 0.02, 0.03
"""More with an executor; more for an obligation or a plan with a date."""
_NOT_OFFICIAL = 0.08
"""Less for an obligation of nobody by nobody in office."""
_LEAST, _MOST = 0.3, 0.99


def confidence(task: Task) -> float:
    """From 0 to 1: how readily to believe that the sentence is an assignment of this kind."""
    value = OF_RULE.get(task.rule, _OTHER_RULE)
    if task.kind == "note":
        value = _NOTE
    if task.weak:
        value -= _WEAK
    if task.names:
        value += _NAMED
    elif task.kind == "obligation" and "official" not in task.features:
        value -= _NOT_OFFICIAL
    if task.kind in ("obligation", "plan") and task.shared is not None and task.shared.due is not None:
        value += _DATED
    return min(_MOST, max(_LEAST, value))
