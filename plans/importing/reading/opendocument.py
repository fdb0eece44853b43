"""OpenDocument file -> raw blocks, by the door msoko.lib.opendocument and the ways of Word and Excel."""

from msoko.lib.opendocument import is_spreadsheet, read_sheets, read_text_blocks
from plans.importing.reading.docx import raw_blocks
from plans.importing.reading.xlsx import WorkbookReading, workbook_reading


def read_odf(content: bytes) -> WorkbookReading:
    """Read a text or a spreadsheet; a text has no sheets that could be hidden."""
    if is_spreadsheet(content):
        return workbook_reading(read_sheets(content))
    return WorkbookReading(raw_blocks(read_text_blocks(content)), (), ())
