"""What the engine is asked: the Chinese of a sentence, with what is known written into it."""
