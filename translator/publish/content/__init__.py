"""What a brief says, worked out once for every format."""
