"""What a person sees, on its way into a file."""
