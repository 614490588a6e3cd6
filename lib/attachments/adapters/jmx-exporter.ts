import { containerNamed, onlyMainContainer } from '../../anatomy/containers';
import type { Finding } from '../../findings/finding';
import type { AddedContainer, Addition, Attachment, AttachmentOptions, Context } from '../../pod/attachment';
import { env } from '../../pod/env';
import { resources } from '../../pod/resources';
import { defaultPorts } from '../shared/default-ports';
import { defineAttachment, type SettledOptions } from '../shared/define-attachment';
import { scraped, scrapeOptions } from '../shared/metrics-adapter';
import { option } from '../shared/option';
import { checkConfig, configFile, jmxConfig } from './jmx-exporter/config';
import type { JmxExporterOptions } from './jmx-exporter/options';

export type * from './jmx-exporter/options';

/** The agent of an application's JVM, and the option of the JVM that loads it. */
export interface JmxExporter extends Attachment<'metrics'> {
  /** For an application that sets the variable itself: `env({ JAVA_TOOL_OPTIONS: '-Xmx1g ' + exporter.javaagent })`. */
  readonly javaagent: string;
}

/**
 * jmx_exporter: an adapter that serves the MBeans of a JVM as Prometheus metrics, on port 9404. Instead of a container, it
 * adds an agent that the application's JVM loads, by a variable that the application gets. Where the application sets that variable
 * without the agent, an error says what to add.
 *
 * @throws TypeError for an option that is not valid.
 * @throws RangeError for a rule that the agent cannot read, and for options of a container without `agent.image`.
 * @see https://github.com/prometheus/jmx_exporter
 */
export function jmxExporter(options: JmxExporterOptions): JmxExporter {
  const attachment = define(options);
  checkConfig(options.config);
  checkContainerOptions(options);
  const { name, ports } = attachment;
  return { ...attachment, javaagent: javaagent({ name, ports, agent: options.agent }) };
}

const table = {
  ...scrapeOptions(defaultPorts['jmx-exporter'].metrics),
  agent: option.object({
    path: option.matching(/^\/[\w.+/-]+\.jar$/, 'the absolute path of a jar such as "/opt/agent.jar"'),
    image: option.optional(option.string),
  }),
  application: option.optional(option.string),
  variable: option.withDefault(option.oneOf(['JAVA_TOOL_OPTIONS', 'JDK_JAVA_OPTIONS']), 'JAVA_TOOL_OPTIONS'),
  config: option.withDefault(jmxConfig, {}),
} as const;

type Settled = SettledOptions<typeof table>;

const define = defineAttachment(
  'jmx-exporter',
  table,
  (settled, context): Addition => {
    const { name, agent, application, config, variable, ports } = settled;
    const own = variableOf(settled, context);
    if (own?.finding !== undefined) return { findings: [own.finding] };
    const copied = agent.image === undefined ? [] : [{ name: `${name}-agent`, mountPath: agentDirectory(name) }];
    return {
      ...(agent.image !== undefined && {
        containers: [copier(settled, agent.image)],
        volumes: copied.map((mount) => ({ name: mount.name, emptyDir: { sizeLimit: '32Mi' } })),
      }),
      config: [{ volume: `${name}-config`, files: { [configName]: configFile(config) } }],
      extend: [
        {
          container: application,
          option: 'application',
          add: {
            ...(own === undefined && { env: env({ [variable]: javaagent(settled) }) }),
            ports: [{ name: ports.metrics.name, containerPort: ports.metrics.containerPort }],
            volumeMounts: [{ name: `${name}-config`, mountPath: configDirectory(name) }, ...copied].map((mount) => ({
              ...mount,
              readOnly: true,
            })),
          },
        },
      ],
      ...scraped(settled, context),
    };
  },
  'adapter',
);

const configName = 'config.yaml';
const configDirectory = (name: string) => `/etc/${name}`;
const agentDirectory = (name: string) => `/opt/${name}`;

function javaagent({ name, ports, agent }: Pick<Settled, 'name' | 'ports' | 'agent'>): string {
  const jar = agent.image === undefined ? agent.path : agent.path.replace(/^.*(?=\/)/, agentDirectory(name));
  return `-javaagent:${jar}=${ports.metrics.containerPort}:${configDirectory(name)}/${configName}`;
}

/** Copies the jar. It is as any user, as all may read it. */
function copier({ name, agent }: Settled, image: string): AddedContainer {
  return {
    as: 'init',
    image,
    container: {
      name,
      command: ['cp', agent.path, `${agentDirectory(name)}/`],
      resources: resources({ cpu: '10m', memory: '16Mi', limits: { memory: '32Mi' } }),
      securityContext: { runAsUser: 65_534, runAsGroup: 65_534 },
      volumeMounts: [{ name: `${name}-agent`, mountPath: agentDirectory(name) }],
    },
  };
}

/** The variable where the application sets it itself, with a finding where its value lacks the agent. */
function variableOf(settled: Settled, { template }: Context): { readonly finding?: Finding } | undefined {
  const { name, application, variable } = settled;
  const placed =
    application === undefined ? onlyMainContainer(template.spec) : containerNamed(template.spec, application);
  const variables = placed?.container.env ?? [];
  const at = variables.findLastIndex((entry) => entry.name === variable);
  if (placed === undefined || at === -1) return undefined;
  const flag = javaagent(settled);
  if (variables[at]?.value?.split(/\s+/).includes(flag)) return {};
  return {
    finding: {
      code: 'pod/java-agent-not-loaded',
      severity: 'error',
      field: `${placed.field}.env[${at}]`,
      value: variable,
      message: `container "${placed.name}" sets ${variable} without the agent of attachment "${name}"`,
      fix: `add ${flag} to its value`,
    },
  };
}

/** These options apply to the container that copies the jar of an image. */
function checkContainerOptions({ agent, container, startsBefore, startsAfter }: JmxExporterOptions): void {
  if (agent.image !== undefined) return;
  const given: AttachmentOptions = { container, startsBefore, startsAfter };
  const option = Object.entries(given).find(([, value]) => value !== undefined)?.[0];
  if (option === undefined) return;
  throw new RangeError(
    `jmx-exporter: ${option} needs agent.image, whose container it applies to; set agent.image, or remove ${option}`,
  );
}
