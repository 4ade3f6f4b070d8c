"""Forms of mixed questions on one calm page; the identification of the country is one."""
