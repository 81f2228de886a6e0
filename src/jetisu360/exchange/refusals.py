"""Why an exchange did not happen: each in one sentence, and nothing was written."""

from __future__ import annotations

from jetisu360.limits import MOST_DEPTH
from jetisu360.tour.refusals import TourRefusal, three


class ExchangeRefusal(TourRefusal):
    """Base of the refusals of `exchange`."""


class OutNotEmpty(ExchangeRefusal):
    """`out`: the folder that was to be written."""

    code = "exchange-out-not-empty"
    sentence = three(
        kk="«{out}» бос емес, сондықтан оған ештеңе жазылмады.",
        ru="«{out}» уже существует и не пуста, поэтому в неё ничего не записано.",
        en="“{out}” is not empty, so nothing was written there.",
    )
    advice = three(
        kk="Жаңа не бос қалтаны көрсетіңіз.",
        ru="Укажите новую или пустую папку.",
        en="Name a new or an empty folder.",
    )


class OutInSource(ExchangeRefusal):
    """`out`, `source`."""

    code = "exchange-out-in-source"
    sentence = three(
        kk="«{out}» қалтасы мен «{source}» бірінің ішінде бірі болмауы керек.",
        ru="«{out}» и «{source}» не могут лежать друг в друге.",
        en="“{out}” and “{source}” cannot be inside each other.",
    )
    advice = three(
        kk="Нәтижеге бөлек қалта көрсетіңіз.",
        ru="Укажите для результата отдельную папку.",
        en="Name another folder for the result.",
    )


class NotASite(ExchangeRefusal):
    """`site`."""

    code = "exchange-not-a-site"
    sentence = three(
        kk="«{site}» қалтасында Jetisu 360 құрастырған сайт жоқ.",
        ru="В «{site}» нет сайта, собранного Jetisu 360.",
        en="There is no site of Jetisu 360 in “{site}”.",
    )
    advice = three(
        kk="Алдымен «jetisu360 build» командасын орындаңыз.",
        ru="Сначала выполните команду «jetisu360 build».",
        en="Run “jetisu360 build” first.",
    )


class AddressNeeded(ExchangeRefusal):
    """IIIF names everything by its address on the web."""

    code = "exchange-address-needed"
    sentence = three(
        kk="IIIF үшін файлдардың интернеттегі мекенжайы керек, бірақ ол көрсетілмеген.",
        ru="Для IIIF нужен адрес, по которому файлы будут стоять в интернете, а он не указан.",
        en="IIIF needs the address where the files will stand on the web, and none is given.",
    )
    advice = three(
        kk="Мысалы, былай көрсетіңіз: --address https://museum.example.kz/iiif.",
        ru="Укажите его, например: --address https://museum.example.kz/iiif.",
        en="Give it, for example: --address https://museum.example.kz/iiif.",
    )


class AddressWrong(ExchangeRefusal):
    """`address`: what was typed."""

    code = "exchange-address-wrong"
    sentence = three(
        kk="«{address}» – интернет мекенжайы емес.",
        ru="«{address}» – это не адрес в интернете.",
        en="“{address}” is not an address on the web.",
    )
    advice = three(
        kk="Толық мекенжайды көрсетіңіз: ол https:// деп басталып, бос орынсыз жазылады.",
        ru="Адрес начинается с https:// и не содержит пробелов.",
        en="An address begins with https:// and holds no spaces.",
    )


class SourceMissing(ExchangeRefusal):
    """`source`."""

    code = "exchange-source-missing"
    sentence = three(
        kk="«{source}» деген файл да, қалта да табылмады.",
        ru="Нет ни файла, ни папки «{source}».",
        en="There is neither a file nor a folder “{source}”.",
    )
    advice = three(
        kk="Жолдың дұрыс жазылғанын тексеріңіз.",
        ru="Проверьте, правильно ли написан путь.",
        en="Check how the path is written.",
    )


class SourceUnknown(ExchangeRefusal):
    """`source`: nothing that we can read."""

    code = "exchange-source-unknown"
    sentence = three(
        kk="«{source}» ішінен Pannellum баптауы да, Marzipano жобасы да, GPano фотосуреттері де табылмады.",
        ru="В «{source}» нет ни конфигурации Pannellum, ни проекта Marzipano, ни фотографий с GPano.",
        en="“{source}” holds no Pannellum configuration, no Marzipano project and no photographs with GPano.",
    )
    advice = three(
        kk="JSON файлын, data.js жатқан қалтаны немесе 360° фотосуреттер қалтасын көрсетіңіз.",
        ru="Укажите файл JSON, папку с data.js или папку с фотографиями 360°.",
        en="Name a JSON file, a folder with data.js, or a folder of 360° photographs.",
    )


class SourceIsOurs(ExchangeRefusal):
    """`source`: a site of ours needs no import."""

    code = "exchange-source-is-ours"
    sentence = three(
        kk="«{source}» – Jetisu 360 құрастырған дайын сайт, оны импорттаудың қажеті жоқ.",
        ru="«{source}» – готовый сайт Jetisu 360, импортировать его не нужно.",
        en="“{source}” is a site of Jetisu 360 already; there is nothing to import.",
    )
    advice = three(
        kk="Одан фотосуреттер қалтасын алу үшін: jetisu360 export … --to gpano.",
        ru="Чтобы получить из него папку с фотографиями: jetisu360 export … --to gpano.",
        en="To get a folder of photographs from it: jetisu360 export … --to gpano.",
    )


class ConfigurationDamaged(ExchangeRefusal):
    """`name`, `problem` (a text in three languages)."""

    code = "exchange-configuration-damaged"
    sentence = three(
        kk="«{name}» файлын оқу мүмкін емес: {problem}.",
        ru="Файл «{name}» не читается: {problem}.",
        en="“{name}” cannot be read: {problem}.",
    )
    advice = three(
        kk="Файлды жасаған бағдарламадан қайта сақтап көріңіз.",
        ru="Сохраните его заново в программе, которая его создала.",
        en="Save it again with the program that made it.",
    )


NESTED = three(
    kk=f"ондағы деректер бірінің ішіне бірі тым терең салынған (ең көбі {MOST_DEPTH} деңгей)",
    ru=f"данные в нём вложены друг в друга слишком глубоко (не больше {MOST_DEPTH} уровней)",
    en=f"things in it are nested too deeply (at most {MOST_DEPTH} levels)",
)


class FileTooLarge(ExchangeRefusal):
    """`name`, `limit`: megabytes."""

    code = "exchange-file-too-large"
    sentence = three(
        kk="«{name}» файлы тым үлкен: ең көбі {limit} МБ болуы керек.",
        ru="Файл «{name}» слишком велик: допустимо не больше {limit} МБ.",
        en="“{name}” is too large: at most {limit} MB are read.",
    )


class PathOutside(ExchangeRefusal):
    """`path`: as it is written in the configuration or in the archive."""

    code = "exchange-path-outside"
    sentence = three(
        kk="«{path}» жолы турдың қалтасынан тыс жерге апарады, сондықтан ол ашылмады.",
        ru="Путь «{path}» ведёт за пределы папки тура, поэтому он не открыт.",
        en="The path “{path}” leads out of the tour's folder, so it was not followed.",
    )
    advice = three(
        kk="Файлдар жоғарырақ қалтада жатса, сол қалтаны --root арқылы көрсетіңіз.",
        ru="Если файлы лежат в папке выше, укажите её: --root ПАПКА.",
        en="If the files lie in a folder above, name it: --root FOLDER.",
    )


class PictureRemote(ExchangeRefusal):
    """`path`: an address on the web. Nothing is ever fetched."""

    code = "exchange-picture-remote"
    sentence = three(
        kk="«{path}» интернетте орналасқан, ал импорт ештеңе жүктеп алмайды.",
        ru="«{path}» лежит в интернете, а импорт ничего не скачивает.",
        en="“{path}” is on the web, and an import downloads nothing.",
    )
    advice = three(
        kk="Кескіндерді баптау файлының қасына көшіріп, ондағы жолды түзетіңіз.",
        ru="Скачайте изображения, положите их рядом с конфигурацией и исправьте в ней путь.",
        en="Download the pictures, put them beside the configuration, and correct the path in it.",
    )


class PictureMissing(ExchangeRefusal):
    """`path`: a tile or a picture that the tour names."""

    code = "exchange-picture-missing"
    sentence = three(
        kk="«{path}» файлы жоқ, сондықтан панораманы құрастыру мүмкін болмады.",
        ru="Нет файла «{path}», поэтому панораму не собрать.",
        en="“{path}” is missing, so the panorama cannot be put together.",
    )
    advice = three(
        kk="Турды барлық файлымен қоса қайта көшіріңіз.",
        ru="Скопируйте тур заново вместе со всеми файлами.",
        en="Copy the tour again with all its files.",
    )


class PictureWrongSize(ExchangeRefusal):
    """`path`, `width`, `height`: what it is; `wanted`: what it should be, as text."""

    code = "exchange-picture-wrong-size"
    sentence = three(
        kk="«{path}» кескінінің өлшемі {width} × {height}, ал {wanted} болуы керек.",
        ru="Изображение «{path}» имеет размер {width} × {height}, а должно быть {wanted}.",
        en="The picture “{path}” is {width} × {height} and should be {wanted}.",
    )
    advice = three(
        kk="Баптаудағы өлшемдерді тексеріңіз немесе турды қайта көшіріңіз.",
        ru="Проверьте размеры в конфигурации или скопируйте тур заново.",
        en="Check the sizes in the configuration, or copy the tour again.",
    )


class SceneWrong(ExchangeRefusal):
    """`scene`: its id in the source; `problem` (a text in three languages)."""

    code = "exchange-scene-wrong"
    sentence = three(
        kk="«{scene}» көрінісін алу мүмкін болмады: {problem}.",
        ru="Сцену «{scene}» не удалось взять: {problem}.",
        en="The scene “{scene}” cannot be taken: {problem}.",
    )
    advice = three(
        kk="Баптау файлын түзетіп, команданы қайта іске қосыңыз.",
        ru="Исправьте конфигурацию и запустите команду ещё раз.",
        en="Correct the configuration and run the command again.",
    )


class NothingToImport(ExchangeRefusal):
    """`source`."""

    code = "exchange-nothing-to-import"
    sentence = three(
        kk="«{source}» ішінде бірде-бір көрініс жоқ.",
        ru="В «{source}» нет ни одной сцены.",
        en="There is not a single scene in “{source}”.",
    )


class TableWrong(ExchangeRefusal):
    """`name`, `problem` (a text in three languages)."""

    code = "exchange-table-wrong"
    sentence = three(
        kk="«{name}» кестесін алу мүмкін болмады: {problem}.",
        ru="Таблицу «{name}» не удалось взять: {problem}.",
        en="The table “{name}” cannot be taken: {problem}.",
    )
    advice = three(
        kk="Кестені түзетіп, команданы қайта іске қосыңыз.",
        ru="Исправьте таблицу и запустите команду ещё раз.",
        en="Correct the table and run the command again.",
    )


class IntoOrOut(ExchangeRefusal):
    """A tour goes into a new folder, a table of objects into one that is there."""

    code = "exchange-into-or-out"
    sentence = three(
        kk="Тур жаңа қалтаға (--out), ал жәдігерлер кестесі бар қалтаға (--into) алынады.",
        ru="Тур импортируется в новую папку (--out), а таблица экспонатов – в готовую (--into).",
        en="A tour goes into a new folder (--out), a table of objects into one that is there (--into).",
    )
    advice = three(
        kk="Екі параметрдің тиістісін ғана көрсетіңіз.",
        ru="Укажите только тот параметр, который подходит.",
        en="Give the one of the two that fits.",
    )


class MuseumFileNotEdited(ExchangeRefusal):
    """`name`: the museum.toml that could not be changed without harm."""

    code = "exchange-museum-file-not-edited"
    sentence = three(
        kk="«{name}» файлын басқа жолдарын бұзбай өзгерту мүмкін болмады, сондықтан ол сол күйінде қалды.",
        ru="Файл «{name}» не удалось изменить, не задев остального, поэтому он оставлен как был.",
        en="“{name}” could not be changed without touching the rest of it, so it is as it was.",
    )
    advice = three(
        kk="[[objects]] бөлімдерін файлдың соңына, бір жерге жинап көріңіз.",
        ru="Соберите разделы [[objects]] вместе в конце файла.",
        en="Put the [[objects]] tables together at the end of the file.",
    )
