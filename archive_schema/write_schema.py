"""Writes schema.sql, today's schema, from the migrations beside it; run it after adding a migration."""

from pathlib import Path

from gazette.archive.migrations import schema_text

if __name__ == "__main__":
    Path(__file__).with_name("schema.sql").write_text(schema_text(), "utf-8", newline="\n")
