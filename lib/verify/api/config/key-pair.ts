import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { type PemBlock, pemBlocks } from './pem';

/** What is wrong with a certificate and its private key, in words that quote neither of them. */
export interface KeyPairProblem {
  /** The key of the Secret that has to change. */
  readonly at: 'tls.crt' | 'tls.key';
  readonly message: string;
  readonly fix: string;
}

/**
 * What keeps a server from using a certificate with a private key, if anything. It need not be trusted or current.
 * @param certificates a PEM file, the certificate of the server first; one character for each byte
 * @param privateKey a PEM file
 * @see https://pkg.go.dev/crypto/tls#X509KeyPair
 */
export function keyPairProblem(certificates: string, privateKey: string): KeyPairProblem | undefined {
  const inCertificates = pemBlocks(certificates);
  const first = inCertificates.find(({ type }) => type === 'CERTIFICATE');
  if (first === undefined) return certificateProblem(withoutCertificate(inCertificates));
  const inKey = pemBlocks(privateKey);
  const keyBlock = inKey.find(isPrivateKey);
  if (keyBlock === undefined) return keyProblem(withoutKey(inKey));
  const certificate = readCertificate(first.der);
  if (certificate === undefined) {
    return certificateProblem(['the first certificate is not valid X.509', 'set the file as it was issued']);
  }
  const key = readPrivateKey(keyBlock.der);
  if (key === undefined || (typeOf(key) === undefined && !isForAgreement(key))) return keyProblem(unreadable(keyBlock));
  return mismatch(certificate, key);
}

type Words = readonly [message: string, fix: string];

function certificateProblem([message, fix]: Words): KeyPairProblem {
  return { at: 'tls.crt', message, fix };
}

function keyProblem([message, fix]: Words): KeyPairProblem {
  return { at: 'tls.key', message, fix };
}

const wholeFile = 'set the whole file, from its BEGIN line to its END line';

function withoutCertificate(blocks: readonly PemBlock[]): Words {
  const [block] = blocks;
  if (block === undefined) return ['not valid PEM (value hidden), so no client can use it', wholeFile];
  if (blocks.length === 1 && isPrivateKey(block)) return ['private key instead of a certificate', 'swap the two files'];
  return ['no CERTIFICATE block among its PEM blocks', 'add the certificate'];
}

function withoutKey(blocks: readonly PemBlock[]): Words {
  const [block] = blocks;
  if (block === undefined) return ['not valid PEM (value hidden), so no server can use it', wholeFile];
  if (block.type === 'CERTIFICATE') return ['certificate instead of a private key', 'set the key of the certificate'];
  return ['no PRIVATE KEY block among its PEM blocks', 'add the private key'];
}

function unreadable({ type }: PemBlock): Words {
  if (type.startsWith('OPENSSH')) return ['key in the format of OpenSSH', 'convert it: ssh-keygen -p -m PEM -f FILE'];
  return [
    'not a valid unencrypted private key (value hidden)',
    'decrypt it with `openssl pkey`, or set the file again',
  ];
}

function isPrivateKey({ type }: PemBlock): boolean {
  return type === 'PRIVATE KEY' || type.endsWith(' PRIVATE KEY');
}

function mismatch({ certificate, publicKey }: Certificate, key: KeyObject): KeyPairProblem | undefined {
  const type = typeOf(publicKey);
  if (type === undefined) {
    return certificateProblem(['public key is not RSA, ECDSA or Ed25519', 'request a certificate with such a key']);
  }
  const own = typeOf(key);
  if (own !== type) {
    const kind = own ?? 'key agreement';
    return keyProblem([`key for ${kind}, but the certificate has one for ${type}`, 'set the key of this certificate']);
  }
  if (certificate.checkPrivateKey(key)) return undefined;
  return keyProblem([
    'does not belong to the first certificate in tls.crt',
    'set the key of this certificate, or put its certificate first',
  ]);
}

const types: Readonly<Record<string, string>> = { rsa: 'RSA', ec: 'ECDSA', ed25519: 'Ed25519' };
const curves: ReadonlySet<string> = new Set(['secp224r1', 'prime256v1', 'secp384r1', 'secp521r1']);

/** The type of a key, of those that servers written in Go can use. */
function typeOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string | undefined {
  const namedCurve = asymmetricKeyDetails?.namedCurve;
  return namedCurve !== undefined && !curves.has(namedCurve) ? undefined : types[asymmetricKeyType ?? ''];
}

function isForAgreement({ asymmetricKeyType }: KeyObject): boolean {
  return asymmetricKeyType === 'x25519';
}

interface Certificate {
  readonly certificate: X509Certificate;
  readonly publicKey: KeyObject;
}

function readCertificate(der: Buffer): Certificate | undefined {
  if (lengthOf(der) !== der.length) return undefined;
  return attempt(() => {
    const certificate = new X509Certificate(der);
    return { certificate, publicKey: certificate.publicKey };
  });
}

/** Of the formats that keys are in, only that of RSA ends where its bytes end. */
function readPrivateKey(der: Buffer): KeyObject | undefined {
  const read = (type: 'pkcs1' | 'pkcs8' | 'sec1') => attempt(() => createPrivateKey({ key: der, format: 'der', type }));
  return (lengthOf(der) === der.length ? read('pkcs1') : undefined) ?? read('pkcs8') ?? read('sec1');
}

function attempt<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** How many bytes an ASN.1 sequence says that it has, with its header. */
function lengthOf(der: Buffer): number | undefined {
  const [tag, size = 0] = der;
  if (tag !== 0x30) return undefined;
  if (size < 0x80) return 2 + size;
  const count = size - 0x80;
  return count < 1 || count > 4 || der.length < 2 + count ? undefined : 2 + count + der.readUIntBE(2, count);
}
