new Ada --layout classic --layout plain
