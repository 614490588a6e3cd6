import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contextFor } from '../../../test-helpers/attachment-context';
import { reachableProgram } from '../../../test-helpers/reachable-program';
import { metrics, metricsWith, realPrograms } from '../../../test-helpers/real-container';
import { freePorts } from '../../../test-helpers/real-nginx';
import { temporaryFolder } from '../../../test-helpers/temporary-folder';
import type { Addition } from '../../pod/attachment';
import { type JmxExporterOptions, jmxExporter } from './jmx-exporter';

// The real agent in a real JVM, which has an MBean of its own. Maven Central's newest release of the agent is 1.0.1.

const { runContainer } = realPrograms();
const folder = temporaryFolder();

const source = `
import java.lang.management.ManagementFactory;
import javax.management.ObjectName;

public class Shop {
  public interface OrdersMBean { int getPaid(); }
  public static class Orders implements OrdersMBean { public int getPaid() { return 42; } }
  public static void main(String[] args) throws Exception {
    ManagementFactory.getPlatformMBeanServer().registerMBean(new Orders(), new ObjectName("shop:type=Orders,region=eu"));
    Thread.sleep(Long.MAX_VALUE);
  }
}
`;

const config = {
  includeObjectNames: ['shop:*'],
  rules: [
    {
      pattern: 'shop<type=Orders, region=(\\w+)><>Paid',
      name: 'shop_orders_paid_total',
      labels: { region: '$1' },
      help: 'Orders that are paid.',
      type: 'COUNTER',
    },
  ],
} as const;

let jar = '';
beforeEach(() => {
  chmodSync(folder(), 0o755);
  writeFileSync(join(folder(), 'Shop.java'), source);
  jar = reachableProgram(process.env.JMX_AGENT ?? 'jmx_prometheus_javaagent.jar', folder());
});

/** The application, with what the exporter adds to its container. */
function runApplication(options: JmxExporterOptions, program = 'java', args = [join(folder(), 'Shop.java')]) {
  const { config: files, extend } = jmxExporter(options).build(contextFor());
  const container = { name: 'app', args, securityContext: { runAsUser: 1000, runAsGroup: 1000 }, ...extend?.[0]?.add };
  const addition: Addition = { config: files ?? [], containers: [{ as: 'container', container }] };
  return runContainer(program, addition, { mounts: { '/opt/jmx-exporter': join(folder(), 'volume') } });
}

test('serves the MBeans of the JVM under the names of its rules, on IPv4 and IPv6, until the JVM stops', async () => {
  const [port = 0] = await freePorts(1);
  const running = runApplication({ agent: { path: jar }, port, config });
  const text = await metricsWith(port, /^shop_orders_paid_total\{region="eu"\} 42\.0$/m, running);
  expect(text).toMatch(/^# HELP shop_orders_paid_total Orders that are paid\.$/m);
  expect(text).toMatch(/^jvm_memory_used_bytes\{area="heap"\} [1-9]/m);
  expect(await metrics(port, '[::1]')).toMatch(/^shop_orders_paid_total/m);
  expect(await running.stop()).toBe(143);
});

test('loads a jar that an init container has copied, and lets other programs of Java run', async () => {
  const [port = 0] = await freePorts(1);
  const volume = join(folder(), 'volume');
  mkdirSync(volume);
  if (process.getuid?.() === 0) chownSync(volume, 65_534, 65_534);
  const agent = { path: jar, image: 'registry.example/jmx-agent:1.0.1' };
  const options = { agent, port, config, variable: 'JDK_JAVA_OPTIONS' } as const;
  const addition = jmxExporter(options).build(contextFor());
  const [program = '', ...args] = addition.containers?.[0]?.container.command ?? [];
  const copier = { as: 'init' as const, container: { name: 'copy', args, ...addition.containers?.[0]?.container } };
  const copying = runContainer(program, { containers: [copier] }, { mounts: { '/opt/jmx-exporter': volume } });
  expect(await copying.ended).toBe(0);
  const running = runApplication(options);
  await metricsWith(port, /^shop_orders_paid_total\{region="eu"\} 42\.0$/m, running);
  expect(await runApplication(options, 'keytool', ['-help']).ended).toBe(0);
  expect(await runApplication({ ...options, variable: 'JAVA_TOOL_OPTIONS' }, 'keytool', ['-help']).ended).not.toBe(0);
});

test.each([
  [{ includeObjectNames: ['a:b=c,b=d'] }],
  [{ rules: [{ pattern: 'a(b' }] }],
  [{ rules: [{ name: 'a' }] }],
  [{ startDelaySeconds: 1.5 }],
])('rejects %j, with which the JVM does not start', async (wrong) => {
  const [port = 0] = await freePorts(1);
  expect(() => jmxExporter({ agent: { path: jar }, port, config: wrong })).toThrow('config.');
  const { config: files = [], extend } = jmxExporter({ agent: { path: jar }, port }).build(contextFor());
  const texts = files.map((one) => ({ ...one, files: { 'config.yaml': JSON.stringify(wrong) } }));
  const container = { name: 'app', args: [join(folder(), 'Shop.java')], ...extend?.[0]?.add };
  const running = runContainer('java', { config: texts, containers: [{ as: 'container', container }] });
  expect(await running.ended).not.toBe(0);
  expect(running.output()).toContain('Failed to start Prometheus JMX Exporter');
});
