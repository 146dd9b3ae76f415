"""From a segment to the English that is kept: marked, asked for, ranked, checked, repaired, mended."""
