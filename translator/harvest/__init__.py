"""Edits that a reader made in the Word file of a brief, taken back as corrections.

edited_brief   a Word file -> what stands now at each place that a brief marks
alignment      a passage as it was printed and as it stands now -> which sentence became what
take           both, over the articles of a memory -> corrections, and what could not be told
"""
