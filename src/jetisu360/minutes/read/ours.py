"""Whether a text is in the languages that are read here."""

from __future__ import annotations

from jetisu360.minutes.read.document import Document
from jetisu360.minutes.read.sentences import sentences


def in_our_languages(document: Document) -> bool:
    """Whether at least a fifth of the letters stands in sentences of Kazakh or Russian, or in rows of
    tables.
    """
    ours = foreign = 0
    for sentence in sentences(document):
        letters = sum(character.isalpha() for character in sentence.text)
        if sentence.language == "other":
            foreign += letters
        else:
            ours += letters if letters else 0
    for block in document.blocks:
        if block.kind == "row":
            ours += sum("Ѐ" <= character <= "ӿ" for character in document.text[block.start : block.end])
    return ours * 4 > foreign and ours > 0
