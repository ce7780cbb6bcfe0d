"""What the book adds to its notebooks: pages written from the tables, links, downloads."""
