"""What the rules for Kazakh plans ask of a sentence, each question by its name: «енгізілмек», «аяқталады»."""

from __future__ import annotations

import re

from jetisu360.minutes.common.due import Due
from jetisu360.minutes.common.letters import KAZAKH_NO_YO, RUSSIAN_NO_YO
from jetisu360.minutes.common.triggers import Hit
from jetisu360.minutes.kk.predicates import is_reported_speech
from jetisu360.minutes.kk.sentence import KazakhSentence
from jetisu360.minutes.kk.words import readings
from jetisu360.minutes.model.task import Context

_NOUNS_LIKE_PLANS = frozenset(
    [
        "көмек",
        "демек",
        "тамақ",
        "еңбек",
        "аймақ",
        "қонақ",
        "мұражай",
        "жүрек",
        "өрмек",
        "ермек",
        "сұрақ",
        "бөлек",
        "ірімшік",
        "қазақ",
        "ұрпақ",
        "тырмақ",
        "саусақ",
        "шылбақ",
        "дүмбек",
    ]
)
_BUILT = re.compile(
    rf"(?<![{KAZAKH_NO_YO}])(?:құрылыс|жөндеу|жұмыс|мекте[пб]|аурухана|емхана|балабақша|жол|көпір|құбыр|желі|нысан|кешен|үй|пәтер|қазандық|станса|станция|канал|арна|саябақ|пункт|баспана|тұрғын|маусым"
    r"|орталық|зауыт|цех|жоба|көше|тоған|қойма|ғимарат|ауыл|елді\s+мекен|көшет|камера|шам|кілт|бекет|аллея|газ|стадион|алаң|клуб|кітапхана|техника|автобус|грейдер|құжат|смета|трансформатор|шақырым|км)"
)
_COMPLETED = re.compile(
    r"(?:пайдалануға|қолданысқа)\s+беріл|беріл|табыстал|тапсырыл|аяқтал|бітеді|салын|жөндел|ашыл|тартыл|орнатыл|төсел|бастал|көшіріл"
    r"|іске\s+қосыл|жүргізіл|шешімін\s+таб|әзірлен|дайындал|жаңартыл|ауыстырыл|абаттандырыл|жарықтандырыл|тазартыл|қалпына\s+келтіріл|жіберіл"
)
_MEETS = re.compile(r"(?:жиын|кеңес|отырыс|мәжіліс|сессия|жиналыс|тыңдау|қабылдау|есеп\s+беру)[ыіс]*\s+$")
# «сессия 5 мамырда облыс орталығында өтеді»
_MEETING_OF = re.compile(
    rf"(?<![{KAZAKH_NO_YO}])(?:кездесу|отырыс|сессия|мәжіліс|қабылдау|жиын)[ысі]{{0,2}}\s"
)
_CONVENED = re.compile(r"(?:сессия|отырыс|жиын|жиналыс|мәжіліс|кеңес)[ысі]*\s+(?:шақырыл|өтк?ізіл|өт)")
_HANDED = re.compile(r"(?:пайдалануға\s+|қолданысқа\s+)беріл|беріл|табыстал|шешімін\s+таб")
_LAW_OR_EVENT = re.compile(
    r"қол\s+қойылған|ресми\s+жариялан|(?:заң|қаулы)(?!\w*\s+(?:сәйкес|бойынша))|өкім(?!ет)|концерт|фестиваль|көрме|жәрмеңке|байқау|турнир|мереке"
)
_MONEY = re.compile(r"қаражат|қаржы|теңге|субсидия|трансферт")
_GOES_ON = re.compile(r"жалғас")
_SEASON = re.compile(r"(?:көктем|жаз|күз|қыс)(?:де|да|та)")
_CAMPAIGN = re.compile(
    rf"(?<![{KAZAKH_NO_YO}])(?:айлық|айлығ|акция|науқан|сенбілік|іс-шара|рейд|егіс|ору|тексеру)"
)
_OBJECT_CLAUSE = ("ынын", "інін", "дығын", "дігін", "ғанын", "генін")
_NO_MORE = re.compile(
    r"(?:әуелі|алғашқыда|бастапқыда|бұған\s+дейін).{0,120}(?:жоспарлан|көздел|межелен)|шегерілді"
)
_PAST_WITHIN = 12
"""Characters after the plan: a space and «болатын»."""
_PASSIVE_PLAN = re.compile(r"[ыі](?:л|н)(?:мақ|мек)")


def is_intention(word: str) -> bool:
    """«енгізбек», «салмақ»; «көмек» and «тамақ» are nouns."""
    return word not in _NOUNS_LIKE_PLANS and any(
        "intention" in reading.tags for reading in readings(word)[:3]
    )


def is_passive(words_of_plan: str) -> bool:
    """Whether the first word of a plan's verb is passive: «салынады деп жоспарланған»."""
    return any("passive" in reading.tags for reading in readings(words_of_plan.split()[0])[:2])


def is_passive_intention(word: str) -> bool:
    """«енгізілмек», «салынбақ»: nobody is its doer."""
    return _PASSIVE_PLAN.search(word) is not None


def is_object_clause(s: KazakhSentence, hit: Hit) -> bool:
    """«аяқталатынын (жеткізді)»: whoever is named tells of it."""
    return s.low[hit.start : hit.end].endswith(_OBJECT_CLAUSE)


def is_past_plan(s: KazakhSentence, hit: Hit) -> bool:
    """«көзделген нысан», «жоспарланып отыр еді»: it describes a thing, or tells of what had been planned."""
    after = s.low[hit.end : hit.end + _PAST_WITHIN].strip()
    if _NO_MORE.search(s.low):
        return True
    describes = s.low[hit.start : hit.end].endswith(("лған", "лген")) and not s.ends_here(hit.end)
    return describes or after.startswith(("еді", "болатын"))


def is_law_or_event(s: KazakhSentence) -> bool:
    """A law comes into force and a concert takes place by themselves."""
    return _LAW_OR_EVENT.search(s.low) is not None


def names_works(s: KazakhSentence) -> bool:
    """Whether something is named that is built, mended or bought: «мектеп», «жол», «құбыр»."""
    return _BUILT.search(s.low) is not None


def names_campaign(s: KazakhSentence) -> bool:
    """«сенбілік», «айлық», «акция»: what takes place, and is held by those who work."""
    return _CAMPAIGN.search(s.low) is not None


def is_coming_true(s: KazakhSentence, hit: Hit, term: Due, context: Context) -> bool:
    """«… 1 тамызға дейін аяқталады»: something is built or mended by a term; without «дейін» only where
    somebody in office reports.
    """
    after = s.low[hit.end :]
    if is_object_clause(s, hit):
        if _INVITES.match(s.low, hit.end) and term.kind == "day" and _MEETING_OF.search(s.low, 0, hit.end):
            return True
        if not is_reported_speech(s, hit):
            return False
    elif (not s.ends_here(hit.end) or after.lstrip().startswith("деп")) and not re.match(
        rf"\s+(?:деп(?!\s+(?:үміттен|сен|ойла|болжа))|деді|деген|және)(?![{RUSSIAN_NO_YO}])", after
    ):
        return False
    if is_object_clause(s, hit) and term.kind == "day" and _CONVENED.search(s.low, 0, hit.end):
        return True
    if re.match(r"\s+деп\s+күтіл", after) is not None or (
        s.low.startswith("бөлін", hit.start) and _MONEY.search(s.low) is not None
    ):
        return False
    if not term.strong and any(other.kind == "recurring" for other in s.terms):
        # «жыл сайын 1 мамырда басталады»
        return False
    if _SEASON.match(s.low, term.start) and s.low.startswith("бастал", hit.start) and "құрылыс" not in s.low:
        # «көктемде жұмыстар басталады»: as every year.
        return False
    if _is_day_of_event(s, hit, term, context):
        return True
    if term.kind not in ("day", "period", "duration") or is_law_or_event(s) or _NO_MORE.search(s.low):
        return False
    if s.low.startswith("өт", hit.start):
        # A meeting is held by those who work; a concert is none of theirs.
        if term.strong and _CAMPAIGN.search(s.low) is not None:
            return True
        if term.kind == "day" and _MEETING_OF.search(s.low, 0, hit.start) is not None:
            return True
        return _MEETS.search(s.low[: hit.start]) is not None or s.low[: hit.start].endswith("жөндеуден ")
    if _GOES_ON.match(s.low, hit.start):
        # «тазалық айлығы 20 сәуірге дейін жалғасады»: works that are under way, and when they end.
        return term.strong and (names_works(s) or _CAMPAIGN.search(s.low) is not None)
    if is_object_clause(s, hit) and names_works(s) and _COMPLETED.match(s.low, hit.start):
        return True
    if _COMPLETED.match(s.low, hit.start) and not is_object_clause(s, hit):
        # What is handed over, opened or finished is a result, whatever it is called.
        about_it = context.reported and s.low.lstrip(" «").startswith(("ол ", "олар ", "бұл "))
        told = term.strong and (context.reported or context.speech)
        return names_works(s) or about_it or told or _HANDED.match(s.low, hit.start) is not None
    return context.speech or ((term.strong or context.reported) and names_works(s))


def comes_of_itself(s: KazakhSentence, hit: Hit) -> bool:
    """«бәрі ұсақтан басталады», «жауапқа тартылады»: what comes of it, who is punished, are no works."""
    return _COMES_OF.search(s.low, max(0, hit.start - _BEFORE_IT), hit.end) is not None


_COMES_OF = re.compile(
    rf"(?:[дтн][ае]н\s+бастал|(?:жазаға|жауапқа|жауапкершілікке|тәртіпке)\s+тартыл)[{KAZAKH_NO_YO}]+$"
)
_BEFORE_IT = 30
"""Characters before a verb: the word before it fits into them."""

# Acts that come into force, and what is reckoned.
_IN_FORCE = re.compile(
    r"қолданысқа\s+енгіз|күшіне\s+ен|ресми\s+жариял|(?:қаулы|бұйрық|шешім|заң)[ыі]?\s|сайын|дәстүр"
)


# «сессия … өтетінін хабарлаймыз», «… назарларыңызға саламын»: whoever convenes it writes.
_INVITES = re.compile(rf"\s+(?:сіз(?:дер)?ге\s+)?(?:назар[{KAZAKH_NO_YO}]+ға\s+сал|хабарлай?)(?:м[аы]|ай?м)")

# A show is news, but for one that the office itself announces: «концерт өтеді, деп хабарлайды әкімдік».
_SHOW = re.compile(r"концерт|фестиваль|көрме|байқау|турнир")
_SAID_BY_OFFICE = re.compile(r"де(?:п|йді|ді)\s.{0,40}(?:әкімді|министрлі|басқарма)")


def _is_day_of_event(s: KazakhSentence, hit: Hit, term: Due, context: Context) -> bool:
    """«іс-шара 12 маусым күні өтеді», where an office tells of it: a day that is still to come."""
    told = context.speech or context.reported or context.told or context.official
    return (
        (told or _CAMPAIGN.search(s.low, 0, hit.start) is not None)
        and term.kind == "day"
        and term.due is not None
        and term.due >= s.base
        and not is_object_clause(s, hit)
        and not _IN_FORCE.search(s.low)
        and (_SHOW.search(s.low, 0, hit.start) is None or _SAID_BY_OFFICE.search(s.low, hit.end) is not None)
        and not _NO_MORE.search(s.low)
    )
