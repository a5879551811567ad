"""Reads records; yields files: JSON, JSON lines and the other output formats."""
