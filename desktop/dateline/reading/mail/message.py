"""One mail to its article, and what is attached to it to further ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from email import policy
from email.message import Message as Mail
from email.parser import BytesParser
from typing import Final, cast

from dateline.model.article import MetadataField, ReadArticle, UnreadableFileError
from dateline.model.messages import Message
from dateline.model.parts import PartKind, numbered_part
from dateline.reading.assembly import Draft
from dateline.reading.composing import Blocks, Composition, TitlePlace, compose
from dateline.reading.decoding import decode
from dateline.reading.formats import walked_readers
from dateline.reading.mail.headers import header, header_values, without_forwarded_headers
from dateline.reading.markup import whole_text
from dateline.reading.parts import Part, read_inside, read_parts
from dateline.reading.source import Source
from dateline.reading.web.tree import parse_page

_MOST_ATTACHMENTS: Final = 200
_MOST_PARTS: Final = 20_000
_LONGEST_SIGNATURE: Final = 4_000
_FROM_LINE = re.compile(rb"\A(?:\xef\xbb\xbf)?[\r\n]*(?:From [^\r\n]{0,300}\r?\n)?")
_SPACED_NAME = re.compile(rb"^(From|To|Cc|Subject|Date|Content-Type)[ \t]+:", re.MULTILINE)
_SIGNATURE = re.compile(r"\n-- ?\n(?=[^\n]*(?:\n[^\n]*){0,15}\Z)")
_ENCRYPTED: Final = frozenset(
    {
        "multipart/encrypted",
        "application/pkcs7-mime",
        "application/x-pkcs7-mime",
        "application/pgp-encrypted",
    }
)


def read_mail(source: Source, *, reader: str, version: int) -> Iterator[ReadArticle]:
    """Yield the article that a mail is, then those attached to it; raises `UnreadableFileError`."""
    yield from _articles(source, _parsed(source), reader=reader, version=version)


def _articles(source: Source, mail: Mail, *, reader: str, version: int) -> Iterator[ReadArticle]:
    leaves = list(_leaves(mail))

    def body() -> Iterable[ReadArticle]:
        yield _body(source, mail, leaves, reader=reader, version=version)

    attached = [leaf for leaf in leaves if _is_attached(leaf) and _may_be_article(leaf)]
    parts = [
        Part(numbered_part(PartKind.ATTACHMENT, number), _attachment(source, leaf, reader, version))
        for number, leaf in enumerate(attached[:_MOST_ATTACHMENTS], start=1)
    ]
    # A mail that only carries a document is not told of as unread.
    is_cover = bool(parts) and not _shown(leaves)[0]
    yield from read_parts(source, parts if is_cover else [Part("", body), *parts])


def _parsed(source: Source) -> Mail:
    data = source.data(largest=source.limits.mail_bytes)
    data = _SPACED_NAME.sub(rb"\1:", _FROM_LINE.sub(b"", data, count=1))
    try:
        return BytesParser(policy=policy.compat32).parsebytes(data)
    except RecursionError as error:
        raise UnreadableFileError(Message.of("reading.mail.too_deep")) from error


def _leaves(mail: Mail) -> Iterator[Mail]:
    """Yield the parts that hold something, in order; of alternatives all, a mail inside as one."""
    waiting = [mail]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop()
        is_inner = part is not mail and part.get_content_type() == "message/rfc822"
        inside = _inside(part)
        if inside is not None and not is_inner:
            waiting.extend(reversed(inside))
        else:
            yield part


def _inside(part: Mail) -> list[Mail] | None:
    """Return the parts of a part, None where it holds data and no parts."""
    if not part.is_multipart():
        return None
    return [each for each in cast("list[object]", part.get_payload()) if isinstance(each, Mail)]


def _is_attached(part: Mail) -> bool:
    if _kind(part) not in _READ_HERE:
        return True
    return "attachment" in header(part, "content-disposition").casefold()[:40]


def _may_be_article(part: Mail) -> bool:
    """Return whether an attachment is of a kind that some reader reads; pictures and keys are not."""
    kind, name = part.get_content_type(), _file_name(part).casefold()
    if kind == "message/rfc822":
        return True
    if kind.endswith("-signature"):
        return False
    return any(
        kind in reader.media_types or name.endswith(reader.suffixes) for reader in walked_readers()
    )


def _file_name(part: Mail) -> str:
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError, TypeError):
        return ""
    return header_text(name)


def header_text(raw: str) -> str:
    """Return a file name as text, encoded words decoded."""
    holder = Mail()
    holder["name"] = "".join(raw.splitlines())
    return header(holder, "name")


def _attachment(
    source: Source, part: Mail, reader: str, version: int
) -> Callable[[], Iterable[ReadArticle]]:
    def read() -> Iterable[ReadArticle]:
        if part.get_content_type() == "message/rfc822":
            inner = (_inside(part) or [part])[0]
            yield from _articles(source.inside("", b""), inner, reader=reader, version=version)
            return
        data = _bytes(part)
        source.allowance.spend_bytes(len(data))
        yield from read_inside(source.inside(_file_name(part), data))

    return read


def _bytes(part: Mail) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AttributeError):
        payload = None
    return payload if isinstance(payload, bytes) else b""


def _text(part: Mail) -> str:
    data = _bytes(part)
    charset = part.get_param("charset")
    if isinstance(charset, str) and charset.isascii():
        try:
            return data.decode(charset)
        except (LookupError, UnicodeDecodeError, ValueError):
            pass  # the declaration is wrong, so the bytes themselves have to tell
    return decode(data).text


def _body(
    source: Source, mail: Mail, leaves: list[Mail], *, reader: str, version: int
) -> ReadArticle:
    """Return the mail's own article: its plain text, or its HTML where that is all there is."""
    drafts, apart = _shown(leaves)
    if not drafts:
        _refuse(mail, leaves)
    values = list(header_values(mail))
    has_title = any(value.field is MetadataField.TITLE for value in values)
    place = TitlePlace.ELSEWHERE if has_title else TitlePlace.TEXT
    found = Composition(drafts, values, apart=apart, title_place=place)
    return compose(source, found, reader=reader, version=version)


def _shown(leaves: list[Mail]) -> tuple[list[Draft], list[str]]:
    """Return the blocks that a mail program would show, and what stands apart from them."""
    shown = [leaf for leaf in leaves if not _is_attached(leaf)]
    drafts: list[Draft] = []
    apart: list[str] = []
    # HTML keeps headings, lists and links; the plain text beside it often is a mere note.
    for kind in _READ_HERE:
        blocks = Blocks()
        for leaf in shown if not drafts else ():
            if _kind(leaf) == kind:
                apart.extend(_READ_HERE[kind](blocks, _text(leaf)))
        drafts = drafts or blocks.drafts
    return drafts, apart


def _plain(blocks: Blocks, text: str) -> list[str]:
    text, apart = without_forwarded_headers(text.replace("\r\n", "\n").replace("\r", "\n"))
    signature = _SIGNATURE.search(text, max(0, len(text) - _LONGEST_SIGNATURE))
    if signature is not None and text[: signature.start()].strip():
        apart.append(text[signature.end() :].strip())
        text = text[: signature.start()]
    blocks.take_plain(text)
    return [part for part in apart if part]


def _marked(blocks: Blocks, text: str) -> list[str]:
    root = parse_page(text)
    for block in [] if root is None else whole_text(root):
        blocks.take(block)
    return []


_READ_HERE: Final = {"text/html": _marked, "text/plain": _plain}


def _kind(part: Mail) -> str:
    """Return the type of a part; one that claims to hold parts and has none is plain text."""
    kind = part.get_content_type()
    return "text/plain" if kind.startswith("multipart/") else kind


def _refuse(mail: Mail, leaves: list[Mail]) -> None:
    kinds = {mail.get_content_type(), *(leaf.get_content_type() for leaf in leaves)}
    if kinds & _ENCRYPTED:
        raise UnreadableFileError(Message.of("reading.mail.encrypted"))
    raise UnreadableFileError(Message.of("reading.mail.no_text"))
