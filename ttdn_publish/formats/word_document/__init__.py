"""Word documents written from a description of pages: sections, paragraphs in named styles, tables, drawn lines."""
