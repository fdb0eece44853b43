"""Why a file is not taken, as a sentence written to a school head.

Bad input is answered by «a Russian sentence that says what to do»: each sentence names the file, says what
is wrong with it and what to do next. The code beside the sentence is for tests, logs and counters.
"""

from enum import StrEnum


class RefusalCode(StrEnum):
    ACTIVE_CONTENT = "active_content"
    ARCHIVE = "archive"
    ATTACHED_SIGNATURE = "attached_signature"
    BOMB = "bomb"
    DAMAGED = "damaged"
    EMBEDDED_FILE = "embedded_file"
    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    ENTITIES = "entities"
    HIDDEN_FILE = "hidden_file"
    KIND_NOT_ALLOWED = "kind_not_allowed"
    LEGACY_OFFICE = "legacy_office"
    LYING_DIRECTORY = "lying_directory"
    MACROS = "macros"
    MISMATCH = "mismatch"
    NO_EXTENSION = "no_extension"
    NOT_A_PLAN = "not_a_plan"
    ODD_NAMES = "odd_names"
    PROGRAM = "program"
    SAVE_AS_OTHER = "save_as_other"
    TOO_BIG = "too_big"
    TOO_HEAVY = "too_heavy"
    TOO_MANY_FILES = "too_many_files"
    TOO_MANY_PARTS = "too_many_parts"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_SLOW = "too_slow"
    TRUNCATED = "truncated"
    WEB_PAGE = "web_page"


SENTENCES: dict[RefusalCode, str] = {
    RefusalCode.ACTIVE_CONTENT: (
        "Файл «{name}» при открытии запускает команды или сценарии ({detail}). Откройте его сами, "
        "напечатайте в PDF («Печать» → «Сохранить как PDF») и приложите полученный файл."
    ),
    RefusalCode.ARCHIVE: (
        "Файл «{name}» – архив, архивы не принимаются. Распакуйте его и приложите документы по одному."
    ),
    RefusalCode.ATTACHED_SIGNATURE: (
        "В файле «{name}» подпись объединена с документом. Сохраните открепленную подпись отдельным файлом "
        "и приложите её вместе с самим документом."
    ),
    RefusalCode.BOMB: (
        "Файл «{name}» после распаковки занимает слишком много места ({detail}). Откройте его, уменьшите "
        "рисунки или разделите документ на части, сохраните заново и приложите."
    ),
    RefusalCode.DAMAGED: (
        "Файл «{name}» повреждён и не открывается ({detail}). Откройте исходный документ на компьютере, "
        "сохраните его заново и приложите новый файл."
    ),
    RefusalCode.EMBEDDED_FILE: (
        "Внутри файла «{name}» вложен другой файл ({detail}). Уберите вложение, сохраните документ заново, "
        "а вложенный файл приложите отдельно."
    ),
    RefusalCode.EMPTY: (
        "Файл «{name}» пуст. Откройте документ на своём компьютере, убедитесь, что в нём есть содержание, "
        "сохраните и приложите снова."
    ),
    RefusalCode.ENCRYPTED: (
        "Файл «{name}» закрыт паролем. Снимите пароль в программе, где документ создан, сохраните и "
        "приложите снова."
    ),
    RefusalCode.ENTITIES: (
        "В файле «{name}» есть служебные объявления, которых не бывает в обычных документах ({detail}). "
        "Откройте документ в Word, Excel или LibreOffice, сохраните под новым именем и приложите снова."
    ),
    RefusalCode.HIDDEN_FILE: (
        "В файле «{name}» к документу приклеены посторонние данные ({detail}). Откройте документ, сохраните "
        "под новым именем или напечатайте в PDF и приложите новый файл."
    ),
    RefusalCode.KIND_NOT_ALLOWED: (
        "Файлы вида «.{detail}» здесь не принимаются: «{name}». Приложите документ "
        "одного из видов: {allowed}."
    ),
    RefusalCode.LEGACY_OFFICE: (
        "Файл «{name}» сохранён в старом формате Office ({detail}). Откройте его, выберите «Сохранить как» и "
        "укажите новый формат: docx для документа, xlsx для таблицы, pptx для презентации."
    ),
    RefusalCode.LYING_DIRECTORY: (
        "Файл «{name}» устроен неправильно: его оглавление не совпадает с содержанием ({detail}). Откройте "
        "документ в Word, Excel или LibreOffice, сохраните под новым именем и приложите снова."
    ),
    RefusalCode.MACROS: (
        "В файле «{name}» есть макросы. Сохраните его без макросов («Сохранить как» → docx, xlsx или pptx) "
        "и приложите снова."
    ),
    RefusalCode.MISMATCH: "Файл «{name}» на самом деле не {claimed}, а {detail}. {advice}",
    RefusalCode.NO_EXTENSION: (
        "По имени файла «{name}» не видно, что это за документ. Добавьте к имени расширение ({allowed}) и "
        "приложите снова."
    ),
    # The importer says itself what it looked for and did not find.
    RefusalCode.NOT_A_PLAN: "{detail}",
    RefusalCode.ODD_NAMES: (
        "Внутри файла «{name}» есть части с недопустимыми именами ({detail}). Откройте документ в Word, "
        "Excel или LibreOffice, сохраните под новым именем и приложите снова."
    ),
    RefusalCode.PROGRAM: (
        "Файл «{name}» – программа, программы не принимаются. Приложите сам документ: {allowed}."
    ),
    RefusalCode.SAVE_AS_OTHER: (
        "Файлы вида «.{detail}» не принимаются: «{name}». Откройте файл, выберите «Сохранить как» и тип "
        "файла: {advice}."
    ),
    RefusalCode.TOO_BIG: (
        "Файл «{name}» больше {detail}. Уменьшите рисунки или качество скана, разделите документ на части "
        "и приложите снова."
    ),
    RefusalCode.TOO_HEAVY: (
        "{subject} не удалось прочитать: для этого нужно слишком много памяти. Разделите документ на части "
        "или сохраните его в более простом виде и приложите снова."
    ),
    RefusalCode.TOO_MANY_FILES: (
        "Выбрано слишком много файлов. За один раз можно приложить не больше {detail}; остальные приложите "
        "следующим разом."
    ),
    RefusalCode.TOO_MANY_PARTS: (
        "Файл «{name}» состоит из слишком большого числа частей ({detail}). Уменьшите число рисунков или "
        "разделите документ и приложите снова."
    ),
    RefusalCode.TOO_MANY_PIXELS: (
        "Изображение «{name}» слишком большое: {detail}. Уменьшите его до 60 млн точек (например, скан А4 "
        "с разрешением 300 точек на дюйм) и приложите снова."
    ),
    RefusalCode.TOO_SLOW: (
        "{subject} не удалось прочитать за отведённое время. Разделите документ на части или сохраните его "
        "в более простом виде и приложите снова."
    ),
    RefusalCode.TRUNCATED: (
        "Файл «{name}» обрывается на середине: он скопирован или скачан не до конца. Проверьте, что он "
        "открывается на вашем компьютере, и приложите снова."
    ),
    RefusalCode.WEB_PAGE: (
        "Файл «{name}» – веб-страница или разметка, такие файлы не принимаются. Откройте его, напечатайте "
        "в PDF («Печать» → «Сохранить как PDF») и приложите PDF или укажите ссылку на страницу."
    ),
}


class Refused(Exception):
    """A file is not taken; `sentence` is for the person, `code` for the program."""

    def __init__(self, sentence: str, code: RefusalCode) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code


def refused(code: RefusalCode, name: str = "", **details: str) -> Refused:
    """Build the refusal; a missing detail is a mistake of the caller and raises KeyError."""
    return Refused(SENTENCES[code].format(name=name, **details), code)
