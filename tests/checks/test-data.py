#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop reads of us is valid by the desktop's own tools: launcher, software page, settings schema,
file type, icons, window descriptions, translations (TAP)."""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
APP = "io.github.anban.Anban"


def commands():
    """(name, command) of each check."""
    yield "launcher", ["desktop-file-validate", DATA / f"{APP}.desktop"]
    yield "software page", ["appstreamcli", "validate", "--no-net", DATA / f"{APP}.metainfo.xml"]
    yield "settings schema", ["glib-compile-schemas", "--strict", "--dry-run", DATA]
    for path in sorted([*DATA.glob("*.xml"), *DATA.rglob("*.svg"), *ROOT.glob("ui/**/*.ui"),
                        *ROOT.glob("resources/**/*.xml"), *ROOT.glob("resources/**/*.svg")]):
        yield f"well-formed {path.relative_to(ROOT)}", ["xmllint", "--noout", "--nonet", path]
    for path in sorted(ROOT.glob("po/*.po")):
        yield f"translation {path.name}", ["msgfmt", "--check", "--output-file=/dev/null", path]


def file_type():
    """The file type is known by its content: by the very number that the program writes."""
    header = (ROOT / "src/db/connection.h").read_text()
    number = int(re.search(r"#define ANBAN_APPLICATION_ID (0x[0-9a-f]+)", header)[1], 16)
    with tempfile.TemporaryDirectory() as folder:
        packages = pathlib.Path(folder, "mime", "packages")
        packages.mkdir(parents=True)
        shutil.copy(DATA / f"{APP}.mime.xml", packages / f"{APP}.xml")
        done = subprocess.run(["update-mime-database", packages.parent], capture_output=True, text=True)
        if done.returncode or "error" in done.stderr.lower():
            return done.stderr
        # no name tells what it is, its first bytes do
        for content, wanted in ((number, True), (number + 1, False)):
            office = pathlib.Path(folder, "office")
            office.write_bytes(b"SQLite format 3\0".ljust(68, b"\1") + content.to_bytes(4, "big") + bytes(28))
            env = {"XDG_DATA_HOME": folder, "XDG_DATA_DIRS": folder, "PATH": "/usr/bin:/bin"}
            said = subprocess.run(["gio", "info", "-a", "standard::content-type", office], capture_output=True, text=True,
                                  env=env).stdout
            if ("application/x-anban" in said) != wanted:
                return f"a file with the id {content:#x} is taken for: {said}"
    return None


def main():
    checks = list(commands())
    bad = 0
    print(f"1..{len(checks) + 1}")
    for number, (name, command) in enumerate(checks, 1):
        if not shutil.which(command[0]):
            print(f"ok {number} - {name} # SKIP {command[0]} is not installed")
            continue
        done = subprocess.run(command, capture_output=True, text=True)
        bad += done.returncode != 0
        print(f"{'not ok' if done.returncode else 'ok'} {number} - {name}")
        if done.returncode:
            print("".join(f"# {line}\n" for line in (done.stdout + done.stderr).splitlines()), end="")
    fault = file_type()
    bad += fault is not None
    print(f"{'not ok' if fault else 'ok'} {len(checks) + 1} - file type by content")
    if fault:
        print("".join(f"# {line}\n" for line in fault.splitlines()), end="")
    sys.exit(1 if bad else 0)


main()
