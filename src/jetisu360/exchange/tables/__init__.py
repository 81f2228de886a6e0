"""Tables: CSV and XLSX."""
