"""Figures in English: read from a sentence by value, written in house style."""
