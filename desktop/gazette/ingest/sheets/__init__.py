"""Spreadsheets (.xlsx, .xlsm, .xls, .csv, .tsv) → name lists, appointments and tables, as their cells are shown."""
