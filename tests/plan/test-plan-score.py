#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-plan-score.py READ_PLAN: every plan of tests/fixtures/plans is read and scored against its answer (TAP).

One case a document, which fails below F1 0.97 in any of tasks, units, deadlines, frequencies and quotas; and one for
the time that 20,000 characters take, which only a tenfold of what is promised fails here (tools/bench measures it).
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

TESTS = pathlib.Path(__file__).resolve().parents[1]
LEAST = 0.97
ASPECTS = ("task", "unit", "deadline", "frequency", "quota")


def score(read_plan, document, folder):
    found = folder / (document.stem + ".json")
    found.write_bytes(subprocess.run([read_plan, document], check=True, capture_output=True).stdout)
    json.loads(found.read_text(encoding="utf-8"))
    run = subprocess.run([TESTS / "plan-score", document.with_suffix(".json"), found, "-v"], capture_output=True, text=True)
    return run.stdout


def figures(table, name):
    lines = table.splitlines()
    heads = lines[0].split()[1:]
    row = next(line for line in lines if line.startswith(name[:24]))
    return dict(zip(heads, row[24:].split()))


def milliseconds(read_plan, folder):
    text = (TESTS / "fixtures/plans/county-32-tasks.txt").read_text(encoding="utf-8")
    long = folder / "long.txt"
    long.write_text((text * (20000 // len(text) + 1))[:20000], encoding="utf-8")
    run = subprocess.run([read_plan, "--time", long], check=True, capture_output=True, text=True)
    return float(re.search(r"([\d.]+) ms", run.stdout)[1])


def main():
    read_plan = sys.argv[1]
    documents = sorted((TESTS / "fixtures/plans").glob("*.txt"))
    bad = 0
    print(f"1..{len(documents) + 1}")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for number, document in enumerate(documents, 1):
            table = score(read_plan, document, folder)
            values = figures(table, document.stem)
            low = [a for a in ASPECTS if values.get(a, "-") != "-" and float(values[a]) < LEAST]
            bad += bool(low)
            print(f"{'not ok' if low else 'ok'} {number} - {document.stem}")
            if low:
                print("\n".join("# " + line for line in table.splitlines()))
        taken = milliseconds(read_plan, folder)
        bad += taken > 500
        print(f"{'not ok' if taken > 500 else 'ok'} {len(documents) + 1} - 20,000 characters in {taken:.1f} ms")
    sys.exit(1 if bad else 0)


main()
