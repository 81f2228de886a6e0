"""What the commands say, in the three languages of the house."""

from __future__ import annotations

from collections.abc import Mapping

from jetisu360.errors import shown
from jetisu360.text import Language

_WORDS: Mapping[str, tuple[str, str, str]] = {
    # Help
    "app": (
        "360° фотосуреттер салынған қалтаны кез келген адам аралай алатын музей турына айналдырады.",
        "Превращает папку с фотографиями 360° в тур по музею, который может пройти каждый.",
        "A folder of 360° photographs becomes a museum tour that anyone can walk.",
    ),
    "build": (
        "Фотосуреттер қалтасынан сайт құрастырады.",
        "Собирает сайт из папки с фотографиями.",
        "Builds a site from a folder of photographs.",
    ),
    "archive": (
        "Құрастырылған музей сайтын бір архивке жинайды: USB-тасуышқа немесе басқа серверге.",
        "Собирает готовый сайт музея в один архив: для флешки или другого сервера.",
        "Puts a built museum site into one archive: for a USB stick, or for another server.",
    ),
    "archive-out": ("Архив файлы (.zip).", "Файл архива (.zip).", "The file of the archive (.zip)."),
    "archive-offered": (
        "Сайт өзін бір архив ретінде жүктеп алуды ұсынады (download/<id>.zip).",
        "Сайт предлагает скачать себя одним архивом (download/<id>.zip).",
        "The site offers itself as one archive to download (download/<id>.zip).",
    ),
    "kiosk": (
        "Сайт залдағы экранға арналған: киоск режимі өздігінен қосылады, экранда одан шығу жолы жоқ.",
        "Сайт для экрана в зале: режим киоска включается сам, и выхода из него на экране нет.",
        "The site is for the screen of a hall: a kiosk from the start, with no way out on the screen.",
    ),
    "archived": (
        "Архив дайын: {file} ({megabytes:.1f} МБ). Көру үшін: jetisu360 view {quoted}",
        "Архив готов: {file} ({megabytes:.1f} МБ). Посмотреть: jetisu360 view {quoted}",
        "The archive is ready: {file} ({megabytes:.1f} MB). To see it: jetisu360 view {quoted}",
    ),
    "region": (
        "Бірнеше музейдің сайтын құрастырады: картасы мен іздеуі бар басты бет және әр музейдің туры.",
        "Собирает сайт нескольких музеев: главная страница с картой, списком и поиском и тур каждого музея.",
        "Builds a site of several museums: a home page with map, list and search, and every museum's tour.",
    ),
    "region-folder": (
        "region.toml файлы бар қалта.",
        "Папка с файлом region.toml.",
        "The folder that holds region.toml.",
    ),
    "region-museum": (
        "Музей {number}/{total}: {name}",
        "Музей {number}/{total}: {name}",
        "Museum {number}/{total}: {name}",
    ),
    "region-left-out": ("Ескертпелер ({count}):", "Замечания ({count}):", "Remarks ({count}):"),
    "region-figures": (
        "Музей: {museums} (туры бары – {tours}) · файл: {files} · {megabytes:.1f} МБ · {seconds:.1f} с",
        "Музеев: {museums} (с туром – {tours}) · файлов: {files} · {megabytes:.1f} МБ · {seconds:.1f} с",
        "Museums: {museums} ({tours} with a tour) · files: {files} · {megabytes:.1f} MB · {seconds:.1f} s",
    ),
    "view": (
        "Сайтты осы компьютерде ашып көрсетеді.",
        "Показывает сайт на этом компьютере.",
        "Shows a site on this computer.",
    ),
    "check": (
        "Сайттың әр файлын, әр сілтемесін және әр тілін тексереді.",
        "Проверяет каждый файл, каждую ссылку и каждый язык сайта.",
        "Checks every file, every link and every language of a site.",
    ),
    "schema": (
        "Тур құжатының JSON Schema сипаттамасын шығарады.",
        "Выводит JSON Schema документа тура.",
        "Prints the JSON Schema of the tour document.",
    ),
    "version": ("Бағдарлама нұсқасы.", "Версия программы.", "The version of the program."),
    "photos": (
        "Фотосуреттер қалтасы немесе оның мекенжайы (s3://…).",
        "Папка с фотографиями или её адрес (s3://…).",
        "The folder of photographs, or its address (s3://…).",
    ),
    "out": (
        "Сайт жазылатын қалта немесе мекенжай.",
        "Папка или адрес, куда записать сайт.",
        "The folder or the address where the site will be.",
    ),
    "title": (
        "Турдың атауы (барлық тілде бірдей).",
        "Название тура (одно для всех языков).",
        "The title of the tour (the same in every language).",
    ),
    "language": (
        "Турдың бірінші тілі әрі хабарламалар тілі: kk, ru немесе en.",
        "Первый язык тура и язык сообщений: kk, ru или en.",
        "The first language of the tour, and of messages: kk, ru or en.",
    ),
    "language-messages": (
        "Хабарламалар тілі: kk, ru немесе en.",
        "Язык сообщений: kk, ru или en.",
        "The language of messages: kk, ru or en.",
    ),
    "workers": (
        "Қатар жұмыс істейтін процестер саны (әдетте процессор ядроларының санына тең).",
        "Сколько процессов работает одновременно (обычно по числу ядер процессора).",
        "How many processes work at a time (usually one for each core).",
    ),
    "scheduler": (
        "Есептеуді бірнеше машинаға бөлетін Dask жоспарлаушысының мекенжайы (tcp://…).",
        "Адрес планировщика Dask (tcp://…), чтобы считать на нескольких машинах.",
        "The address of a Dask scheduler (tcp://…), to work on several machines.",
    ),
    "format": (
        "Кескін пішімі: webp, jpeg немесе avif.",
        "Формат изображений: webp, jpeg или avif.",
        "The format of the pictures: webp, jpeg or avif.",
    ),
    "quality": (
        "Кескін сапасы, 1-ден 100-ге дейін.",
        "Качество изображений, от 1 до 100.",
        "The quality of the pictures, from 1 to 100.",
    ),
    "work": (
        "Аралық файлдар сақталатын қалта (әдетте SITE.work).",
        "Папка для промежуточных файлов (обычно SITE.work).",
        "The folder of intermediate files (usually SITE.work).",
    ),
    "max-pixels": (
        "Пиксель саны (өзінің немесе толық сферасының) бұдан асатын фотосурет қабылданбайды.",
        "Фотографии, в которых (или в полной сфере которых) пикселей больше, не принимаются.",
        "Photographs with more pixels, or part of a sphere of more, are not taken.",
    ),
    "max-megabytes": (
        "Көлемі осынша мегабайттан асатын файл қабылданбайды.",
        "Файлы крупнее этого числа мегабайт не принимаются.",
        "Files of more megabytes are not taken.",
    ),
    "json": (
        "Нәтижені JSON түрінде шығару.",
        "Вывести результат в формате JSON.",
        "Print the result as JSON.",
    ),
    "site": (
        "Сайт қалтасы немесе мекенжайы.",
        "Папка или адрес сайта.",
        "The folder or the address of the site.",
    ),
    "port": ("Порт нөмірі.", "Номер порта.", "The number of the port."),
    "host": (
        "Сервер тыңдайтын мекенжай.",
        "Адрес, который слушает сервер.",
        "The address that the server listens at.",
    ),
    "no-browser": ("Браузерді ашпау.", "Не открывать браузер.", "Do not open a browser."),
    "schema-out": (
        "Нәтиже жазылатын файл (көрсетілмесе, нәтиже экранға шығады).",
        "Файл для результата (если не указан, результат выводится на экран).",
        "The file to write to (usually it is printed).",
    ),
    "enter-again": (
        'Терминал әлі ескі қалтада тұр, оның орнын жаңасы басты. Қайта кіріңіз: cd "$PWD"',
        'Терминал ещё стоит в прежней папке, а её место заняла новая. Войдите в неё заново: cd "$PWD"',
        'The terminal still stands in the old folder, which the new one has replaced. Enter it: cd "$PWD"',
    ),
    "force": (
        "Файл бар болса, оны кім жасағанына қарамай ауыстыру.",
        "Заменить файл, если он уже есть, кто бы его ни создал.",
        "Replace the file that is there, whoever made it.",
    ),
    # Progress and results
    "cutting": ("Фотосуреттер өңделуде", "Обработка фотографий", "Working on photographs"),
    "beside": ("Жәдігер файлдары дайындалуда", "Подготовка материалов об экспонатах", "Files of objects"),
    "looking": ("Фотосуреттер қаралуда", "Изучение фотографий", "Looking at photographs"),
    "comparing": ("Фотосуреттер салыстырылуда", "Сравнение фотографий", "Comparing photographs"),
    "links-pair": ("Жұп", "Пара", "Pair"),
    "links-kind": ("Түрі", "Вид", "Kind"),
    "links-confidence": ("Сенім", "Доля верных", "Confidence"),
    "links-directions": ("Бағыттар", "Направления", "Directions"),
    "links-metres": ("м", "м", "m"),
    "links-arrow": ("Жол", "Переход", "Arrow"),
    "links-why": ("Неге", "Почему", "Why"),
    "link-sure": ("анық", "точно", "sure"),
    "link-suggested": ("болжам", "возможно", "suggested"),
    "link-drawn": ("қолмен", "вручную", "drawn"),
    "link-why": (
        "{matches} сәйкестіктің {inliers} үйлеседі, {sectors}/18 бағытта, {loops} айналым",
        "согласуются {inliers} из {matches} совпадений, {sectors}/18 сторон, петель: {loops}",
        "{inliers} of {matches} matches agree, {sectors}/18 directions, {loops} loops",
    ),
    "links-counts": (
        "Көрініс: {pictures}, анық байланыс: {sure}, болжам: {suggested}.",
        "Сцен: {pictures}, точных связей: {sure}, возможных: {suggested}.",
        "Scenes: {pictures}, sure links: {sure}, suggested: {suggested}.",
    ),
    "links-time": (
        "Қарау {looking:.1f} с, салыстыру {comparing:.1f} с, есептеу {solving:.1f} с.",
        "Изучение {looking:.1f} с, сравнение {comparing:.1f} с, решение {solving:.1f} с.",
        "Looking {looking:.1f} s, comparing {comparing:.1f} s, solving {solving:.1f} s.",
    ),
    "links-explained": (
        "Сурет жазылды: {place}",
        "Рисунок записан: {place}",
        "The picture is written: {place}",
    ),
    "links": (
        "Фотосуреттердің бір-біріне қатысты қалай орналасқанын табады.",
        "Находит, как фотографии расположены относительно друг друга.",
        "Finds how the photographs stand to each other.",
    ),
    "explain": (
        "Екі көріністің (A B) сәйкестіктері салынған суретті жазады.",
        "Записывает рисунок с совпадениями двух сцен (A B).",
        "Writes a picture of two scenes (A B) with their matches drawn.",
    ),
    "explain-out": ("Сурет жазылатын файл.", "Файл для рисунка.", "The file of that picture."),
    "work-links": (
        "Аралық файлдар сақталатын қалта (әдетте PHOTOS.work).",
        "Папка для промежуточных файлов (обычно PHOTOS.work).",
        "The folder of intermediate files (usually PHOTOS.work).",
    ),
    "no-links": (
        "Көріністер арасындағы өту жолдарын іздемеу.",
        "Не искать переходы между сценами.",
        "Do not look for the ways between scenes.",
    ),
    "draft": (
        "Келушілер көретін қателері болса да, жобасын құрастыру.",
        "Собрать черновик, даже если в нём есть видимые посетителям ошибки.",
        "Build a draft, also with mistakes that visitors would see.",
    ),
    "placing": ("Сайт орнына қойылуда…", "Сайт ставится на место…", "Putting the site in place…"),
    "checking": ("Файлдар тексерілуде", "Проверка файлов", "Checking files"),
    "step-done": ("дайын, {seconds:.1f} с", "готово, {seconds:.1f} с", "done, {seconds:.1f} s"),
    "step-left-out": ("қосылмады", "не вошла", "left out"),
    "built": ("Сайт дайын: {site}", "Сайт готов: {site}", "The site is ready: {site}"),
    "unchanged": (
        "Ештеңе өзгермеген, сайт сол күйінде: {site}",
        "Ничего не изменилось, сайт прежний: {site}",
        "Nothing has changed, the site is as it was: {site}",
    ),
    "figures": (
        "Көрініс: {scenes} · кескін бөлігі: {tiles} · {megabytes:.1f} МБ · {seconds:.1f} с",
        "Сцен: {scenes} · фрагментов: {tiles} · {megabytes:.1f} МБ · {seconds:.1f} с",
        "Scenes: {scenes} · tiles: {tiles} · {megabytes:.1f} MB · {seconds:.1f} s",
    ),
    "reused": (
        "Бұрынғы жұмыстан дайын күйінде алынған көрініс саны: {count}.",
        "Сцен взято готовыми из прежней работы: {count}.",
        "Scenes taken from before: {count}.",
    ),
    "left-out": ("Турға кірмеді ({count}):", "Не вошло в тур ({count}):", "Left out ({count}):"),
    "notes": ("Ескертпелер ({count}):", "Замечания ({count}):", "Notes ({count}):"),
    "findings": (
        "Тексеру нәтижесі: қате – {errors}, ескерту – {warnings}.",
        "Проверка: ошибок – {errors}, предупреждений – {warnings}.",
        "The check found {errors} errors and {warnings} warnings.",
    ),
    "findings-more": (
        "Толығырақ: jetisu360 check {site}",
        "Подробнее: jetisu360 check {site}",
        "More: jetisu360 check {site}",
    ),
    "next": (
        "Көру үшін: jetisu360 view {site}",
        "Посмотреть: jetisu360 view {site}",
        "To see it: jetisu360 view {site}",
    ),
    "next-remote": (
        "Тексеру үшін: jetisu360 check {site}",
        "Проверить: jetisu360 check {site}",
        "To check it: jetisu360 check {site}",
    ),
    "check-good": (
        "Сайтта қате жоқ: {files} файл, {addresses} мекенжай, {scenes} көрініс тексерілді.",
        "Сайт в порядке: проверено файлов – {files}, адресов – {addresses}, сцен – {scenes}.",
        "The site is whole: {files} files, {addresses} addresses and {scenes} scenes were checked.",
    ),
    "check-bad": (
        "Сайттан {errors} қате табылды (ескерту – {warnings}). Сайтты қайта құрастырыңыз: jetisu360 build.",
        "На сайте есть ошибки: {errors} (предупреждений – {warnings}). Соберите его заново: jetisu360 build.",
        "The site has errors: {errors} (warnings: {warnings}). Build it again: jetisu360 build.",
    ),
    "error": ("қате", "ошибка", "error"),
    "warning": ("ескерту", "предупреждение", "warning"),
    "and-more": ("… тағы {count}", "… и ещё {count}", "… and {count} more"),
    "serving": (
        "Тур мына мекенжайда ашық: {address}\nТоқтату үшін Ctrl+C басыңыз.",
        "Тур открыт по адресу {address}\nЧтобы остановить, нажмите Ctrl+C.",
        "The tour is at {address}\nPress Ctrl+C to stop.",
    ),
    "serving-network": (
        "Назар аударыңыз: сайтты осы желідегі кез келген адам аша алады: {addresses}",
        "Внимание: сайт может открыть любой в этой сети: {addresses}",
        "Note that anybody in this network can open the site: {addresses}",
    ),
    "stopped": ("Тоқтатылды.", "Остановлено.", "Stopped."),
    "written": ("Жазылды: {file}", "Записано: {file}", "Written: {file}"),
    # Export and import
    "export": (
        "Сайтты басқа бағдарламалардың пішіміне шығарады.",
        "Сохраняет сайт в формате других программ.",
        "Writes a site in the formats of other programs.",
    ),
    "export-to": (
        "Пішім: iiif, pannellum, marzipano, gpano немесе csv.",
        "Формат: iiif, pannellum, marzipano, gpano или csv.",
        "The format: iiif, pannellum, marzipano, gpano or csv.",
    ),
    "export-out": (
        "Нәтиже жазылатын жаңа немесе бос қалта.",
        "Новая или пустая папка для результата.",
        "The new or empty folder for the result.",
    ),
    "export-address": (
        "IIIF файлдары тұратын мекенжай (https://…).",
        "Адрес, по которому будут стоять файлы IIIF (https://…).",
        "The address where the files of IIIF will stand (https://…).",
    ),
    "export-quality": (
        "Қайта сығылатын JPEG сапасы, 1-ден 100-ге дейін.",
        "Качество заново сжимаемых JPEG, от 1 до 100.",
        "The quality of JPEG files that are made anew, from 1 to 100.",
    ),
    "import": (
        "Басқа бағдарламаның турын немесе жәдігерлер кестесін алады.",
        "Импортирует тур другой программы или таблицу экспонатов.",
        "Takes in a tour of another program, or a table of objects.",
    ),
    "import-source": (
        "Pannellum баптауы, Marzipano жобасы, GPano фотосуреттері немесе жәдігерлер кестесі.",
        "Конфигурация Pannellum, проект Marzipano, фотографии с GPano или таблица экспонатов.",
        "A configuration of Pannellum, a Marzipano project, photographs with GPano, or a table of objects.",
    ),
    "import-out": (
        "Фотосуреттер мен museum.toml жазылатын жаңа қалта.",
        "Новая папка для фотографий и museum.toml.",
        "The new folder for the photographs and museum.toml.",
    ),
    "import-into": (
        "Кестедегі жәдігерлер museum.toml файлына қосылатын қалта.",
        "Папка, в museum.toml которой добавляются экспонаты из таблицы.",
        "The folder to whose museum.toml the objects of a table are added.",
    ),
    "import-root": (
        "Тур файлдары шықпауы тиіс қалта (әдетте баптау файлының қалтасы).",
        "Папка, за пределы которой не выходят файлы тура (обычно папка конфигурации).",
        "The folder that the tour's files do not leave (usually that of its configuration).",
    ),
    "import-language": (
        "Бір тілді тур мәтіндерінің тілі әрі хабарламалар тілі: kk, ru немесе en.",
        "Язык текстов одноязычного тура и язык сообщений: kk, ru или en.",
        "The language of a tour that has only one, and of messages: kk, ru or en.",
    ),
    "exporting": ("Көріністер шығарылуда", "Сохранение сцен", "Writing scenes"),
    "importing": ("Көріністер алынуда", "Импорт сцен", "Taking in scenes"),
    "exported": ("Дайын: {out}", "Готово: {out}", "Done: {out}"),
    "exchange-lost": (
        "Бұл пішім айта алмайтын нәрселер (LOST.txt, {count}):",
        "Чего этот формат не передаёт (LOST.txt, {count}):",
        "What this format cannot say (LOST.txt, {count}):",
    ),
    "exchange-nothing-lost": (
        "Турдағының бәрі сақталды.",
        "Сохранено всё, что есть в туре.",
        "All that the tour has is kept.",
    ),
    "imported": (
        "Алынған көрініс саны: {scenes}. Қалта: {out}",
        "Импортировано сцен: {scenes}. Папка: {out}",
        "Scenes taken in: {scenes}. The folder: {out}",
    ),
    "import-lost": (
        "Алынбағандар (LOST.txt, {count}):",
        "Что не взято (LOST.txt, {count}):",
        "What was not taken (LOST.txt, {count}):",
    ),
    "import-next": (
        "Сайт құрастыру үшін: jetisu360 build {out} --out SITE",
        "Собрать сайт: jetisu360 build {out} --out SITE",
        "To build a site: jetisu360 build {out} --out SITE",
    ),
    "objects-imported": (
        "Қосылды: {added}, жаңартылды: {changed}, өзгермеді: {same}. Файл: {file}",
        "Добавлено: {added}, обновлено: {changed}, без изменений: {same}. Файл: {file}",
        "Added: {added}, changed: {changed}, as they were: {same}. The file: {file}",
    ),
    "objects-not-taken": (
        "Кестеден алынбағандар ({count}):",
        "Что не взято из таблицы ({count}):",
        "What was not taken from the table ({count}):",
    ),
    "minutes": (
        "Ресми мәтіннен тапсырмаларды табады: кім, нені, қашанға дейін орындауы тиіс.",
        "Находит поручения в официальном тексте: кто, что и к какому сроку должен сделать.",
        "Finds the assignments of an official text: who is asked for what, by when.",
    ),
    "minutes-file": (
        "Қазақша немесе орысша мәтін: txt, docx, html немесе мәтіні бар pdf.",
        "Текст на казахском или русском: txt, docx, html или pdf с текстом.",
        "A text in Kazakh or Russian: txt, docx, html, or a pdf with text.",
    ),
    "minutes-date": (
        "Мәтіннің күні, мысалы 2018-02-12; берілмесе, мәтіннің өзінен алынады.",
        "Дата текста, например 2018-02-12; без неё берётся из самого текста.",
        "The date of the text, such as 2018-02-12; taken from the text unless given.",
    ),
    "minutes-table": (
        "Нәтижені кесте түрінде шығарады (әдепкі күй).",
        "Вывести результат таблицей (так и по умолчанию).",
        "Print the result as a table (as it is unless told otherwise).",
    ),
    "minutes-html": (
        "Оқуға арналған бет жазылатын файл: мәтін және оның жанында ұсынылған тапсырмалар.",
        "Файл для страницы: текст и рядом с ним предложенные поручения.",
        "The file for a page to read: the text with the proposals beside it.",
    ),
    "minutes-text": (
        "Мәтіннің өзі (UTF-8) жазылатын файл: JSON-дағы орындар осы мәтін бойынша саналған.",
        "Файл для самого текста (UTF-8): по нему считаны места в JSON.",
        "The file for the text itself (UTF-8), of which the JSON gives the places.",
    ),
    "minutes-dated": (
        "Мәтіннің күні – {day}, ол мәтіннің өзінен алынды: «{phrase}».",
        "Дата текста – {day}, она взята из самого текста: «{phrase}».",
        "The text is of {day}, as it says itself: “{phrase}”.",
    ),
    "minutes-count": (
        "Табылған тапсырма – {count}, оның толығы – {complete}.",
        "Найдено поручений – {count}, из них полных – {complete}.",
        "Assignments found: {count}, of which complete: {complete}.",
    ),
    "bad-language": (
        "тіл kk, ru немесе en болуы керек",
        "язык может быть kk, ru или en",
        "the language must be kk, ru or en",
    ),
}


def word(key: str, language: Language, **details: object) -> str:
    """One of the texts above in a language, with its `{names}` filled: shown, whatever is in them."""
    kk, ru, en = _WORDS[key]
    filled = {name: shown(value, language) for name, value in details.items()}
    return {"kk": kk, "ru": ru, "en": en}[language].format_map(filled)
