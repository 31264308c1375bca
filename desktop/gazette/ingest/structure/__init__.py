"""Lines of a source, whatever format it had → issues, entries and blocks, each knowing its place."""
