"""Why a file was not written: each in one sentence, and whatever stood there is as it was."""

from __future__ import annotations

from jetisu360.errors import JetisuError
from jetisu360.text import three

_ANOTHER = three(
    kk="Нәтижеге басқа файл көрсетіңіз.",
    ru="Укажите для результата другой файл.",
    en="Name another file for the result.",
)


class OutputRefused(JetisuError):
    """`file`. Base of the reasons not to write a file."""

    code = "output-refused"
    sentence = three(
        kk="«{file}» файлы жазылмады.",
        ru="Файл «{file}» не записан.",
        en="The file “{file}” was not written.",
    )
    advice = _ANOTHER


class OutputIsInput(OutputRefused):
    """`file`, `source`."""

    code = "output-is-input"
    sentence = three(
        kk="«{file}» – команда оқып жатқан «{source}» файлының дәл өзі, сондықтан оған ештеңе жазылмады.",
        ru="«{file}» – это тот же файл, который команда читает («{source}»), поэтому он не изменён.",
        en="“{file}” is the very file that the command reads (“{source}”), so it was not written to.",
    )


class OutputTwice(OutputRefused):
    """`file`."""

    code = "output-twice"
    sentence = three(
        kk="«{file}» файлы екі нәтижеге бірдей көрсетілген.",
        ru="Файл «{file}» указан сразу для двух результатов.",
        en="The file “{file}” is named for two results at once.",
    )


class OutputInFolder(OutputRefused):
    """`file`, `folder`."""

    code = "output-in-folder"
    sentence = three(
        kk="«{file}» файлы «{folder}» қалтасының ішінде болмауы керек: онда тек өз файлдары тұрады.",
        ru="Файл «{file}» не может лежать в папке «{folder}»: в ней только её собственные файлы.",
        en="The file “{file}” cannot be in the folder “{folder}”, which holds nothing but its own files.",
    )
    advice = three(
        kk="Нәтижені басқа қалтаға жазыңыз: оның жолын параметрмен көрсетіңіз.",
        ru="Запишите результат в другую папку: укажите путь в параметре.",
        en="Write the result into another folder: give its path in the option.",
    )


class OutputExists(OutputRefused):
    """`file`."""

    code = "output-exists"
    sentence = three(
        kk="«{file}» деген файл бар: оны осы команда жасамаған немесе содан бері ол өзгертілген; "
        "үстінен ештеңе жазылмады.",
        ru="Файл «{file}» уже есть: его создала не эта команда, или с тех пор его изменили; он не тронут.",
        en="There is a file “{file}” that this command did not make, or that was changed since; "
        "it is as it was.",
    )
    advice = three(
        kk="Басқа файлды көрсетіңіз, ал оны ауыстыру керек болса, «--force» қосыңыз.",
        ru="Укажите другой файл или добавьте «--force», если его нужно заменить.",
        en="Name another file, or add “--force” if it is to be replaced.",
    )


class OutputIsFolder(OutputRefused):
    """`file`."""

    code = "output-is-folder"
    sentence = three(
        kk="«{file}» – файл емес, қалта, сондықтан оған ештеңе жазылмады.",
        ru="«{file}» – папка, а не файл, поэтому в неё ничего не записано.",
        en="“{file}” is a folder and not a file, so nothing was written there.",
    )


class OutputIsLink(OutputRefused):
    """`file`."""

    code = "output-is-link"
    sentence = three(
        kk="«{file}» – басқа жерге апаратын сілтеме, сондықтан ол арқылы ештеңе жазылмады.",
        ru="«{file}» – ссылка на другое место, поэтому через неё ничего не записано.",
        en="“{file}” is a link that leads elsewhere, so nothing was written through it.",
    )
    advice = three(
        kk="Файлдың өз жолын көрсетіңіз.",
        ru="Укажите путь самого файла.",
        en="Name the file itself.",
    )


class OutputIsSpecial(OutputRefused):
    """`file`."""

    code = "output-is-special"
    sentence = three(
        kk="«{file}» – кәдімгі файл емес (құрылғы, арна немесе сокет), сондықтан оған ештеңе жазылмады.",
        ru="«{file}» – не обычный файл (устройство, канал или сокет), поэтому в него ничего не записано.",
        en="“{file}” is no ordinary file (a device, a pipe or a socket), so nothing was written to it.",
    )


class OutputChanged(OutputRefused):
    """`file`."""

    code = "output-changed"
    sentence = three(
        kk="Команда жұмыс істеп жатқанда «{file}» файлын біреу өзгертті, сондықтан ол сол күйінде қалды.",
        ru="Пока команда работала, файл «{file}» кто-то изменил, поэтому он оставлен как есть.",
        en="Somebody changed “{file}” while the command was at work, so it was left as it is.",
    )
    advice = three(
        kk="Команданы қайта іске қосыңыз.",
        ru="Запустите команду ещё раз.",
        en="Run the command again.",
    )
