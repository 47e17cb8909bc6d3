"""Write what the pages of the site say, in HTML, whatever generator builds them."""
