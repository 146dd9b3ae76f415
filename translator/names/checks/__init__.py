"""What is wrong with the names of an English: those that nothing in the Chinese stands for, and those that are lost."""
