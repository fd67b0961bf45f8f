ada.yaml --diagnostics=jsn
