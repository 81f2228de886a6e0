"""What ends a command at once, because it is about no photograph: the place where we write, or our own fault.

Three kinds of trouble are kept apart. What is wrong with one photograph leaves that photograph out, and the
others go on (`folder.LeftOut`). What is wrong with the place where we write would be wrong for every
photograph: it is said once and ends the command (`PlaceFailed`). So does what is wrong with the program or
with the machine that it runs on (`OwnFault`). The last two are never told as a photograph's.
"""

from __future__ import annotations

import os

from jetisu360.errors import JetisuError
from jetisu360.system import disk_full, said
from jetisu360.text import three


class Stopped(JetisuError):
    """Base of what ends a command; whoever goes on after a refusal lets these through."""

    code = "stopped"
    sentence = three(
        kk="Команда аяқталмады.", ru="Команда не выполнена.", en="The command was not carried out."
    )


class PlaceFailed(Stopped):
    """Base of what is wrong with a place where we write."""

    code = "place-failed"
    sentence = three(
        kk="Бұл жерге жазу мүмкін болмады.",
        ru="Сюда не удалось записать.",
        en="Nothing can be written there.",
    )


class DiskFull(PlaceFailed):
    """`folder`."""

    code = "disk-full"
    sentence = three(
        kk="«{folder}» орналасқан дискіде бос орын таусылды.",
        ru="На диске, где находится «{folder}», закончилось место.",
        en="The disk that holds “{folder}” is full.",
    )
    advice = three(
        kk="Орын босатып, команданы қайта іске қосыңыз: дайын бөліктер сақталды, бұрынғы нәрсе өзгерген жоқ.",
        ru="Освободите место и запустите команду ещё раз: готовое сохранено, прежнее не тронуто.",
        en="Make room and run the command again: what is done is kept, and what was there is as it was.",
    )


class PlaceNotWritable(PlaceFailed):
    """`place`, `problem` (a text in three languages)."""

    code = "place-not-writable"
    sentence = three(
        kk="«{place}» дегенге жазу мүмкін емес: {problem}.",
        ru="В «{place}» нельзя записать: {problem}.",
        en="“{place}” cannot be written: {problem}.",
    )
    advice = three(
        kk="Басқа жерді көрсетіңіз (аралық файлдар үшін: --work) немесе кедергіні жойыңыз.",
        ru="Укажите другое место (для промежуточных файлов – --work) или устраните причину.",
        en="Name another place (for the folder of finished steps: --work), or remove what is in the way.",
    )


class WorkLost(PlaceFailed):
    """`folder`, `problem` (a text in three languages)."""

    code = "work-lost"
    sentence = three(
        kk="«{folder}» қалтасын жұмыс ортасында пайдалану мүмкін болмай қалды: {problem}.",
        ru="Папка «{folder}» посреди работы стала недоступна: {problem}.",
        en="The folder “{folder}” could not be used any more in the middle of the work: {problem}.",
    )
    advice = three(
        kk="Дискінің қосулы тұрғанын тексеріп, команданы қайта іске қосыңыз; бұрынғы сайт өзгерген жоқ.",
        ru="Проверьте, подключён ли диск, и запустите команду ещё раз; прежний сайт не тронут.",
        en="Check that its disk is connected and run the command again; the old site is as it was.",
    )


class WorkMisplaced(PlaceFailed):
    """`work`, `other`: the folder that it may not be in."""

    code = "work-misplaced"
    sentence = three(
        kk="Аралық файлдар қалтасы «{work}» мына қалтаның ішінде бола алмайды: «{other}».",
        ru="Папка промежуточных файлов «{work}» не может находиться внутри «{other}».",
        en="The folder of finished steps “{work}” cannot be inside “{other}”.",
    )
    advice = three(
        kk="«--work» арқылы бөлек қалта көрсетіңіз немесе бұл параметрді алып тастаңыз.",
        ru="Укажите в «--work» отдельную папку или уберите этот параметр.",
        en="Name another folder with “--work”, or leave the option out.",
    )


class NotReplaceable(PlaceFailed):
    """`place`, `problem` (a text in three languages): it could be written, but not be put in place at the
    end.
    """

    code = "place-not-replaceable"
    sentence = three(
        kk="«{place}» қалтасын жаңасымен алмастыру мүмкін емес: {problem}.",
        ru="Папку «{place}» нельзя заменить новой: {problem}.",
        en="The folder “{place}” cannot be replaced by a new one: {problem}.",
    )
    advice = three(
        kk="Оның ішіндегі немесе қасындағы жаңа қалтаны көрсетіңіз.",
        ru="Укажите новую папку внутри неё или рядом с ней.",
        en="Name a new folder inside it or beside it.",
    )


class StandingNowhere(PlaceFailed):
    """No fields."""

    code = "standing-nowhere"
    sentence = three(
        kk="Команда іске қосылған қалта енді жоқ: ол жойылған немесе орнына басқасы қойылған.",
        ru="Папки, в которой запущена команда, больше нет: она удалена или заменена другой.",
        en="The folder in which the command was started is no longer there: it was removed or replaced.",
    )
    advice = three(
        kk="Бар қалтаға көшіп (cd), команданы қайта іске қосыңыз.",
        ru="Перейдите в существующую папку (cd) и запустите команду ещё раз.",
        en="Go to a folder that is there (cd) and run the command again.",
    )


class OwnFault(Stopped):
    """Base of what is wrong with the program or with the machine."""

    code = "own-fault"
    sentence = three(
        kk="Бағдарлама жұмысын жалғастыра алмады; фотосуреттерде кінә жоқ.",
        ru="Программа не смогла продолжить; фотографии тут ни при чём.",
        en="The program could not go on; it is no fault of the photographs.",
    )


class WorkersNotStarted(OwnFault):
    """`problem` (a text in three languages)."""

    code = "workers-not-started"
    sentence = three(
        kk="Бағдарлама көмекші процестерін іске қоса алмады ({problem}); фотосуреттерде кінә жоқ.",
        ru="Программа не смогла запустить свои рабочие процессы ({problem}); фотографии тут ни при чём.",
        en="The program could not start its worker processes ({problem}); it is no fault of the photographs.",
    )
    advice = three(
        kk="Басқа бағдарламаларды жауып, команданы қайта іске қосыңыз: дайын бөліктер сақталды.",
        ru="Закройте другие программы и запустите команду ещё раз: готовое сохранено.",
        en="Close other programs and run the command again: what is done is kept.",
    )


class PartMissing(OwnFault):
    """`part`: the module."""

    code = "part-missing"
    sentence = three(
        kk="Бағдарламаның бір бөлігі жоқ немесе жүктелмейді: {part}.",
        ru="Часть программы отсутствует или не загружается: {part}.",
        en="A part of the program is missing or does not load: {part}.",
    )
    advice = three(
        kk="Jetisu 360 бағдарламасын қайта орнатыңыз; фотосуреттер мен бұрынғы сайт өзгерген жоқ.",
        ru="Установите Jetisu 360 заново; фотографии и прежний сайт не тронуты.",
        en="Install Jetisu 360 again; the photographs and the old site are as they were.",
    )


def place_failed(place: str | os.PathLike[str], error: OSError) -> PlaceFailed:
    """What the system said of a place where we write, as the sentence for it."""
    if disk_full(error):
        return DiskFull(folder=os.fspath(place))
    return PlaceNotWritable(place=os.fspath(place), problem=said(error))


def work_lost(folder: str, error: BaseException) -> PlaceFailed:
    """What happened to a work folder that could be used when the work began."""
    if disk_full(error):
        return DiskFull(folder=folder)
    return WorkLost(folder=folder, problem=said(error))
