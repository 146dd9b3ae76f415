"""What an English is checked for, a module a check; `verify` runs them all."""
