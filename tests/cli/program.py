# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the program as a clerk's script would, and tells cases in TAP. Used by the tests of this folder.

A test file defines functions named case_…, each given a Scene (a folder of its own), and ends with main().
"""
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback

ANBAN = pathlib.Path(sys.argv[1]).resolve()
TESTS = pathlib.Path(os.environ["G_TEST_SRCDIR"])
PLAN = TESTS.parent / "data" / "samples" / "plan-2026.txt"
DONE, FAILED, MISUSED = 0, 1, 2


class Scene:
    """A folder, and the program run inside it."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="anban-cli-"))
        self.folder.chmod(0o755)

    def __truediv__(self, name):
        return self.folder / name

    def run(self, *arguments, status=DONE, user=None, most_bytes=None, **variables):
        """The finished run. Fails the case when the status is another or stderr is not as the rules want it."""
        environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
        environment |= {"LC_ALL": "C.UTF-8"} | variables

        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))

        program = ANBAN
        if user is not None:
            # another user may not look into the folder that the project lies in
            program = pathlib.Path(shutil.copy(ANBAN, self / "anban-of-another"))
        done = subprocess.run([program, *map(str, arguments)], cwd=self.folder, env=environment, user=user, text=True,
                              capture_output=True, stdin=subprocess.DEVNULL, timeout=200,
                              preexec_fn=limit if most_bytes is not None else None)
        told = f"anban {' '.join(map(str, arguments))} → {done.returncode}\n{done.stdout}\n{done.stderr}"
        assert done.returncode == status, f"status {status} was expected: {told}"
        if status == DONE:
            assert done.stderr == "", told
        else:
            check_sentence(done.stderr, told)
        return done

    def sample(self, name="office.anban", records=40, seed=1):
        self.run("sample", name, "--records", records, "--seed", seed)
        return name

    def files(self):
        return sorted(p.name for p in self.folder.iterdir())


def check_sentence(text, told):
    """One line, prefixed, Chinese, ended."""
    assert text.startswith("anban: ") and text.endswith("\n") and text.count("\n") == 1, told
    sentence = text.removeprefix("anban: ").strip()
    assert any("\u4e00" <= c <= "\u9fff" for c in sentence), told
    assert sentence[-1] in "。！", told


def main():
    module = sys.modules["__main__"]
    cases = [(n, f) for n, f in vars(module).items() if n.startswith("case_")]
    bad = 0
    print(f"1..{len(cases)}", flush=True)
    for number, (name, function) in enumerate(cases, 1):
        scene = Scene()
        label = f"{number} - {name.removeprefix('case_').replace('_', ' ')}"
        try:
            reason = function(scene)
            print(f"ok {label}" + (f" # SKIP {reason}" if reason else ""), flush=True)
        except Exception:
            bad += 1
            print(f"not ok {label}", flush=True)
            for line in traceback.format_exc().splitlines():
                print(f"# {line}", flush=True)
        shutil.rmtree(scene.folder, ignore_errors=True)
    sys.exit(1 if bad else 0)
