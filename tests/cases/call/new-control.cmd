new "$(printf 'A\033B')"
