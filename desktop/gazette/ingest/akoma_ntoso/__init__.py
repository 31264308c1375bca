"""Akoma Ntoso files → issues and entries: ours without loss, those of others as far as they go."""
