help layout page.siz
