"""`jetisu360 audit verify`."""

from __future__ import annotations

import sys
from pathlib import Path

from jetisu360.commands.console import errors_told, tell
from jetisu360.language import Language, _, _n

_WHOLE = _n(
    "The chain is whole: {n} event. It ends with {head}",
    "The chain is whole: {n} events. It ends with {head}",
)
_BROKEN = _("The chain is not whole:")
_MORE = _("… and {more} more.")
_NOT_THERE = _("No event has the hash {hash}: what it was noted of is no longer in the chain.")


def verify_chain(folder: Path | None, known: str, language: Language) -> bool:
    """Says whether the chain of events is whole, and, with a hash noted earlier, whether that is in it."""
    with errors_told(language, as_json=False):
        from jetisu360.portal.serve.prepare import prepare

        prepare(folder)
        from django.db import connections

        from jetisu360.portal.audit.models import Event
        from jetisu360.portal.audit.verify import verify

        try:
            verdict = verify()
            known = known.strip().lower()
            if known and verdict.head != known and not Event.objects.filter(hash=known).exists():
                verdict.found.append(_NOT_THERE.fill(hash=known))
        finally:
            connections.close_all()
        if verdict.whole:
            tell(_WHOLE.say(language, n=verdict.events, head=verdict.head))
            return True
        tell(_BROKEN.say(language), sys.stderr)
        for problem in verdict.found:
            tell(f"  • {problem.say(language)}", sys.stderr)
        if verdict.more:
            tell(f"  {_MORE.say(language, more=verdict.more)}", sys.stderr)
        return False
    return False
