import { verify } from '../../verify';
import cases from './testdata/key-pairs.json';

const [{ crt = '', key = '' } = {}] = cases;

/** The findings in a Secret with a type, as `severity code field`. */
function found(content: object, type = 'kubernetes.io/tls'): readonly string[] {
  const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'web' }, type, ...content };
  const findings = verify(secret, { kubernetes: '1.35' });
  return findings.map(({ severity, code, field }) => `${severity} ${code} ${field}`);
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

test.each([
  ['in data', { data: { 'tls.crt': base64(crt), 'tls.key': base64(key) } }, []],
  ['in stringData', { stringData: { 'tls.crt': crt, 'tls.key': key } }, []],
  [
    'of which the key in stringData overrides the one in data',
    { data: { 'tls.crt': base64(crt), 'tls.key': base64('x') }, stringData: { 'tls.key': key } },
    [],
  ],
  [
    'of which one is not PEM',
    { data: { 'tls.crt': base64(crt), 'tls.key': base64('x') } },
    ['warning api/tls-key-pair data[tls.key]'],
  ],
  [
    'in the wrong places of stringData',
    { stringData: { 'tls.crt': key, 'tls.key': crt } },
    ['warning api/tls-key-pair stringData[tls.crt]'],
  ],
  ['without the key', { stringData: { 'tls.crt': 'x' } }, ['error api/secret-keys data[tls.key]']],
])('a TLS Secret with a certificate and a key %s gets %j', (_what, content, expected) => {
  expect(found(content)).toEqual(expected);
});

test('a Secret of another type can have any tls.crt', () => {
  expect(found({ stringData: { 'tls.crt': 'x', 'tls.key': 'y' } }, 'Opaque')).toEqual([]);
});
