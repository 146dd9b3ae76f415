"""llama.cpp in this process, for GGUF files of any family that it knows: the extra `llamacpp`."""
