"""The Contributions page: sending forms to ministries, following them up, receiving them."""
