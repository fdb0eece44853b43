"""Refuse a tracked file that names a package registry's host or a folder of the machine it was written on.

The lock files pin versions and hashes; from where they come is the business of whoever installs.
"""

import re
import subprocess
import sys
from pathlib import Path

# Put together from pieces, or this file would find itself.
HOSTS = (
    ("py" + "pi", "org"),
    ("python" + "hosted", "org"),
    ("npm" + "js", "org"),
    ("deb" + r"\.debian", "org"),
)
FOLDERS = ("wo" + "rk", "fa" + "rm", "ro" + "ot")
FOREIGN = re.compile(
    "|".join(rf"\b{name}\.{zone}\b" for name, zone in HOSTS)
    + rf"|(?<![\w./*>)}}-])/(?:{'|'.join(FOLDERS)})/\w"
)


def foreign_names(text: str) -> list[tuple[int, str]]:
    """Return the line numbers and the names that do not belong into the repository."""
    lines = text.splitlines()
    return [(number, found[0]) for number, line in enumerate(lines, 1) for found in FOREIGN.finditer(line)]


def main() -> int:
    """Read every tracked text file."""
    listed = subprocess.run(["git", "ls-files", "-z"], capture_output=True, check=True)
    complaints = []
    for name in filter(None, listed.stdout.decode().split("\0")):
        file = Path(name)
        content = file.read_bytes() if file.is_file() else b""
        if b"\0" not in content[:4096]:
            text = content.decode("utf-8", errors="replace")
            complaints += [f"{name}:{number}: names {found!r}" for number, found in foreign_names(text)]
    print("\n".join(complaints), end="\n" if complaints else "")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
