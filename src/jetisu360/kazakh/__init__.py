"""Kazakh as a language: its letters and their order, its Latin alphabet, its words and their forms. Pure."""

from jetisu360.kazakh.alphabet import LETTERS, fold, repair, sort_key
from jetisu360.kazakh.analysis import Analysis, analyse
from jetisu360.kazakh.inflect import inflect
from jetisu360.kazakh.latin import looks_latin_kazakh, to_cyrillic, to_latin
from jetisu360.kazakh.lexicon import Entry, entries, lookup
from jetisu360.kazakh.nominative import nominative, nominatives
from jetisu360.kazakh.search import search_terms, stem, suffix_table

__all__ = [
    "LETTERS",
    "Analysis",
    "Entry",
    "analyse",
    "entries",
    "fold",
    "inflect",
    "looks_latin_kazakh",
    "lookup",
    "nominative",
    "nominatives",
    "repair",
    "search_terms",
    "sort_key",
    "stem",
    "suffix_table",
    "to_cyrillic",
    "to_latin",
]
