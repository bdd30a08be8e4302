"""What a text says in a language, and in what state: editions are assembled here."""
