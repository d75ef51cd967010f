"""From a Source to Tables: the model, and one module a layout that finds it."""

from perfcheck.table.layouts import read_tables

__all__ = ["read_tables"]
