diff diff-quoted.yaml loose tight --json
