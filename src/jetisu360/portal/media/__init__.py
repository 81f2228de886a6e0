"""What lies beside the photographs, for the editor: close-ups, sounds, films and captions."""
