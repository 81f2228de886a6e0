"""`jetisu360 privacy PHOTOS --review`: a page on this computer where a keeper decides on faces and plates."""
