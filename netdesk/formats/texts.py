"""What every text of a file needs, whatever its format."""

FALLBACK = "windows-1252"


def western(data: bytes) -> str:
    """Windows-1252, in which five bytes mean nothing; those stand for themselves."""
    try:
        return data.decode(FALLBACK)
    except UnicodeDecodeError:
        return data.decode("latin-1")


def plain_newlines(text: str) -> str:
    """Every line end as `\\n`."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
