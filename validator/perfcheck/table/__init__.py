"""From a Source to Tables: the model, and one module a layout that finds it."""

from perfcheck.table.layouts import read_tables
from perfcheck.table.outline import table_to_text
from perfcheck.table.record import table_to_json

__all__ = ["read_tables", "table_to_json", "table_to_text"]
