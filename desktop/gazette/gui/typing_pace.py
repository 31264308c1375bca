"""When what is typed is handed over, in the text and in fields alike."""

REST_MS = 600
"""After so long a rest."""
RETRY_MS = 5000
"""What could not be saved is tried again after so long."""
