import { invalidOption } from '../shared/invalid-option';
import type { YamlFields } from '../shared/yaml';

/** The directives that mean the same in the Collector. */
const same = new Set('YymbBdeaAHIpMSLzZDFRTnt%');

/**
 * How the Collector reads a time that is written in the words of strptime.
 * @throws RangeError for a directive that it does not have, or has for something else.
 * @see https://github.com/open-telemetry/opentelemetry-collector-contrib/blob/main/pkg/stanza/docs/types/timestamp.md
 */
export function timeLayout(timeFormat: string, what: string): YamlFields {
  if (timeFormat === '%s') return { layout_type: 'epoch', layout: 's' };
  if (timeFormat === '%s.%L') return { layout_type: 'epoch', layout: 's.ns' };
  const other = [...timeFormat.matchAll(/%(.?)/gs)].find(([, directive = '']) => !same.has(directive));
  if (other === undefined) return { layout_type: 'strptime', layout: timeFormat };
  throw invalidOption(
    what,
    timeFormat,
    `must not contain "${other[0]}", which the Collector does not have in this place`,
    'use %Y %m %d %H %M %S %L %z, or "%s" or "%s.%L" alone',
  );
}
