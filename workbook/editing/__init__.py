"""What a person does: answering, marking, undoing; and what is still to be done."""
