"""What is printed and exported: a read model in, bytes out."""
