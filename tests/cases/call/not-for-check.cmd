check cv.yaml --to txt
