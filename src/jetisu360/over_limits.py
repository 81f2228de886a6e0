"""What is said when a file goes beyond a limit (`limits.py`): one sentence for each."""

from __future__ import annotations

from collections.abc import Mapping

from jetisu360.errors import JetisuError


def _three(*, kk: str, ru: str, en: str) -> Mapping[str, str]:
    return {"kk": kk, "ru": ru, "en": en}


class LimitExceeded(JetisuError):
    """Base of them all. `name`: the file."""

    code = "limit"
    sentence = _three(
        kk="«{name}» файлы оқылмады: ол бағдарлама оқитын шектен асады.",
        ru="Файл «{name}» не прочитан: он выходит за пределы, до которых читает программа.",
        en="“{name}” was not read: it goes beyond what this program reads.",
    )
    advice = _three(
        kk="Файлды бірнеше бөлікке бөліңіз немесе оны жасаған бағдарламада қайта сақтаңыз.",
        ru="Разделите файл на части или сохраните его заново в программе, которая его создала.",
        en="Split the file, or save it again with the program that made it.",
    )


class TooManyBytes(LimitExceeded):
    """`limit`: megabytes."""

    code = "limit-bytes"
    sentence = _three(
        kk="«{name}» файлы тым үлкен: ең көбі {limit} МБ оқылады.",
        ru="Файл «{name}» слишком велик: читается не больше {limit} МБ.",
        en="“{name}” is too large: at most {limit} MB are read.",
    )


class UnpacksTooMuch(LimitExceeded):
    """`limit`: megabytes."""

    code = "limit-unpacked"
    sentence = _three(
        kk="«{name}» ішіне тым көп дерек қысып салынған: ең көбі {limit} МБ ашылады.",
        ru="В «{name}» упаковано слишком много: распаковывается не больше {limit} МБ.",
        en="Too much is packed into “{name}”: at most {limit} MB are unpacked.",
    )


class TooManyEntries(LimitExceeded):
    """`limit`: files in an archive."""

    code = "limit-entries"
    sentence = _three(
        kk="«{name}» мұрағатында файл тым көп: ең көбі {limit} болуы керек.",
        ru="В архиве «{name}» слишком много файлов: допустимо не больше {limit}.",
        en="The archive “{name}” holds too many files: at most {limit} are read.",
    )


class TooManyRows(LimitExceeded):
    """`limit`: rows of a table."""

    code = "limit-rows"
    sentence = _three(
        kk="«{name}» кестесінде жол тым көп: ең көбі {limit} жол оқылады.",
        ru="В таблице «{name}» слишком много строк: читается не больше {limit}.",
        en="The table “{name}” has too many rows: at most {limit} are read.",
    )


class TooManyColumns(LimitExceeded):
    """`limit`: columns of a table."""

    code = "limit-columns"
    sentence = _three(
        kk="«{name}» кестесінде баған тым көп: ең көбі {limit} баған оқылады.",
        ru="В таблице «{name}» слишком много столбцов: читается не больше {limit}.",
        en="The table “{name}” has too many columns: at most {limit} are read.",
    )


class TooManyCells(LimitExceeded):
    """`limit`: cells of a table that hold something."""

    code = "limit-cells"
    sentence = _three(
        kk="«{name}» кестесінде толтырылған ұяшық тым көп: ең көбі {limit} ұяшық оқылады.",
        ru="В таблице «{name}» слишком много заполненных ячеек: читается не больше {limit}.",
        en="The table “{name}” has too many filled cells: at most {limit} are read.",
    )


class TextTooLong(LimitExceeded):
    """`limit`: characters of one cell or value."""

    code = "limit-text"
    sentence = _three(
        kk="«{name}» ішінде тым ұзын мәтін бар: бір мәтін ең көбі {limit} таңба болуы керек.",
        ru="В «{name}» есть слишком длинный текст: в одном месте допустимо не больше {limit} знаков.",
        en="“{name}” holds a text that is too long: one text may have at most {limit} characters.",
    )


class TooDeep(LimitExceeded):
    """`limit`: levels."""

    code = "limit-depth"
    sentence = _three(
        kk="«{name}» ішінде деректер бірінің ішіне бірі тым терең салынған: ең көбі {limit} деңгей оқылады.",
        ru="В «{name}» данные вложены друг в друга слишком глубоко: читается не больше {limit} уровней.",
        en="In “{name}” things are nested too deeply: at most {limit} levels are read.",
    )


class TooManyValues(LimitExceeded):
    """`limit`: lists and tables."""

    code = "limit-values"
    sentence = _three(
        kk="«{name}» ішінде тізімдер мен бөлімдер тым көп: ең көбі {limit} болуы керек.",
        ru="В «{name}» слишком много списков и разделов: допустимо не больше {limit}.",
        en="“{name}” holds too many lists and tables: at most {limit} are read.",
    )


class NumberTooLong(LimitExceeded):
    """`limit`: digits."""

    code = "limit-digits"
    sentence = _three(
        kk="«{name}» ішінде тым ұзын сан бар: санда ең көбі {limit} цифр болуы керек.",
        ru="В «{name}» есть слишком длинное число: допустимо не больше {limit} цифр.",
        en="“{name}” holds a number that is too long: at most {limit} digits are read.",
    )
    advice = _three(
        kk="Санды түзетіп, команданы қайта іске қосыңыз.",
        ru="Исправьте число и запустите команду ещё раз.",
        en="Correct the number and run the command again.",
    )


class NumberTooLarge(LimitExceeded):
    """`number`: as it is written."""

    code = "limit-number"
    sentence = _three(
        kk="«{name}» ішінде тым үлкен сан бар: {number}.",
        ru="В «{name}» есть слишком большое число: {number}.",
        en="“{name}” holds a number that is too large: {number}.",
    )
    advice = NumberTooLong.advice


class HasEntities(LimitExceeded):
    """XML with a document type: it could name other files, and grow a thousandfold."""

    code = "limit-entities"
    sentence = _three(
        kk="«{name}» ішіндегі XML құжат түрін (DTD) анықтайды, мұндай файл қауіпті болуы мүмкін, сондықтан оқылмайды.",  # noqa: E501
        ru="XML внутри «{name}» объявляет тип документа (DTD): такой файл может быть опасен и не читается.",
        en="The XML in “{name}” declares a document type (DTD): such a file may do harm and is not read.",
    )


class TakesTooLong(LimitExceeded):
    """`limit`: seconds."""

    code = "limit-time"
    sentence = _three(
        kk="«{name}» файлын оқу {limit} секундқа да сыймады, сондықтан тоқтатылды.",
        ru="Чтение «{name}» не уложилось в {limit} с, поэтому прервано.",
        en="Reading “{name}” took more than {limit} s and was stopped.",
    )


class TakesTooMuchMemory(LimitExceeded):
    """`limit`: megabytes."""

    code = "limit-memory"
    sentence = _three(
        kk="«{name}» файлын оқуға {limit} МБ жад жетпеді, сондықтан тоқтатылды.",
        ru="Для чтения «{name}» не хватило {limit} МБ памяти, поэтому оно прервано.",
        en="Reading “{name}” took more than {limit} MB of memory and was stopped.",
    )
