/** What a client's X-Request-ID may be to be passed on, as a regular expression of every proxy. */
export const requestIdPattern = '^[A-Za-z0-9._:/+=@-]{1,128}$';
