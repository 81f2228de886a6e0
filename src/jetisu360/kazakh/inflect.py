"""Putting a word together: «әкімдік» + its + dative is «әкімдігіне»."""

from __future__ import annotations

from jetisu360.kazakh.analysis import analyse
from jetisu360.kazakh.lexicon import words
from jetisu360.kazakh.nominal import Case, Possessive, case_suffix, plural_suffix, possessive_suffix
from jetisu360.kazakh.phonology import Harmony, final, harmony, voiced

_LETTER_NAMES: dict[str, str] = {
    **{letter: letter.lower() + "э" for letter in "БВГДЖЗПТЦ"},
    **{letter: letter.lower() + "а" for letter in "КХҚҒҺШЩ"},
    **{letter: "э" + letter.lower() for letter in "ЛМНҢРСФ"},
}
_DIGITS = ("нөл", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз")
_TENS = ("", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан")


def inflect(
    stem: str,
    *,
    plural: bool = False,
    possessive: Possessive | None = None,
    case: Case = "nominative",
) -> str:
    """The form of a noun; `stem` is its nominative singular, whose capitals stay.

    Of a phrase the last word changes; if that has its possessive already («облыс әкімі»), case follows it.

    Numbers and abbreviations take their suffix after a hyphen («2018-ге», «ЖШС-ның»), by how they are read.
    Raises ValueError for an empty stem.
    """
    if not stem.strip():
        raise ValueError("there is no stem to inflect")
    head = stem.rsplit(maxsplit=1)[-1]
    before = stem[: len(stem) - len(head)]
    if head[-1].isdigit() or (len(head) > 1 and head.isupper()) or head[-1] in '»"”':
        return before + _hyphened(head, plural, possessive, case)
    small = head.lower()
    word = words().get(small)
    hard = word.harmony if word and word.harmony else harmony(small)
    end = final(small)
    if not plural and not possessive and is_possessed(small):
        return head_with(before + head, case, hard)
    out = head
    if plural:
        out, end = _joined(out, plural_suffix(end, hard)), "R"
    if possessive:
        suffix = possessive_suffix(possessive, end, hard)
        if suffix[0] in "ыі" and not plural:
            out = _before_vowel(out, word.oblique if word else None)
        out += suffix
        end = final(suffix)
    return before + _joined(out, case_suffix(case, end, hard, possessive))


def is_possessed(small: str) -> bool:
    """Whether a word in small letters ends in «its»: әкімі, басқармасы; words of the lexicon do not."""
    best = analyse(small)[0]
    return best.known and best.tags[-1:] == ("poss3",)


def head_with(phrase: str, case: Case, hard: Harmony) -> str:
    """A phrase that ends in «its», in another case: «облыс әкімі» → «облыс әкіміне»."""
    return phrase + case_suffix(case, "V", hard, "poss3")


def _before_vowel(head: str, oblique: str | None) -> str:
    if oblique:
        return head[:1] + oblique[1:]
    if head.endswith(("ь", "Ь")):
        return head[:-1]
    if _doubled(head):
        return head[:-1]
    # After a consonant nothing is voiced: парк-і.
    return voiced(head) if len(head) > 1 and head[-2].lower() in "аәеёиоөуұүыіэюя" else head


def _joined(head: str, suffix: str) -> str:
    """процесс + те is процесте, турист + тер туристер."""
    if suffix and (_doubled(head) or (head.endswith("ст") and suffix[0] == "т")):
        return head[:-1] + suffix
    return head + suffix


def _doubled(head: str) -> bool:
    return len(head) > 2 and head[-1] == head[-2] and head[-1] in "слмнптфк"


def _hyphened(head: str, plural: bool, possessive: Possessive | None, case: Case) -> str:
    read = _as_read(head)
    hard, end = harmony(read), final(read)
    suffix = ""
    if plural:
        suffix, end = plural_suffix(end, hard), "R"
    if possessive:
        suffix += possessive_suffix(possessive, end, hard)
        end = final(suffix)
    suffix += case_suffix(case, end, hard, possessive)
    return f"{head}-{suffix}" if suffix else head


def _as_read(head: str) -> str:
    """How a number's last word, or an abbreviation's last letter, is spoken."""
    if head[-1].isdigit():
        digits = ""
        for character in reversed(head):
            if not character.isdigit():
                break
            digits = character + digits
        if digits[-1] != "0" or not digits.strip("0"):
            return _DIGITS[int(digits[-1])]
        zeros = len(digits) - len(digits.rstrip("0"))
        if zeros == 1:
            return _TENS[int(digits[-2])]
        return "жүз" if zeros == 2 else "мың" if zeros < 6 else "миллион"
    letters = [letter for letter in head if letter.isalpha()]
    if not letters:
        return "а"
    last = letters[-1].upper()
    if head.isupper() and len(letters) > 1:
        return _LETTER_NAMES.get(last, last.lower())
    return "".join(letters).lower()
