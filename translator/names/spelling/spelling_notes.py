"""What the note of an entry that the program made says of where its English is from."""

from __future__ import annotations

STATED = "from the article"
PUBLIC = "a public figure"
PARTS = "spelt by its parts"
RULE = "spelt by rule:"
FOLLOWS = "follows the full name"
CORRECTED = "as a person wrote it"
