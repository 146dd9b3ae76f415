"""Models for CTranslate2 as their publishers lay them out: a folder with SentencePiece's pieces beside the weights."""
