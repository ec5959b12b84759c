"""Finds the system libraries that Qt misses by looking at its plugins, and installs or names them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGE_OF = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libX11.so.6": "libx11-6",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
TOOLS = {"pdfinfo": "poppler-utils", "qpdf": "qpdf"}
PLUGINS = ("platforms/libqxcb.so", "platforms/libqoffscreen.so", "platforms/libqwayland.so", "printsupport")


def missing_libraries(site: Path) -> set[str]:
    """Shared objects that the loader does not find for Qt's own libraries and plugins."""
    qt = site / "PySide6" / "Qt"
    objects = [*(qt / "lib").glob("libQt6Gui.so*"), *(qt / "lib").glob("libQt6Widgets.so*")]
    objects += [path for name in PLUGINS for path in (qt / "plugins").glob(f"{name}*") if path.is_file()]
    missing: set[str] = set()
    for each in objects:
        listed = subprocess.run(["ldd", str(each)], capture_output=True, text=True, check=False).stdout
        missing |= {line.split()[0] for line in listed.splitlines() if "not found" in line}
    return {name for name in missing if not name.startswith("libQt6")}


def main(kind: str) -> int:
    """0 when all is there or was installed; 3 with the one command to type otherwise."""
    site = next(Path(".venv").glob("lib/python3*/site-packages"))
    packages = {PACKAGE_OF.get(name, name) for name in missing_libraries(site)}
    if kind == "dev":
        packages |= {package for tool, package in TOOLS.items() if shutil.which(tool) is None}
    if not packages:
        return 0
    install = ["apt-get", "install", "-y", "--no-install-recommends", *sorted(packages)]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        subprocess.run([*install, "-qq"], check=True)
        return 0
    print(f"Il manque des bibliothèques au système. Tapez : sudo {' '.join(install)}", file=sys.stderr)
    return 3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
