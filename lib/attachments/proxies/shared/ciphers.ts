/** The ciphers of TLS 1.2 with forward secrecy and authenticated encryption, by OpenSSL's names. */
export const ciphers: readonly string[] = ['ECDSA', 'RSA'].flatMap((key) =>
  ['AES128-GCM-SHA256', 'AES256-GCM-SHA384', 'CHACHA20-POLY1305'].map((cipher) => `ECDHE-${key}-${cipher}`),
);
