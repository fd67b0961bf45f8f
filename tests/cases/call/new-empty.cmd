new ''
