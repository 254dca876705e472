"""Reading what people, or machines, put into an address or a form."""


def whole_number(text: str | None) -> int | None:
    """The number that `text` writes in plain digits, at most nine of them; None for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None
