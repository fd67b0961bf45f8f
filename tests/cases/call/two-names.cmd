new Ada Lovelace
