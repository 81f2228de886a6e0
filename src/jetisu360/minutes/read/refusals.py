"""What can be wrong with a text that is to be read, as sentences for the person who gave it."""

from __future__ import annotations

from collections.abc import Mapping

from jetisu360.errors import JetisuError


def three(*, kk: str, ru: str, en: str) -> Mapping[str, str]:
    """One text in the three languages."""
    return {"kk": kk, "ru": ru, "en": en}


_GIVE_TEXT = three(
    kk="Қазақша немесе орысша ресми мәтінді txt, docx, html не мәтіні бар pdf файлы ретінде беріңіз.",
    ru="Дайте официальный текст на казахском или русском: файл txt, docx, html или pdf с текстом.",
    en="Give an official text in Kazakh or Russian as a txt, docx, html file, or a pdf with text.",
)


class MinutesRefusal(JetisuError):
    """Base of the refusals of `minutes`."""

    code = "minutes-refused"
    sentence = three(
        kk="Бұл мәтін оқылмады.",
        ru="Этот текст не прочитан.",
        en="This text was not read.",
    )


class TextMissing(MinutesRefusal):
    """`name`."""

    code = "minutes-missing"
    sentence = three(
        kk="«{name}» файлы жоқ.",
        ru="Файла «{name}» нет.",
        en="There is no file “{name}”.",
    )
    advice = three(
        kk="Файлдың атын және қай қалтада жатқанын тексеріңіз.",
        ru="Проверьте имя файла и папку, в которой он лежит.",
        en="Check its name and the folder that it is in.",
    )


class TextEmpty(MinutesRefusal):
    """`name`."""

    code = "minutes-empty"
    sentence = three(
        kk="«{name}» файлында мәтін жоқ.",
        ru="В файле «{name}» нет текста.",
        en="There is no text in “{name}”.",
    )
    advice = _GIVE_TEXT


class TextTooLarge(MinutesRefusal):
    """`name`, `limit`: in megabytes."""

    code = "minutes-too-large"
    sentence = three(
        kk="«{name}» тым үлкен: бұл бағдарлама {limit} МБ-тан асатын мәтінді оқымайды.",
        ru="«{name}» слишком велик: эта программа не читает текст больше {limit} МБ.",
        en="“{name}” is too large: this program reads no text of more than {limit} MB.",
    )
    advice = three(
        kk="Мәтінді бірнеше файлға бөліңіз.",
        ru="Разделите текст на несколько файлов.",
        en="Split the text into several files.",
    )


class TextDamaged(MinutesRefusal):
    """`name`, `kind`: docx or pdf."""

    code = "minutes-damaged"
    sentence = three(
        kk="«{name}» файлы {kind} ретінде ашылмайды: ол бүлінген немесе басқа бағдарламанікі.",
        ru="Файл «{name}» не открывается как {kind}: он повреждён или создан другой программой.",
        en="“{name}” does not open as {kind}: it is damaged or belongs to another program.",
    )
    advice = three(
        kk="Файлды өз бағдарламасында ашып, қайта сақтаңыз.",
        ru="Откройте файл в его программе и сохраните заново.",
        en="Open the file in its own program and save it again.",
    )


class TextLocked(MinutesRefusal):
    """`name`."""

    code = "minutes-locked"
    sentence = three(
        kk="«{name}» құпиясөзбен жабылған.",
        ru="«{name}» закрыт паролем.",
        en="“{name}” is locked with a password.",
    )
    advice = three(
        kk="Файлды құпиясөзсіз қайта сақтаңыз.",
        ru="Сохраните файл без пароля.",
        en="Save the file without a password.",
    )


class TextScanned(MinutesRefusal):
    """`name`, `pages`."""

    code = "minutes-scanned"
    sentence = three(
        kk="«{name}» – сканерленген pdf: {pages} бетінде сурет бар, мәтін жоқ.",
        ru="«{name}» – скан: страниц в pdf – {pages}, на них картинки, а текста нет.",
        en="“{name}” is a scanned pdf: its {pages} pages hold pictures and no text.",
    )
    advice = three(
        kk="Мәтіні танылған pdf немесе бастапқы docx файлын беріңіз.",
        ru="Дайте pdf с распознанным текстом или исходный docx.",
        en="Give a pdf whose text was recognised, or the docx that it was made from.",
    )


class TextUnreadable(MinutesRefusal):
    """`name`: bytes that are no text in any encoding known here."""

    code = "minutes-unreadable"
    sentence = three(
        kk="«{name}» – мәтін емес, немесе оның кодтауы белгісіз.",
        ru="«{name}» – не текст, или его кодировка неизвестна.",
        en="“{name}” is no text, or its encoding is not known.",
    )
    advice = three(
        kk="Мәтінді UTF-8 кодтауымен сақтаңыз; docx, html және мәтіні бар pdf те оқылады.",
        ru="Сохраните текст в кодировке UTF-8; читаются также docx, html и pdf с текстом.",
        en="Save the text in UTF-8; docx, html and pdf with text are read as well.",
    )


class TextGarbled(MinutesRefusal):
    """`name`: letters that somebody has decoded wrongly and saved like that."""

    code = "minutes-garbled"
    sentence = three(
        kk="«{name}» мәтінінің әріптері бүлінген: ол қате кодтаумен ашылып, қайта сақталған.",
        ru="Буквы в «{name}» испорчены: текст открыли в неверной кодировке и сохранили.",
        en="The letters of “{name}” are garbled: it was opened in a wrong encoding and saved again.",
    )
    advice = three(
        kk="Бастапқы файлды тауып, UTF-8 кодтауымен сақтаңыз.",
        ru="Найдите исходный файл и сохраните его в кодировке UTF-8.",
        en="Find the file as it was and save it in UTF-8.",
    )


class TextOldFormat(MinutesRefusal):
    """`name`, `kind`: doc or rtf."""

    code = "minutes-old-format"
    sentence = three(
        kk="«{name}» – {kind} файлы, бұл пішім оқылмайды.",
        ru="«{name}» – файл {kind}, этот формат не читается.",
        en="“{name}” is a {kind} file, which is not read here.",
    )
    advice = three(
        kk="Оны docx ретінде сақтаңыз.",
        ru="Сохраните его как docx.",
        en="Save it as docx.",
    )


class TextForeign(MinutesRefusal):
    """`name`: neither Kazakh nor Russian."""

    code = "minutes-foreign-language"
    sentence = three(
        kk="«{name}» мәтіні қазақша да, орысша да емес.",
        ru="Текст «{name}» не на казахском и не на русском.",
        en="The text of “{name}” is neither Kazakh nor Russian.",
    )
    advice = _GIVE_TEXT


class DateMissing(MinutesRefusal):
    """`name`: the text does not say of what day it is."""

    code = "minutes-date-missing"
    sentence = three(
        kk="«{name}» мәтінінде оның күні жазылмаған, ал мерзімдер сол күннен есептеледі.",
        ru="В тексте «{name}» не указана его дата, а сроки считаются от неё.",
        en="“{name}” does not say of what day it is, and its dates are counted from that day.",
    )
    advice = three(
        kk="Күнін қосыңыз, мысалы: --date 2018-02-12.",
        ru="Укажите дату, например: --date 2018-02-12.",
        en="Add the date, for example: --date 2018-02-12.",
    )


class DateWrong(MinutesRefusal):
    """`value`: what was given for a date."""

    code = "minutes-date-wrong"
    sentence = three(
        kk="«{value}» – күн емес.",
        ru="«{value}» – это не дата.",
        en="“{value}” is no date.",
    )
    advice = three(
        kk="Күнді жыл-ай-күн ретімен жазыңыз, мысалы: 2018-02-12.",
        ru="Пишите дату так: год-месяц-день, например 2018-02-12.",
        en="Write the date as year-month-day, for example 2018-02-12.",
    )
