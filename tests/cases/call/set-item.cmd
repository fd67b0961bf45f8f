check ada.yaml --set "cv.sections.Experience[programm].text=X"
