"""The sentences of the checks: what can be wrong with a tour, and the places where it can be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Severity = Literal["error", "warning"]

# code: (severity, kk, ru, en)
RULES: Mapping[str, tuple[Severity, str, str, str]] = {
    "duplicate-scene": (
        "error",
        "«{id}» идентификаторы екі көрініске берілген.",
        "Идентификатор «{id}» есть у двух сцен.",
        "Two scenes have the id “{id}”.",
    ),
    "duplicate-label": (
        "error",
        "«{scene}» көрінісінде идентификаторы «{id}» болатын екі белгі бар.",
        "В сцене «{scene}» две метки с идентификатором «{id}».",
        "Two labels of the scene “{scene}” have the id “{id}”.",
    ),
    "duplicate-object": (
        "error",
        "«{id}» идентификаторы екі жәдігерге берілген.",
        "Идентификатор «{id}» есть у двух экспонатов.",
        "Two objects have the id “{id}”.",
    ),
    "no-scenes": (
        "error",
        "Турда бірде-бір көрініс жоқ.",
        "В туре нет ни одной сцены.",
        "The tour has no scenes.",
    ),
    "start-missing": (
        "error",
        "Тур «{id}» көрінісінен басталуы керек, бірақ ондай көрініс жоқ.",
        "Тур должен начинаться со сцены «{id}», но такой сцены нет.",
        "The tour should begin at the scene “{id}”, but there is none.",
    ),
    "link-from-nowhere": (
        "error",
        "Өту жолы «{id}» көрінісінен басталады, бірақ ондай көрініс жоқ.",
        "Переход начинается в сцене «{id}», но такой сцены нет.",
        "A link begins at the scene “{id}”, but there is none.",
    ),
    "link-to-nowhere": (
        "error",
        "«{scene}» көрінісіндегі өту жолы «{id}» көрінісіне апарады, бірақ ондай көрініс жоқ.",
        "Переход из сцены «{scene}» ведёт в сцену «{id}», но такой сцены нет.",
        "A link of the scene “{scene}” leads to “{id}”, but there is no such scene.",
    ),
    "link-to-itself": (
        "error",
        "«{scene}» көрінісіндегі өту жолы сол көріністің өзіне апарады.",
        "Переход из сцены «{scene}» ведёт в неё же.",
        "A link of the scene “{scene}” leads back to itself.",
    ),
    "link-twice": (
        "warning",
        "«{scene}» көрінісінен «{id}» көрінісіне екі өту жолы бар.",
        "Из сцены «{scene}» в сцену «{id}» ведут два перехода.",
        "Two links lead from the scene “{scene}” to “{id}”.",
    ),
    "scene-unreachable": (
        "warning",
        "«{scene}» көрінісіне өту жолдары арқылы жету мүмкін емес: ол тек тізімнен ашылады.",
        "До сцены «{scene}» нельзя дойти по переходам: она открывается только из списка.",
        "No links lead to the scene “{scene}”: it opens from the list only.",
    ),
    "object-missing": (
        "error",
        "«{scene}» көрінісіндегі «{label}» белгісі «{id}» жәдігеріне сілтейді, бірақ ондай жәдігер жоқ.",
        "Метка «{label}» в сцене «{scene}» указывает на экспонат «{id}», но такого экспоната нет.",
        "The label “{label}” of the scene “{scene}” points at the object “{id}”, but there is none.",
    ),
    "label-empty": (
        "error",
        "«{scene}» көрінісіндегі «{label}» белгісінің атауы да, жәдігері де көрсетілмеген.",
        "У метки «{label}» в сцене «{scene}» не указаны ни название, ни экспонат.",
        "The label “{label}” of the scene “{scene}” has neither a title nor an object.",
    ),
    "label-without-address": (
        "error",
        "«{scene}» көрінісіндегі «{label}» белгісінде сілтеме мекенжайы жоқ.",
        "У метки «{label}» в сцене «{scene}» не указан адрес ссылки.",
        "The label “{label}” of the scene “{scene}” is a link without an address.",
    ),
    "yaw-out-of-range": (
        "error",
        "{what}: көлденең бұрыш (yaw = {value:g}) −180 мен 180 градус аралығынан тыс.",
        "{what}: угол по горизонтали (yaw = {value:g}) вне пределов от −180 до 180 градусов.",
        "{what}: the yaw {value:g} is not between −180 and 180 degrees.",
    ),
    "pitch-out-of-range": (
        "error",
        "{what}: тік бұрыш (pitch = {value:g}) −90 мен 90 градус аралығынан тыс.",
        "{what}: угол по вертикали (pitch = {value:g}) вне пределов от −90 до 90 градусов.",
        "{what}: the pitch {value:g} is not between −90 and 90 degrees.",
    ),
    "outside-picture": (
        "warning",
        "{what}: бұл бағытты «{scene}» көрінісінің фотосуреті қамтымайды.",
        "{what}: в этом направлении у сцены «{scene}» нет изображения.",
        "{what} points where the scene “{scene}” has no picture.",
    ),
    "text-missing": (
        "error",
        "{what}: {in_language} мәтін жоқ.",
        "{what}: нет текста {in_language}.",
        "{what}: there is no text {in_language}.",
    ),
    "object-without-rights": (
        "warning",
        "«{id}» жәдігерінің құқық иесі көрсетілмеген.",
        "У экспоната «{id}» не указан правообладатель.",
        "The object “{id}” does not say who holds the rights.",
    ),
    "duplicate-route": (
        "error",
        "«{id}» идентификаторы екі бағытқа берілген.",
        "Идентификатор «{id}» есть у двух маршрутов.",
        "Two routes have the id “{id}”.",
    ),
    "route-empty": (
        "warning",
        "«{id}» бағытында бірде-бір аялдама жоқ.",
        "В маршруте «{id}» нет ни одной остановки.",
        "The route “{id}” has no stops.",
    ),
    "stop-to-nowhere": (
        "error",
        "«{route}» бағытының {number}-аялдамасы «{id}» көрінісінде тұр, бірақ ондай көрініс жоқ.",
        "Остановка {number} маршрута «{route}» находится в сцене «{id}», но такой сцены нет.",
        "Stop {number} of the route “{route}” is in the scene “{id}”, but there is none.",
    ),
    "stop-label-missing": (
        "error",
        "«{route}» бағытының {number}-аялдамасы «{scene}» көрінісінің «{label}» белгісіне қарайды, бірақ "
        "ондай белгі жоқ.",
        "Остановка {number} маршрута «{route}» указывает на метку «{label}» сцены «{scene}», но такой метки "
        "нет.",
        "Stop {number} of the route “{route}” looks at the label “{label}” of “{scene}”, but there is none.",
    ),
    "highlight-missing": (
        "error",
        "Таңдаулылар тізімінде «{id}» жәдігері аталған, бірақ ондай жәдігер жоқ.",
        "Среди главных назван экспонат «{id}», но такого экспоната нет.",
        "The highlights name the object “{id}”, but there is none.",
    ),
    "label-without-media": (
        "error",
        "«{scene}» көрінісіндегі «{label}» белгісінде түріне сай сурет, дыбыс немесе бейне жоқ.",
        "У метки «{label}» в сцене «{scene}» нет того изображения, звука или фильма, которые она обещает.",
        "The label “{label}” of the scene “{scene}” has not the picture, sound or film that it promises.",
    ),
    "picture-without-alt": (
        "warning",
        "«{file}» суретінің көрмейтін адамға арналған сипаттамасы (alt) жоқ.",
        "У изображения «{file}» нет описания для тех, кто его не видит (alt).",
        "The picture “{file}” has no description for those who do not see it (alt).",
    ),
    "sound-without-transcript": (
        "warning",
        "«{file}» дыбысының мәтін түріндегі мазмұны (transcript) жоқ.",
        "У звукозаписи «{file}» нет текстовой расшифровки (transcript).",
        "The sound “{file}” has no transcript for those who do not hear it.",
    ),
    "film-without-captions": (
        "warning",
        "«{file}» бейнежазбасының субтитрі (captions) жоқ.",
        "У фильма «{file}» нет субтитров (captions).",
        "The film “{file}” has no captions for those who do not hear it.",
    ),
    "duplicate-plan": (
        "error",
        "«{id}» идентификаторы екі жоспарға берілген.",
        "Идентификатор «{id}» есть у двух планов.",
        "Two plans have the id “{id}”.",
    ),
    "plan-scene-missing": (
        "error",
        "«{plan}» жоспарында «{id}» көрінісі аталған, бірақ ондай көрініс жоқ.",
        "На плане «{plan}» названа сцена «{id}», но такой сцены нет.",
        "The plan “{plan}” names the scene “{id}”, but there is none.",
    ),
    "plan-scene-without-position": (
        "error",
        "«{plan}» жоспарындағы «{scene}» көрінісінің орны (position) көрсетілмеген.",
        "Сцена «{scene}» есть на плане «{plan}», но её положение (position) не указано.",
        "The scene “{scene}” is on the plan “{plan}”, but has no position.",
    ),
    "plan-scene-on-another-floor": (
        "error",
        "«{scene}» көрінісі мен «{plan}» жоспары әртүрлі қабатта (floor: {own} және {floor}).",
        "Сцена «{scene}» и план «{plan}» относятся к разным этажам (floor: {own} и {floor}).",
        "The scene “{scene}” and the plan “{plan}” are on different storeys (floor: {own} and {floor}).",
    ),
    "plan-scene-twice": (
        "error",
        "«{scene}» көрінісі жоспарларда бірнеше рет аталған.",
        "Сцена «{scene}» названа на планах несколько раз.",
        "The scene “{scene}” is named on the plans more than once.",
    ),
}
PLACES: Mapping[str, tuple[str, str, str]] = {
    "title": ("турдың атауы", "название тура", "title of the tour"),
    "description": ("турдың сипаттамасы", "описание тура", "description of the tour"),
    "credits": ("авторлар туралы мәтін", "сведения об авторах", "credits"),
    "scene-title": (
        "«{scene}» көрінісінің атауы",
        "название сцены «{scene}»",
        "title of the scene “{scene}”",
    ),
    "scene-description": (
        "«{scene}» көрінісінің сипаттамасы",
        "описание сцены «{scene}»",
        "description of the scene “{scene}”",
    ),
    "label-title": (
        "«{scene}» көрінісіндегі «{label}» белгісінің атауы",
        "название метки «{label}» в сцене «{scene}»",
        "title of the label “{label}” of the scene “{scene}”",
    ),
    "label-text": (
        "«{scene}» көрінісіндегі «{label}» белгісінің мәтіні",
        "текст метки «{label}» в сцене «{scene}»",
        "text of the label “{label}” of the scene “{scene}”",
    ),
    "object": (
        "«{object}» жәдігерінің «{field}» өрісі",
        "поле «{field}» экспоната «{object}»",
        "field “{field}” of the object “{object}”",
    ),
    "visit": (
        "музейге келу туралы деректің «{field}» өрісі",
        "поле «{field}» сведений о посещении",
        "field “{field}” of the opening facts",
    ),
    "route": ("«{route}» бағытының атауы", "название маршрута «{route}»", "title of the route “{route}”"),
    "route-description": (
        "«{route}» бағытының сипаттамасы",
        "описание маршрута «{route}»",
        "description of the route “{route}”",
    ),
    "stop": (
        "«{route}» бағытының {number}-аялдамасы",
        "остановка {number} маршрута «{route}»",
        "stop {number} of the route “{route}”",
    ),
    "alt": ("«{file}» суретінің сипаттамасы", "описание изображения «{file}»", "description of “{file}”"),
    "transcript": ("«{file}» жазбасының мәтіні", "расшифровка записи «{file}»", "transcript of “{file}”"),
    "view": (
        "«{scene}» көрінісінің бастапқы бағыты",
        "начальный вид сцены «{scene}»",
        "first view of “{scene}”",
    ),
    "label": ("«{label}» белгісі", "метка «{label}»", "label “{label}”"),
    "link": ("«{to}» көрінісіне апаратын өту жолы", "переход в сцену «{to}»", "link to “{to}”"),
    "arrival": (
        "«{to}» көрінісіне кіргендегі бағыт",
        "вид при входе в сцену «{to}»",
        "view on arriving at “{to}”",
    ),
}
