"""From bytes to a Source: one module a kind of file, chosen by content."""

from perfcheck.read.kinds import KNOWN_SUFFIXES, read_source
from perfcheck.read.source import Location, Source, Span
from perfcheck.read.unreadable import UnreadableInput

__all__ = ["KNOWN_SUFFIXES", "Location", "Source", "Span", "UnreadableInput", "read_source"]
