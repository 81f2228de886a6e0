"""Where one works with assignments: folders, filters, search, acts on several at once, sheets in and out."""
