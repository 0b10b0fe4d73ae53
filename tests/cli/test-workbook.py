#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Workbooks as another program reads them: what is in the cells, and how they are set up for screen and paper."""
import datetime
import re
import sqlite3
import struct
import zipfile
import zlib

import openpyxl

from program import main

FORM = ["序号", "重点任务", "具体措施", "牵头单位", "责任(配合)单位", "完成时限", "进展情况", "佐证", "亮灯", "落后原因", "下一步", "填报人"]


def export(scene, register, *options):
    scene.run("export", "office.anban", register, "out.xlsx", *options)
    book = openpyxl.load_workbook(scene / "out.xlsx")
    return book, book.worksheets[0]


def case_task_breakdown_form(scene):
    scene.sample()
    _, sheet = export(scene, "task")
    assert [c.value for c in sheet[1]] == FORM
    assert sheet.max_row == 41 and [r[0].value for r in sheet.iter_rows(min_row=2)] == list(range(1, 41))


def case_set_up_for_screen_and_paper(scene):
    scene.sample()
    book, sheet = export(scene, "task")
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref == "A1:L41"
    assert sheet.print_title_rows in ("1:1", "$1:$1") and "$A$1:$L$41" in sheet.print_area[0]
    page = sheet.page_setup
    assert page.orientation == "landscape" and int(page.paperSize) == 9
    assert sheet.sheet_properties.pageSetUpPr.fitToPage and page.fitToHeight == 0 and page.fitToWidth in (None, 1)
    assert sheet.oddFooter.center.text == "第&P页 共&N页"
    assert "任务分解表" in sheet.oddHeader.center.text
    assert book.properties.title == "云溪县安委办任务分解表" and book.properties.creator


def case_days_are_days(scene):
    scene.sample(records=120)
    _, sheet = export(scene, "task")
    cells = [sheet.cell(row, 6) for row in range(2, sheet.max_row + 1)]
    days = [c for c in cells if isinstance(c.value, datetime.datetime)]
    assert len(days) > 60 and all(c.number_format == "yyyy-mm-dd" for c in days)
    assert all(isinstance(c.value, (datetime.datetime, str)) or c.value is None for c in cells)
    scene.run("export", "office.anban", "task", "out.csv")
    text = (scene / "out.csv").read_text(encoding="utf-8-sig")
    assert days[0].value.strftime("%Y-%m-%d") in text


def case_codes_are_text_without_a_warning(scene):
    scene.sample()
    _, sheet = export(scene, "person")
    phones = [r[4] for r in sheet.iter_rows(min_row=2) if r[4].value is not None]
    assert sheet.cell(1, 5).value == "电话"
    assert phones and all(c.data_type == "s" and c.number_format == "@" for c in phones)
    xml = zipfile.ZipFile(scene / "out.xlsx").read("xl/worksheets/sheet1.xml").decode()
    ranges = re.findall(r'<ignoredError sqref="([^"]*)" numberStoredAsText="1"', xml)
    assert ranges and f"E2:E{sheet.max_row}" in ranges[0].split(), ranges


def case_choices_are_lists_to_pick_from(scene):
    scene.sample()
    _, sheet = export(scene, "unit")
    lists = {str(v.sqref).split(":")[0]: v for v in sheet.data_validations.dataValidation}
    assert lists["B2"].type == "list" and "部门" in lists["B2"].formula1
    _, sheet = export(scene, "task")
    assert not sheet.data_validations.dataValidation, "a light is reckoned, not picked"


def case_lights_have_word_and_colour(scene):
    scene.sample(records=120)
    _, sheet = export(scene, "task")
    colours = {}
    for row in range(2, sheet.max_row + 1):
        cell = sheet.cell(row, 9)
        colours.setdefault(cell.value, set()).add(cell.fill.fgColor.rgb)
    assert set(colours) >= {"逾期", "临期", "正常", "完成"}
    assert all(len(c) == 1 for c in colours.values()) and len(set(map(str, colours.values()))) == len(colours)


def case_notes_wrap_and_columns_are_as_wide_as_said(scene):
    scene.sample()
    _, sheet = export(scene, "task")
    assert sheet["C2"].alignment.wrap_text and sheet.column_dimensions["C"].width > 40
    assert sheet.column_dimensions["A"].width < 10
    # not every program makes wrapped rows as high as their text when it opens the file
    longest = max(range(2, sheet.max_row + 1), key=lambda row: len(sheet.cell(row, 3).value or ""))
    assert sheet.row_dimensions[longest].height > 30


def case_a_unit_names_the_table(scene):
    scene.sample(records=100)
    book, sheet = export(scene, "task", "--unit", "县应急局")
    assert book.properties.title == "县应急管理局责任清单" and "县应急管理局责任清单" in sheet.oddHeader.center.text


def case_no_rows_make_a_table_all_the_same(scene):
    scene.sample()
    _, sheet = export(scene, "task", "--search", "绝无此词")
    assert [c.value for c in sheet[1]] == FORM and sheet.max_row == 1


def case_every_register_opens(scene):
    scene.sample()
    for register in ("plan", "progress", "unit", "person", "task_unit", "task_period"):
        _, sheet = export(scene, register)
        assert sheet.max_row > 1 and all(c.value for c in sheet[1]), register


def case_monthly_statistics(scene):
    scene.sample(records=400)
    scene.run("report", "office.anban", "hazard-monthly", "--year", "2026", "--month", "5", "out.xlsx")
    sheet = openpyxl.load_workbook(scene / "out.xlsx").worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][0] == "生产安全事故隐患排查治理情况统计表" and rows[1][0] == "2026年5月"
    # 行业领域, then the twelve columns of the form
    assert len(rows[3]) == 13
    assert {str(r) for r in sheet.merged_cells.ranges} == {"A1:M1", "A3:A4", "B3:B4", "C3:E3", "F3:L3", "M3:M4"}
    body, total = rows[4:-2], rows[-2]
    assert total[0] == "合计" and rows[-1][0] == "1—5月累计"
    for column in (1, 2, 3, 5, 6):
        assert sum(row[column] for row in body) == total[column]
    assert sheet.cell(5, 5).number_format == "0.0%" and sheet.cell(5, 13).number_format == "#,##0.00"


def case_people_and_certificates(scene):
    scene.sample()
    _, sheet = export(scene, "person")
    heads = [cell.value for cell in sheet[1]]
    numbers = [row[heads.index("身份证号")] for row in sheet.iter_rows(min_row=2)]
    filled = [cell for cell in numbers if cell.value is not None]
    # text, and nobody's birthday
    assert len(filled) > 100 and all(re.fullmatch(r"\d{6}\*{8}\d{3}[\dX]", cell.value) for cell in filled), filled[0].value
    assert all(cell.number_format == "@" for cell in filled)
    for report, column in (("certificate-expiry", "有效期至"), ("certificate-coverage", "属地"),
                           ("training-coverage", "属地"), ("training-hours", "尚缺学时")):
        scene.run("report", "office.anban", report, "--year", "2026", "out.xlsx")
        rows = list(openpyxl.load_workbook(scene / "out.xlsx").worksheets[0].iter_rows(values_only=True))
        assert any(column in row for row in rows[:5]) and len(rows) > 8, report


def case_gaps_of_the_drills(scene):
    scene.sample()
    scene.run("report", "office.anban", "drill-gaps", "--year", "2026", "out.xlsx")
    sheet = openpyxl.load_workbook(scene / "out.xlsx").worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][0] == "2026年应急演练缺口清单" and rows[3][4:9] == ("应开展", "已开展", "已计划", "缺", "其中逾期")
    body = [row for row in rows[4:] if row[0] not in (None, "合计") and row[1] is not None]
    total = next(row for row in rows if row[0] == "合计")
    assert body and all(due - done - planned == missing > 0 and late in (0, missing)
                        for due, done, planned, missing, late in (row[4:9] for row in body))
    for column in range(4, 9):
        assert sum(row[column] for row in body) == total[column]
    # every one says who asks it
    assert all(row[11] for row in body)


def png(width, height):
    """A grey picture."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
            + chunk(b"IDAT", rows) + chunk(b"IEND", b""))


def add_photos(scene, n):
    """The first hazards of the office get a photo before and one after, as the window stores them."""
    office = sqlite3.connect(scene / "office.anban")
    for role in (1, 2):
        preview = png(160, 100 + role)
        office.execute("INSERT INTO attachment_content (sha256, content, preview) VALUES (?, ?, ?)",
                       (f"{role:064}", preview, preview))
        office.execute("INSERT INTO attachment (uuid, rev, owner_register, owner_id, name, media_type, size, sha256, role)"
                       " SELECT 'photo-' || id || '-' || ?1, 1, 'hazard', id, '照片.png', 'image/png', ?2, ?3, ?1 FROM hazard"
                       " ORDER BY id LIMIT ?4", (role, len(preview), f"{role:064}", n))
    office.commit()
    office.close()


def case_photos_in_cells(scene):
    scene.sample()
    add_photos(scene, 5)
    export(scene, "hazard")
    with zipfile.ZipFile(scene / "out.xlsx") as parts:
        assert not [n for n in parts.namelist() if "media" in n or "drawing" in n]
    _, sheet = export(scene, "hazard", "--photos")
    labels = [c.value for c in sheet[1]]
    assert labels[-2:] == ["整改前照片", "整改后照片"]
    with zipfile.ZipFile(scene / "out.xlsx") as parts:
        assert parts.testzip() is None
        drawing = parts.read("xl/drawings/drawing1.xml").decode()
        media = sorted(parts.read(n) for n in parts.namelist() if n.startswith("xl/media/"))
    assert png(160, 101) in media and png(160, 102) in media, [len(m) for m in media]
    places = [(int(r), int(c)) for c, r in re.findall(r"<xdr:from><xdr:col>(\d+)</xdr:col>.*?<xdr:row>(\d+)</xdr:row>", drawing)]
    ends = [int(r) for r in re.findall(r"<xdr:to>.*?<xdr:row>(\d+)</xdr:row>", drawing)]
    assert len(set(places)) == len(places) >= 10 and {c for _, c in places} == {len(labels) - 2, len(labels) - 1}, places
    # each stands within its row
    assert [row for row, _ in places] == ends
    assert all(sheet.row_dimensions[row + 1].height >= 80 for row, _ in places)


main()
