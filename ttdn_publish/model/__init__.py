"""Pure data: a publication, made of texts, pictures and indicators. Knows no file format and no layout."""
