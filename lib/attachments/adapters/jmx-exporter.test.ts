import { contextFor } from '../../../test-helpers/attachment-context';
import type { Container } from '../../kubernetes/generated/types';
import { compose } from '../../pod/compose';
import { type JmxExporterOptions, jmxExporter } from './jmx-exporter';

const agent = { path: '/opt/agent.jar' };
const made = (options: Partial<JmxExporterOptions> = {}) => jmxExporter({ agent, ...options });

/** What becomes of a Pod with an application. */
function composed(options: Partial<JmxExporterOptions> = {}, app: Partial<Container> = {}) {
  const template = { spec: { containers: [{ name: 'app', image: 'app:1', ...app }] } };
  return compose(template, [made(options)], contextFor(template));
}

test('the application loads the agent, and opens the port', () => {
  const { template, findings } = composed();
  expect(findings).toEqual([]);
  expect(template.spec?.containers).toEqual([
    {
      name: 'app',
      image: 'app:1',
      env: [{ name: 'JAVA_TOOL_OPTIONS', value: '-javaagent:/opt/agent.jar=9404:/etc/jmx-exporter/config.yaml' }],
      ports: [{ name: 'metrics', containerPort: 9404 }],
      volumeMounts: [{ name: 'jmx-exporter-config', mountPath: '/etc/jmx-exporter', readOnly: true }],
    },
  ]);
  expect(template.metadata?.annotations).toMatchObject({ 'prometheus.io/port': '9404' });
});

test('an init container copies the jar of another image to a volume of the application', () => {
  const { template } = composed({ agent: { path: '/jars/agent-1.6.0.jar', image: 'registry.example/agent:1.6.0' } });
  const { initContainers, containers } = template.spec ?? {};
  expect(initContainers?.[0]).toMatchObject({
    name: 'jmx-exporter',
    image: 'registry.example/agent:1.6.0',
    command: ['cp', '/jars/agent-1.6.0.jar', '/opt/jmx-exporter/'],
    volumeMounts: [{ name: 'jmx-exporter-agent', mountPath: '/opt/jmx-exporter' }],
  });
  expect(containers?.[0]?.volumeMounts).toContainEqual({
    name: 'jmx-exporter-agent',
    mountPath: '/opt/jmx-exporter',
    readOnly: true,
  });
  expect(containers?.[0]?.env?.[0]?.value).toMatch(/^-javaagent:\/opt\/jmx-exporter\/agent-1\.6\.0\.jar=9404:/);
});

test('an application that sets the variable keeps its value, and has to add the agent', () => {
  const { javaagent } = made();
  const { template, findings } = composed({}, { env: [{ name: 'JAVA_TOOL_OPTIONS', value: '-Xmx1g' }] });
  expect(findings).toEqual([
    {
      code: 'pod/java-agent-not-loaded',
      severity: 'error',
      field: 'spec.containers[0].env[0]',
      value: 'JAVA_TOOL_OPTIONS',
      message: 'container "app" sets JAVA_TOOL_OPTIONS without the agent of attachment "jmx-exporter"',
      fix: `add ${javaagent} to its value`,
    },
  ]);
  expect(template.spec?.containers[0]?.env).toEqual([{ name: 'JAVA_TOOL_OPTIONS', value: '-Xmx1g' }]);
  const env = [{ name: 'JAVA_TOOL_OPTIONS', value: `-Xmx1g ${javaagent}` }];
  expect(composed({}, { env }).template.spec?.containers[0]?.env).toEqual(env);
  expect(composed({}, { env }).findings).toEqual([]);
});

test('a value of the application that comes from elsewhere is not known to have the agent', () => {
  const env = [{ name: 'JAVA_TOOL_OPTIONS', valueFrom: { configMapKeyRef: { name: 'shop', key: 'java' } } }];
  expect(composed({}, { env }).findings.map(({ code }) => code)).toEqual(['pod/java-agent-not-loaded']);
  expect(composed({ variable: 'JDK_JAVA_OPTIONS' }, { env }).findings).toEqual([]);
});

test('composing a result again changes nothing', () => {
  const { template } = composed();
  expect(compose(template, [made()], contextFor(template)).template).toEqual(template);
});

test('a container that is missing is chosen by the option application', () => {
  const { findings } = composed({ application: 'ap' });
  expect(findings).toMatchObject([{ code: 'pod/missing-container', fix: 'did you mean "app"?' }]);
});

test.each<[object, string]>([
  [{ agent: { path: 'agent.jar' } }, 'agent.path must be the absolute path of a jar such as "/opt/agent.jar"'],
  [
    { container: {} },
    'container needs agent.image, whose container it applies to; set agent.image, or remove container',
  ],
  [{ startsAfter: ['a'] }, 'startsAfter needs agent.image'],
  [{ config: { rules: [{ name: 'a' }] } }, 'config.rules[0].name needs pattern; set pattern'],
  [{ config: { rules: [{ pattern: 'a', help: 'A.' }] } }, 'config.rules[0].help needs name; set name'],
  [
    { config: { rules: [{ pattern: 'a(b' }] } },
    'config.rules[0].pattern has "(" without the other bracket; close it, or escape it with "\\"',
  ],
  [
    { config: { includeObjectNames: ['java.lang'] } },
    'config.includeObjectNames[0] must be the name of an MBean such as "java.lang:type=Memory" or "Catalina:*", got "java.lang"',
  ],
  [{ config: { includeObjectNameAttributes: { a: ['b'] } } }, 'must have names of MBeans, got "a"'],
  [{ config: { startDelaySeconds: 1.5 } }, 'config.startDelaySeconds must be an integer of 0 or more, got 1.5'],
  [
    { config: { whitelistObjectNames: ['a:*'] } },
    'config.whitelistObjectNames is not supported here; set includeObjectNames',
  ],
  [{ config: { hostPort: 'a:1' } }, 'remove it: the agent reads the JVM that loads it'],
  [{ config: { lowerCaseOutputName: true } }, 'did you mean "lowercaseOutputName"?'],
])('rejects %j', (options, message) => {
  expect(() => made(options)).toThrow(message);
});

test.each(['*:*', ':a=b', 'a*b?:c=*d', 'a:b=c,*', 'a:b=c,*,d=e', 'a:b="c,d=e",*', 'a.b-c:d=e f'])(
  'accepts the MBeans %s',
  (name) => {
    expect(() => made({ config: { includeObjectNames: [name] } })).not.toThrow();
  },
);

test.each(['a', 'a:', 'a:b', 'a:b=c,', 'a:b=c=d', 'a:b=c,b=d', 'a:b=c,,d=e'])('rejects the MBeans %s', (name) => {
  expect(() => made({ config: { includeObjectNames: [name] } })).toThrow(`got "${name}"`);
});
