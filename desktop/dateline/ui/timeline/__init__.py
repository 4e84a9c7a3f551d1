"""The timeline: lanes of dated statements and events, painted by hand and walked by mouse and keys."""
