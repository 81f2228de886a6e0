"""What an office shows everybody: chosen programmes and projects, and photographs that were reviewed."""
