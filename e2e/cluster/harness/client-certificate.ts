import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A client certificate and its key, as PEM. */
export interface ClientCertificate {
  readonly certificate: string;
  readonly key: string;
  readonly expires: Date;
}

/** A certificate of a user, signed by the control plane's authority for clients, that is valid for some seconds from now. */
export function clientCertificate(folder: string, user: string, seconds: number): ClientCertificate {
  const work = mkdtempSync(join(tmpdir(), 'certificate-'));
  try {
    const path = (file: string) => join(work, file);
    const openssl = (...args: readonly string[]) => execFileSync('openssl', args, { cwd: work, stdio: 'pipe' });
    const now = Date.now();
    const expires = new Date(now + seconds * 1000);
    writeFileSync(path('config'), config);
    writeFileSync(path('index'), '');
    writeFileSync(path('serial'), '01');
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    openssl('req', '-new', ...curve, '-subj', `/CN=${user}`, '-keyout', 'key', '-out', 'request');
    const authority = ['-cert', join(folder, 'certs/clients.crt'), '-keyfile', join(folder, 'certs/clients.key')];
    const dates = ['-startdate', asn1(new Date(now - 60_000)), '-enddate', asn1(expires)];
    openssl('ca', '-batch', '-notext', '-config', 'config', ...authority, ...dates, '-in', 'request', '-out', 'crt');
    return { certificate: readFileSync(path('crt'), 'utf8'), key: readFileSync(path('key'), 'utf8'), expires };
  } finally {
    rmSync(work, { recursive: true });
  }
}

const config = `
[ca]
default_ca = clients
[clients]
database = index
serial = serial
new_certs_dir = .
default_md = sha256
unique_subject = no
policy = any
[any]
commonName = supplied
`;

/** 20261130220000Z. */
const asn1 = (date: Date): string => date.toISOString().replace(/[-:T]|\.\d+/g, '');

// As an exec plugin of a kubeconfig: FOLDER USER SECONDS. Each call adds a line to FOLDER/exec-USER.log.
if (require.main === module) {
  const [folder = '', user = '', seconds = ''] = process.argv.slice(2);
  const { certificate, key, expires } = clientCertificate(folder, user, Number(seconds));
  writeFileSync(join(folder, `exec-${user}.log`), `${expires.toISOString()}\n`, { flag: 'a' });
  const status = {
    clientCertificateData: certificate,
    clientKeyData: key,
    expirationTimestamp: expires.toISOString(),
  };
  console.log(JSON.stringify({ apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential', status }));
}
