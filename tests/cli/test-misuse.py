#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked wrongly or cannot be done: one sentence, the right status, and nothing harmed."""
import os
import shutil
import subprocess

from program import ANBAN, FAILED, MISUSED, PLAN, main

NOBODY = 65534


def case_words_that_are_no_command(scene):
    for words in (["foo"], ["plan"], ["plan", "write"], ["plan", "read"], ["plan", "import", "a.anban"], ["export"],
                  ["sample"], ["check"], ["check", "a", "b"], ["backup", "a"]):
        scene.run(*words, status=MISUSED)
    assert scene.files() == []


def case_options_that_are_none(scene):
    scene.sample()
    for words in (["--foo"], ["--unit"], ["--unit", "a", "--unit", "b"], ["--where", "无此字段=1"], ["--where", "亮灯"],
                  ["--where", "亮灯=紫色"], ["--where", "完成时限=2026-02-30"]):
        scene.run("export", "office.anban", "task", "out.xlsx", *words, status=MISUSED)
    for words in (["--records", "many"], ["--records", "-1"], ["--seed", "1.5"], ["--records"]):
        scene.run("sample", "b.anban", *words, status=MISUSED)
    scene.run("plan", "read", PLAN, "--json=1", status=MISUSED)
    scene.run("export", "office.anban", "plan", "out.xlsx", "--unit", "县应急管理局", status=MISUSED)
    assert scene.files() == ["office.anban"]


def case_registers_and_endings_that_are_none(scene):
    scene.sample()
    scene.run("export", "office.anban", "hazards", "out.xlsx", status=MISUSED)
    scene.run("export", "office.anban", "task", "out.doc", status=MISUSED)
    scene.run("export", "office.anban", "task", ".xlsx", status=MISUSED)
    assert scene.files() == ["office.anban"]


def case_reports_that_are_none(scene):
    scene.sample()
    for words in (["hazard-weekly", "out.pdf"], ["hazard-monthly", "out.pdf"], ["hazard-monthly", "--year", "2026", "out.pdf"],
                  ["hazard-monthly", "--year", "2026", "--month", "13", "out.pdf"],
                  ["hazard-monthly", "--year", "2026", "--month", "5", "out.csv"],
                  ["hazard-notice", "out.pdf"], ["hazard-notice", "--record", "YH-20260601-0001", "out.xlsx"]):
        scene.run("report", "office.anban", *words, status=MISUSED)
    assert scene.files() == ["office.anban"]


def case_files_that_are_not_there(scene):
    for words in (["plan", "read", "no.txt"], ["plan", "import", "o.anban", "no.txt"], ["check", "no.anban"],
                  ["export", "no.anban", "task", "out.xlsx"], ["backup", "no.anban", "b.anban"]):
        scene.run(*words, status=FAILED)
    assert scene.files() == []


def case_folders_that_are_not_there(scene):
    scene.sample()
    for ending in ("xlsx", "csv", "pdf"):
        scene.run("export", "office.anban", "task", f"no/out.{ending}", status=FAILED)
    scene.run("backup", "office.anban", "no/b.anban", status=FAILED)
    scene.run("sample", "no/s.anban", status=FAILED)
    assert scene.files() == ["office.anban"]


def case_a_unit_that_is_not_there(scene):
    scene.sample()
    told = scene.run("export", "office.anban", "task", "out.xlsx", "--unit", "县钓鱼协会", status=FAILED)
    assert "县钓鱼协会" in told.stderr and scene.files() == ["office.anban"]


def case_a_folder_is_no_file(scene):
    scene.sample()
    (scene / "out.xlsx").mkdir()
    (scene / "out.pdf").mkdir()
    scene.run("export", "office.anban", "task", "out.xlsx", status=FAILED)
    scene.run("export", "office.anban", "task", "out.pdf", status=FAILED)
    scene.run("backup", "office.anban", "out.pdf", status=MISUSED)


def case_a_backup_never_lands_on_the_office(scene):
    scene.sample()
    before = (scene / "office.anban").read_bytes()
    (scene / "link.anban").symlink_to("office.anban")
    scene.run("backup", "office.anban", "office.anban", status=MISUSED)
    scene.run("backup", "office.anban", "./office.anban", status=MISUSED)
    scene.run("backup", "office.anban", "link.anban", status=MISUSED)
    assert (scene / "office.anban").read_bytes() == before


def case_a_sample_never_lands_on_an_office(scene):
    scene.sample()
    before = (scene / "office.anban").read_bytes()
    scene.run("sample", "office.anban", status=FAILED)
    assert (scene / "office.anban").read_bytes() == before


def case_strange_files_are_no_office(scene):
    for name, content in (("text.anban", b"hello"), ("empty.anban", b""), ("zip.anban", b"PK\x03\x04" + bytes(90))):
        (scene / name).write_bytes(content)
        for words in (["check", name], ["export", name, "task", "out.csv"], ["backup", name, "b.anban"],
                      ["plan", "import", name, PLAN], ["sample", name]):
            scene.run(*words, status=FAILED)
            assert (scene / name).read_bytes() == content, words
    assert scene.files() == ["empty.anban", "text.anban", "zip.anban"]


def case_a_plan_without_tasks_makes_no_office(scene):
    (scene / "poem.txt").write_text("床前明月光\n疑是地上霜\n", encoding="utf-8")
    (scene / "empty.txt").write_text("")
    (scene / "bytes.txt").write_bytes(bytes(range(256)) * 4)
    for name in ("poem.txt", "empty.txt", "bytes.txt"):
        scene.run("plan", "import", "office.anban", name, status=FAILED)
    assert "office.anban" not in scene.files()


def case_a_read_only_folder(scene):
    scene.sample()
    folder = scene / "locked"
    folder.mkdir()
    folder.chmod(0o555)
    os.chmod(scene / "office.anban", 0o644)
    user = NOBODY if os.geteuid() == 0 else None
    for ending in ("xlsx", "csv", "pdf"):
        told = scene.run("export", "office.anban", "task", f"locked/out.{ending}", status=FAILED, user=user)
        assert "写" in told.stderr, told.stderr
    scene.run("backup", "office.anban", "locked/b.anban", status=FAILED, user=user)
    scene.run("sample", "locked/s.anban", status=FAILED, user=user)
    shutil.copy(PLAN, scene / "plan.txt")
    scene.run("plan", "import", "locked/p.anban", "plan.txt", status=FAILED, user=user)
    folder.chmod(0o755)
    assert list(folder.iterdir()) == []


def case_an_existing_file_is_replaced_or_unharmed(scene):
    scene.sample(records=200)
    for ending in ("xlsx", "csv", "pdf"):
        path = scene / f"out.{ending}"
        path.write_bytes(b"what was there before")
        told = scene.run("export", "office.anban", "task", path.name, status=FAILED, most_bytes=8192)
        assert "空间" in told.stderr, told.stderr
        assert path.read_bytes() == b"what was there before"
        scene.run("export", "office.anban", "task", path.name)
        assert path.stat().st_size > 1000
    assert [n for n in scene.files() if n.startswith(".")] == []


def case_a_disk_that_is_full_leaves_no_sample(scene):
    scene.run("sample", "s.anban", status=FAILED, most_bytes=200_000)
    scene.run("plan", "import", "p.anban", PLAN, status=FAILED, most_bytes=60_000)
    assert scene.files() == []


def case_stdout_that_takes_nothing(scene):
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run([ANBAN, "plan", "read", PLAN, "--json"], stdout=full, stderr=subprocess.PIPE, text=True,
                              env=os.environ | {"LC_ALL": "C.UTF-8"})
    assert done.returncode == FAILED and done.stderr.startswith("anban: "), done


def case_ctrl_c_leaves_nothing(scene):
    running = subprocess.Popen([ANBAN, "sample", "s.anban", "--records", "200000"], cwd=scene.folder,
                               stderr=subprocess.PIPE, text=True, env=os.environ | {"LC_ALL": "C.UTF-8"})
    try:
        running.wait(timeout=3)
    except subprocess.TimeoutExpired:
        pass
    running.send_signal(2)
    told = running.communicate(timeout=60)[1]
    assert running.returncode == FAILED and "停止" in told, (running.returncode, told)
    assert scene.files() == []


main()
