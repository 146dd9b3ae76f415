"""The Argos engine: argostranslate's packages over CTranslate2."""
