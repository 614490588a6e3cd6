import { invalidOption } from '../shared/invalid-option';

/** The directives that mean the same in Vector. */
const same = new Set('YymbBdeaAHIpMSjDFRTnt%');

/**
 * A VRL program that sets the time of an event to that of `value`, which is written in the words of strptime. A value that
 * is not written so changes nothing.
 * @throws RangeError for a directive that Vector does not have, or has for something else.
 * @see https://vector.dev/docs/reference/vrl/functions/#parse_timestamp
 */
export function setTime(value: string, timeFormat: string, what: string): string {
  if (timeFormat === '%s' || timeFormat === '%s.%L')
    return `time, err = to_float(${value})
if err == null {
  .timestamp = from_unix_timestamp(to_int(round(time * 1000000)), unit: "microseconds") ?? .timestamp
}`;
  const format = timeFormat.replaceAll(/\.%L|%z/g, (directive) => (directive === '%z' ? '%#z' : '%.f'));
  const other = [...format.matchAll(/%(?:\.f|#z|(.?))/gs)].find(([, one]) => one !== undefined && !same.has(one));
  if (other === undefined)
    return `time, err = parse_timestamp(${value}, ${JSON.stringify(format)})
if err == null { .timestamp = time }`;
  throw invalidOption(
    what,
    timeFormat,
    `must not contain "${other[0]}", which Vector does not have in this place`,
    'use %Y %m %d %H %M %S %z and ".%L", or "%s" or "%s.%L" alone',
  );
}
