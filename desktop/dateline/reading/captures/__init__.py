"""Web pages in the envelopes that browsers and crawlers save them in."""
