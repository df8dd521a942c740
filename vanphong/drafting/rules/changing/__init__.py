"""Files written anew: mended by itself, numbered, converted to Unicode, laid together. Only what has to changes."""
