"""When two articles are the same: folded text, a key of title and text, and canonical addresses."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

_NOT_WORD = re.compile(r"[\W_]+")
# Query parameters that say how a reader came to a page, and nothing about the page.
_TRACKING = re.compile(
    r"(?:utm_\w+|at_\w+|mc_[ce]id|fbclid|gclid|dclid|msclkid|yclid|igshid|ocid|cmpid|ncid|ftag|smid|"
    r"smtyp|ns_\w+|wt_\w+|xtor|_ga|_gl|ref|ref_src|ref_url|referrer|sr_share|guccounter|guce_\w+|"
    r"amp|outputtype)",
    re.IGNORECASE,
)
_MOBILE_HOST = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.[^.])")
_AMP_PATH = re.compile(r"(?:/amp|\.amp(?:\.html)?|/index\.html?)/?$", re.IGNORECASE)
_DEFAULT_PORTS = {"http": 80, "https": 443}


def folded(text: str) -> str:
    """Return `text` as one run of letters and figures: NFKC, case folded, nothing between words.

    Texts that differ in wrapping, white space, punctuation, quotation marks or case fold alike.
    """
    return _NOT_WORD.sub("", unicodedata.normalize("NFKC", text).casefold())


def identity_key(title: str, text: str) -> str:
    """Return a key that two articles share where folded title and body are the same.

    The key is a hexadecimal SHA-256; it is "" where the body folds to nothing: an empty body never
    makes two articles equal, so callers must not compare empty keys.
    """
    body = folded(text)
    if not body:
        return ""
    whole = f"{folded(title)}\n{body}"
    return hashlib.sha256(whole.encode("utf-8", errors="surrogatepass")).hexdigest()


def canonical_url(url: str) -> str:
    """Return the form in which two addresses of one page are equal; "" for what is no web address.

    The result is for comparing, not for opening: the scheme is always https; `www.`, `m.` and `amp.` hosts, default port, fragment, tracking parameters, AMP and
    index paths and the trailing slash go; host and percent-encoding are normalised (RFC 3986
    section 6.2), the remaining parameters sorted.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() not in _DEFAULT_PORTS or not host:
        return ""
    host = _MOBILE_HOST.sub("", host)
    if port is not None and port != _DEFAULT_PORTS[parts.scheme.lower()]:
        host = f"{host}:{port}"
    path = quote(unquote(parts.path), safe="/:@!$&'()*+,;=~-._", errors="replace")
    path = _AMP_PATH.sub("", path).rstrip("/")
    pairs = [
        pair
        for pair in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(pair[0])
    ]
    query = urlencode(sorted(pairs), errors="replace")
    return f"https://{host}{path}?{query}" if query else f"https://{host}{path}"
