import { existsSync, mkdirSync, readdirSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, Chart } from 'cdk8s';
import { filesOf, workingFolder } from '../../test-helpers/temporary-folder';
import { GitOpsApp, type GitOpsAppProps } from './gitops-app';
import { type SynthEachOptions, synthEach } from './synth-each';

const folder = workingFolder();

const define = (app: GitOpsApp) => {
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } });
};
const synth = (props: GitOpsAppProps = {}) => {
  const app = new GitOpsApp({ kubernetes: '1.35', ...props });
  define(app);
  app.synth();
};
const synthNamed = (names: readonly string[], options: SynthEachOptions = {}) => {
  synthEach(Object.fromEntries(names.map((name) => [name, { kubernetes: '1.35' }])), define, options);
};
/** The files of pods.json that are there, each with the folder that it names. */
const podsJsons = () =>
  Object.fromEntries(
    Object.entries(filesOf(folder())).flatMap(([path, text]) =>
      path.endsWith('.json') ? [[path, JSON.parse(text).folder]] : [],
    ),
  );

describe('pods.json', () => {
  test('is in build/, and that of an environment in its folder there', () => {
    synth();
    expect(podsJsons()).toEqual({ 'build/pods.json': '../dist' });
    synth({ outdir: 'out/dist', podsJson: 'deep/er/told.json' });
    expect(podsJsons()).toEqual({ 'build/pods.json': '../dist', 'deep/er/told.json': '../../out/dist' });
  });

  test('is not touched where nothing changed, and written where it alone is missing or wrong', () => {
    synth();
    utimesSync('build/pods.json', new Date(1e12), new Date(1e12));
    synth();
    expect(statSync('build/pods.json').mtimeMs).toBe(1e12);
    writeFileSync('build/pods.json', '{"folder":"half');
    synth();
    expect(podsJsons()).toEqual({ 'build/pods.json': '../dist' });
    expect(readdirSync('build')).toEqual(['pods.json']);
  });

  test('of an earlier run goes with the folder that it was for, and where it moves to', () => {
    synthNamed(['staging', 'production']);
    expect(podsJsons()).toEqual({
      'build/production/pods.json': '../../dist/production',
      'build/staging/pods.json': '../../dist/staging',
    });
    synthNamed(['production']);
    expect(readdirSync('build')).toEqual(['production']);
    synth();
    expect(podsJsons()).toEqual({ 'build/pods.json': '../dist' });
    synth({ podsJson: 'build/own/pods.json' });
    expect(podsJsons()).toEqual({ 'build/own/pods.json': '../../dist' });
    synthNamed(['staging'], { podsJson: 'told' });
    expect(podsJsons()).toEqual({ 'told/staging/pods.json': '../../dist/staging' });
    synth();
    synth({ podsJson: false });
    expect(podsJsons()).toEqual({ 'told/staging/pods.json': '../../dist/staging' });
    expect(existsSync('build')).toBe(true);
  });

  test('of other Apps stays, as do files of others', () => {
    synth({ outdir: 'dist/other', podsJson: 'build/other/pods.json' });
    synth({ outdir: 'elsewhere', podsJson: 'build/elsewhere/pods.json' });
    mkdirSync('build/lib');
    for (const path of ['build/lib/pods.json', 'build/main.js']) writeFileSync(path, '{"folder":"mine"}');
    synth();
    expect(podsJsons()).toEqual({
      'build/elsewhere/pods.json': '../../elsewhere',
      'build/lib/pods.json': 'mine',
      'build/other/pods.json': '../../dist/other',
      'build/pods.json': '../dist',
    });
    expect(readdirSync('build')).toContain('main.js');
  });

  test.each<[GitOpsAppProps]>([
    [{ podsJson: 'dist/pods.json' }],
    [{ podsJson: 'dist/deep/pods.json' }],
    [{ podsJson: './build/../dist/pods.json' }],
    [{ podsJson: 'link/pods.json' }],
    [{ outdir: 'link/deep', podsJson: 'dist/deep/pods.json' }],
  ])('is never in the output folder: %j is an error, and nothing is written', (props) => {
    mkdirSync('dist');
    symlinkSync('dist', 'link');
    expect(() => synth(props)).toThrow(
      /^podsJson: \S+ is inside the output folder \S+, where deploy tools would apply pods\.json; set a path outside it/,
    );
    expect(filesOf(folder())).toEqual({ 'dist/': '', 'link/': '' });
  });

  test('is not written by default if its folder is the output folder, or the output folder is elsewhere', () => {
    synth({ outdir: 'build' });
    synth({ outdir: join(folder(), '..', 'cdk8s-pods-elsewhere') });
    expect(podsJsons()).toEqual({});
    expect(() => synthNamed(['staging'], { podsJson: 'dist' })).toThrow(
      'podsJson: dist is inside the output folder dist',
    );
  });

  test('that cannot be written is an error before any manifest is', () => {
    writeFileSync('build', '');
    expect(() => synth()).toThrow(/^build: .* is not a folder; remove it/);
    expect(() => synth({ podsJson: 'told/pods.json' })).not.toThrow();
    mkdirSync('other/pods.json', { recursive: true });
    expect(() => synth({ outdir: 'new', podsJson: 'other/pods.json' })).toThrow('"pods.json" is a folder; remove it');
    writeFileSync('mine.json', '{"name":"mine"}');
    expect(() => synth({ outdir: 'new', podsJson: 'mine.json' })).toThrow('"mine.json" already exists and was not');
    expect(existsSync('new')).toBe(false);
  });
});
