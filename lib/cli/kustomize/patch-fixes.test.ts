import { runCommand } from '../../../test-helpers/run-command';
import { workingFolder, writeFiles } from '../../../test-helpers/temporary-folder';

workingFolder();

/** What is found in some files, by code, and how many findings are left to kustomize. */
function verified(files: Readonly<Record<string, string>>) {
  writeFiles(files);
  const { out } = runCommand(['verify', '.', '--kubernetes', '1.35', '--output', 'json']);
  const { findings, leftOut } = JSON.parse(out);
  return { found: findings.map(({ code }: { readonly code: string }) => code), left: leftOut.incomplete };
}

const namespace = (level: string) =>
  `{apiVersion: v1, kind: Namespace, metadata: {name: web, labels: {pod-security.kubernetes.io/enforce: ${level}}}}\n`;
const head = '{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: web}';
const secure = 'securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}';
const deployment = (resources = '{}') =>
  `${head}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {` +
  `securityContext: {runAsNonRoot: true}, containers: [{name: web, image: "web:1", ${secure}, resources: ${resources}}]}}}}\n`;
const patch = (podSpec: string) => `${head}, spec: {template: {spec: ${podSpec}}}}\n`;
const profile = '{seccompProfile: {type: RuntimeDefault}}';
const seccomp = 'pod-security/seccompProfile_restricted';
const tooMuch = deployment('{requests: {memory: 2Gi}, limits: {memory: 1Gi}}');
const inline = (text: string) => `resources: [web.yaml]\npatches: [{patch: ${JSON.stringify(text)}}]\n`;

describe('a patch', () => {
  test.each([
    ['of the Pod', `{securityContext: ${profile}}`, [], 1],
    ['of its container', `{containers: [{name: web, securityContext: ${profile}}]}`, [], 1],
    ['of another field', '{hostNetwork: false}', [seccomp], 0],
  ])('%s is left to kustomize where it sets what its Namespace asks for', (_of, spec, found, left) => {
    const files = {
      'namespace.yaml': namespace('restricted'),
      'app/web.yaml': deployment(),
      'app/kustomization.yaml': 'resources: [web.yaml]\npatches: [{path: patches/web.yaml}]\n',
      'app/patches/web.yaml': patch(spec),
    };
    expect(verified(files)).toEqual({ found, left });
  });

  test.each([
    ['a limit', inline(patch('{containers: [{name: web, resources: {limits: {memory: 4Gi}}}]}')), [], 1],
    ['a limit of another container', inline(patch('{containers: [{name: db, resources: {limits: {a: 1}}}]}')), 1, 0],
    ['the image', inline(patch('{containers: [{name: web, image: "web:2"}]}')), 1, 0],
    [
      'a limit by an operation',
      'resources: [web.yaml]\npatches: [{target: {kind: Deployment}, patch: "[{op: replace, value: 4Gi, ' +
        'path: /spec/template/spec/containers/0/resources/limits/memory}]"}]\n',
      [],
      1,
    ],
    ['nothing, but deletes the object', inline(`${head}, $patch: delete}`), [], 1],
    ['nothing, but deletes another object', inline(`${head.replace('web', 'db')}, $patch: delete}`), 1, 0],
  ])('that sets %s', (_what, kustomization, found, left) => {
    const expected = found === 1 ? ['api/resource-limit'] : found;
    expect(verified({ 'web.yaml': tooMuch, 'kustomization.yaml': kustomization })).toEqual({ found: expected, left });
  });

  test('of one of two overlays fixes nothing for the other', () => {
    const overlay = (text: string) => `resources: [../base]\npatches: [{patch: ${JSON.stringify(text)}}]\n`;
    const files = {
      'base/web.yaml': tooMuch,
      'base/kustomization.yaml': 'resources: [web.yaml]\n',
      'a/kustomization.yaml': overlay(`${head}, $patch: delete}`),
      'b/kustomization.yaml': 'resources: [../base]\n',
    };
    expect(verified(files)).toEqual({ found: ['api/resource-limit'], left: 0 });
    const fixed = patch('{containers: [{name: web, resources: {limits: {memory: 4Gi}}}]}');
    expect(verified({ 'b/kustomization.yaml': overlay(fixed) })).toEqual({ found: [], left: 1 });
  });
});

test('a Namespace of the same kustomization says the level before one elsewhere', () => {
  const files = {
    'a/namespace.yaml': namespace('privileged'),
    'a/web.yaml': deployment(),
    'a/kustomization.yaml': 'resources: [web.yaml, namespace.yaml]\n',
    'z/namespace.yaml': namespace('restricted'),
  };
  expect(verified(files)).toEqual({ found: [], left: 0 });
  expect(verified({ 'a/kustomization.yaml': 'resources: [web.yaml]\n', 'a/namespace.yaml': '' })).toEqual({
    found: [seccomp],
    left: 0,
  });
});
