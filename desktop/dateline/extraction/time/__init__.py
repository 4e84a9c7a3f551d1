"""Time expressions: grammar to frames, frames to TIMEX3 values with interval and reason."""
