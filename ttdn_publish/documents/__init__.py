"""Official documents: dated rules of form, the components of a document, Word and web versions, templates and merging."""
