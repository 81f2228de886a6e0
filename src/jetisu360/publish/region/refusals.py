"""What can be wrong with a region."""

from __future__ import annotations

from jetisu360.text import pick
from jetisu360.tour.refusals import TourRefusal, three
from jetisu360.tour.validation import Sentence, listing

_CORRECT = three(
    kk="Файлды түзетіп, команданы қайта іске қосыңыз.",
    ru="Исправьте файл и запустите команду ещё раз.",
    en="Correct the file and run the command again.",
)


class RegionFileMissing(TourRefusal):
    """`folder`."""

    code = "region-file-missing"
    sentence = three(
        kk="«{folder}» қалтасында region.toml файлы жоқ.",
        ru="В папке «{folder}» нет файла region.toml.",
        en="The folder “{folder}” has no region.toml.",
    )
    advice = three(
        kk="Музейлер тізімі бар region.toml файлын сол қалтаға жазыңыз (docs/region.md).",
        ru="Создайте в этой папке файл region.toml со списком музеев (docs/region.md).",
        en="Write a region.toml with the list of museums into it (docs/region.md).",
    )


class RegionFileWrong(TourRefusal):
    """`problems`: the sentences, each in three languages, each with its line."""

    code = "region-file-wrong"
    sentence = three(
        kk="region.toml файлында қате бар:\n{problems}",
        ru="В файле region.toml есть ошибки:\n{problems}",
        en="region.toml has mistakes:\n{problems}",
    )
    advice = _CORRECT

    @classmethod
    def at(cls, problems: list[Sentence], more: int = 0) -> RegionFileWrong:
        return cls(problems=listing(problems, more))

    def say(self, language: str) -> str:
        head, _, tail = super().say(language).rpartition(pick(self.advice, language))
        return f"{head.rstrip()}\n{pick(self.advice, language)}{tail}"


class RegionInSite(TourRefusal):
    """`site`, `folder`."""

    code = "region-in-site"
    sentence = three(
        kk="«{site}» сайты мен «{folder}» бірінің ішінде бірі орналаса алмайды.",
        ru="Сайт «{site}» и «{folder}» не могут находиться одно внутри другого.",
        en="The site “{site}” and “{folder}” cannot be inside one another.",
    )
    advice = three(
        kk="Сайтқа бөлек қалта көрсетіңіз.",
        ru="Укажите для сайта отдельную папку.",
        en="Name another folder for the site.",
    )


class RegionNotRemote(TourRefusal):
    """`address`."""

    code = "region-not-remote"
    sentence = three(
        kk="Өңір сайты әзірге тек осы компьютердегі қалтаға құрастырылады, «{address}» мекенжайына емес.",
        ru="Сайт региона собирается только в папку на этом компьютере, не по адресу «{address}».",
        en="A region's site is built into a folder of this machine only, not at “{address}”.",
    )
    advice = three(
        kk="Қалтаға құрастырып, оны қоймаға көшіріңіз.",
        ru="Соберите его в папку и скопируйте её в хранилище.",
        en="Build it into a folder and copy that to the storage.",
    )


class MuseumFolderMissing(TourRefusal):
    """`museum`, `folder`."""

    code = "museum-folder-missing"
    sentence = three(
        kk="«{museum}» музейінің «{folder}» қалтасы табылмады.",
        ru="Папка «{folder}» музея «{museum}» не найдена.",
        en="The folder “{folder}” of the museum “{museum}” was not found.",
    )
    advice = three(
        kk="region.toml файлындағы folder мәнін тексеріңіз; ол region.toml тұрған қалтадан есептеледі.",
        ru="Проверьте значение folder в region.toml: путь отсчитывается от папки, где лежит region.toml.",
        en="Check the value of folder in region.toml; it counts from the folder that holds region.toml.",
    )


class MuseumSiteDamaged(TourRefusal):
    """`museum`, `folder`."""

    code = "museum-site-damaged"
    sentence = three(
        kk="«{museum}» музейінің «{folder}» дайын сайты бүлінген немесе құрастырылғаннан кейін өзгертілген.",
        ru="Готовый сайт «{folder}» музея «{museum}» повреждён или изменён после сборки.",
        en="The built site “{folder}” of the museum “{museum}” is damaged or was altered after building.",
    )
    advice = three(
        kk="Оны «jetisu360 build» командасымен қайта құрастырыңыз.",
        ru="Соберите его заново командой «jetisu360 build».",
        en="Build it again with “jetisu360 build”.",
    )


class RegionHasNoTours(TourRefusal):
    """`count`: how many museums were named, and could not be built."""

    code = "region-has-no-tours"
    sentence = three(
        kk="Бірде-бір музейдің туры құрастырылмады ({count} музей аталған), сондықтан сайт өзгерген жоқ.",
        ru="Не удалось собрать тур ни одного музея (названо: {count}), поэтому сайт не изменён.",
        en="Not one museum's tour could be built ({count} were named), so the site is as it was.",
    )
    advice = three(
        kk="Жоғарыдағы себептерді жойып, команданы қайта іске қосыңыз.",
        ru="Устраните причины, названные выше, и запустите команду ещё раз.",
        en="Mend what is named above and run the command again.",
    )
