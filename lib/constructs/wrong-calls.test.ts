import { ApiObject, Chart, Lazy, Testing } from 'cdk8s';
import * as pods from 'cdk8s-pods';

// What a caller without a compiler is told: each program has a chart, an image and all exports.

const image = 'registry.example/web:1';
const app = { image, ports: [{ name: 'http', containerPort: 8080 }], securityContext: { runAsUser: 1000 } };

/** What a program in JavaScript is told; `''` where it synthesizes. */
function said(program: string): string {
  const testing = Testing.app();
  const scope = { ...pods, ApiObject, Lazy, app, image, chart: new Chart(testing, 'shop') };
  try {
    new Function(...Object.keys(scope), program)(...Object.values(scope));
    testing.synthYaml();
    return '';
  } catch (error) {
    return String(error);
  }
}

const workload = (props: string) => `new Workload(chart, 'web', { app, ${props} });`;
const ofWorkload = 'Workload shop/web: ';

describe('a wrong call is an error with a fix', () => {
  test.each([
    [`attach('d', redisExporter());`, 'attach: target must be a construct, such as a Deployment'],
    [`expose();`, 'expose: target must be a construct, such as a Deployment'],
    [`patch();`, 'patch: target must be a construct, such as a Deployment'],
    [`retarget('s', { from: 80, to: 'http' });`, 'retarget: service must be a construct, such as a Service'],
    [`findObject('c', 'Pod', 'web');`, 'findObject: scope must be a construct, such as a Chart'],
    [
      `expose(${workload('').slice(0, -1)}, { sessionAffinty: 'ClientIP' });`,
      'unknown property "options.sessionAffinty"; did you mean "sessionAffinity"?',
    ],
    [
      `expose(${workload('').slice(0, -1)}, { typ: 'NodePort' });`,
      'expose: unknown property "options.typ"; did you mean "type"?',
    ],
    [
      `expose(${workload('').slice(0, -1)}, { unheardOf: 1 });`,
      'unknown property "options.unheardOf"; set one of allocateLoadBalancerNodePorts, clusterIP,',
    ],
    [
      workload(`logs: { directory: '/var/log', rotation: 'daily' }`),
      `${ofWorkload}logs.rotation must be "app", { renamed: GLOB } or { copytruncate: { maxSize } }, got a string`,
    ],
    [`fluentBit({ parse: 'xml' });`, 'fluentBit: parse must be "json" or { json, multiline }, got a string'],
    [
      `fluentBit({ parse: { multiline: 'perl' } });`,
      'fluentBit: parse.multiline must be one of "go", "java", "python", "ruby", { firstLine }, got a string',
    ],
    [
      `fluentBit({ parse: { json: 'yes' } });`,
      'fluentBit: parse.json must be true, false or { timeKey, timeFormat }, got a string',
    ],
    [
      `fluentBit({ outputs: [loki({ host: 'loki', tls: 'on' })] });`,
      'loki: tls must be true, false or { ca, certificate, serverName, verify }, got a string',
    ],
    [`colocateWith('web');`, `colocateWith: selection must be "self" or labels such as { app: "web" }, got a string`],
    [
      `new Workload(chart, 'web', { app: { image, env: { A: 'hunter2' } } });`,
      `${ofWorkload}app.env must be an array, got an object; use env({ … })`,
    ],
    [
      `new Workload(chart, 'web', { containers: [{ name: 'a', image, env: { A: 'hunter2' } }] });`,
      `${ofWorkload}containers[0].env must be an array, got an object; use env({ … })`,
    ],
    [
      workload(`pod: { initContainers: [{ name: 'a', image, env: { A: 'hunter2' } }] }`),
      `${ofWorkload}pod.initContainers[0].env must be an array, got an object; use env({ … })`,
    ],
    [
      `redisExporter({ container: { env: { A: 'hunter2' } } });`,
      'redisExporter: container.env must be an array, got an object; use env({ … })',
    ],
    [
      workload(`pod: { hostAliases: hostAliases({ '10.0.0.1': 'db' }) }`),
      `${ofWorkload}pod.hostAliases must not have the result of hostAliases; spread it: pod: { ...hostAliases(…) }`,
    ],
    [
      workload(`pod: { hostname: hostname('db') }`),
      `${ofWorkload}pod.hostname must not have the result of hostname; spread it: pod: { ...hostname(…) }`,
    ],
    [workload(`pod: { dns: dns({ policy: 'None' }) }`), `${ofWorkload}pod.dns is not supported here; spread it`],
    [workload(`pod: { priority: priority('high') }`), 'pod.priority must be an integer; spread the result of priority'],
    [
      workload(`workload: { kind: 'CronJob', schedule: '@daily', backoffLimit: 3 }`),
      `${ofWorkload}workload.backoffLimit is a field of its Jobs; set workload.job.backoffLimit`,
    ],
    [
      workload(`selector: { matchLabels: { a: 'b' } }`),
      `${ofWorkload}selector.matchLabels is not supported here; set its labels in selector itself: selector: { app: "web" }`,
    ],
    [
      `new Workload(chart, 'web', { app: { ...app, resources: { cpu: '100m' } } });`,
      'spec.containers[0].resources.cpu: unknown field "cpu" in ResourceRequirements; move it to requests or limits',
    ],
    [
      `new Workload(chart, 'web', { app: { ...app, env: [{ A: 'hunter2' }] } });`,
      'spec.containers[0].env[0].A: unknown field "A" in EnvVar; use { name: "A", value: … }',
    ],
    [
      `attach(new ApiObject(chart, 'd', { apiVersion: 'extensions/v1beta1', kind: 'Deployment' }), redisExporter());`,
      'of extensions/v1beta1 (shop/d); did you mean apiVersion apps/v1, kind Deployment?',
    ],
    [
      `attach(new ApiObject(chart, 'd', { apiVersion: 'batch/v1', kind: 'cronjob' }), redisExporter());`,
      'of batch/v1 (shop/d); did you mean apiVersion batch/v1, kind CronJob?',
    ],
    [
      `attach(new ApiObject(chart, 'd', { apiVersion: 'v1', kind: 'Secret' }), redisExporter());`,
      'of v1 (shop/d); use one of Pod, Deployment,',
    ],
  ])('%s', (program, message) => {
    expect(said(program)).toContain(message);
    expect(said(program)).not.toContain('hunter2');
  });
});

describe('the name of an object that is a Lazy', () => {
  const lazy = `const o = new ApiObject(chart, 'cm', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: Lazy.any({ produce: () => 'cmn' }) } });`;

  test('is found, and accepted as a name', () => {
    expect(said(`${lazy} if (findObject(chart, 'ConfigMap', o.name) !== o) throw new Error('another');`)).toBe('');
    expect(said(`${lazy} new Workload(chart, 'web', { app, pod: { volumes: [configMap('x', o)] } });`)).toBe('');
  });

  test('is in the error if no object has it', () => {
    expect(said(`${lazy} findObject(chart, 'Secret', o.name);`)).toContain('no Secret "cmn" under shop');
  });
});
