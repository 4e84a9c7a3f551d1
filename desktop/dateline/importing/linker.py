"""Link the clusters of an article to the library's entities, inside the article's transaction."""

from __future__ import annotations
