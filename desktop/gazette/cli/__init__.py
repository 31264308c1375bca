"""The command line ``gazette``: words in, text or JSON out; what is done is left to ``desk``."""
