import { invalidOption } from '../shared/invalid-option';
import type { ResourceAttributes } from '../shared/output';
import type { YamlFields } from '../shared/yaml';
import { literal, variable } from './literal';

/**
 * The attributes, if Fluent Bit reads them literally.
 * @throws RangeError if it does not.
 */
export function resourceAttributes(given: ResourceAttributes, what: string): ResourceAttributes {
  for (const [key, value] of Object.entries(given)) {
    if (!/^[A-Za-z][\w./-]*$/.test(key)) {
      throw invalidOption(what, key, 'names must consist of letters, digits, "_", ".", "/" and "-"');
    }
    literal(value, `${what}.${key}`);
  }
  return given;
}

/** Which workload and container the records of a configuration come from. */
export interface Origin {
  readonly workload: string;
  readonly container: string;
}

/**
 * An output, of OpenTelemetry with the origin as attributes of the resource rather than of each record.
 * @see https://opentelemetry.io/docs/specs/semconv/resource/k8s/
 */
export function withResource(output: YamlFields, own: ResourceAttributes, origin: Origin): YamlFields {
  if (output.name !== 'opentelemetry') return output;
  const attributes: ResourceAttributes = {
    'service.name': origin.workload,
    'k8s.namespace.name': variable('POD_NAMESPACE'),
    'k8s.pod.name': variable('POD_NAME'),
    'k8s.container.name': origin.container,
    'k8s.node.name': variable('NODE_NAME'),
    ...own,
  };
  const upserts = Object.entries(attributes).map(([key, value]) =>
    modifier('otel_resource_attributes', 'upsert', key, value),
  );
  const removals = originFields.map((key) => modifier('body', 'delete', key));
  return { ...output, processors: { logs: [{ name: 'opentelemetry_envelope' }, ...upserts, ...removals] } };
}

/** The fields of a record that say where it comes from. */
export const originFields = ['pod', 'namespace', 'node', 'container'] as const;

/** @see https://docs.fluentbit.io/manual/data-pipeline/processors/content-modifier */
function modifier(context: string, action: string, key: string, value?: string): YamlFields {
  return { name: 'content_modifier', context, action, key, value };
}
