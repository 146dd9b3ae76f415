"""The engine that has a server translate: one that speaks OpenAI's chat protocol, on this machine or on a named one."""
