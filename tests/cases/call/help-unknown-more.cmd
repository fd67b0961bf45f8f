help layuot page
