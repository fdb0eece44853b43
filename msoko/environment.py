"""What an installation says about itself: the folder it keeps, the file .env, the secret key.

Decided here: everything the product keeps lies under one folder (`var/`, or MSOKO_VAR); a variable that
is already set wins over the same line of `.env`; the secret key is drawn once and only its owner reads it.
Not done here: no meaning of a variable is known, the readers of settings.py judge the values.
"""

import os
import secrets
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent


class Refusal(Exception):
    """A start that cannot go on; the text is a sentence for the person at the terminal."""


def var_dir() -> Path:
    """Return the folder of everything that must survive a restart, made when it is missing."""
    directory = Path(os.environ.get("MSOKO_VAR") or BASE_DIR / "var").resolve()
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    return directory


def load_env_file(file: Path | None = None) -> None:
    """Put the NAME=VALUE lines of .env into the environment, without replacing what is set there."""
    file = file or BASE_DIR / ".env"
    if not file.is_file():
        return
    for number, line in enumerate(file.read_text(encoding="utf-8-sig").splitlines(), start=1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        name, sign, value = text.removeprefix("export ").partition("=")
        if not sign or not name.strip().isidentifier():
            raise Refusal(
                f"Файл {file}, строка {number}: ожидается ИМЯ=ЗНАЧЕНИЕ. "
                "Исправьте строку по образцу .env.example и запустите ещё раз."
            )
        os.environ.setdefault(name.strip(), _unquoted(value.strip()))


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "'\"":
        return value[1:-1]
    return value


def ensure_secret_key() -> None:
    """Draw the secret key at the first start, unless the environment brings one."""
    file = var_dir() / "secret_key"
    if os.environ.get("SECRET_KEY") or file.exists():
        return
    draft = file.with_name(f"secret_key.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
        stream.write(secrets.token_urlsafe(64))
    try:
        # A link refuses to replace: of two first starts at once, both read the key of the quicker one.
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


if __name__ == "__main__":
    ensure_secret_key()
