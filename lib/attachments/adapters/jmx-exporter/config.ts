import { valueText } from '../../../findings/value-text';
import { elsewhere, object, optional } from '../../../values/check';
import { loneBracket } from '../../shared/lone-bracket';
import { checksOf, type Option, option } from '../../shared/option';
import { printed } from '../../shared/option-values';
import type { JmxConfig, JmxRule } from './options';

const property = '[^=,:*?"]+=(?:"[^"]*"|[^=,:"]+)';
const objectName = new RegExp(`^[^:\\s]*:(?:\\*|${property})(?:,(?:\\*|${property}))*$`);

/** Whether Java's ObjectName reads it as a name, or as a pattern of names: none of its keys twice. */
function isObjectName(name: unknown): boolean {
  if (typeof name !== 'string' || !objectName.test(name)) return false;
  const keys = [...name.replaceAll(/"[^"]*"/g, '').matchAll(/[:,]([^=,]+)=/g)].map(([, key]) => key);
  return new Set(keys).size === keys.length;
}

const mbean: Option<string> = {
  presence: 'required',
  check: printed('the name of an MBean such as "java.lang:type=Memory" or "Catalina:*"', isObjectName),
};

const mbeans = option.optional(option.list(mbean));
const attributes = option.optional(option.map(option.list(option.string)));
const flag = option.optional(option.boolean);

const rule = option.object({
  pattern: option.optional(option.string),
  name: option.optional(option.string),
  value: option.optional(option.string),
  valueFactor: option.optional(option.number),
  labels: option.optional(option.map(option.string)),
  help: option.optional(option.string),
  cache: flag,
  type: option.optional(option.oneOf(['GAUGE', 'COUNTER', 'UNTYPED'])),
  attrNameSnakeCase: flag,
});

const ofOtherJvm = elsewhere('remove it: the agent reads the JVM that loads it');

/** The type of `config`. */
export const jmxConfig: Option<JmxConfig> = {
  presence: 'required',
  check: object({
    startDelaySeconds: optional(
      printed('an integer of 0 or more', (value) => Number.isSafeInteger(value) && Number(value) >= 0),
    ),
    ...checksOf({
      lowercaseOutputName: flag,
      lowercaseOutputLabelNames: flag,
      inferCounterTypeFromName: flag,
      includeObjectNames: mbeans,
      excludeObjectNames: mbeans,
      includeObjectNameAttributes: attributes,
      excludeObjectNameAttributes: attributes,
      autoExcludeObjectNameAttributes: flag,
      rules: option.optional(option.list(rule)),
    }),
    whitelistObjectNames: elsewhere('set includeObjectNames'),
    blacklistObjectNames: elsewhere('set excludeObjectNames'),
    hostPort: ofOtherJvm,
    jmxUrl: ofOtherJvm,
    httpServer: elsewhere('set port'),
  }),
};

/** The configuration file: YAML, of which JSON is a part. */
export function configFile(config: JmxConfig): string {
  return `${JSON.stringify(config, null, 2)}\n`;
}

/**
 * The JVM does not start with a configuration that the agent cannot read.
 *
 * @throws RangeError for a rule that lacks what another part of it needs, for a pattern with a bracket that is not closed,
 *   and for attributes of something else than MBeans.
 */
export function checkConfig(config: JmxConfig = {}): void {
  for (const [at, one] of (config.rules ?? []).entries()) checkRule(one, `rules[${at}]`);
  for (const field of ['includeObjectNameAttributes', 'excludeObjectNameAttributes'] as const) {
    const name = Object.keys(config[field] ?? {}).find((key) => !isObjectName(key));
    if (name === undefined) continue;
    throw invalid(field, `must have names of MBeans, got ${valueText(name)}; set one such as "java.lang:type=Memory"`);
  }
}

function checkRule({ pattern, name, labels, help }: JmxRule, where: string): void {
  const bracket = loneBracket(pattern ?? '', 'nested');
  if (bracket !== undefined) {
    throw invalid(`${where}.pattern`, `has "${bracket}" without the other bracket; close it, or escape it with "\\"`);
  }
  if (name !== undefined && pattern === undefined) throw invalid(`${where}.name`, 'needs pattern; set pattern');
  const unnamed = Object.entries({ labels, help }).find(([, value]) => value !== undefined && name === undefined);
  if (unnamed !== undefined) throw invalid(`${where}.${unnamed[0]}`, 'needs name; set name');
}

function invalid(path: string, problem: string): RangeError {
  return new RangeError(`jmx-exporter: config.${path} ${problem}`);
}
