check ada.yaml --set cv.name.first=Ada
