"""What the rules for Kazakh ask of a sentence, each question by its name."""

from __future__ import annotations

import re

SAID = re.compile(
    r"(?:айт(?:ты|қан|ып|ады)|атап|еске\s+сал|ескерт|мәлімде|жеткіз|баса|қадап|көрсет|сөз|хабарла|алға\s+тарт|пысықта|тоқтал|тілге|назар|тапсыр"
    r"|баян|түсіндір|нақтыла|алға|деді|дейді|ұсын|міндетте)"
)
