help layout margin
