"""The Word brief. What knows python-docx is imported when the first brief is written."""
