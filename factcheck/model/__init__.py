"""The nouns: frozen values that the steps hand to each other. Imports nothing else of ours."""
