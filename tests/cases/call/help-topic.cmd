help layuot
