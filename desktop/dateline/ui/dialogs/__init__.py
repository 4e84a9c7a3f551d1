"""Small dialogs that ask one thing; none asks whether a person is sure of what can be undone."""
