batch ada.yaml --job-mem 1234567890123456
