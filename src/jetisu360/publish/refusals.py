"""What can go wrong when a tour is made into pages, or when a site is shown on this machine."""

from __future__ import annotations

from jetisu360.errors import JetisuError
from jetisu360.text import LANGUAGES
from jetisu360.tour.checks import Finding
from jetisu360.tour.refusals import TourRefusal, three


class ViewerNotBuilt(JetisuError):
    """`path`: the file that should have been there."""

    code = "viewer-not-built"
    sentence = three(
        kk="Панораманы көрсететін бағдарлама әлі құрастырылмаған: {path} файлы жоқ.",
        ru="Просмотрщик панорам ещё не собран: нет файла {path}.",
        en="The panorama viewer has not been built yet: {path} is missing.",
    )
    advice = three(
        kk="Жоба қалтасында «make viewer» командасын орындаңыз.",
        ru="Выполните «make viewer» в папке проекта.",
        en="Run “make viewer” in the project's folder.",
    )


class TourHasNoScenes(JetisuError):
    """A tour without a room to stand in has no page."""

    code = "tour-has-no-scenes"
    sentence = three(
        kk="Турда бірде-бір панорама жоқ, сондықтан сайт жасалмады.",
        ru="В туре нет ни одной панорамы, поэтому сайт не создан.",
        en="The tour has no panorama at all, so no site was made.",
    )
    advice = three(
        kk="Қалтаға кемінде бір 360° фотосурет қосыңыз.",
        ru="Добавьте в папку хотя бы одну фотографию 360°.",
        en="Put at least one 360° photograph into the folder.",
    )


class NotForVisitors(TourRefusal):
    """`problems`: sentences in three languages, a line each."""

    code = "not-for-visitors"
    sentence = three(
        kk="Сайт жарияланбады: келушілер бос немесе жарамсыз нәрсеге тап болар еді:\n{problems}\n",
        ru="Сайт не опубликован: посетители увидели бы пустое или сломанное:\n{problems}\n",
        en="The site was not published: visitors would meet something empty or broken:\n{problems}\n",
    )
    advice = three(
        kk="Түзетіңіз немесе жобасын көру үшін «--draft» қосыңыз; бұрынғы сайт өзгерген жоқ.",
        ru="Исправьте или добавьте «--draft», чтобы посмотреть черновик; прежний сайт не тронут.",
        en="Correct it, or add “--draft” to look at a draft; the old site is as it was.",
    )

    @classmethod
    def because(cls, findings: list[Finding]) -> NotForVisitors:
        lines = {
            language: "\n".join(f"  • {one.say(language)}" for one in findings[:20]) for language in LANGUAGES
        }
        return cls(problems=lines)


class NothingToServe(JetisuError):
    """`folder`: what was to be shown."""

    code = "nothing-to-serve"
    sentence = three(
        kk="«{folder}» қалтасында сайт жоқ: index.html файлы табылмады.",
        ru="В папке «{folder}» нет сайта: не найден файл index.html.",
        en="There is no site in “{folder}”: it has no index.html.",
    )
    advice = three(
        kk="Алдымен «jetisu360 build» командасымен сайтты құрастырыңыз немесе қалта жолын тексеріңіз.",
        ru="Сначала соберите сайт командой «jetisu360 build» или проверьте путь к папке.",
        en="Build the site with “jetisu360 build” first, or check the folder's name.",
    )


class AddressNotAvailable(JetisuError):
    """`host`, `port`, `reason`: what the operating system said."""

    code = "address-not-available"
    sentence = three(
        kk="{host} мекенжайының {port} портында серверді іске қосу мүмкін болмады ({reason}).",
        ru="Не удалось запустить сервер по адресу {host}, порт {port} ({reason}).",
        en="The server could not start at {host}, port {port} ({reason}).",
    )
    advice = three(
        kk="Басқа мекенжайды немесе 1024-тен үлкен портты көрсетіңіз.",
        ru="Укажите другой адрес или порт больше 1024.",
        en="Name another address, or a port above 1024.",
    )


class NotOurName(JetisuError):
    """`address`: where the server answers. Said to whoever asked it by another name."""

    code = "not-our-name"
    sentence = three(
        kk="Бұл сервер басқа атпен келген сұрауға жауап бермейді.",
        ru="Этот сервер не отвечает на запросы под чужим именем.",
        en="This server does not answer to a name that is not its own.",
    )
    advice = three(
        kk="Сайтты мына мекенжайдан ашыңыз: {address}",
        ru="Откройте сайт по адресу {address}",
        en="Open the site at {address}",
    )


class ArchiveDamaged(JetisuError):
    """`file`, `problem`."""

    code = "archive-damaged"
    sentence = three(
        kk="«{file}» файлы музейдің архиві емес немесе бүлінген ({problem}).",
        ru="Файл «{file}» – не архив музея, или он повреждён ({problem}).",
        en="“{file}” is not an archive of a museum, or it is damaged ({problem}).",
    )
    advice = three(
        kk="Архивті қайта жүктеп алыңыз немесе «jetisu360 archive» командасымен жасаңыз.",
        ru="Скачайте архив ещё раз или создайте его командой «jetisu360 archive».",
        en="Download the archive again, or make it with “jetisu360 archive”.",
    )


class EntryDamaged(JetisuError):
    """`file`: its name in the archive."""

    code = "entry-damaged"
    sentence = three(
        kk="Архивтегі «{file}» файлы оқылмайды: ол бүлінген, құпиясөзбен жабылған немесе басқаша сығылған.",
        ru="Файл «{file}» в архиве не читается: он повреждён, закрыт паролем или сжат неизвестным способом.",
        en="“{file}” in the archive cannot be read: it is damaged, locked, or packed in an unknown way.",
    )
    advice = three(
        kk="Архивті қайта жүктеп алыңыз немесе «jetisu360 archive» командасымен жасаңыз.",
        ru="Скачайте архив ещё раз или создайте его командой «jetisu360 archive».",
        en="Download the archive again, or make it with “jetisu360 archive”.",
    )


class ArchiveNotRemote(JetisuError):
    """`address`."""

    code = "archive-not-remote"
    sentence = three(
        kk="Архив тек осы компьютердегі қалтадан жасалады, «{address}» мекенжайынан емес.",
        ru="Архив создаётся только из папки на этом компьютере, не из «{address}».",
        en="An archive is made of a folder of this machine only, not of “{address}”.",
    )
    advice = three(
        kk="Сайтты қалтаға құрастырып, архивті содан жасаңыз.",
        ru="Соберите сайт в папку и создайте архив из неё.",
        en="Build the site into a folder and make the archive of that.",
    )


class FileAltered(JetisuError):
    """`file`: its name in the site."""

    code = "file-altered"
    sentence = three(
        kk="«{file}» файлы сайт құрастырылғаннан кейін өзгертілген, сондықтан архив жасалмады.",
        ru="Файл «{file}» изменён после сборки сайта, поэтому архив не создан.",
        en="The file “{file}” was altered after the site was built, so no archive was made.",
    )
    advice = three(
        kk="Сол файлды жойып, сайтты «jetisu360 build» командасымен қайта құрастырыңыз.",
        ru="Удалите этот файл и соберите сайт заново командой «jetisu360 build».",
        en="Delete that file and build the site again with “jetisu360 build”.",
    )


class SiteNotWhole(JetisuError):
    """`site`."""

    code = "site-not-whole"
    sentence = three(
        kk="«{site}» сайтының кейбір файлы жоқ немесе өзгертілген, сондықтан архив жасалмады.",
        ru="В сайте «{site}» не хватает файлов, или они изменены, поэтому архив не создан.",
        en="Files of the site “{site}” are missing or were altered, so no archive was made.",
    )
    advice = three(
        kk="Сайтты «jetisu360 build» командасымен қайта құрастырыңыз.",
        ru="Соберите сайт заново командой «jetisu360 build».",
        en="Build the site again with “jetisu360 build”.",
    )
