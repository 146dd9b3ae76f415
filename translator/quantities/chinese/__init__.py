"""Figures found in Chinese text: numbers first, then what stands around them."""
