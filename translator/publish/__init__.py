"""What is handed over: the Word brief of each article and the report of the run.

`content` works out once what a brief says; `docx`, `html`, `markdown` and `brief_json` set it; `report_json` and
`terms_csv` are of the whole run. What knows python-docx is imported by `docx.render` when the first brief is
written, and by nothing else.
"""
