"""What can be wrong with a picture, a sound, a film or captions that museum.toml names."""

from __future__ import annotations

from jetisu360.tour.refusals import TourRefusal, three


class MediaRefusal(TourRefusal):
    """Base: the file is left out of the tour, and the rest goes on."""

    code = "media-refused"
    sentence = three(
        kk="«{name}» файлын турға қосу мүмкін болмады.",
        ru="Файл «{name}» не удалось добавить в тур.",
        en="“{name}” could not be taken into the tour.",
    )


class MediaNotThere(MediaRefusal):
    """`name`, `hint` (a text in three languages, may be empty)."""

    code = "media-not-there"
    sentence = three(
        kk="museum.toml ішінде аталған «{name}» файлы қалтада жоқ{hint}.",
        ru="Файла «{name}», названного в museum.toml, нет в папке{hint}.",
        en="The file “{name}” that museum.toml names is not in the folder{hint}.",
    )
    advice = three(
        kk="Файлды қалтаға салыңыз немесе атын түзетіңіз.",
        ru="Положите файл в папку или исправьте имя.",
        en="Put the file there, or correct the name.",
    )


class MediaCutOff(MediaRefusal):
    """`name`."""

    code = "media-cut-off"
    sentence = three(
        kk="«{name}» файлы бүлінген немесе толық көшірілмеген.",
        ru="Файл «{name}» повреждён или скопирован не полностью.",
        en="“{name}” is damaged or was not copied completely.",
    )
    advice = three(
        kk="Файлды түпнұсқасынан қайта көшіріңіз.",
        ru="Скопируйте его с оригинала ещё раз.",
        en="Copy it from the original again.",
    )


class NotASound(MediaRefusal):
    """`name`."""

    code = "not-a-sound"
    sentence = three(
        kk="«{name}» дыбыс файлы емес: MP3, OGG (Vorbis, Opus), M4A (AAC) немесе WAV керек.",
        ru="Файл «{name}» не является звукозаписью: нужен MP3, OGG (Vorbis, Opus), M4A (AAC) или WAV.",
        en="“{name}” is not a sound that browsers play: MP3, OGG (Vorbis, Opus), M4A (AAC) or WAV is needed.",
    )
    advice = three(
        kk="Дыбысты осы форматтардың бірінде сақтаңыз.",
        ru="Сохраните запись в одном из этих форматов.",
        en="Save it in one of these formats.",
    )


class NotAFilm(MediaRefusal):
    """`name`."""

    code = "not-a-film"
    sentence = three(
        kk="«{name}» бейне файлы емес: MP4 немесе WebM керек.",
        ru="Файл «{name}» не является видеозаписью: нужен MP4 или WebM.",
        en="“{name}” is not a film that browsers play: MP4 or WebM is needed.",
    )
    advice = three(
        kk="Бейнені осы форматтардың бірінде сақтаңыз.",
        ru="Сохраните запись в одном из этих форматов.",
        en="Save it in one of these formats.",
    )


class CaptionsWrong(MediaRefusal):
    """`name`, `line`."""

    code = "captions-wrong"
    sentence = three(
        kk="«{name}» субтитр файлының {line}-жолы WebVTT ережелеріне сай жазылмаған.",
        ru="В файле субтитров «{name}» строка {line} записана не по правилам WebVTT.",
        en="Line {line} of the captions “{name}” is not WebVTT.",
    )
    advice = three(
        kk="Файл «WEBVTT» деген жолдан басталып, UTF-8 кодталуында сақталуы керек.",
        ru="Файл должен начинаться со строки «WEBVTT» и быть сохранён в UTF-8.",
        en="It has to begin with the line “WEBVTT” and be saved as UTF-8.",
    )


class MediaTooLarge(MediaRefusal):
    """`name`, `size`, `limit`: megabytes."""

    code = "media-too-large"
    sentence = three(
        kk="«{name}» файлы тым үлкен: {size} МБ, ал шегі – {limit} МБ.",
        ru="Файл «{name}» слишком велик: {size} МБ при пределе {limit} МБ.",
        en="“{name}” is too large: {size} MB, the limit is {limit} MB.",
    )
    advice = three(
        kk="Файлды қысыңыз немесе қысқартыңыз: телефоннан кіретін келуші оны соңына дейін күтпейді.",
        ru="Сожмите или сократите его: посетитель с телефоном не дождётся загрузки.",
        en="Compress or shorten it: a visitor with a phone would not wait for it.",
    )


class MediaNotCleanable(MediaRefusal):
    """`name`."""

    code = "media-not-cleanable"
    sentence = three(
        kk="«{name}» файлының ішіндегі жасырын деректерді (орын, автор, құрылғы) бөліп алу мүмкін болмады.",
        ru="Из файла «{name}» не удалось убрать скрытые сведения (место, автор, устройство).",
        en="What “{name}” tells of place, author and device could not be taken out of it.",
    )
    advice = three(
        kk="Файлды бейне не дыбыс редакторында ашып, MP4 (H.264, AAC) не MP3 етіп қайта сақтаңыз.",
        ru="Откройте файл в видео- или аудиоредакторе и сохраните заново: MP4 (H.264, AAC) или MP3.",
        en="Open it in an editor and save it again, as MP4 (H.264 and AAC) or MP3.",
    )


class MediaTracksLeftOut(MediaRefusal):
    """`name`, `count`. A remark: the file itself is in the tour."""

    code = "media-tracks-left-out"
    sentence = three(
        kk="«{name}» файлынан тек сурет пен дыбыс алынды; қалдырылған жолдары (телеметрия, мәтін): {count}.",
        ru="Из файла «{name}» взяты изображение и звук, без прочих дорожек (телеметрия и др.): {count}.",
        en="Only picture and sound were taken from “{name}”; tracks left out (telemetry, texts): {count}.",
    )
    advice = three(
        kk="Субтитр керек болса, оны museum.toml ішінде бөлек WebVTT файлы етіп көрсетіңіз.",
        ru="Если в фильме были субтитры, укажите их в museum.toml отдельным файлом WebVTT.",
        en="If there were captions in it, name them in museum.toml as a WebVTT file of their own.",
    )
