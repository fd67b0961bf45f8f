ada.yaml -o ada.docx
