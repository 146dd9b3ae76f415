"""The language model engine: a GGUF file through OpenVINO."""
