"""Quotations: spans between marks, their cue and their speaker."""
