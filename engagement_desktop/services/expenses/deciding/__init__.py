"""The life of a claim: submitted, decided by two people, corrected beside."""
