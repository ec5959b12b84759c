"""Hours chosen in the list, validated or given back."""
