"""What Chinese words mean: the glosses of CC-CEDICT."""

from translator.dictionary.glosses import TABLE, glosses

__all__ = ["TABLE", "glosses"]
