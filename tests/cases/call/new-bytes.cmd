new "$(printf 'A\303')"
