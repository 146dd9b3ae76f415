"""Who is named in Chinese: where people stand in a text, whom a short form means, where they are from."""
