#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages from the command line, as poppler's tools read them."""
import sqlite3
import subprocess

from program import FAILED, MISUSED, main


def read(path):
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout


def facts(path):
    told = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    return dict((k.strip(), v.strip()) for k, _, v in (line.partition(":") for line in told.splitlines()))


def case_task_breakdown(scene):
    scene.sample()
    scene.run("export", "office.anban", "task", "out.pdf")
    text = read(scene / "out.pdf")
    assert "重点任务" in text and "亮灯" in text
    page = facts(scene / "out.pdf")
    assert float(page["Page size"].split()[0]) > 800 and "云溪县" in page["Title"], page


def case_list_of_one_unit(scene):
    scene.sample(records=100)
    scene.run("export", "office.anban", "task", "out.pdf", "--unit", "县应急管理局")
    text = read(scene / "out.pdf")
    assert "县应急管理局" in text and "签" in text, text[:500]


def case_table_of_a_register(scene):
    scene.sample()
    scene.run("export", "office.anban", "unit", "out.pdf", "--where", "类别=学校")
    text = "".join(read(scene / "out.pdf").split())
    assert "云溪县实验小学" in text and "县应急管理局" not in text.replace("单位：县应急管理局", ""), text[:500]


def first_hazard(scene):
    """The code of a hazard of the sample that a letter was written for."""
    office = sqlite3.connect(scene / "office.anban")
    try:
        return office.execute("SELECT h.code, l.doc_number FROM hazard h JOIN letter l ON l.hazard_id = h.id"
                              " WHERE l.kind = 1 ORDER BY h.id LIMIT 1").fetchone()
    finally:
        office.close()


def case_notice_of_a_hazard(scene):
    scene.sample()
    code, number = first_hazard(scene)
    before = (scene / "office.anban").read_bytes()
    scene.run("report", "office.anban", "hazard-notice", "--record", code, "out.pdf")
    text = "".join(read(scene / "out.pdf").split())
    assert number in text and code in text and "交办通知" in text and "整改要求" in text, text
    assert facts(scene / "out.pdf")["Page size"].startswith("595"), facts(scene / "out.pdf")
    assert (scene / "office.anban").read_bytes() == before, "a report reads only"


def case_ledger_of_hazards(scene):
    scene.sample()
    scene.run("export", "office.anban", "hazard", "a3.pdf", "--where", "等级=重大")
    scene.run("export", "office.anban", "hazard", "a4.pdf", "--paper", "A4")
    scene.run("export", "office.anban", "hazard", "out.pdf", "--paper", "b5", status=MISUSED)
    wide, narrow = read(scene / "a3.pdf"), read(scene / "a4.pdf")
    assert "隐患整改台账" in wide and "判定依据" in wide and "重大" in wide, wide
    assert "隐患整改台账" in narrow and "判定依据" not in narrow and "一般" in narrow, narrow
    assert "(A3)" in facts(scene / "a3.pdf")["Page size"] and "(A4)" in facts(scene / "a4.pdf")["Page size"]


def case_notice_of_no_hazard(scene):
    scene.sample()
    scene.run("report", "office.anban", "hazard-notice", "--record", "YH-19990101-0001", "out.pdf", status=FAILED)
    assert scene.files() == ["office.anban"]


def case_reports_of_a_year(scene):
    """Every report of a year becomes pages and a workbook, and changes nothing."""
    scene.sample()
    scene.run("report", "office.anban", "drill-plan", "--year", "2026", "first.pdf")  # presets are filled by now
    before = (scene / "office.anban").read_bytes()
    for report, word in [("drill-plan", "演练计划"), ("drill-ledger", "演练台账"), ("drill-gaps", "演练"),
                         ("training-plan", "培训计划"), ("training-ledger", "培训台账"), ("training-hours", "学时"),
                         ("training-coverage", "覆盖"), ("certificate-expiry", "证书到期"), ("certificate-coverage", "持证率")]:
        scene.run("report", "office.anban", report, "--year", "2026", report + ".pdf")
        text = "".join(read(scene / (report + ".pdf")).split())
        assert word in text and "云溪县安委办" in text, (report, text[:300])
        scene.run("report", "office.anban", report, "--year", "2026", report + ".xlsx")
        assert (scene / (report + ".xlsx")).read_bytes()[:2] == b"PK", report
        if report != "certificate-coverage":  # that is of today
            scene.run("report", "office.anban", report, report + "-again.pdf", status=MISUSED)
    assert (scene / "office.anban").read_bytes() == before, "a report reads only"


def case_papers_of_a_record(scene):
    scene.sample()
    with sqlite3.connect(scene / "office.anban") as office:
        drill, = office.execute("SELECT name FROM drill WHERE state = 2 GROUP BY name HAVING COUNT(*) = 1 LIMIT 1").fetchone()
        training, = office.execute("SELECT name FROM training WHERE state = 2 GROUP BY name HAVING COUNT(*) = 1 LIMIT 1").fetchone()
        unit, = office.execute("SELECT name FROM unit WHERE kind = 7 LIMIT 1").fetchone()
        person, = office.execute("SELECT name FROM person GROUP BY name HAVING COUNT(*) = 1 LIMIT 1").fetchone()
    for paper, record in [("drill-sign-in", drill), ("drill-record", drill), ("drill-evaluation", drill),
                          ("training-file", training), ("training-sign-in", training), ("unit-file", unit),
                          ("person-file", person)]:
        scene.run("report", "office.anban", paper, "--record", record, paper + ".pdf")
        text = "".join(read(scene / (paper + ".pdf")).split())
        assert "".join(record.split())[:6] in text, (paper, record, text[:300])
    for paper, record in [("training-file", training), ("person-file", person)]:
        scene.run("report", "office.anban", paper, "--record", record, paper + ".xlsx")
        assert (scene / (paper + ".xlsx")).read_bytes()[:2] == b"PK", paper
    scene.run("report", "office.anban", "drill-record", "--record", drill, "drill-record.xlsx", status=MISUSED)


main()
