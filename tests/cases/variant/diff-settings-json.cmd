diff diff-settings.yaml close wide --json
