import { invalidOption } from '../shared/invalid-option';
import type { JsonTime } from '../shared/parse';
import { setTime } from './time-format';

/** The fields of an event that are not the application's. One of the application with such a name is kept, as `app_<name>`. */
const ownFields = ['file', 'kubernetes', 'timestamp'] as const;

/**
 * The VRL program that makes events of lines: parses them, and says where they come from, as Vector's source
 * `kubernetes_logs` does.
 * @throws RangeError for a time that Vector cannot read.
 * @see https://vector.dev/docs/reference/vrl/
 */
export function recordProgram(json: boolean | JsonTime, container: string): string {
  return [
    'del(.source_type)\n',
    ...(json === false ? [] : [parseJson(json === true ? undefined : json)]),
    `.kubernetes = {
  "container_name": ${JSON.stringify(container)},
  "pod_name": get_env_var!("POD_NAME"),
  "pod_namespace": get_env_var!("POD_NAMESPACE"),
  "pod_node_name": get_env_var!("NODE_NAME"),
}
`,
  ].join('');
}

/** What is not an object stays a message. */
function parseJson(time: JsonTime | undefined): string {
  return `parsed, err = parse_json(.message)
if err == null && is_object(parsed) {
  line = .
  . = object!(parsed)
${ownFields.map((name) => `  if exists(.${name}) { .app_${name} = del(.${name}) }\n`).join('')}  .file = line.file
  .timestamp = line.timestamp
${time === undefined ? '' : parseTime(time)}}
`;
}

function parseTime({ timeKey, timeFormat }: JsonTime): string {
  if (!/^[\w.@-]+$/.test(timeKey))
    throw invalidOption(
      'vector: parse.json.timeKey',
      timeKey,
      'must consist of letters, digits, "_", ".", "@" and "-"',
    );
  return setTime(`parsed."${timeKey}"`, timeFormat, 'vector: parse.json.timeFormat')
    .replaceAll(/^/gm, '  ')
    .concat('\n');
}
