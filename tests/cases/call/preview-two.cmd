layouts show classic plain
