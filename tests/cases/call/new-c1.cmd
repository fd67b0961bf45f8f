new "$(printf 'A\302\233B')"
