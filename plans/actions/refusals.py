"""What an action refuses; every text is a sentence for people."""


class Refused(Exception):
    """The world does not allow it now."""


class StaleCell(Refused):
    """Somebody else changed the cell meanwhile; both values are kept for the second writer to choose."""

    def __init__(self, *, who: str, theirs: str, mine: str, version: int) -> None:
        super().__init__(f"Пока вы правили, {who} изменил(а) ячейку.")
        self.who = who
        self.theirs = theirs
        self.mine = mine
        self.version = version
