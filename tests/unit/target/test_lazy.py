"""An ordinary table is read without Lark and YAML once their work is kept."""

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import sys
import perfcheck.data
perfcheck.data.cache_folder = sys.argv[1]
from perfcheck.target import parse_value
cells = sys.argv[2:]
for cell in cells:
    parse_value(cell)
print([m for m in ("lark", "yaml", "inspect", "dataclasses") if m in sys.modules])
"""
PLAIN = [
    "≥98%",
    "＞=4000件",
    "100%",
    "无",
    "提升",
    "按期完成",
    "不超协议约定数量",
    "主楼18小时有人值守",
]
OTHER = ["2026年11月底前", "较上年增长不低于4%", "≥80%，≤95%"]


def modules(folder: Path, cells: list[str]) -> str:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(folder), *cells],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return done.stdout.strip()


def test_neither_lark_nor_yaml_is_imported_with_a_warm_cache(tmp_path: Path) -> None:
    assert "yaml" in modules(tmp_path, PLAIN)
    assert modules(tmp_path, PLAIN) == "[]"
    assert "lark" in modules(tmp_path, OTHER)
    assert modules(tmp_path, PLAIN + OTHER) == "[]"


def test_plain_cells_never_need_lark(tmp_path: Path) -> None:
    assert "lark" not in modules(tmp_path, PLAIN)
