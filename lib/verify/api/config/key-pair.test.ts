import { keyPairProblem } from './key-pair';
import cases from './testdata/key-pairs.json';

/** What the server says, by what we say. */
const said: readonly (readonly [RegExp, RegExp])[] = [
  [/^tls\.crt not valid PEM/, /find any PEM data in certificate/],
  [/^tls\.crt private key instead/, /may have been switched/],
  [/^tls\.crt no CERTIFICATE block/, /find "CERTIFICATE" PEM block/],
  [/^tls\.crt the first certificate is not valid/, /^x509: /],
  [/^tls\.key not valid PEM/, /find any PEM data in key/],
  [/^tls\.key certificate instead/, /found a certificate rather than a key/],
  [/^tls\.key no PRIVATE KEY block/, /find PEM block with type ending in "PRIVATE KEY"/],
  [/^tls\.key (?:not a valid unencrypted|key in the format of OpenSSH)/, /failed to parse private key/],
  [/^tls\.key key for key agreement/, /unknown private key type/],
  [/^tls\.key key for (?:RSA|ECDSA|Ed25519),/, /key type does not match/],
  [/^tls\.key does not belong to/, /does not match public key$/],
];

test.each(cases)('a certificate and a key with $name are judged as by the server', ({ crt, key, warning }) => {
  const problem = keyPairProblem(Buffer.from(crt).toString('latin1'), Buffer.from(key).toString('latin1'));
  if (problem === undefined) return expect(warning).toBe('');
  const text = `${problem.at} ${problem.message}`;
  expect(warning).toMatch(said.find(([own]) => own.test(text))?.[1] ?? 'unknown');
});

test('a problem quotes nothing of the certificate and the key', () => {
  for (const { crt, key } of cases) {
    const text = JSON.stringify(keyPairProblem(crt, key) ?? {});
    const words = [...crt.split(/\s/), ...key.split(/\s/)].filter((word) => word.length > 12 && !word.includes('--'));
    expect(words.filter((word) => text.includes(word))).toEqual([]);
  }
});

test('any bytes get an answer', () => {
  const [{ crt = '', key = '' } = {}] = cases.filter(({ name }) => name === 'P-256 in SEC 1');
  for (let at = 0; at < crt.length; at += 7) {
    expect(() => keyPairProblem(`${crt.slice(0, at)}A${crt.slice(at + 1)}`, key)).not.toThrow();
    expect(() => keyPairProblem(crt, key.slice(at))).not.toThrow();
  }
});
