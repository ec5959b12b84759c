"""How it is written: numbers, dates, words and typography, for screen, paper and command line."""
