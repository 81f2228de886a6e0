"""What the tour's own files can have wrong with them."""

from __future__ import annotations

from collections.abc import Mapping

from jetisu360.errors import JetisuError


def three(*, kk: str, ru: str, en: str) -> Mapping[str, str]:
    """One text in the three languages."""
    return {"kk": kk, "ru": ru, "en": en}


class TourRefusal(JetisuError):
    """Base of the refusals of `tour`, `publish.place` and the commands."""


class DocumentDamaged(TourRefusal):
    """`name`, `problem` (a text in three languages)."""

    code = "document-damaged"
    sentence = three(
        kk="«{name}» құжатын оқу мүмкін емес: {problem}.",
        ru="Документ «{name}» не читается: {problem}.",
        en="The document “{name}” cannot be read: {problem}.",
    )
    advice = three(
        kk="Турды қайта құрастырыңыз немесе құжатты сақтық көшірмеден қалпына келтіріңіз.",
        ru="Соберите тур заново или восстановите документ из резервной копии.",
        en="Build the tour again, or put back a copy of the document.",
    )

    @classmethod
    def because(cls, name: str, error: Exception) -> DocumentDamaged:
        """It is not JSON at all."""
        where = f" ({error})"
        return cls(
            name=name,
            problem={
                "kk": "бұл JSON емес" + where,
                "ru": "это не JSON" + where,
                "en": "it is not JSON" + where,
            },
        )


class DocumentForeign(TourRefusal):
    """`name`."""

    code = "document-foreign"
    sentence = three(
        kk="«{name}» файлын Jetisu 360 жасамаған, сондықтан ол ескерілмейді.",
        ru="Файл «{name}» создан не Jetisu 360, поэтому он не учитывается.",
        en="“{name}” was not made by Jetisu 360, so it is not used.",
    )
    advice = three(
        kk="Тур мәтіндерін museum.toml файлына жазыңыз.",
        ru="Тексты тура запишите в файл museum.toml.",
        en="Write the texts of the tour in museum.toml.",
    )


class DocumentTooNew(TourRefusal):
    """`name`, `version`, `known`."""

    code = "document-too-new"
    sentence = three(
        kk="«{name}» құжатының нұсқасы – {version}, ал бұл бағдарлама {known}-нұсқадан жаңасын оқымайды.",
        ru="Документ «{name}» имеет версию {version}, а эта программа читает версии не новее {known}.",
        en="“{name}” is of version {version}, and this program reads versions up to {known}.",
    )
    advice = three(
        kk="Jetisu 360 бағдарламасын жаңартыңыз.",
        ru="Обновите Jetisu 360.",
        en="Update Jetisu 360.",
    )
