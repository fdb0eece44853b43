"""Why a gesture with people or executors cannot be made."""


class NotPossible(Exception):
    """The rows do not allow it; the text is a sentence for people."""
