help layout space
