import type { Mistake } from './mistakes-with-workloads';

/**
 * Plausible mistakes with attachments, helpers and apps. They have `chart`, `image`, an output `folder`, and all of the
 * package's exports; the app is synthesized behind it.
 */
export const mistakesWithHelpers: readonly Mistake[] = [
  {
    title: 'nginx without an upstream',
    program: `nginx({ listen: 8443 });`,
    compiler: `Property 'upstream' is missing`,
    atRunTime: ['nginx: upstream is missing; set an object'],
  },
  {
    title: 'nginx with an upstream that is a port',
    program: `nginx({ listen: 8443, upstream: 8080 });`,
    compiler: `Type 'number' is not assignable to type 'NginxUpstream'`,
    atRunTime: ['nginx: upstream must be an object, got a number'],
  },
  {
    title: 'nginx with a misspelt option',
    program: `nginx({ listen: 8443, upstream: { port: 8080 }, websocket: true });`,
    compiler: `'websocket' does not exist in type`,
    atRunTime: ['nginx: unknown property "websocket"; did you mean "websockets"?'],
  },
  {
    title: 'nginx with tls: true',
    program: `nginx({ listen: 8443, upstream: { port: 8080 }, tls: true });`,
    compiler: `Type 'boolean' is not assignable to type 'ProxyTls'`,
    atRunTime: ['nginx: tls must be an object with secretName, got a boolean'],
  },
  {
    title: 'nginx without options',
    program: `nginx();`,
    compiler: 'Expected 1 arguments, but got 0',
    atRunTime: ['nginx: options is missing; set an object with upstream'],
  },
  {
    title: 'a literal password',
    program: `redisExporter({ password: 'hunter2' });`,
    compiler: `Type 'string' is not assignable to type 'SecretSource'`,
    atRunTime: [`redis-exporter: password must come from a Secret; set fromSecret('name', 'key')`],
  },
  {
    title: 'a literal token of an output',
    program: `fluentBit({ outputs: [loki({ host: 'loki', token: 'hunter2' })] });`,
    compiler: `Type 'string' is not assignable to type 'SecretSource'`,
    atRunTime: [`loki: token must come from a Secret; set fromSecret('name', 'key')`],
  },
  {
    title: 'outputs that are not in an array',
    program: `fluentBit({ outputs: stdout() });`,
    compiler: `missing the following properties from type 'readonly Output[]`,
    atRunTime: ['fluentBit: outputs must be an array of outputs, got an object; put it into brackets: [ … ]'],
  },
  {
    title: 'an output as a function',
    program: `fluentBit({ outputs: [stdout] });`,
    compiler: `Type '() => Output' is not assignable to type 'Output'`,
    atRunTime: ['fluentBit: outputs[0] must be an object with plugin and properties, got a function'],
  },
  {
    title: 'waitForTcp without a deadline',
    program: `waitForTcp('db:5432');`,
    compiler: 'Expected 2 arguments, but got 1',
    atRunTime: ['waitForTcp: options is missing; set an object with within'],
  },
  {
    title: 'waitForTcp with a port on its own',
    program: `waitForTcp('db', 5432);`,
    compiler: `Argument of type 'number' is not assignable to parameter of type 'InitContainerOptions`,
    atRunTime: ['waitForTcp: options must be an object with within, got a number'],
  },
  {
    title: 'a misspelt deadline',
    program: `waitForHttp('http://api/', { timeout: '60s' });`,
    compiler: `'timeout' does not exist in type`,
    atRunTime: ['waitForHttp: unknown property "options.timeout"; set one of container, headers, name, status, within'],
  },
  {
    title: 'a probe with options for a port',
    program: `httpGet('/ready', { port: 80 });`,
    compiler: `Argument of type '{ port: number; }' is not assignable to parameter of type 'IntOrString`,
    atRunTime: ['httpGet: port must be a string or a number, got an object'],
  },
  {
    title: 'a misspelt timing of a probe',
    program: `httpGet('/ready', 80, { period: 5 });`,
    compiler: `'period' does not exist in type`,
    atRunTime: [
      'httpGet: unknown property "options.period"; set one of failureThreshold, headers, host, initialDelaySeconds,',
    ],
  },
  {
    title: 'a misspelt resource',
    program: `resources({ cpu: '100m', mem: '1Gi' });`,
    compiler: `'mem' does not exist in type`,
    atRunTime: ['resources: unknown property "mem"; set one of cpu, ephemeralStorage, limits, memory'],
  },
  {
    title: 'requests in resources',
    program: `resources({ requests: { cpu: '100m' } });`,
    compiler: `'requests' does not exist in type`,
    atRunTime: ['resources: unknown property "requests"; set one of cpu, ephemeralStorage, limits, memory'],
  },
  {
    title: 'a rule of affinity that is none',
    program: `separateFrom('self', { rule: 'require' });`,
    compiler: `Type '"require"' is not assignable to type`,
    atRunTime: ['separateFrom: options.rule must be "preferred" or "required"; did you mean "required"?'],
  },
  {
    title: 'a command that is no list',
    program: `exec('true');`,
    compiler: `Argument of type 'string' is not assignable to parameter of type 'readonly`,
    atRunTime: ['exec: command must be an array, got a string; put it into brackets: [ … ]'],
  },
  {
    title: 'a volume mount by its path alone',
    program: `mount('/data');`,
    compiler: 'Expected 2-3 arguments, but got 1',
    atRunTime: ['mount: path is missing; set a string'],
  },
  {
    title: 'files without a checksum',
    program: `fetchFiles('data', { 'a.bin': 'https://example.com/a' }, { within: '5m' });`,
    compiler: `Type 'string' is not assignable to type 'FetchedFile'`,
    atRunTime: ['fetchFiles: files.a.bin must be an object with url and sha256, got a string'],
  },
  {
    title: 'env of a key that is missing',
    program: `env({ PASSWORD: fromSecret('shop') });`,
    compiler: 'Expected 2-3 arguments, but got 1',
    atRunTime: ['fromSecret: key is missing; set a string'],
  },
  {
    title: 'a misspelt option of an App',
    program: `new GitOpsApp({ kustomisation: true });`,
    compiler: `'kustomisation' does not exist in type`,
    atRunTime: ['GitOpsApp: unknown property "kustomisation"; did you mean "kustomization"?'],
  },
  {
    title: 'a layout that is none',
    program: `new GitOpsApp({ layout: 'file-per-objects' });`,
    compiler: `Type '"file-per-objects"' is not assignable to type`,
    atRunTime: ['got "file-per-objects"; did you mean "file-per-object"?'],
  },
  {
    title: 'a misspelt option of an environment',
    program: `synthEach({ staging: { kubernetes: '1.36', kustomisation: true } }, () => {});`,
    compiler: 'DidYouMean<"kustomization">',
    atRunTime: [
      'synthEach: environment "staging": unknown property "kustomisation"; did you mean "kustomization"? For one of',
    ],
  },
  {
    title: 'an attachment before its target',
    program: `attach(redisExporter(), new Workload(chart, 'web', { app: { image } }));`,
    compiler: `missing the following properties from type 'IConstruct`,
    atRunTime: ['attach: target must be a construct, such as a Deployment'],
  },
  {
    title: 'an attachment that is called off',
    program: `attach(new Workload(chart, 'web', { app: { image } }), redisExporter);`,
    compiler: `Argument of type '(options?: RedisExporterOptions | undefined) => Attachment<"metrics">' is not assignable to parameter of type 'Attachment`,
    atRunTime: ['attach: attachment must be an attachment, such as nginx({ … })'],
  },
  {
    title: 'expose with a port as text',
    program: `expose(new Workload(chart, 'web', { app: { image, ports: [{ containerPort: 80 }] } }), { port: '80' });`,
    compiler: `Type 'string' is not assignable to type 'number'`,
    atRunTime: ['expose: options.port must be a number, got a string'],
  },
  {
    title: 'findObject with its arguments turned',
    program: `findObject('Pod', 'web', chart);`,
    compiler: `Argument of type 'string' is not assignable to parameter of type 'IConstruct`,
    atRunTime: ['findObject: scope must be a construct, such as a Chart'],
  },
  {
    title: 'a Workload without a scope',
    program: `new Workload('web', { app: { image } });`,
    compiler: 'Expected 3 arguments, but got 2',
    atRunTime: ['Workload: scope must be a construct, such as a Chart'],
  },
];
