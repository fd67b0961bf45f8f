diff diff-settings.yaml wide close
