"""Try the wheel where a user may install it: with the oldest and the newest of everything.

    python tests/run_matrix.py

Each time the wheel goes into an empty environment, and the quick tests run against it:

- oldest: the oldest Python installed from 3.11 on, with the oldest pandas and matplotlib that
  pyproject.toml allows. Every notebook runs there too; outputs are not compared.
- newest: the newest Python installed, with the newest pandas and matplotlib, and with pyarrow.

Both must give the same tables.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
UV = shutil.which("uv") or str(Path(sys.executable).with_name("uv"))
TOOLS = ["pytest>=9", "pytest-xdist", "hypothesis", "frictionless", "hatchling", "openpyxl"]
TOOLS += ["nbclient", "ipykernel"]
DIGEST = """
import hashlib, platform, matplotlib, pandas, usrok_data as usrok
text = "".join(usrok.load(name).to_csv(index=False) for name in usrok.tables()["table"])
versions = f"Python {platform.python_version()}, pandas {pandas.__version__}"
print(hashlib.sha256(text.encode()).hexdigest()[:16], versions, matplotlib.__version__)
"""


def pythons() -> list[str]:
    """Return the Pythons from 3.11 on that are installed, oldest first: on the path, or pyenv's."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    found = []
    for minor in range(11, 20):
        name = f"python3.{minor}"
        for path in (shutil.which(name), *map(str, pyenv.glob(f"3.{minor}.*/bin/{name}"))):
            # A shim of pyenv may stand for a Python that is not there.
            if path and not subprocess.run([path, "-V"], capture_output=True).returncode:
                found.append(path)
                break
    return found


def oldest() -> list[str]:
    """Return the oldest releases that pyproject.toml allows, pinned."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [re.sub(r">=([\d.]+).*", r"==\1", name) for name in project["dependencies"]]


def attempt(folder: Path, python: str, wheel: Path, extra: list[str], notebooks: bool) -> str:
    """Install the wheel into an empty environment, test it, return the digest of its tables."""
    subprocess.run([UV, "venv", "-q", "--python", python, folder], check=True)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    install = [UV, "pip", "install", "-q", "--python", scripts / "python"]
    subprocess.run([*install, f"{wheel}[html]", *TOOLS, *extra], check=True)
    digest = subprocess.run(
        [scripts / "python", "-W", "ignore", "-c", DIGEST],
        check=True,
        cwd=folder,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout
    print(digest.strip(), flush=True)
    # The command pytest, unlike python -m pytest, does not import the package from the checkout.
    test = [scripts / "pytest", "-q", "--disable-warnings", "-o", "addopts=", "-n", "auto"]
    subprocess.run([*test, "tests/unit"], check=True, cwd=ROOT)
    if notebooks:
        run = [scripts / "python", "tests/run_notebooks.py", "--dry-run"]
        subprocess.run(run, check=True, cwd=ROOT)
    return digest.split()[0]


def main() -> int:
    """Build the wheel once and try it in both environments."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([UV, "build", "-q", "--wheel", "--out-dir", folder], check=True, cwd=ROOT)
        (wheel,) = folder.glob("*.whl")
        found = pythons()
        digests = {
            attempt(folder / "oldest", found[0], wheel, oldest(), notebooks=True),
            attempt(folder / "newest", found[-1], wheel, ["pyarrow"], notebooks=False),
        }
    assert len(digests) == 1, "the tables differ between the two environments"
    return 0


if __name__ == "__main__":
    sys.exit(main())
