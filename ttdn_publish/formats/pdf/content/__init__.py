"""What a page paints: its content read operator by operator, whatever the bytes are."""
