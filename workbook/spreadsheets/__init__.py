"""Excel files of unknown origin: read exactly, evaluated never, refused with a reason where they are not sound."""
