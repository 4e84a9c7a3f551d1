"""XML of documents as nodes named without their namespaces; entities and networks stay shut."""

# pyright: standard

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol, cast

from dateline.model.article import UnreadableFileError
from dateline.model.messages import Message


class Node(Protocol):
    """What this room uses of an lxml element."""

    tag: object
    text: str | None
    tail: str | None

    @property
    def attrib(self) -> Mapping[str, str]:
        """The attributes, by their names with namespaces."""
        ...

    def iter(self, *tags: str) -> Iterator[Node]:
        """Yield this node and those inside, in document order."""
        ...

    def __iter__(self) -> Iterator[Node]:
        """Yield the children."""
        ...

    def __len__(self) -> int:
        """Number of children."""
        ...


def parse_xml(data: bytes) -> Node:
    """Return the root of a document; raises `UnreadableFileError` where there is none.

    What is damaged is mended as far as it goes. No entity is put in, no DTD loaded, no address
    opened, and nesting ends where libxml2 ends it (256).
    """
    from lxml.etree import LxmlError, XMLParser, fromstring

    parser = XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        root = fromstring(data, parser=parser)
    except (LxmlError, ValueError) as error:
        raise UnreadableFileError(Message.of("reading.document.damaged")) from error
    if root is None:
        raise UnreadableFileError(Message.of("reading.document.damaged"))
    return cast("Node", root)


def name_of(node: Node) -> str:
    """Return the node's name without its namespace, "" for a comment or instruction."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def value_of(node: Node, name: str) -> str:
    """Return an attribute by its name without namespace, "" where there is none."""
    for key, value in node.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return ""


def child(node: Node | None, name: str) -> Node | None:
    """Return the first child of a name, None where there is none."""
    if node is None:
        return None
    return next((inside for inside in node if name_of(inside) == name), None)


def children(node: Node | None) -> Iterator[Node]:
    """Yield the children of a node, none of None."""
    if node is not None:
        yield from node


def texts_of(node: Node) -> str:
    """Return the text inside a node, white space collapsed."""
    parts: list[str] = []
    for inside in node.iter():
        if isinstance(inside.tag, str):
            parts.append(inside.text or "")
        if inside is not node:
            parts.append(inside.tail or "")
    return " ".join("".join(parts).split())
