"""The cards that say what a mark or a sign stands for, and why."""
