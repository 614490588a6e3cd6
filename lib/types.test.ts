import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compilers, diagnosticsOf, releaseOf } from '../test-helpers/compilers';

const start = `
import { Chart, Testing } from 'cdk8s';
import { GitOpsApp, nginx, synthEach, Workload, type WorkloadProps } from 'cdk8s-pods';
import type * as pods from 'cdk8s-pods';
import type * as kubernetes from 'cdk8s-pods/kubernetes';
const chart = new Chart(Testing.app(), 'shop');
const image = 'registry.example/shop:1';
export const used = [chart, image, GitOpsApp, nginx, synthEach, Workload];
`;

const namesIn = (file: string, pattern: RegExp) => [
  ...new Set([...readFileSync(join(__dirname, file), 'utf8').matchAll(pattern)].map(([, name = '']) => name)),
];

/** All types of props and options, and all types of manifests. */
const optionTypes = namesIn('index.ts', /\b([A-Z]\w+(?:Props|Options))\b/g);
const otherTypes = ['Attachment', 'Environment', 'Images', 'Logs', 'Output', 'OutputTls', 'ProbeTiming', 'Settings'];
const manifestTypes = namesIn('kubernetes/generated/types.ts', /^export (?:interface|type) (\w+)/gm);

/** Names the optional properties of a type that do not take `undefined`. */
const refusing = `
type Refusing<T> = T extends object ? { [K in keyof T]-?: string extends K ? never : object extends Pick<T, K>
  ? { readonly [P in K]: undefined } extends Pick<T, K> ? never : K : never }[keyof T & string] : never;
`;

const refusesNone = (type: string) =>
  `export const of${type.replace(/\W/g, '')}: readonly never[] = [] as readonly Refusing<${type}>[];`;

const programs = {
  'an interface that extends the props of a Workload': `
    interface ServiceProps extends WorkloadProps { readonly team: string }
    class Service extends Workload {
      constructor(scope: Chart, id: string, { team, ...props }: ServiceProps) {
        super(scope, id, { ...props, podMetadata: { labels: { team } } });
      }
    }
    new Service(chart, 'a', { team: 'shop', app: { image } });`,
  'Omit and Partial of the props of a Workload': `
    type Preset = Partial<Omit<WorkloadProps, 'workload'>>;
    const deployment = (id: string, props: Omit<WorkloadProps, 'workload'>, preset: Preset = {}) =>
      new Workload(chart, id, { ...preset, ...props, workload: { kind: 'Deployment' } });
    deployment('a', { app: { image } }, { kubernetes: '1.36' });`,
  'Partial, Omit and interfaces over all props': [
    ...optionTypes.flatMap((type) => [
      `export const partial${type}: Partial<pods.${type}> = {};`,
      `export const omitted${type} = (all: pods.${type}): Omit<pods.${type}, 'name'> => all;`,
    ]),
    ...optionTypes
      .filter((type) => type.endsWith('Props'))
      .map((type) => `export interface My${type} extends pods.${type} { readonly own: string }`),
  ].join('\n'),
  'undefined for every optional property': [
    refusing,
    ...[...optionTypes, ...otherTypes].map((type) => refusesNone(`pods.${type}`)),
    ...manifestTypes.map((type) => refusesNone(`kubernetes.${type}`)),
  ].join('\n'),
  'everyday types from the root': `
    const probe: pods.Probe = { httpGet: { path: '/', port: 80 } };
    const container: pods.Container = { name: 'a', image, readinessProbe: probe };
    export const spec: pods.PodSpec = { containers: [container], volumes: [{ name: 'a' } satisfies pods.Volume] };`,
  'a container whose text is widened': `
    const props = { app: { image, imagePullPolicy: 'Always' } };
    new Workload(chart, 'a', props);`,
  'containers whose text is widened': `
    const props = { containers: [{ name: 'a', image, imagePullPolicy: 'Always' }] };
    new Workload(chart, 'a', props);`,
  'further properties of an environment': `
    synthEach({ staging: { users: 1 }, production: { users: 3 } }, (_app, { users }) => { users.toFixed(); });
    synthEach({ a: { kubernetes: '1.36', image }, b: { image, layout: 'file-per-app' } }, (_app, { image, name }) => { (image + name).trim(); });
    interface Own extends pods.Environment { readonly users: number }
    const all: Readonly<Record<'a' | 'b', Own>> = { a: { users: 1 }, b: { users: 2, kustomization: true } };
    synthEach(all, (_app, { users }) => { users.toFixed(); });`,
  'a near-miss beside a prop of an environment': `
    synthEach({ a: { kubernetes: '1.36', kustomisation: true } }, () => {});`,
  'a near-miss beside a further property': `
    synthEach({ a: { users: 1 }, b: { users: 1, laoyut: 'file-per-app' } }, () => {});`,
  'a near-miss in case': `
    synthEach({ a: { users: 1, gitops: 'flux' } }, () => {});`,
  'a prop of an environment with a wrong value': `
    synthEach({ a: { kubernetes: '1.3', users: 1 } }, () => {});`,
};

const compiles = '';
const expected: Readonly<Record<keyof typeof programs, string | RegExp>> = {
  'an interface that extends the props of a Workload': compiles,
  'Omit and Partial of the props of a Workload': compiles,
  'Partial, Omit and interfaces over all props': compiles,
  'undefined for every optional property': compiles,
  'everyday types from the root': compiles,
  'a container whose text is widened': /property 'app'[\s\S]*property 'imagePullPolicy'[\s\S]*"Always"/,
  'containers whose text is widened': /property 'containers'[\s\S]*property 'imagePullPolicy'[\s\S]*"Always"/,
  'further properties of an environment': compiles,
  'a near-miss beside a prop of an environment': /DidYouMean<"kustomization">/,
  'a near-miss beside a further property': /DidYouMean<"layout">/,
  'a near-miss in case': /DidYouMean<"gitOps">/,
  'a prop of an environment with a wrong value': /Type '"1\.3"' is not assignable/,
};

describe.each(Object.entries(compilers))('TypeScript %s', (release, compiler) => {
  const said = diagnosticsOf(
    compiler,
    Object.fromEntries(Object.entries(programs).map(([name, text]) => [name, start + text])),
  );

  it('is the release that its name says', () => {
    expect(releaseOf(compiler)).toBe(release);
  });

  it.each(Object.entries(expected))('says what is wrong with %s, and nothing else', (name, message) => {
    if (message instanceof RegExp) expect(said[name]).toMatch(message);
    else expect(said[name]).toBe(message);
  });
});
