import { rmSync, writeFileSync } from 'node:fs';
import { git } from '../../../test-helpers/git';
import { runCommand } from '../../../test-helpers/run-command';
import { workingFolder, writeFiles } from '../../../test-helpers/temporary-folder';

workingFolder();

const pod = `apiVersion: v1
kind: Pod
metadata:
  name: web
  annotations: {cdk8s-pods/acknowledge: 'practice/probe-port: the mesh opens 8008'}
spec:
  containers:
    - {name: web, image: 'web:1', ports: [{containerPort: 8080}], readinessProbe: {tcpSocket: {port: 8008}}}
`;

function verify(...args: readonly string[]) {
  writeFileSync('web.yaml', pod);
  const { printed: _, ...ended } = runCommand(['verify', 'web.yaml', '--kubernetes', '1.34,1.35', ...args]);
  return ended;
}

test('findings that are acknowledged are counted in every output, once for several releases', () => {
  expect(verify()).toEqual({
    exitCode: 0,
    out: 'findings not reported: 1 acknowledged\n1 object for Kubernetes 1.34 and 1.35: 0 errors, 0 warnings\n',
    err: '',
  });
  expect(JSON.parse(verify('--output', 'json').out)).toMatchObject({ leftOut: { acknowledged: 1 }, findings: [] });
  expect(verify('--output', 'github').out).toContain('findings not reported: 1 acknowledged');
  expect(verify('--output', 'sarif').out).toContain('findings not reported: 1 acknowledged');
});

test('an acknowledgement is not unused where its practice is not checked', () => {
  expect(verify('--practices', 'off')).toMatchObject({ exitCode: 0, out: expect.stringMatching(/^1 object/) });
});

test('--write-baseline does not record what is acknowledged', () => {
  expect(verify('--write-baseline', 'known.yaml').err).toContain('known.yaml: 0 findings');
});

test('an acknowledgement is not unused where the other objects of its practice are in files that are not verified', () => {
  const acknowledged = (code: string) =>
    `apiVersion: v1\nkind: Service\nmetadata: {name: web, annotations: {cdk8s-pods/acknowledge: '${code}: set at run time'}}\nspec: {selector: {app: other}, ports: [{port: 80}]}\n`;
  const verifyService = (code: string, ...paths: readonly string[]) => {
    writeFiles({ 'service.yaml': acknowledged(code) });
    return runCommand(['verify', '--kubernetes', '1.35', ...paths]).exitCode;
  };
  writeFiles({
    'pod.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: a, image: a}]}\n',
  });
  expect(verifyService('practice/service-selector', '.')).toBe(0);
  expect(verifyService('practice/service-selector', 'service.yaml')).toBe(0);
  writeFiles({ 'deploy/service.yaml': acknowledged('practice/service-selector') });
  const verifyFolder = () => runCommand(['verify', '--kubernetes', '1.35', 'deploy']).exitCode;
  expect(verifyFolder()).toBe(1);
  git('init', '--quiet');
  git('add', 'deploy');
  expect(verifyFolder()).toBe(1);
  git('add', 'pod.yaml');
  expect(verifyFolder()).toBe(0);
  // A run over all files tells it, and so does one object of a practice for one.
  rmSync('deploy', { recursive: true });
  expect(verifyService('practice/service-port', '.')).toBe(1);
  expect(verifyService('practice/probe-port', 'service.yaml')).toBe(1);
});
