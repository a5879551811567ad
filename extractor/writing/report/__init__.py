"""Reads records; yields the report: one HTML file that works offline, or an index with parts by region."""

from extractor.writing.report.page import Page, report_html
from extractor.writing.report.splitting import Style, write_report

__all__ = ["Page", "Style", "report_html", "write_report"]
