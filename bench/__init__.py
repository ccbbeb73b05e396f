"""What our pages cost beside the least a page could: the same questions to the database, a bare template."""
