"""Made-up performance-target tables of any size, as text flattened from a page.

The same size and seed give the same table. About one indicator in fifteen has a fault of the kind
that reviewers meet, and one project in forty has none of its indicators under output or none under
benefit. Every sum adds up, unless the grand total is to be off.

    python benchmarks/tables.py 1000 > table.txt
"""

import random
import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple

_CITIES = ("云溪", "安泽", "北陵", "清河", "临江", "东浦", "石桥", "南屏", "永宁", "海晏")
_OFFICES = (
    *("图书馆", "水务局", "文化馆", "园林绿化中心", "疾病预防控制中心", "气象局", "档案馆"),
    *("市政设施所", "职业技术学校", "救助管理站", "体育中心", "农业技术推广站"),
)
_SUBJECTS = (
    ("馆藏图书补充", "册", "新书"),
    ("河道清淤养护", "公里", "河段"),
    ("公共卫生监测", "份", "样本"),
    ("行道树修剪", "株", "树木"),
    ("供水管网巡检", "次", "管网"),
    ("档案数字化加工", "卷", "档案"),
    ("群众文艺演出", "场", "演出"),
    ("实训设备更新", "台", "设备"),
    ("流浪人员救助", "人次", "受助人员"),
    ("气象站点维护", "个", "站点"),
    ("路灯节能维修", "盏", "路灯"),
    ("良种示范推广", "亩", "示范田"),
    ("12345热线受理", "件", "来电"),
    ("校园食堂补贴", "人", "学生"),
)
_ENDINGS = ("经费", "项目", "专项资金", "运行费", "补助", "（一期）项目")
_GOALS = (
    "围绕年度工作安排，按计划完成{subject}各项任务，保证{object}管理有序、服务到位",
    "通过开展{subject}，改善{object}状况，满足辖区居民的基本需要",
    "落实上级关于{subject}的部署，全年做到“零差错”，逐步建立长效机制",
    "完成{subject}{count}{unit}，{object}达到行业规范要求，群众反映良好",
    "按照合同推进{subject}工作，加强过程检查，确保资金使用合规、安全",
)
_QUANTITIES = ("完成数量", "任务量", "覆盖数", "开展规模")
_QUALITIES = ("验收合格率", "质量达标率", "完好率", "检查合格率（%）", "记录准确率")
_TIMES = ("按时完成率", "问题响应时间", "任务及时完成率", "24小时内处置率")
_BENEFITS = ("受益群众知晓率", "公共服务覆盖率", "安全事故发生数", "设施正常运行率")
_RATES = ("≥90%", "≥95%", "≥98%", "100%", "＞=85%", "≥99.5%")
_WIDTH = 46
_PAGE = 44


class Item(NamedTuple):
    """One indicator as it is printed; ``ordinal`` is the number before it."""

    ordinal: int
    level1: str
    level2: str
    name: str
    period: str
    annual: str

    def text(self) -> str:
        return (
            f"{self.ordinal}、{self.level1}；{self.level2}；{self.name}；"
            f"实施周期指标值:{self.period}；年度指标值:{self.annual}。"
        )


class Job(NamedTuple):
    """One project: ``cents`` of its one source, of which there are three."""

    name: str
    cents: int
    source: int
    goal: str
    items: tuple[Item, ...]


class Office(NamedTuple):
    """A unit with its projects."""

    name: str
    jobs: tuple[Job, ...]

    def cents(self) -> list[int]:
        """Its money by source."""
        sums = [0, 0, 0]
        for job in self.jobs:
            sums[job.source] += job.cents
        return sums


class Sheet(NamedTuple):
    """A whole table."""

    title: str
    department: str
    offices: tuple[Office, ...]
    excess: int = 0
    """By how many cents the grand total says too much of the first source."""


def generate(indicators: int, seed: int = 0, excess: int = 0) -> str:
    """The text of a table with exactly ``indicators`` indicators, about five a project;
    ``excess``: by how many cents its grand total is too high."""
    return "".join(flatten(sheet(indicators, seed)._replace(excess=excess), seed))


def sheet(indicators: int, seed: int = 0) -> Sheet:
    """The content of the table that ``generate`` prints."""
    rng = random.Random(f"sheet {indicators} {seed}")
    city = rng.choice(_CITIES)
    jobs: list[Job] = []
    left = indicators
    while left:
        count = min(left, rng.choice((3, 4, 5, 5, 6, 7)))
        left -= count
        jobs.append(_job(rng, count, len(jobs)))
    units = min(max(len(jobs) // 8, 1), 400, len(jobs))
    offices = tuple(
        Office(_office(city, index), tuple(jobs[index::units])) for index in range(units)
    )
    year = rng.randint(2023, 2026)
    return Sheet(f"{year}年项目支出绩效目标表", f"{city}市财政局汇总", offices)


def _office(city: str, index: int) -> str:
    round_, place = divmod(index, len(_OFFICES))
    district = "" if not round_ else f"第{round_}"
    return f"{city}市{district}{_OFFICES[place]}"


def _job(rng: random.Random, count: int, number: int) -> Job:
    subject, unit, thing = rng.choice(_SUBJECTS)
    year = rng.choice(("", "", f"{rng.randint(2024, 2026)}年", "2025-2026年"))
    name = f"{year}{rng.choice(_CITIES)}片区{subject}{rng.choice(_ENDINGS)}"
    if number % 9 == 4:
        name = f"{rng.choice(_CITIES)}市{rng.choice(_OFFICES)}关于{name}"
    quantity = rng.randint(2, 4000)
    goal = "；".join(
        text.format(subject=subject, object=thing, count=quantity, unit=unit)
        for text in rng.sample(_GOALS, rng.randint(1, 3))
    )
    cents = rng.choice((rng.randint(100, 99999), rng.randint(100000, 99999999)))
    items = _items(rng, count, subject, unit, thing, quantity, cents)
    return Job(name, cents, rng.choice((0, 0, 0, 1, 2)), f"{goal}。", items)


def _items(
    rng: random.Random,
    count: int,
    subject: str,
    unit: str,
    thing: str,
    quantity: int,
    cents: int,
) -> tuple[Item, ...]:
    money = f"≤{cents / 100:.2f}万元"
    rate = rng.choice(_RATES)
    quick = rng.choice(("≤2小时", "≤30分钟", "100%", "2026年12月底前"))
    pool = [
        ("1-产出指标", "11-数量指标", f"{subject}{rng.choice(_QUANTITIES)}", f"≥{quantity}{unit}"),
        ("1-产出指标", "12-质量指标", f"{thing}{rng.choice(_QUALITIES)}", rate),
        ("2-效益指标", "22-社会效益", rng.choice(_BENEFITS), rng.choice((rate, "0起", "提升"))),
        ("1-产出指标", "13-时效指标", rng.choice(_TIMES), quick),
        ("4-成本指标", "41-经济成本指标", f"{subject}总成本", money),
        ("3-满意度指标", "31-服务对象满意度", "服务对象满意度（%）", rng.choice(("≥90%", "≥95%"))),
        ("2-效益指标", "24-可持续影响", f"{thing}管理制度健全性", "健全"),
    ]
    items = []
    for place, (level1, level2, name, value) in enumerate(pool[:count], 1):
        item = Item(place, level1, level2, name, value, value)
        items.append(_faulty(rng, item) if rng.random() < 1 / 15 else item)
    return tuple(map(_misfiled(rng), items))


def _misfiled(rng: random.Random) -> Callable[[Item], Item]:
    """Of most projects nothing; of one in forty, what puts each of its outputs under benefit, or
    each of its benefits under output."""
    outputs, benefits = ("1-产出指标", "12-质量指标"), ("2-效益指标", "22-社会效益")
    wrong = rng.randrange(80)
    if wrong > 1:
        return lambda item: item
    here, there = (outputs, benefits) if wrong else (benefits, outputs)

    def moved(item: Item) -> Item:
        if item.level1 != here[0]:
            return item
        return item._replace(level1=there[0], level2=there[1])

    return moved


def _faulty(rng: random.Random, item: Item) -> Item:
    """``item`` with one fault of a common kind."""
    kind = rng.randrange(11)
    if kind == 0:
        return item._replace(period="按合同约定", annual="按合同约定")
    if kind == 1:
        return item._replace(name="工作完成率", period="100%", annual="100%")
    if kind == 2:
        return item._replace(period="≤95%", annual="≤95%")
    if kind == 3:
        return item._replace(annual="明显改善")
    if kind == 4:
        return item._replace(level2="12-数量指标")
    if kind == 5:
        return item._replace(annual="")
    if kind == 6:
        return item._replace(name="资金违规使用问题", period="无", annual="无")
    if kind == 7:
        return item._replace(name="问题整改合格率", period="≥120%", annual="≥120%")
    if kind == 8:
        return item._replace(name="现场检查次数", period="≥24次", annual="≥36次")
    if kind == 9:
        return item._replace(name="群众投诉办结时间", period="≤3天", annual="≥3天")
    return item._replace(name="宣传培训规模", period="≥12场", annual="≥300人次")


def flatten(table: Sheet, seed: int = 0) -> Iterator[str]:
    """The lines of the table as text, each with its line end: cells wrapped at a fixed width,
    pages numbered, and the row of column words repeated on some pages.
    """
    rng = random.Random(f"flatten {seed}")
    head = "项目名称（资金使用单位） 总计 财政拨款 财政专户拨款 其他资金 绩效目标 绩效指标"
    yield f"{table.title}\n"
    yield f"部门名称：{table.department} 单位：万元\n\n{head}\n\n"
    sums = [office.cents() for office in table.offices]
    grand = [sum(column) for column in zip([table.excess, 0, 0], *sums, strict=True)]
    yield f"合计 {_amounts(grand)}\n\n"
    lines = page = 0
    for office in table.offices:
        yield f"{office.name} {_amounts(office.cents())}\n\n"
        for job in office.jobs:
            for line in _job_lines(rng, job):
                yield line
                lines += 1
                if lines % _PAGE == 0:
                    page += 1
                    yield f"第 {page} 页\n" if rng.random() < 0.7 else f"{page}\n{head}\n"


def _job_lines(rng: random.Random, job: Job) -> Iterator[str]:
    sources = [0, 0, 0]
    sources[job.source] = job.cents
    amounts = _amounts(sources)
    if len(job.name) > 24:
        yield f"    {job.name[:20]}\n"
        yield f"{job.name[20:]}\n\n"
        yield f"{amounts}\n"
    else:
        yield f"    {job.name} {amounts}\n"
    if rng.random() < 0.5:
        yield "\n"
    width = _WIDTH - 14
    yield from (f"{job.goal[at : at + width]}\n" for at in range(0, len(job.goal), width))
    yield "\n"
    cell = "".join(item.text() for item in job.items)
    yield from (f"{cell[at : at + _WIDTH]}\n" for at in range(0, len(cell), _WIDTH))
    yield "\n"


def _amounts(cents: list[int]) -> str:
    """Total and sources, without those that are nothing, as flattening loses empty cells."""
    kept = [sum(cents), *(each for each in cents if each)]
    return " ".join(f"{each // 100:,}.{each % 100:02d}" for each in kept)


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    for text in flatten(sheet(size)):
        sys.stdout.write(text)
