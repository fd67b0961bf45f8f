ada.yaml --set 'cv."na\\"me"=x'
