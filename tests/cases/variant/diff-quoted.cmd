diff diff-quoted.yaml tight loose
