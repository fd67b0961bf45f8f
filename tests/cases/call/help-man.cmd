help man
