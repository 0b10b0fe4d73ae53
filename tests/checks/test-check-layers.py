#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tools/check-layers: the project itself keeps its layers, and every kind of breach is said (TAP)."""
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]

# what stands in which file, and a piece of the sentence that it must give; None where it is fine
BREACHES = [
    ("upward", "store/a.c", '#include "ui/window.h"\n', "includes upward: store/ may not know ui/"),
    ("sideways", "plan/a.c", '#include "report/page.h"\n', "includes sideways: plan/ and report/"),
    ("downward", "plan/a.c", '#include "store/store.h"\n', None),
    ("no room", "plan/a.c", '#include "store.h"\n', "without its room"),
    ("GTK below ui", "report/a.c", "#include <gtk/gtk.h>\n", "only ui/ may know it"),
    ("GTK in ui", "ui/a.c", "#include <gtk/gtk.h>\n", None),
    ("SQLite above db", "store/a.c", "#include <sqlite3.h>\n", "only db/ may know it"),
    ("SQL in ui", "ui/a.c", 'const char *q = "SELECT id "\n  "FROM task";\n', "ui/a.c:1 speaks SQL"),
    ("SQL in cli", "cli/a.c", 'const char *q = "DELETE FROM task";\n', "cli/ asks the store instead"),
    ("SQL in store", "store/a.c", 'const char *q = "SELECT id FROM task";\n', None),
    ("SQL in a comment", "ui/a.c", "/* the store runs SELECT id FROM task */\n", None),
    ("commented include", "store/a.c", '/*\n#include "ui/window.h"\n*/\n', None),
    ("unknown room", "drawer/a.c", "int x;\n", "src/drawer/ is no room"),
    ("generated header", "store/a.c", '#include "made-by-the-build.h"\n', None),
    ("private header", "store/store-private.h", '#include "store/store.h"\n', None),
    ("loop", "store/b.h", '#include "store/store.h"\n', "loop: store/b.h ↔ store/store.h"),
]
HEADERS = {"ui/window.h": "", "report/page.h": "", "store/store.h": ""}


def run(*arguments):
    done = subprocess.run([ROOT / "tools/check-layers", *arguments], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def case(number, name, good, output):
    print(f"{'ok' if good else 'not ok'} {number} - {name}")
    if not good:
        print("".join(f"# {line}\n" for line in output.splitlines()), end="")
    return good


def breach(file, text, sentence):
    with tempfile.TemporaryDirectory() as folder:
        files = HEADERS | {file: text}
        if file == "store/b.h":
            files["store/store.h"] = '#include "store/b.h"\n'
        for name, content in files.items():
            path = pathlib.Path(folder, "src", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content)
        status, output = run(folder)
    if sentence is None:
        return status == 0, output
    return status == 1 and sentence in output, output


def main():
    print(f"1..{len(BREACHES) + 1}")
    status, output = run()
    good = [case(1, "the project keeps its layers", status == 0, output)]
    for number, (name, file, text, sentence) in enumerate(BREACHES, 2):
        good.append(case(number, name, *breach(file, text, sentence)))
    sys.exit(0 if all(good) else 1)


main()
