"""The objects of a museum as tables that come and go, and who may write what is missing, for the editor."""
