"""Why a photograph is not taken, as types. docs/photographs.md has a row for each code."""

from __future__ import annotations

from collections.abc import Mapping

from jetisu360.errors import JetisuError


def _three(kk: str, ru: str, en: str) -> Mapping[str, str]:
    return {"kk": kk, "ru": ru, "en": en}


_COPY_AGAIN = _three(
    "Файлды камерадан немесе сақтық көшірмеден қайта көшіріп алыңыз.",
    "Скопируйте файл с камеры или из резервной копии ещё раз.",
    "Copy the file from the camera or from a backup again.",
)
_STITCH = _three(
    "Суретті камераның өз бағдарламасында біріктіріп, 2:1 сфералық панорама (equirectangular) ретінде "
    "сақтаңыз.",
    "Сшейте снимок в программе камеры и сохраните его как сферическую панораму 2:1 (equirectangular).",
    "Stitch it in the camera's own program and save it as a 2:1 spherical (equirectangular) panorama.",
)
_SAY_COVERAGE = _three(
    "Осы көріністің қанша градусты қамтитынын museum.toml файлына жазыңыз, мысалы: "
    "coverage = {{ horizontal = 150, vertical = 54, centre_pitch = 1.2 }}.",
    "Укажите в museum.toml для этой сцены, сколько градусов она охватывает, например: "
    "coverage = {{ horizontal = 150, vertical = 54, centre_pitch = 1.2 }}.",
    "Say in museum.toml how many degrees this scene covers, for example: "
    "coverage = {{ horizontal = 150, vertical = 54, centre_pitch = 1.2 }}.",
)


class Refusal(JetisuError):
    """Base of the reasons for not taking a photograph. Every child has the detail `name`: the file."""

    code = "photo-refused"
    sentence = _three(
        "«{name}» фотосуреті қабылданбады.",
        "Фотография «{name}» не принята.",
        "The photograph “{name}” was not taken.",
    )


class EmptyFile(Refusal):
    """No bytes at all."""

    code = "empty-file"
    sentence = _three(
        "«{name}» файлы бос: ішінде бір байт та жоқ.",
        "Файл «{name}» пуст: в нём нет ни одного байта.",
        "“{name}” is empty: there is not a single byte in it.",
    )
    advice = _COPY_AGAIN


class NotAPicture(Refusal):
    """The first bytes are those of no picture that we know: a text named .jpg, for instance."""

    code = "not-a-picture"
    sentence = _three(
        "«{name}» файлының аты суреттікіндей болғанымен, ішінде сурет жоқ.",
        "Файл «{name}» – не изображение, хотя назван как изображение.",
        "“{name}” is not a picture, whatever its name says.",
    )
    advice = _three(
        "JPEG, PNG, WebP, TIFF, HEIC немесе AVIF пішіміндегі фотосурет салыңыз.",
        "Положите в папку фотографию в формате JPEG, PNG, WebP, TIFF, HEIC или AVIF.",
        "Put a photograph there as JPEG, PNG, WebP, TIFF, HEIC or AVIF.",
    )


class UnsupportedFormat(Refusal):
    """A picture, but of a kind that is not read. `format`: its name."""

    code = "unsupported-format"
    sentence = _three(
        "«{name}» файлының пішімін ({format}) бағдарлама оқи алмайды.",
        "Формат файла «{name}» ({format}) не поддерживается.",
        "“{name}” is of a format that is not read ({format}).",
    )
    advice = _three(
        "Оны біріктірілген 2:1 панорама түрінде JPEG немесе TIFF (8 не 16 бит) пішімінде сақтаңыз.",
        "Сохраните его как готовую панораму 2:1 в формате JPEG или TIFF (8 или 16 бит).",
        "Save it as a finished 2:1 panorama in JPEG or TIFF (8 or 16 bits).",
    )


class VideoFile(Refusal):
    """A film, not a photograph."""

    code = "video"
    sentence = _three(
        "«{name}» – бейнежазба, ал турға фотосурет керек.",
        "«{name}» – видео, а для тура нужна фотография.",
        "“{name}” is a video, and a tour needs photographs.",
    )
    advice = _three(
        "Камераның бағдарламасында керек кадрды таңдап, 360° фотосурет ретінде сақтаңыз.",
        "Выберите нужный кадр в программе камеры и сохраните его как фотографию 360°.",
        "Choose a frame in the camera's program and save it as a 360° photograph.",
    )


class Truncated(Refusal):
    """The file ends before the picture does. It is never patched: half a room would be published as grey."""

    code = "truncated"
    sentence = _three(
        "«{name}» файлы толық емес: суреттің соңғы бөлігі жоқ.",
        "Файл «{name}» неполный: нет конца изображения.",
        "“{name}” is incomplete: the end of the picture is missing.",
    )
    advice = _COPY_AGAIN


class Corrupt(Refusal):
    """The file says things that cannot be true, or its decoder found damage."""

    code = "corrupt"
    sentence = _three(
        "«{name}» файлы бүлінген, сондықтан суретті дұрыс ашу мүмкін емес.",
        "Файл «{name}» повреждён, и правильно открыть изображение нельзя.",
        "“{name}” is damaged and cannot be opened correctly.",
    )
    advice = _COPY_AGAIN


class TooManyBytes(Refusal):
    """`size`, `limit`, `needed`: megabytes."""

    code = "too-many-bytes"
    sentence = _three(
        "«{name}» файлының көлемі {size} МБ, ал рұқсат етілген шек – {limit} МБ.",
        "Размер файла «{name}» – {size} МБ, а допускается не больше {limit} МБ.",
        "“{name}” is {size} MB, and the limit is {limit} MB.",
    )
    advice = _three(
        "Фотосуретті JPEG етіп сақтаңыз немесе шекті көтеріңіз: --max-megabytes {needed}.",
        "Сохраните фотографию в JPEG или поднимите предел: --max-megabytes {needed}.",
        "Save the photograph as JPEG, or raise the limit: --max-megabytes {needed}.",
    )


class TooManyPixels(Refusal):
    """`width`, `height`, `limit`, `needed`: pixels."""

    code = "too-many-pixels"
    sentence = _three(
        "«{name}» файлында {width} × {height} пиксель бар делінген, ал рұқсат етілген шек – барлығы {limit} "
        "пиксель.",
        "В файле «{name}» заявлено {width} × {height} пикселей, а допускается всего {limit}.",
        "“{name}” declares {width} × {height} pixels, and the limit is {limit} in all.",
    )
    advice = _three(
        "Фотосуретті кішірейтіңіз; компьютердің жады жетсе, шекті көтеріңіз: --max-pixels {needed}.",
        "Уменьшите фотографию; если памяти хватает, поднимите предел: --max-pixels {needed}.",
        "Make the photograph smaller or, if there is memory enough, raise the limit: --max-pixels {needed}.",
    )


class SphereTooLarge(Refusal):
    """A part of more sphere than may be. `width`, `height`: pixels of the sphere; `limit`: of all of it."""

    code = "sphere-too-large"
    sentence = _three(
        "Қамту деректеріне қарағанда, «{name}» – {width} × {height} пиксельдік сфераның бөлігі, ал рұқсат "
        "етілген шек – барлығы {limit} пиксель.",
        "Судя по данным об охвате, «{name}» – часть сферы {width} × {height} пикселей, а допускается "
        "всего {limit}.",
        "By what is said of its coverage, “{name}” is part of a sphere of {width} × {height} pixels, and the "
        "limit is {limit} in all.",
    )
    advice = _three(
        "Суреттің неше градусты қамтитынын тексеріңіз (museum.toml файлындағы coverage немесе файлдың өз "
        "GPano деректері). Дұрыс болса, суретті кішірейтіңіз немесе --max-pixels арқылы шекті көтеріңіз.",
        "Проверьте, сколько градусов охватывает снимок (coverage в museum.toml или GPano в самом файле). "
        "Если всё верно, уменьшите снимок или поднимите предел: --max-pixels.",
        "Check how many degrees it covers (coverage in museum.toml, or GPano in the file itself). If that is "
        "right, make the picture smaller or raise the limit with --max-pixels.",
    )


class Fisheye(Refusal):
    """One round picture of a fisheye lens."""

    code = "fisheye"
    sentence = _three(
        "«{name}» – «балық көзі» объективінің дөңгелек кадры, ол айналаны түгел қамтымайды.",
        "«{name}» – круглый кадр объектива «рыбий глаз», он охватывает не всё вокруг.",
        "“{name}” is the round frame of a fisheye lens; it does not show all that is around.",
    )
    advice = _STITCH


class DualFisheye(Refusal):
    """Two round pictures beside each other, as a 360° camera stores them before stitching."""

    code = "dual-fisheye"
    sentence = _three(
        "«{name}» – 360° камераның әлі біріктірілмеген екі дөңгелек кадры.",
        "«{name}» – два круглых кадра камеры 360°, ещё не сшитые в панораму.",
        "“{name}” holds the two round frames of a 360° camera, not yet stitched.",
    )
    advice = _STITCH


class FlatPhoto(Refusal):
    """An ordinary photograph. `width`, `height`: pixels."""

    code = "flat-photo"
    sentence = _three(
        "«{name}» ({width} × {height}) – кәдімгі фотосурет, 360° панорама емес.",
        "«{name}» ({width} × {height}) – обычная фотография, а не панорама 360°.",
        "“{name}” ({width} × {height}) is an ordinary photograph, not a 360° panorama.",
    )
    advice = _three(
        "Ені биіктігінен екі есе үлкен панорама салыңыз. Бұл панораманың бір бөлігі болса, оның қанша "
        "градусты қамтитынын museum.toml файлына жазыңыз: coverage = {{ horizontal = 120, vertical = 80 }}.",
        "Положите в папку панораму, ширина которой вдвое больше высоты. Если это часть панорамы, укажите "
        "в museum.toml, сколько градусов она охватывает: coverage = {{ horizontal = 120, vertical = 80 }}.",
        "Put a panorama there, twice as wide as it is high. If this is a part of one, say in museum.toml "
        "how many "
        "degrees it covers: coverage = {{ horizontal = 120, vertical = 80 }}.",
    )


class CubeMap(Refusal):
    """The six faces of a cube in one picture."""

    code = "cube-map"
    sentence = _three(
        "«{name}» – текшенің алты жағының жаймасы, ал тур сфералық панорамадан жасалады.",
        "«{name}» – развёртка шести граней куба, а тур делается из сферической панорамы.",
        "“{name}” is the six faces of a cube laid out flat; a tour is made of spherical panoramas.",
    )
    advice = _three(
        "Оны жасаған бағдарламадан 2:1 сфералық панорама (equirectangular) түрінде шығарыңыз.",
        "Экспортируйте из той же программы сферическую панораму 2:1 (equirectangular).",
        "Export a 2:1 spherical (equirectangular) panorama from the program that made it.",
    )


class StripWithoutCoverage(Refusal):
    """A wide picture, and nothing says how much of the sphere it shows. `width`, `height`: pixels."""

    code = "strip-without-coverage"
    sentence = _three(
        "«{name}» ({width} × {height}) – жолақ түріндегі панорама, бірақ оның айналаның қанша бөлігін "
        "қамтитыны белгісіз.",
        "«{name}» ({width} × {height}) – полоса панорамы, но неизвестно, какую часть круга она охватывает.",
        "“{name}” ({width} × {height}) is a strip of a panorama, and nothing says how much of the circle it "
        "covers.",
    )
    advice = _SAY_COVERAGE


class PanoramaDataWrong(Refusal):
    """The GPano XMP contradicts the picture, and the picture alone does not say what it covers."""

    code = "panorama-data-wrong"
    sentence = _three(
        "«{name}» файлындағы панорама деректері (GPano) суреттің өзіне қайшы келеді.",
        "Данные о панораме (GPano) в файле «{name}» противоречат самому изображению.",
        "What “{name}” says of its panorama (GPano) contradicts the picture itself.",
    )
    advice = _SAY_COVERAGE


class CoverageImpossible(Refusal):
    """The keeper's coverage does not fit. Its three numbers in degrees, the picture's two in pixels."""

    code = "coverage-impossible"
    sentence = _three(
        "museum.toml файлында көрсетілген қамту бұрыштары ({horizontal}° × {vertical}°, ортасы "
        "{centre_pitch}°) «{name}» суретіне ({width} × {height}) сәйкес келмейді.",
        "Охват из museum.toml ({horizontal}° × {vertical}°, центр на {centre_pitch}°) не подходит к "
        "изображению "
        "«{name}» ({width} × {height}).",
        "The coverage in museum.toml ({horizontal}° × {vertical}°, centre at {centre_pitch}°) does not fit "
        "“{name}” "
        "({width} × {height}).",
    )
    advice = _three(
        "Бұрыштарды бір градусқа келетін пиксель саны көлденеңінен де, тігінен де бірдей болатындай етіп "
        "түзетіңіз.",
        "Исправьте его так, чтобы на один градус по горизонтали и по вертикали приходилось поровну пикселей.",
        "Correct it so that a degree has as many pixels across as it has up and down.",
    )


class WrongProjection(Refusal):
    """The XMP names another projection. `projection`: its name."""

    code = "wrong-projection"
    sentence = _three(
        "«{name}» файлының проекциясы – {projection}, ал бағдарлама тек сфералық (equirectangular) "
        "проекцияны оқиды.",
        "Проекция файла «{name}» – {projection}, а поддерживается только сферическая (equirectangular).",
        "“{name}” is in the projection {projection}, and only equirectangular is read.",
    )
    advice = _three(
        "Оны 2:1 сфералық панорама (equirectangular) түрінде қайта сақтаңыз.",
        "Сохраните её заново как сферическую панораму 2:1 (equirectangular).",
        "Save the panorama again as 2:1 equirectangular.",
    )


class TooSmall(Refusal):
    """Too few pixels to look at. `width`: pixels to the full circle; `least`: how many there should be."""

    code = "too-small"
    sentence = _three(
        "«{name}» суреті тым кішкентай: толық айналымға {width} пиксель келеді, ал кемінде {least} керек.",
        "Изображение «{name}» слишком мало: на полный круг приходится {width} пикселей, а нужно "
        "хотя бы {least}.",
        "“{name}” is too small: the full circle has {width} pixels, and {least} is the least.",
    )
    advice = _three(
        "Камерадағы бастапқы файлды алыңыз: бұл кішірейтілген көшірме болса керек.",
        "Возьмите исходный файл с камеры: это, видимо, уменьшенная копия.",
        "Take the camera's original file: this seems to be a reduced copy.",
    )


class MemoryShort(Refusal):
    """There was not memory enough to open it."""

    code = "memory-short"
    sentence = _three(
        "«{name}» суретін ашуға компьютердің жады жетпеді.",
        "Чтобы открыть «{name}», не хватило памяти.",
        "There was not memory enough to open “{name}”.",
    )
    advice = _three(
        "Басқа бағдарламаларды жабыңыз, бір мезгілде өңделетін сурет санын азайтыңыз (--workers 1) немесе "
        "суретті кішірейтіңіз.",
        "Закройте другие программы, обрабатывайте меньше снимков одновременно (--workers 1) или "
        "уменьшите снимок.",
        "Close other programs, work on fewer pictures at once (--workers 1), or make the picture smaller.",
    )
