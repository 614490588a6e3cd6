import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

/** What main.ts writes, file by file. */
const written = new Map<string, string>();

beforeAll(() => {
  const outdir = mkdtempSync(join(tmpdir(), 'shop-'));
  process.env.CDK8S_OUTDIR = outdir;
  require('./main');
  for (const file of readdirSync(outdir).sort()) written.set(file, readFileSync(join(outdir, file), 'utf8'));
});

const objects = () =>
  [...written]
    .filter(([file]) => file.endsWith('.yaml'))
    .flatMap(([, text]) => parseAllDocuments(text).map((document) => document.toJSON()));
const find = (kind: string, name: string) =>
  objects().find((object) => object.kind === kind && object.metadata.name === name);

test('the shop is the same as when it was last looked at', () => {
  for (const object of objects()) expect(object).toMatchSnapshot(`${object.kind} ${object.metadata.name}`);
});

test('what is committed in dist/ is what main.ts writes', () => {
  const dist = join(__dirname, 'dist');
  expect(readdirSync(dist)).toEqual([...written.keys()]);
  for (const [file, text] of written) expect(readFileSync(join(dist, file), 'utf8')).toBe(text);
});

test('clients of the API come to its proxy, by name', () => {
  expect(find('Service', 'api').spec.ports).toEqual([{ name: 'https', port: 443, targetPort: 'nginx-https' }]);
});

test('every Pod is hardened, and no container of ours keeps a capability', () => {
  const containers = objects()
    .filter((object) => object.kind !== 'Service' && object.kind !== 'ConfigMap')
    .flatMap(({ spec }) => {
      const pod = spec.jobTemplate?.spec.template.spec ?? spec.template?.spec ?? spec;
      return [...(pod.initContainers ?? []), ...pod.containers];
    });
  expect(containers.length).toBeGreaterThan(10);
  for (const container of containers) expect(container.securityContext.capabilities.drop).toEqual(['ALL']);
});
