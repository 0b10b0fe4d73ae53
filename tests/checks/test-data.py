#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop reads of us is valid by the desktop's own tools: launcher, software page, settings schema,
file type, icons, window descriptions, translations (TAP)."""
import pathlib
import shutil
import subprocess
import sys

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


def main():
    checks = list(commands())
    bad = 0
    print(f"1..{len(checks)}")
    for number, (name, command) in enumerate(checks, 1):
        if not shutil.which(command[0]):
            print(f"ok {number} - {name} # SKIP {command[0]} is not installed")
            continue
        done = subprocess.run(command, capture_output=True, text=True)
        bad += done.returncode != 0
        print(f"{'not ok' if done.returncode else 'ok'} {number} - {name}")
        if done.returncode:
            print("".join(f"# {line}\n" for line in (done.stdout + done.stderr).splitlines()), end="")
    sys.exit(1 if bad else 0)


main()
