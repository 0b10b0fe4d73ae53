/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registers/sample-drill-phrases.h"

#define OF_TOWN       ANBAN_UNIT_KIND_TOWN
#define OF_VILLAGE    ANBAN_UNIT_KIND_VILLAGE
#define OF_DEPARTMENT ANBAN_UNIT_KIND_DEPARTMENT
#define OF_FIRM       ANBAN_UNIT_KIND_FIRM
#define OF_SCHOOL     ANBAN_UNIT_KIND_SCHOOL

const AnbanSampleDrill anban_sample_drills[] = {
    {OF_TOWN, NULL, ANBAN_DRILL_COMPREHENSIVE, ANBAN_DRILL_LIVE, 3, "防汛抢险综合应急演练", "镇区河堤段",
     "连续强降雨，河道水位超过警戒线，临河两个村民小组需要转移",
     "接到预警后启动响应，各组到位；劝导员逐户通知，转移安置点登记；抢险组装填沙袋封堵；水位回落后解除响应"},
    {OF_TOWN, NULL, ANBAN_DRILL_SPECIAL, ANBAN_DRILL_TABLETOP, 3, "森林火灾扑救桌面推演", "镇政府会议室",
     "清明期间林缘起火，风力四级，距村庄八百米",
     "按时间点发布情况，各岗位口述处置，主持人追问并记录不一致之处"},
    {OF_VILLAGE, NULL, ANBAN_DRILL_EVACUATION, ANBAN_DRILL_LIVE, 4, "地质灾害避险转移演练", "村文化广场",
     "监测点裂缝加宽，山体有落石", "鸣锣示警，按网格转移，清点人数，核对明白卡"},
    {OF_DEPARTMENT, NULL, ANBAN_DRILL_SPECIAL, ANBAN_DRILL_TABLETOP, 2, "行业突发事件桌面推演",
     "机关三楼会议室", "行业内企业发生险情，需要调度救援力量和发布信息",
     "按预案职责分工推演信息报告、力量调度、信息发布三个环节"},
    {OF_DEPARTMENT, NULL, ANBAN_DRILL_COMPREHENSIVE, ANBAN_DRILL_LIVE, 7, "多部门联合处置综合演练",
     "演练基地", "道路运输车辆侧翻并发生泄漏，一人被困",
     "接警、警戒、侦检、堵漏、救人、洗消、医疗转运、恢复通行依次开展"},
    {OF_FIRM, "危险化学品", ANBAN_DRILL_SPECIAL, ANBAN_DRILL_LIVE, 5, "储罐泄漏专项演练", "罐区北侧",
     "储罐出口法兰泄漏，可燃气体报警", "报警确认、紧急切断、水幕稀释、警戒疏散、堵漏作业、检测恢复"},
    {OF_FIRM, "矿山", ANBAN_DRILL_ON_SITE, ANBAN_DRILL_LIVE, 5, "边坡坍塌现场处置演练", "采场二号平台",
     "降雨后边坡出现滑移，一台设备受困", "撤人、警戒、监测、清点、救援、上报"},
    {OF_FIRM, "烟花爆竹", ANBAN_DRILL_SPECIAL, ANBAN_DRILL_LIVE, 5, "库区火情专项演练", "库区值守点",
     "库区外围杂草起火", "值守报告、切断电源、外围灭火、人员撤离、报告属地"},
    {OF_FIRM, "建筑施工", ANBAN_DRILL_ON_SITE, ANBAN_DRILL_LIVE, 5, "高处坠落现场处置演练", "三号楼工地",
     "作业人员从脚手架坠落", "停工、保护现场、急救、送医、排查同类隐患"},
    {OF_FIRM, "商贸", ANBAN_DRILL_EVACUATION, ANBAN_DRILL_LIVE, 5, "营业场所火灾疏散演练", "一层中庭",
     "营业时间库房起火，烟气蔓延", "报警、广播引导、分区疏散、初期灭火、清点人数"},
    {OF_FIRM, "旅游", ANBAN_DRILL_EVACUATION, ANBAN_DRILL_LIVE, 5, "游客疏散应急演练", "游客中心广场",
     "索道故障，游客滞留", "停运报告、安抚引导、分批转移、信息发布"},
    {OF_FIRM, NULL, ANBAN_DRILL_COMPREHENSIVE, ANBAN_DRILL_LIVE, 5, "生产安全事故综合应急演练", "厂区",
     "车间起火并有一人受伤", "报警、启动预案、疏散、灭火、救护、警戒、恢复"},
    {OF_FIRM, NULL, ANBAN_DRILL_ON_SITE, ANBAN_DRILL_LIVE, 5, "有限空间作业现场处置演练", "污水池",
     "作业人员在池内晕倒", "停止盲目施救、通风检测、佩戴呼吸器施救、送医"},
    {OF_SCHOOL, NULL, ANBAN_DRILL_EVACUATION, ANBAN_DRILL_LIVE, 6, "地震火灾应急疏散演练", "教学楼和操场",
     "第二节课时有震感，随后实验室起火", "就地避险、分层疏散、楼道值守、操场清点、总结讲评"},
    {0},
};

const char *const anban_sample_drill_conclusions[] = {
    "目标基本达到，响应和疏散按预案进行，用时在规定以内；信息报告的要素还要补全。",
    "组织有序，岗位职责清楚。建议增加夜间科目，检验值守力量。",
    "达到预期目的。部分人员对器材使用不熟，列入下次训练。",
    "推演暴露出预案中联系人和电话没有更新，须在月内修订。",
    NULL,
};

const char *const anban_sample_drill_problems[] = {
    "二号疏散口的门从外面锁住，绕行多用了四分钟",
    "对讲机电量不足，警戒组与指挥部失去联系",
    "应急照明灯三处不亮",
    "呼吸器气瓶压力不足，没有备用气瓶",
    "参演人员没有按集合点清点，少报两人",
    "预案中值班电话已经停用",
    "消火栓水带接口老化漏水",
    NULL,
};
