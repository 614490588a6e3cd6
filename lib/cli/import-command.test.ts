import {
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../../test-helpers/run-command';

const folder = mkdtempSync(join(tmpdir(), 'import-'));
afterAll(() => rmSync(folder, { recursive: true }));

const settings = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: { A: "1" }\n';
const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

function runImport(args: readonly string[], standardInput = '') {
  const { exitCode: code, out, err } = runCommand(['import', ...args], standardInput);
  return { code, out, err };
}

describe('cdk8s-pods import', () => {
  test('prints a program, with nothing on standard error where nothing is to be said', () => {
    const { code, out, err } = runImport([file('settings.yaml', settings)]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain("const settings = new Chart(app, 'settings');");
    expect(out).toContain("data: { A: '1' }");
  });

  test('reads standard input and folders', () => {
    expect(runImport(['-'], settings).out).toContain("new Chart(app, 'stdin')");
    file('b.yml', settings.replace('settings', 'more'));
    const { out } = runImport([folder]);
    expect(out).toContain("metadata: { name: 'settings' }");
    expect(out).toContain("metadata: { name: 'more' }");
  });

  test('prints a line for what is not carried, without the values of Secrets', () => {
    const secret = 'apiVersion: v1\nkind: Secret\nmetadata: { name: db }\nstringData: { password: hunter2 }\n';
    const { code, err } = runImport(['-'], `${secret}---\nkind: Kustomization\nresources: [a.yaml]\n---\n${secret}`);
    expect(code).toBe(2);
    expect(err).toMatch(/^<stdin>:6:1: error: /);
    expect(err).not.toContain('hunter2');
    const valid = runImport(['-'], `a: 1\n---\n${secret}`);
    expect(valid.err).toBe(
      '<stdin>:3: Secret db: its values are in the program as they are in the YAML\n' +
        'not imported: 1 document without apiVersion and kind (<stdin>)\n',
    );
  });

  test('prints errors as verify does, and no program', () => {
    const { code, out, err } = runImport(['-'], 'apiVersion: v1\nmetadata: { name: a }\n---\na: [\n');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^<stdin>:1:1: error: .*kind.*\n<stdin>:5:\d+: error: .*\[shape\/unreadable\]\n$/);
  });

  test('reports a key that is set twice, and takes the last one', () => {
    const { code, out, err } = runImport(['-'], settings.replace('A: "1"', 'A: "1", A: "2"'));
    expect(code).toBe(0);
    expect(out).toContain("data: { A: '2' }");
    expect(err).toContain('duplicate key "A"');
  });

  test('writes a file as a whole, and keeps one with other content unless --force is given', () => {
    const source = file('one.yaml', settings);
    const target = join(folder, 'main.ts');
    expect(runImport([source, '--out', target])).toEqual({ code: 0, out: '', err: `${target}: 1 object\n` });
    const first = readFileSync(target, 'utf8');
    expect(runImport([source, '--out', target]).code).toBe(0);
    writeFileSync(target, 'mine');
    const refused = runImport([source, '--out', target]);
    expect(refused).toEqual({
      code: 2,
      out: '',
      err: `error: ${target} exists, with other content; use another file, or --force\n`,
    });
    expect(readFileSync(target, 'utf8')).toBe('mine');
    expect(runImport([source, '--out', target, '--force']).code).toBe(0);
    expect(readFileSync(target, 'utf8')).toBe(first);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('says why a file cannot be written', () => {
    const source = file('one.yaml', settings);
    const target = join(folder, 'missing', 'main.ts');
    expect(runImport([source, '--out', target])).toEqual({
      code: 2,
      out: '',
      err: `error: ${target}: folder ${join(folder, 'missing')} does not exist; create it, or use another file\n`,
    });
    expect(existsSync(target)).toBe(false);
    expect(runImport([source, '--out', folder, '--force'])).toMatchObject({
      code: 2,
      err: `error: ${folder} is a folder; use a file in it, such as ${join(folder, 'main.ts')}\n`,
    });
    const link = join(folder, 'link.ts');
    symlinkSync(target, link);
    expect(runImport([source, '--out', link, '--force'])).toMatchObject({
      code: 2,
      err: `error: ${link} is a link to a file that does not exist; remove it, or use another file\n`,
    });
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
  });

  test('never replaces a file that it imports, not even with --force', () => {
    const source = file('one.yaml', settings);
    const { code, err } = runImport([source, '--out', source, '--force']);
    expect({ code, err }).toEqual({
      code: 2,
      err: `error: ${source} is one of the imported files; use another file for --out\n`,
    });
    expect(readFileSync(source, 'utf8')).toBe(settings);
  });

  test('says of a kustomization which files are left, and how to import what it builds', () => {
    const root = mkdtempSync(join(folder, 'kust-'));
    const patch = 'kind: Deployment\napiVersion: apps/v1\nmetadata: { name: a }\n';
    for (const [name, text] of [
      ['kustomization.yaml', 'resources: [settings.yaml]\npatches: [{ path: patch.yaml }]\n'],
      ['patch.yaml', patch],
      ['settings.yaml', settings],
    ] as const)
      writeFileSync(join(root, name), text);
    expect(runImport([root])).toMatchObject({
      code: 0,
      err:
        `not imported: 1 kustomization, 1 patch (${root}/kustomization.yaml, ${root}/patch.yaml); ` +
        `to import what they build: kustomize build ${root} | cdk8s-pods import -\n`,
    });
  });

  test('counts the workloads that are a Workload, next to a program that it writes', () => {
    const pod = (name: string, more: string) =>
      `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}${more} }\nspec: { containers: [{ name: a, image: b:1 }] }\n`;
    const target = join(folder, 'counted.ts');
    const { err } = runImport(
      ['-', '--out', target],
      `${pod('a', '')}---\n${pod('b', ', finalizers: [a.b/c]')}---\n${settings}`,
    );
    expect(err).toContain(`${target}: 3 objects; 1 of 2 workloads as Workload\n`);
  });

  test('is an error without manifests', () => {
    expect(runImport(['-'], '# nothing\n')).toMatchObject({ code: 2, err: 'error: no manifests in <stdin>\n' });
    expect(runImport(['-'], 'foo: 1\n')).toMatchObject({
      code: 2,
      err: 'error: no manifests in <stdin>; not imported: 1 document without apiVersion and kind (<stdin>)\n',
    });
  });
});
