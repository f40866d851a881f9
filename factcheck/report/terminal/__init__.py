"""The report on a console: drawn by ``draw``, measured in columns, coloured only beside icon and word."""
