import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { nginx } from '../attachments/proxies/nginx';
import type { Container } from '../kubernetes/generated/types';
import { GitOpsApp } from '../synth/gitops-app';
import { attach } from './attach';
import type { Settings } from './settings';
import { verifyApp } from './verify-app';
import { type CommonWorkloadProps, Workload, type WorkloadProps } from './workload';

const hardenings = [undefined, 'restricted', 'baseline', 'privileged'] as const;
const levels = [undefined, 'restricted', 'baseline', false] as const;
const all = hardenings.flatMap((hardening) => levels.map((podSecurity) => settings({ hardening, podSecurity })));

function settings(given: { readonly [S in keyof Settings]: Settings[S] | undefined }): Settings {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

interface Synthesized {
  readonly context: unknown;
  readonly codes: readonly string[];
}

/** The securityContext that a Pod of ours gets, and the Pod Security controls that it violates. */
function synth(
  ofApp: Settings,
  ofWorkload: Partial<CommonWorkloadProps> & Partial<Pick<WorkloadProps, 'app'>> = {},
  labels?: Readonly<Record<string, string>>,
): Synthesized {
  const app = new GitOpsApp({ outdir: Testing.app().outdir, kubernetes: '1.35', ...ofApp });
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  if (labels !== undefined) {
    new ApiObject(new Chart(app, 'cluster'), 'ns', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'shop', labels },
    });
  }
  const { apiObject } = new Workload(chart, 'web', { ...ofWorkload, app: ofWorkload.app ?? { image: 'a:1' } });
  const errors = app.node.findAll().flatMap((construct) => construct.node.validate());
  const codes = errors.flatMap((error) => /\[pod-security\/(\w+)\]$/.exec(error)?.[1] ?? []);
  return { context: errors.length > 0 ? undefined : apiObject.toJson().spec.containers[0].securityContext, codes };
}

const confined = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  readOnlyRootFilesystem: true,
};
const enforceRestricted = { 'pod-security.kubernetes.io/enforce': 'restricted' };

describe('hardening sets omitted fields, and podSecurity enforces a level', () => {
  test.each(all)('%j of an app: reports the fields that hardening did not set', ({ hardening, podSecurity }) => {
    const { codes, context } = synth(settings({ hardening, podSecurity }));
    const violates = podSecurity === 'restricted' && (hardening === 'baseline' || hardening === 'privileged');
    expect(codes.length > 0).toBe(violates);
    if (!violates) expect(context).toEqual((hardening ?? 'restricted') === 'restricted' ? confined : undefined);
  });

  test.each(all)('%j mean the same on a workload as on its app', ({ hardening, podSecurity }) => {
    const given = settings({ hardening, podSecurity });
    expect(synth({}, given)).toEqual(synth(given));
  });

  test('a workload overrides each setting of its app', () => {
    expect(synth({ hardening: 'privileged', podSecurity: 'restricted' }, { hardening: 'restricted' })).toEqual({
      context: confined,
      codes: [],
    });
    expect(synth({ hardening: 'privileged', podSecurity: 'restricted' }, { podSecurity: false })).toEqual({
      context: undefined,
      codes: [],
    });
  });

  test('the default hardening is not enforced: explicit fields are accepted', () => {
    const { codes } = synth({}, { app: { image: 'a:1', securityContext: { privileged: true } } });
    expect(codes).toEqual([]);
  });

  test('a Namespace enforces its level unless podSecurity is set', () => {
    const weak: Settings = { hardening: 'privileged' };
    expect(synth(weak, {}, enforceRestricted).codes).toContain('runAsNonRoot');
    expect(synth({ ...weak, podSecurity: false }, {}, enforceRestricted).codes).toEqual([]);
    expect(synth(weak, { podSecurity: false }, enforceRestricted).codes).toEqual([]);
  });
});

test('hardens attached containers in Pods of other libraries as set', () => {
  const brought = (given: Settings): Container | undefined => {
    const app = new App({ outdir: Testing.app().outdir });
    verifyApp(app, { kubernetes: '1.35', ...given });
    const spec = { containers: [{ name: 'a', image: 'a:1', ports: [{ containerPort: 8080 }] }] };
    const pod = new ApiObject(new Chart(app, 'shop'), 'pod', { apiVersion: 'v1', kind: 'Pod', spec });
    attach(pod, nginx({ listen: 8443, upstream: { port: 8080 } }));
    return pod.toJson().spec.initContainers[0];
  };
  expect(brought({})?.securityContext).toMatchObject(confined);
  expect(brought({ hardening: 'privileged' })?.securityContext).toEqual({ runAsGroup: 101, runAsUser: 101 });
});
