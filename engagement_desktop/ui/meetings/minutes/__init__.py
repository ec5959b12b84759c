"""The page that finishes minutes: checked, validated, given, approved, signed, rectified."""
