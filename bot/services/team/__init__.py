"""Setting a server up, and the desk where its team sees what needs them."""
