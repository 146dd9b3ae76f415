"""What Chinese text is: its characters, its scripts, its words, its sentences."""
