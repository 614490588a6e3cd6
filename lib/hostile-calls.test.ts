import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, JsonPatch, Testing } from 'cdk8s';
import * as pods from 'cdk8s-pods';
import * as pod from 'cdk8s-pods/pod';
import { contextFor } from '../test-helpers/attachment-context';
import { type Called, complaint, omissionsIn, placesIn, variantsOf, wrong } from '../test-helpers/hostile-values';
import { calls, constructCalls, settings } from './constructs/testdata/valid-calls';

// Callers without a compiler: each export is called with wrong values in place of each argument, and of each property of
// its options. It takes the value, or throws an error of ours that begins with its name; never the error of an engine.

const exported: Readonly<Record<string, unknown>> = pods;

/** The name, of the tool where an attachment has one. */
const whereOf = (name: string) => {
  const tool = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return new RegExp(`^(${name}|${tool})\\b`);
};

test.each(Object.keys(calls))('%s fails with an error of ours, whatever it is given', (name) => {
  const called = exported[name] as Called;
  const args = calls[name] ?? [];
  expect(complaint(/^$/, () => called(...args))).toBeUndefined();
  const complaints = variantsOf(args).flatMap(({ what, args: given }) => {
    const said = complaint(whereOf(name), () => called(...given));
    return said === undefined ? [] : [`${what}: ${said}`];
  });
  expect(complaints).toEqual([]);
});

/** Whatever goes wrong in a synth begins with the construct, or comes from the app as a list of findings. */
const inSynth = /^(Validation failed with the following errors|\w+ shop\/web: )/;

test.each(Object.keys(constructCalls))('%s fails with an error of ours, whatever its props are', (name) => {
  const Class = exported[name] as new (...args: readonly unknown[]) => unknown;
  const synthesize = (props: unknown) => () => {
    const testing = Testing.app();
    const chart = new Chart(testing, 'shop');
    new Class(chart, 'web', props);
    testing.synthYaml();
  };
  expect(complaint(/^$/, synthesize(constructCalls[name]))).toBeUndefined();
  const complaints = placesIn(constructCalls[name], 'props').flatMap(({ what, place }) => {
    const said = complaint(inSynth, synthesize(place));
    return said === undefined ? [] : [`${what}: ${said}`];
  });
  expect(complaints).toEqual([]);
  for (const scope of Object.values(wrong)) {
    expect(complaint(new RegExp(`^${name}\\b`), () => new Class(scope, 'web', constructCalls[name]))).toBeUndefined();
  }
});

const chartWithWorkload = () => {
  const chart = new Chart(Testing.app(), 'shop');
  const app = { image: 'a:1', ports: [{ name: 'http', containerPort: 8080 }] };
  return {
    chart,
    web: new pods.Workload(chart, 'web', { app }),
    deployment: new pods.Workload(chart, 'shop', { app, workload: { kind: 'Deployment', replicas: 3 } }),
  };
};

const rolloutIn = (scope: Chart) =>
  new ApiObject(scope, 'rollout', { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', metadata: { name: 'a' } });

/** What is called with constructs, made anew for each call. */
const companions: Readonly<Record<string, () => readonly unknown[]>> = {
  allow: () => [
    chartWithWorkload().deployment,
    { configmaps: ['get'], 'rollouts.argoproj.io': [{ verbs: ['get'], names: ['web'] }], pods: { verbs: ['list'] } },
    { metadata: { name: 'a' }, serviceAccount: 'a', container: 'app', expiration: '1h', audience: 'a' },
  ],
  acknowledge: () => [chartWithWorkload().chart, 'practice/missing-requests', 'a reason'],
  attach: () => [chartWithWorkload().web, pods.redisExporter()],
  autoscale: () => [
    chartWithWorkload().deployment,
    {
      metadata: { name: 'a' },
      min: 1,
      max: 2,
      cpu: 70,
      memory: { averageValue: '1Gi' },
      custom: [],
      container: 'app',
      behavior: {},
    },
  ],
  expose: () => [
    chartWithWorkload().web,
    {
      metadata: { name: 'a', labels: { a: 'b' } },
      ports: [{ port: 80 }],
      labels: { role: 'primary' },
      ingress: {
        metadata: { annotations: { a: 'b' } },
        hosts: ['a.example'],
        paths: ['/a'],
        port: 'http',
        className: 'a',
        tls: 'a',
        backendTls: true,
      },
      routes: [
        {
          kind: 'HTTPRoute',
          metadata: { name: 'a' },
          gateway: { name: 'a', namespace: 'b', sectionName: 'c', port: 443 },
          hosts: ['*.a.example'],
          paths: ['/'],
          port: 'http',
          backendTls: { hostname: 'a', ca: 'System' },
        },
        { kind: 'GRPCRoute', gateway: 'a', hosts: ['a.example'], rules: [{ backendRefs: [] }] },
        { kind: 'TLSRoute', gateway: 'a', hosts: ['a.example'] },
      ],
    },
  ],
  findObject: () => [chartWithWorkload().chart, 'Pod', 'web'],
  isolate: () => [
    chartWithWorkload().deployment,
    {
      metadata: { name: 'a' },
      from: ['anywhere', { namespace: 'a', labels: { a: 'b' }, ports: [80] }],
      to: [
        { ipBlock: { cidr: '10.0.0.0/8', except: [] }, ports: [{ port: 53, protocol: 'UDP' }] },
        { host: 'a', ports: [1] },
      ],
      scrapedFrom: [{ namespaceSelector: {}, podSelector: {}, ports: [9090] }],
      dns: { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } },
    },
  ],
  limitDisruption: () => [
    chartWithWorkload().deployment,
    { metadata: { name: 'a' }, maxUnavailable: '25%', unhealthyPodEvictionPolicy: 'AlwaysAllow' },
  ],
  patch: () => [chartWithWorkload().web, JsonPatch.remove('/spec/nodeName')],
  prioritize: () => [chartWithWorkload().web, 'orders'],
  retarget: () => [pods.expose(chartWithWorkload().web), { from: 'http', to: 'https' }],
  sandbox: () => [chartWithWorkload().web, 'gvisor'],
  scrape: () => [
    chartWithWorkload().deployment,
    {
      by: 'PodMonitor',
      metadata: { labels: { a: 'b' } },
      ports: ['http'],
      path: '/metrics',
      interval: '30s',
      tls: { ca: { secretName: 'a', key: 'ca.crt' }, serverName: 'a', verify: true },
      token: pods.fromSecret('a', 'token'),
    },
  ],
  templateOf: () => [rolloutIn(chartWithWorkload().chart), 'spec.template'],
  tryFindObject: () => [chartWithWorkload().chart, 'Pod', 'web'],
  verifyApp: () => [new App(), { ...settings, practices: 'all' }],
};

test.each(Object.keys(companions))('%s fails with an error of ours, whatever it is given', (name) => {
  const called = exported[name] as Called;
  const argsOf = companions[name] ?? (() => []);
  // A setting is named as it is everywhere.
  const where = name === 'verifyApp' ? /^(verifyApp: |(unknown )?setting )/ : whereOf(name);
  expect(complaint(/^$/, () => called(...argsOf()))).toBeUndefined();
  const complaints = argsOf().flatMap((first, at) => {
    const places =
      at === 0 ? Object.entries(wrong).map(([what, place]) => ({ what, place })) : placesIn(first, `${at + 1}`);
    return places.flatMap(({ what, place }) => {
      const said = complaint(where, () => called(...argsOf().with(at, place)));
      return said === undefined ? [] : [`${what}: ${said}`];
    });
  });
  expect(complaints).toEqual([]);
});

test('GitOpsApp fails with an error of ours, whatever its props are', () => {
  const props = {
    ...settings,
    outdir: 'dist',
    outputFileExtension: '.yaml',
    recordConstructMetadata: false,
    resolvers: [],
    verify: { practices: 'all' },
    layout: 'file-per-app',
    kustomization: true,
    gitOps: 'flux',
    check: false,
    podsJson: false,
  };
  const synthesize = (given: unknown) => () => {
    const gitOps = new pods.GitOpsApp(given as pods.GitOpsAppProps);
    new Chart(gitOps, 'shop');
    gitOps.synthYaml();
  };
  expect(complaint(/^$/, synthesize(props))).toBeUndefined();
  const complaints = placesIn(props, 'props').flatMap(({ what, place }) => {
    const said = complaint(/^(GitOpsApp|Validation failed|layout|gitOps|(unknown )?setting )/, synthesize(place));
    return said === undefined ? [] : [`${what}: ${said}`];
  });
  expect(complaints).toEqual([]);
});

test('HelmChart fails with an error of ours, whatever its props are', () => {
  const props = {
    chart: 'shop',
    repo: 'https://example.com',
    version: '1.0.0',
    namespace: 'shop',
    releaseName: 'shop',
    values: { a: 1 },
    helmExecutable: '/nowhere/helm',
    helmFlags: ['--debug'],
    kubeVersion: '1.36',
    cache: false,
  };
  const construct = (given: unknown) => () =>
    new pods.HelmChart(new Chart(Testing.app(), 'shop'), 'web', given as pods.HelmChartProps);
  const places = placesIn(props, 'props').filter(({ what }) => !what.startsWith('props.helmExecutable: '));
  const complaints = places.flatMap(({ what, place }) => {
    const said = complaint(/^HelmChart shop\/web: /, construct(place));
    return said === undefined ? [] : [`${what}: ${said}`];
  });
  expect(complaints).toEqual([]);
});

test('synthEach fails with an error of ours, whatever its environments are', () => {
  const environments = { staging: { ...settings, layout: 'file-per-app', kustomization: true, users: { admin: 1 } } };
  const outdir = mkdtempSync(join(tmpdir(), 'hostile-'));
  const synthesize = (...args: readonly unknown[]) => {
    return () => (pods.synthEach as Called)(...args, { outdir, podsJson: false });
  };
  const define = () => undefined;
  const tried = [
    ...placesIn(environments, 'environments').map(({ what, place }) => ({ what, call: synthesize(place, define) })),
    ...Object.entries(wrong).map(([what, place]) => ({ what, call: synthesize(environments, place) })),
  ];
  const complaints = tried.flatMap(({ what, call }) => {
    const said = complaint(/^(synthEach: |environment )/, call);
    return said === undefined ? [] : [`${what}: ${said}`];
  });
  rmSync(outdir, { recursive: true });
  expect(complaints).toEqual([]);
});

/** What comes of a call, an attachment built. */
function outcomeOf(call: () => unknown): unknown {
  try {
    const made = call();
    const isAttachment = typeof made === 'object' && made !== null && 'build' in made;
    return isAttachment ? { ...made, build: (made as pods.Attachment).build(contextFor()) } : made;
  } catch (error) {
    return String(error);
  }
}

/** Only properties that we name may be undefined: what a program names itself is there or not. */
const namedByUsers = new RegExp(
  [
    /^(colocateWith|env|nodeSelector|requireNodes|sysctls) argument \d\.\w+$/,
    /^(downwardAPI|fetchFiles|preferNodes) argument 2\.[\w.]+$/,
    /^defineAttachment argument 2\./,
    /^(dns argument 1\.options|hostAliases argument 1)\./,
    /\.(properties|labels|annotations|headers|request|response)\.\w+$/,
    /\.(properties|resource|(?:in|ex)cludeObjectNameAttributes)\./,
  ]
    .map(({ source: pattern }) => pattern)
    .join('|'),
);

test.each(Object.keys(calls))('%s takes an option that is undefined as absent', (name) => {
  const called = exported[name] as Called;
  const args = calls[name] ?? [];
  const omissions = args.flatMap((arg, at) =>
    omissionsIn(arg, `argument ${at + 1}`).map(([what, absent, given]) => ({
      what,
      absent: outcomeOf(() => called(...args.with(at, absent))),
      given: outcomeOf(() => called(...args.with(at, given))),
    })),
  );
  const ours = omissions.filter(({ what }) => !namedByUsers.test(`${name} ${what}`));
  for (const { what, absent, given } of ours) expect({ what, outcome: given }).toEqual({ what, outcome: absent });
});

test.each(Object.keys(constructCalls))('%s takes a prop that is undefined as absent', (name) => {
  const Class = exported[name] as new (...args: readonly unknown[]) => unknown;
  const synthesize = (props: unknown) => () => {
    const testing = Testing.app();
    new Class(new Chart(testing, 'shop'), 'web', props);
    return testing.synthYaml();
  };
  for (const [what, absent, given] of omissionsIn(constructCalls[name], 'props')) {
    if (/\.(proxy|adapter|logProcessor|labels|annotations|selector|featureGates|replace)\./.test(what)) continue;
    expect({ what, outcome: outcomeOf(synthesize(given)) }).toEqual({ what, outcome: outcomeOf(synthesize(absent)) });
  }
});

test('every export has arguments in lib/constructs/testdata/valid-calls.ts, from which wrong calls are made', () => {
  // PodsValidation is told by cdk8s.yaml, and reports what is wrong there.
  const known = ['GitOpsApp', 'HelmChart', 'PodsValidation', 'synthEach'];
  const tried = [calls, constructCalls, companions].flatMap((table) => Object.keys(table)).concat(known);
  const functions = Object.entries(pods).filter(([, value]) => typeof value === 'function');
  expect(functions.map(([name]) => name).filter((name) => !tried.includes(name))).toEqual([]);
});

/** What only those need who write attachments or tools of their own. */
const forAttachments = [
  'compose',
  'features',
  'fillSelectors',
  'harden',
  'hardenContainer',
  'overrideContainer',
].concat([...['render', 'resolveImage', 'runsToCompletion', 'supports']]);

test('every helper of lib/pod/index.ts is exported from lib/index.ts', () => {
  expect(Object.keys(pod).filter((name) => !(name in pods) && !forAttachments.includes(name))).toEqual([]);
});
