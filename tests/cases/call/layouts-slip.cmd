layouts shwo
