"""The file that a new rule starts from. It holds a small rule that works and passes its cases, so
that a writer changes one thing at a time and always knows what broke it."""

_SKELETON = """\
code: {code}
name: {name}
title: {{zh: 数量指标名称里有“若干”, en: Quantity indicator named by 若干}}
severity: warning             # error | warning | advice
certainty: certain            # review: a person should look before it is believed
subject: indicator            # document | project | indicator | target
when: indicator.level2 == category.quantity
require: "!indicator.name.contains('若干')"
at: indicator.name_place
message:
  zh: 「{{indicator.name}}」的名称里有“若干”，看不出做什么、做多少
  en: the name “{{indicator.name}}” says 若干 (some), which tells no amount
actual: "{{indicator.name}}"
expected:
  zh: 说清做什么的名称，数目写在指标值里
  en: a name that says what is done, with the amount in the value
remedy:
  zh: 名称写做什么，数目写进指标值，如「维修路灯数量 ≥120盏」
  en: Name what is done and put the amount into the value, such as 维修路灯数量 ≥120盏
why:
  zh: 名称里含糊，指标值再具体也不知道数的是什么。
  en: However exact the value, a vague name leaves open what is counted.
basis:
  - {{source: PRACTICE}}
cases:
  - name: 名称含糊
    indicator: |
      1、1-产出指标；11-数量指标；维修若干路灯；实施周期指标值:≥120盏；年度指标值:≥120盏。
    violates: [1]
  - name: 名称说清做什么
    indicator: |
      1、1-产出指标；11-数量指标；维修路灯数量；实施周期指标值:≥120盏；年度指标值:≥120盏。
    violates: []
  - name: 质量指标不归本规则管
    indicator: |
      1、1-产出指标；12-质量指标；若干路灯验收合格率；实施周期指标值:≥98%；年度指标值:≥98%。
    violates: []
    not_applicable: 1
"""


def rule_skeleton(code: str, name: str) -> str:
    """The text of a rule file with this code and name."""
    return _SKELETON.format(code=code, name=name)
