"""«К той же дате», «осы мерзімге дейін»: a term that the sentence before has named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from jetisu360.minutes.common.due import Due
from jetisu360.minutes.common.letters import KAZAKH, RUSSIAN

SAME = re.compile(
    rf"(?<![{RUSSIAN}])(?:к|ко|до|в|не\s+позднее)\s+(?:(?:эт|т)(?:ой|ому|от|ого|их|ем|ех)(?:\s+же)?|указанн[{RUSSIAN}]+|назван+[{RUSSIAN}]+)\s+"
    rf"(?:дат[еыу]|срок[ауи]?|дню|дня|времени|числ[уа])(?![{RUSSIAN}])"
    rf"|(?<![{KAZAKH}])(?:осы|сол|аталған|көрсетілген|бұл)\s+(?:мерзім|күн|датаға|кезең)(?:ге|нен)?\s*(?:дейін|кешіктірмей|қалдырмай)(?![{KAZAKH}])"
    rf"|(?<![{KAZAKH}])(?:осы|сол|аталған)\s+(?:мерзім(?:де|\s+ішінде)|күні)(?![{KAZAKH}])",
    re.IGNORECASE,
)


def with_same(terms: Sequence[Due], text: str, before: Due | None) -> list[Due]:
    """The terms of a sentence, and `before` where its words say «by the same day»."""
    found = list(terms)
    match = SAME.search(text) if before is not None and before.due is not None else None
    if (
        before is None
        or match is None
        or any(
            term.start < match.end() and match.start() < term.end for term in terms if term.due is not None
        )
    ):
        return found
    # «в указанный срок» gives no date by itself.
    found = [term for term in found if term.end <= match.start() or match.end() <= term.start]
    found.append(replace(before, start=match.start(), end=match.end(), strong=True))
    return sorted(found, key=lambda term: term.start)
