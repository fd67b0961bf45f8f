schema resum
