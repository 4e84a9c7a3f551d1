"""Mails, one a file or many in a mailbox."""
