check ada.yaml --set "cv.sections.Experience[7].company=X"
