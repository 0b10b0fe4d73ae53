#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every subcommand does its work, without a display."""
import csv
import json
import sqlite3

from program import DONE, FAILED, PLAN, main


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def case_help_names_every_subcommand(scene):
    text = scene.run("--help").stdout
    for word in ("plan read", "plan import", "export", "sample", "check", "backup", "ANBAN_TODAY"):
        assert word in text, word


def case_version(scene):
    assert scene.run("--version").stdout.startswith("anban 0.")


def case_no_locale_is_needed(scene):
    assert "用法" in scene.run("--help", LC_ALL="C").stdout


def case_plan_read_prints_an_outline(scene):
    text = scene.run("plan", "read", PLAN).stdout
    assert "云溪县2026年安全生产工作计划" in text and "二/（一）/1" in text and "牵头：县安委办" in text, text


def case_plan_read_json(scene):
    plan = json.loads(scene.run("plan", "read", "--json", PLAN).stdout)
    assert plan["title"] == "云溪县2026年安全生产工作计划" and plan["doc_number"] == "云安委〔2026〕1号"
    first = plan["tasks"][0]["units"][0]
    assert len(plan["tasks"]) == 27 and (first["name"], first["role"]) == ("县安委办", "牵头")


def case_plan_import_makes_the_office(scene):
    assert "新增任务 27 项" in scene.run("plan", "import", "new.anban", PLAN).stdout
    scene.run("check", "new.anban")
    scene.run("export", "new.anban", "task", "out.csv")
    assert len(rows(scene / "out.csv")) == 28


def case_plan_import_again_changes_nothing(scene):
    scene.run("plan", "import", "new.anban", PLAN)
    before = scene.run("export", "new.anban", "task", "a.csv") and (scene / "a.csv").read_bytes()
    assert "没有变化" in scene.run("plan", "import", "new.anban", PLAN).stdout
    scene.run("export", "new.anban", "task", "b.csv")
    assert (scene / "b.csv").read_bytes() == before


def case_plan_import_finds_the_units_of_the_office(scene):
    scene.sample()
    n = len(rows_of(scene, "unit"))
    told = scene.run("plan", "import", "office.anban", PLAN).stdout
    assert len(rows_of(scene, "unit")) - n <= 3, told


def rows_of(scene, register, *options):
    scene.run("export", "office.anban", register, "rows.csv", *options)
    return rows(scene / "rows.csv")[1:]


def case_export_every_register_in_every_form(scene):
    scene.sample()
    for register in ("task", "plan", "progress", "unit", "person", "task_unit", "task_period"):
        for ending in ("xlsx", "pdf", "csv"):
            scene.run("export", "office.anban", register, f"{register}.{ending}")
            assert (scene / f"{register}.{ending}").stat().st_size > 0
    assert not [n for n in scene.files() if n.endswith(".tmp")], scene.files()


def case_export_where_by_label_and_by_column(scene):
    scene.sample(records=120)
    late = rows_of(scene, "task", "--where", "亮灯=逾期")
    assert late and all(row[8] == "逾期" for row in late)
    by_column = rows_of(scene, "task", "--where", "state=已完成")
    by_label = rows_of(scene, "task", "--where", "状态=已完成")
    assert by_column and by_column == by_label and len(by_column) < 120


def case_export_where_a_day_and_a_title(scene):
    scene.sample()
    row = next(r for r in rows_of(scene, "task") if r[5].startswith("2026-"))
    year, month, day = map(int, row[5].split("-"))
    found = rows_of(scene, "task", "--where", f"完成时限={year}年{month}月{day}日")
    assert row[1] in [r[1] for r in found] and {r[5] for r in found} == {row[5]}
    plans = rows_of(scene, "plan")
    assert rows_of(scene, "task", "--where", f"计划={plans[0][0]}")


def case_export_where_empty_means_none(scene):
    scene.sample()
    without = rows_of(scene, "task", "--where", "due_on=")
    assert without and all(not r[5].startswith("20") for r in without)


def case_export_unit_with_everything_below(scene):
    scene.sample(records=200)
    everything = rows_of(scene, "task")
    some = rows_of(scene, "task", "--unit", "县应急局")
    assert 0 < len(some) < len(everything)
    assert some == rows_of(scene, "task", "--unit", "县应急管理局") == rows_of(scene, "task", "--unit=云溪县应急管理局")
    assert rows_of(scene, "person", "--unit", "青禾镇")


def case_export_search(scene):
    scene.sample(records=200)
    found = rows_of(scene, "task", "--search", "燃气")
    assert found and all(any("燃气" in cell for cell in row) for row in found)
    assert rows_of(scene, "task", "--search", "绝无此词") == []


def case_sample_is_the_same_for_the_same_seed(scene):
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        scene.sample(f"{name}.anban", 60, seed)
        scene.run("export", f"{name}.anban", "task", f"{name}.csv")
    a, b, c = ((scene / f"{n}.csv").read_bytes() for n in "abc")
    assert a == b != c


def case_sample_burns_every_light(scene):
    scene.sample(records=240)
    lights = {row[8] for row in rows_of(scene, "task")}
    assert lights == {"逾期", "临期", "正常", "完成", "终止"}, lights


def case_sample_of_nothing(scene):
    scene.sample(records=0)
    assert rows_of(scene, "task") == [] and rows_of(scene, "unit")


def case_check_finds_what_was_changed_behind_the_log(scene):
    scene.sample()
    scene.run("check", "office.anban")
    with sqlite3.connect(scene / "office.anban") as db:
        db.execute("UPDATE task SET heading = heading || '！' WHERE id = 3")
    db.close()
    before = (scene / "office.anban").read_bytes()
    assert scene.run("check", "office.anban", status=FAILED).stdout.strip()
    assert (scene / "office.anban").read_bytes() == before


def case_backup_is_whole(scene):
    scene.sample()
    scene.run("backup", "office.anban", "copy.anban")
    scene.run("check", "copy.anban")
    assert rows_of(scene, "task")
    scene.run("export", "copy.anban", "task", "copy.csv")
    assert rows(scene / "copy.csv")[1:] == rows_of(scene, "task")


def case_nothing_is_written_to_an_office_that_is_read(scene):
    scene.sample()
    before = (scene / "office.anban").read_bytes()
    scene.run("export", "office.anban", "task", "a.xlsx", status=DONE)
    scene.run("check", "office.anban")
    scene.run("backup", "office.anban", "b.anban")
    assert (scene / "office.anban").read_bytes() == before
    assert scene.files() == ["a.xlsx", "b.anban", "office.anban"]


main()
