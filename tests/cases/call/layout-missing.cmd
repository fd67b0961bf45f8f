check ada.yaml --layout ./mine.yaml
