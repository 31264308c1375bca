"""Reads PDF: characters by their places → lines, columns, tables, paragraphs; what is no text of it is told of."""
