"""What is handed over: the Word brief of each article and the report of the run.

`docx` writes a brief, `report` the report. The modules that know python-docx (`compose`, `tables`,
`sheet`, `package`) are imported by `docx` when the first brief is written, and by nothing else.
"""
