"""The review opinion (审核意见): what a finance bureau answers to a unit, ready to be signed.

``document`` makes the content as blocks, ``markdown`` and ``docx`` write them down. This module
writes Markdown, as every format does that is printed.
"""

from perfcheck.report.opinion.markdown import render

__all__ = ["render"]
