help render page
