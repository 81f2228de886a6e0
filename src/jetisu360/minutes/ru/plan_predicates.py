"""What the rules for Russian plans ask of a sentence, each question by its name: «планируется открыть»."""

from __future__ import annotations

import re

from jetisu360.minutes.common.letters import RUSSIAN
from jetisu360.minutes.common.triggers import Hit
from jetisu360.minutes.ru.sentence import RussianSentence

_BUILT = re.compile(
    rf"(?<![{RUSSIAN}])(?:строительств|ремонт|работ|школ|больниц|дорог|мост|сет[иья]|объект|котельн|станци|канал|парк|завод|цех|проект|улиц|здани|дом(?![{RUSSIAN}]*ашн)|стадион"
    r"|площадк|укладк|тротуар|полотн|освещени|благоустройств|озеленени|насажден|контейнер|скважин|дежурств|котлован|путепровод|развязк|очистн"
    r"|водопровод|газопровод|фельдшерск|амбулатор|детск\w+\s+сад)"
)
_ACTIVE_PLANS = ("планирует", "планируют", "намерен", "намерены", "намерена", "намерено")


def is_forecast(s: RussianSentence, hit: Hit) -> bool:
    """«ожидается, что число превысит миллион»."""
    expected = re.match(r"(?:ожида|предполага)", s.low[hit.start :]) is not None
    weather = re.match(
        r"\s+(?:[^\s]+\s+)?(?:похолодан|потеплен|дожд|снег|ветер|осадк|туман|гроз|рост|снижени)",
        s.low[hit.end :],
    )
    return expected and (weather is not None or re.match(r",\s+что\s", s.low[hit.end :]) is not None)


def is_active_plan(s: RussianSentence, hit: Hit) -> bool:
    """«планирует», «намерены»: a plan of somebody, rather than «планируется»."""
    return s.low[hit.start : hit.end] in _ACTIVE_PLANS


def names_works(s: RussianSentence) -> bool:
    """Whether something is named that is built, mended or bought: «школа», «дорога», «водопровод»."""
    return _BUILT.search(s.low) is not None


# «из бюджета будет выделено 2 млрд тенге»
_SPENT = re.compile(
    r"буд(?:ет|ут)\s+(?:[\w-]+\s+)?(?:выделен|направлен|потрачен|израсходован|профинансирован)[аоы]?\s+(?:[\w-]+\s+){0,3}?\d[\d\s,.]*\s*(?:млн|млрд|тыс|миллион|миллиард)"
    r"|\d[\d\s,.]*\s*(?:млн|млрд|миллион\w*|миллиард\w*)\s+(?:тенге|тг)\s+будет\s+(?:выделен|направлен|потрачен|израсходован)"
)


def is_spending(s: RussianSentence) -> bool:
    """Whether it only says what money is set aside or spent."""
    return _SPENT.search(s.low) is not None
