import './lib/jest';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const outdir = mkdtempSync(join(tmpdir(), 'shop-'));
process.env.CDK8S_OUTDIR = outdir;
// Its app writes when it is loaded.
const { shop } = require('./main') as typeof import('./main');

test('the shop is the same as when it was last reviewed', () => {
  expect(shop).toMatchSnapshot();
});

test('what is committed in dist/ is what main.ts writes', () => {
  const dist = join(__dirname, 'dist');
  expect(readdirSync(dist).sort()).toEqual(readdirSync(outdir).sort());
  for (const file of readdirSync(dist)) {
    expect(readFileSync(join(dist, file), 'utf8')).toBe(readFileSync(join(outdir, file), 'utf8'));
  }
});

test('the target release and the newest one accept the shop', () => {
  expect(shop).toBeAcceptedBy('1.35');
  expect(shop).toBeAcceptedBy('1.37');
});

test('every Pod passes Pod Security "restricted", and follows the practices', () => {
  expect(shop).toPassPodSecurity('restricted');
  expect(shop).toFollowPractices();
});

test('clients of the API come to its proxy, by name, which starts before the API', () => {
  expect(shop).toHaveResource('Service', 'api', {
    spec: { ports: [{ name: 'https', port: 443, targetPort: 'nginx-https' }] },
  });
  expect(shop).toStartBefore('nginx', 'app', { workload: 'api' });
});

test('the log processor reads what the web server writes', () => {
  expect(shop).toShareVolume('web', 'fluent-bit', '/var/log/nginx/access.log', { workload: 'storefront' });
  expect(shop).toHaveContainer('web', { volumeMounts: [{ mountPath: '/var/log/nginx', readOnly: undefined }] });
});
