check ada.yaml --set "cv.sections.Experience[0=X"
