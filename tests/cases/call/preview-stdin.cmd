layouts preview -
