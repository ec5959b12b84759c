"""What a person does with the receipts of claims."""
