"""Kazakh orders: «… аяқтауды тапсырды», «… жүктелді»."""

from __future__ import annotations

import re

from jetisu360.minutes.common.triggers import Hit
from jetisu360.minutes.kk.complements import carried, complement_of, noun_before, plain_object, task_of
from jetisu360.minutes.kk.names import Name
from jetisu360.minutes.kk.nominative import in_nominative
from jetisu360.minutes.kk.noun_orders import work_laid_on
from jetisu360.minutes.kk.predicates import has_deadline, in_office
from jetisu360.minutes.kk.roles import addressees, is_private, subject_of, subjects_of
from jetisu360.minutes.kk.sentence import KazakhSentence
from jetisu360.minutes.model.task import Context, Task


def ordered(s: KazakhSentence, hit: Hit, first: int, at: int, context: Context) -> Task | None:
    active = hit.trigger.asks == "task-accusative"
    if active and re.search(r"сеніп\s+$", s.low[: hit.start]):
        return None
    forms = ("accusative", "possessive-accusative") if active else ("bare",)
    complement = complement_of(s, first, at, forms)
    if complement is None and active:
        complement = carried(s, first, at)
        if complement is None and hit.trigger.rule in ("obliged", "called-on"):
            complement = complement_of(s, first, at, ("dative",))
        before = s.verbal_nouns.get(at - 1)
        if complement is None and hit.trigger.rule == "ordered" and before and before.form == "dative":
            # «кеңсесіне хаттарды қабылдамауға тапсырды»
            told = any(n.case == "dative" and first <= n.first and n.last < at - 1 for n in s.names)
            complement = at - 1 if told else None
    if complement is None and not active:
        complement = carried(s, first, at)
    if complement is None and hit.trigger.rule == "was-obliged":
        complement = complement_of(s, first, at, ("dative",))
    if complement is None and hit.trigger.rule in ("laid-on", "was-obliged"):
        return work_laid_on(s, hit, first, at)
    if complement is None or s.verbal_nouns.get(complement) is None:
        return None
    if hit.trigger.rule == "asked" and "сабыр" in s.low:
        return None
    if hit.trigger.rule == "laid-on" and _STANDS_IN.search(s.low, 0, s.tokens[complement].end):
        return None
    if hit.trigger.rule == "told":
        noun = s.verbal_nouns[complement]
        direct = complement == noun_before(s, first, at) or s.tokens[complement + 1].text == ","
        if not direct or noun.form != "accusative":
            return None
    # An object between them says that the verb has its plain meaning: «… салуды аяқтап, кілтін тапсырды».
    if plain_object(s, complement, at):
        return None
    names = addressees(s, first, at, complement)
    if active and not names:
        names = _whose(s, first, complement)
    if not active and not names:
        names = _handed_to(s, first, complement)
    if hit.trigger.rule in ("obliged", "called-on") and not names:
        names = _obliged(s, first, complement)
    if hit.trigger.rule == "was-obliged" and not names and (obliged := subject_of(s, first, complement)):
        names = subjects_of(s, obliged)
    source: Name | None = None
    told = hit.trigger.rule in ("asked", "told") and not is_private(s, first, complement)
    if (hit.trigger.rule == "demanded" or told) and not names:
        source = next((n for n in s.sources if first <= n.first and n.last < complement), None)
        names = in_nominative(s.phrase(source)) if source is not None else ()
        for other in s.sources:
            between = s.tokens[source.last + 1 : other.first] if source is not None else []
            if between and other.last < complement and all(t.low in _AMONG for t in between):
                source, names = other, (*names, *in_nominative(s.phrase(other)))
    we_ask = (
        hit.trigger.rule == "asked"
        and s.low[hit.start : hit.end].endswith(("мыз", "міз"))
        and has_deadline(s)
    )
    we_ask = we_ask or (hit.trigger.rule == "asked" and _asks_you(s, complement))
    we_ask = we_ask or (hit.trigger.rule == "asked" and context.speech and not _OF_PEOPLE.search(s.low))
    if hit.trigger.rule == "asked" and not (
        context.letter or we_ask or ((names or context.official) and has_deadline(s))
    ):
        return None
    if hit.trigger.weak and not (
        names or we_ask or context.official or context.ordering or context.letter or in_office(s, first, at)
    ):
        return None
    if not names and (hit.trigger.rule in ("was-advised", "called-on") or _proposes(s, hit)):
        return None
    task = task_of(s, hit, first if source is None else source.last + 1, complement, names)
    doer = subject_of(s, first, complement)
    task.subject = s.phrase(doer) if doer and active else ""
    return task


# «министрдің міндетін уақытша атқару … жүктелді»: who is in office now.
_STANDS_IN = re.compile(r"міндет(?:ін|терін)\s+(?:уақытша\s+)?атқару$")
_AMONG = frozenset((",", "және", "мен", "пен", "бен", "оның", "соның", "ішінде"))
# «тұрғындардан түсіністік танытуды сұраймыз»: asked of people, and nothing to be controlled.
_OF_PEOPLE = re.compile(r"түсіністік|тұрғындар(?:дан|ды|ға)|халық(?:тан|ты)|азаматтар(?:дан|ды|ға)|кешірім")


def _proposes(s: KazakhSentence, hit: Hit) -> bool:
    """«енгізуді ұсынды» to nobody: a proposal, not an order."""
    return s.low.startswith("ұсынды", hit.start)


def _asks_you(s: KazakhSentence, complement: int) -> bool:
    """«қабылдауыңызды сұраймын»: whoever is written to is asked."""
    return s.tokens[complement].low.endswith(("ыңызды", "іңізді", "ңыздарды", "ңіздерді"))


def _whose(s: KazakhSentence, first: int, complement: int) -> tuple[str, ...]:
    """«облыс әкімінің мәселеге көңіл бөлуін тапсырды»: whose doing is asked for."""
    owned = [at for at, n in s.verbal_nouns.items() if n.form == "possessive-accusative"]
    for at in sorted(at for at in owned if first <= at <= complement):
        for name in s.owners:
            after = s.verbal_nouns.get(name.last + 1)
            if first <= name.first and name.last < at and name.kind in ("office", "body") and after is None:
                return in_nominative(s.phrase(name))
        break
    return ()


def _handed_to(s: KazakhSentence, first: int, complement: int) -> tuple[str, ...]:
    """«басшысына есепті ұсыну тапсырылды»: what is handed over is named, so the dative is who does it."""
    for name in s.names:
        following = s.tokens[name.last + 1].low if name.last + 1 < complement else ""
        opens = name.case == "dative" and not any(token.is_word for token in s.tokens[first : name.first])
        if opens and following.endswith(("ты", "ті", "ды", "ді", "ны", "ні")):
            return in_nominative(s.phrase(name))
    return ()


def _obliged(s: KazakhSentence, first: int, complement: int) -> tuple[str, ...]:
    """«басқарманы есеп беруге міндеттеді»: who is obliged stands in the accusative."""
    for name in s.names:
        following = s.tokens[name.last + 1].low if name.last + 1 < len(s.tokens) else ""
        if following != "есеп" and following.endswith(("ып", "іп", "ап", "еп", "йп")):
            # «тұлғаларды анықтап, … тартуды міндеттеді»: what is done to them.
            continue
        if name.case == "accusative" and first <= name.first and name.last < complement:
            return in_nominative(s.phrase(name))
    return ()
