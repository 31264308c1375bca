"""Word files (.docx, .docm, .dotx) → manuscript, every character accounted for."""
