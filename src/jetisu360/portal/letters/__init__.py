"""E-mail: plain letters of the portal, where a mail server is named (`EMAIL_URL`)."""
