"""LibreOffice of this machine, one process for all the files that are given to it."""

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

IS_INSTALLED = shutil.which("soffice") is not None


def print_pdfs(files: Iterable[Path], folder: Path) -> None:
    """Turn each file into a PDF of its name in the folder, where the profile lies as well."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=240)
