#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The house rules that a program can read off the tree (TAP): one case a rule, each breach as a comment.

Long files and functions are told, not failed: they are a sign to look again.
"""
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as xml

ROOT = pathlib.Path(__file__).resolve().parents[2]
LICENSE = "SPDX-License-Identifier: GPL-3.0-or-later"
DRAWERS = re.compile(r"(^|[-_/])(utils?|helpers?|common|manager|misc)([-_./]|$)")
CHINESE = re.compile(r"[\u3400-\u9fff]")
LITERALS = r'((?:"(?:\\.|[^"\\\n])*"\s*)+)'


def tracked():
    """The files that git knows, or, in an unpacked archive, all but the build folders."""
    done = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True)
    if done.returncode == 0:
        names = done.stdout.splitlines()
    else:
        names = [str(p.relative_to(ROOT)) for p in ROOT.rglob("*") if p.is_file()]
        names = [n for n in names if not n.startswith(("build", "out/", ".git/"))]
    return sorted(n for n in set(names) if (ROOT / n).is_file())


FILES = tracked()
SOURCES = [f for f in FILES if f.startswith(("src/", "tests/")) and f.endswith((".c", ".h"))]
PRODUCT = [f for f in SOURCES if f.startswith("src/")]
UI_FILES = [f for f in FILES if f.startswith("ui/") and f.endswith(".ui")]
BINARY = (".png", ".pdf", ".docx", ".xlsx", ".anban", ".zip", ".doc", ".wps", ".gz", ".ico")


def read(name):
    return (ROOT / name).read_text(encoding="utf-8", errors="replace")


def licensed():
    """Source, build and tool files carry the licence in their first lines."""
    for name in FILES:
        if name.endswith((".c", ".h", ".py", ".sql", ".css")) or name.endswith("meson.build") \
                or name.startswith("tools/") or name == ".ci/run":
            if LICENSE not in "\n".join(read(name).splitlines()[:3]):
                yield f"{name} has no SPDX line"


def opened():
    """Every header says what it owns and who calls it, and is read once."""
    for name in PRODUCT:
        text = read(name)
        if not text.startswith(f"/* {LICENSE}"):
            yield f"{name} does not open with its licence comment"
        elif name.endswith(".h"):
            opening = text[:text.find("*/")].splitlines()
            said = [line for line in opening[1:] if line.strip(" *")]
            if len(said) < 1:
                yield f"{name} does not say what it owns"
            if "#pragma once" not in text:
                yield f"{name} has no #pragma once"


def named():
    """File names: lower case with dashes, and no drawer."""
    for name in PRODUCT + UI_FILES:
        if not re.fullmatch(r"[a-z0-9/.-]+", name):
            yield f"{name} is not lower case with dashes"
        if DRAWERS.search(name):
            yield f"{name} is named like a drawer (utils, helpers, common, manager)"
        if re.search(r"/anban[-_]", name):
            yield f"{name} repeats the program's name; the folder is the name space"


def tested():
    """A unit test bears the name of a module."""
    stems = {pathlib.PurePath(f).stem for f in PRODUCT} | {f.split("/")[1] for f in PRODUCT if f.count("/") > 1}
    for name in SOURCES:
        match = re.fullmatch(r"tests/unit/test-(.+)\.c", name)
        if match and not any(s == match[1] or match[1].startswith(s + "-") or s.startswith(match[1]) for s in stems):
            yield f"{name} names no module of src/"


def translatable():
    """What users see is Chinese in the source."""
    for name in PRODUCT:
        text = read(name)
        for match in re.finditer(r'\b(?:_|N_|g_dgettext|ngettext)\s*\(\s*' + LITERALS, text):
            if re.search(r"[A-Za-z]{3}", match[1]) and not CHINESE.search(match[1]):
                line = text.count("\n", 0, match.start()) + 1
                yield f"{name}:{line} translates a text that is not Chinese: {match[1].strip()}"
    for name in UI_FILES:
        for node in xml.parse(ROOT / name).iter():
            if node.get("translatable") == "yes" and node.text and not CHINESE.search(node.text) \
                    and re.search(r"[A-Za-z]{3}", node.text):
                yield f"{name} has a translatable text that is not Chinese: {node.text.strip()}"


def listed():
    """po/POTFILES lists every file with a text to translate, and no other."""
    wanted = {n for n in PRODUCT if n.endswith(".c") and re.search(r'(?<![\w])(?:_|N_|C_|Q_|NC_)\s*\(\s*"', read(n))}
    wanted |= {n for n in UI_FILES if 'translatable="yes"' in read(n)}
    there = {line for line in read("po/POTFILES").splitlines() if line and not line.startswith("#")}
    for name in sorted(wanted - there):
        yield f"po/POTFILES lacks {name}"
    for name in sorted(there - wanted):
        yield f"po/POTFILES lists {name}, which has nothing to translate or is not there"


def paired():
    """A .ui file has the .c of its stem."""
    stems = {pathlib.PurePath(f).stem for f in PRODUCT if f.startswith("src/ui/") and f.endswith(".c")}
    for name in UI_FILES:
        if pathlib.PurePath(name).stem not in stems:
            yield f"{name} has no src/ui/…/{pathlib.PurePath(name).stem}.c"


def switches():
    """A switch over the kinds has no default: a new kind must be met at each."""
    for name in PRODUCT:
        text = read(name)
        for match in re.finditer(r"switch \([^)]*kind\) \{(.*?)\n\s*\}", text, re.DOTALL):
            if "ANBAN_KIND_" in match[1] and "default:" in match[1]:
                yield f"{name}:{text.count(chr(10), 0, match.start()) + 1} has a default in a switch over kinds"


def finished():
    """No note of work left undone, no stray characters."""
    for name in FILES:
        if name.endswith(BINARY) or name.startswith(("tests/fixtures/", "tests/fuzz/")) or "LICENSE" in name:
            continue
        text = read(name)
        if name.startswith(("src/", "ui/", "tests/unit/")):
            for match in re.finditer(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b", text):
                yield f"{name}:{text.count(chr(10), 0, match.start()) + 1} has a {match[0]}"
        if name.endswith((".c", ".h", ".py", ".build", ".sh")):
            if "\t" in text:
                yield f"{name} has a tab"
            if re.search(r"[ \t]$", text, re.MULTILINE):
                yield f"{name} has blanks at the end of a line"
            if text and not text.endswith("\n"):
                yield f"{name} does not end with a line end"


def functions(name):
    """(lines, name) of each function, by the braces in column 0."""
    start = called = None
    for number, line in enumerate(read(name).splitlines(), 1):
        match = re.match(r"([a-z_][a-z0-9_]*) \(", line)
        if match:
            called = match[1]
        if line.startswith("{") and called:
            start = number
        elif line.startswith("}") and start:
            yield number - start + 1, called
            start = called = None


RULES = [
    ("licence lines", licensed), ("opening comments", opened), ("file names", named), ("test names", tested),
    ("source texts are Chinese", translatable), ("ui files have their class", paired),
    ("switches over kinds", switches), ("nothing unfinished", finished),
]


def main():
    bad = 0
    print(f"1..{len(RULES)}")
    for number, (name, rule) in enumerate(RULES, 1):
        breaches = list(rule())
        bad += bool(breaches)
        print(f"{'not ok' if breaches else 'ok'} {number} - {name}")
        for breach in breaches:
            print(f"# {breach}")
    for breach in listed():
        print(f"# to look at: {breach} (tools/strings)")
    for name in PRODUCT:
        lines = read(name).count("\n")
        if lines > 600:
            print(f"# to look at: {name} has {lines} lines")
        for length, function in functions(name) if name.endswith(".c") else ():
            if length > 60:
                print(f"# to look at: {function} () in {name} has {length} lines")
    sys.exit(1 if bad else 0)


main()
