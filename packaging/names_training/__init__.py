"""What the training of the names head is made of: texts, their variation, examples, network, card."""
