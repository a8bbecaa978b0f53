"""The form in which a browser sends a file."""

from collections.abc import Callable

from python_multipart import MultipartParser
from python_multipart.multipart import parse_options_header


def boundary_of(content_type: bytes) -> bytes:
    """What parts the form from the file, as the head of the request names it."""
    return parse_options_header(content_type)[1].get(b"boundary", b"-")


class Form:
    """A form with one file, parsed as it comes: the content is written, the lines around it are kept."""

    def __init__(self, boundary: bytes, write: Callable[[bytes], object]) -> None:
        """Parse what `self.write` is given; `write` gets the content."""
        self.line, self.around = b"--" + boundary, bytearray()
        self.name, self.value = bytearray(), bytearray()
        self.write = MultipartParser(
            boundary,
            {
                "on_part_begin": lambda: self.around.extend(self.line + b"\r\n"),
                "on_header_field": lambda data, start, end: self.name.extend(data[start:end]),
                "on_header_value": lambda data, start, end: self.value.extend(data[start:end]),
                "on_header_end": self._end_header,
                "on_headers_finished": lambda: self.around.extend(b"\r\n"),
                "on_part_data": lambda data, start, end: write(data[start:end]),
                "on_part_end": lambda: self.around.extend(b"\r\n"),
            },
        ).write

    def _end_header(self) -> None:
        self.around += self.name + b": " + self.value + b"\r\n"
        self.name.clear()
        self.value.clear()

    def without_content(self) -> bytes:
        """The same form, its file empty."""
        return bytes(self.around) + self.line + b"--\r\n"
