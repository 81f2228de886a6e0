"""The tour document as a web site of plain files."""
