import { createHash } from 'node:crypto';
import { describe } from '../../findings/describe';
import type { ProgramRule, Rule } from '../../kubernetes/rule';
import { printableJson } from '../../values/printable';
import { exampleText } from '../rules/explain';
import { hasExamples } from '../rules/rules';
import { onlyText } from '../verify/releases';
import { notesWithCount } from './notes';
import { type LocatedFinding, type Outcome, resourceText } from './outcome';

/** Who says it, and what it has to say of its rules. */
export interface SarifTool {
  readonly version: string;
  readonly rules: readonly (Rule | ProgramRule)[];
}

/**
 * A log of SARIF 2.1.0, as code scanning reads it. It describes the rules of which something was found. What is not reported
 * is counted, and not in it as a suppressed result: code scanning would open an alert for that.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html
 */
export function sarifOutput(outcome: Outcome, { version, rules }: SarifTool): string {
  const { findings } = outcome;
  const codes = [...new Set(findings.map(({ finding }) => finding.code))].sort();
  const indexOf = new Map(codes.map((code, at) => [code, at]));
  const docs = new Map(rules.map((rule) => [rule.code, rule]));
  const driver = {
    name: 'cdk8s-pods',
    semanticVersion: version,
    rules: codes.map((code) => ruleOf(code, docs.get(code))),
  };
  const fingerprint = fingerprints();
  const results = findings.map((located) => ({
    ...resultOf(located, indexOf.get(located.finding.code) ?? -1),
    partialFingerprints: { 'finding/v2': fingerprint(located) },
    ...(outcome.hasBaseline === true && { baselineState: 'new' }),
  }));
  const notifications = notesWithCount(outcome).map((note) => ({
    level: 'note',
    message: { text: messageText(note) },
  }));
  const invocation = {
    executionSuccessful: true,
    ...(notifications.length > 0 && { toolExecutionNotifications: notifications }),
  };
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, invocations: [invocation], columnKind: 'utf16CodeUnits', results }],
  };
  return `${printableJson(JSON.stringify(log, undefined, 2))}\n`;
}

function ruleOf(code: string, rule: Rule | ProgramRule | undefined): object {
  if (rule === undefined) return { id: code };
  const { title, why, severity } = rule;
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: why },
    ...(hasExamples(rule) && { helpUri: rule.source }),
    help: { text: textHelp(rule), markdown: markdownHelp(rule) },
    defaultConfiguration: { level: severity },
    properties: { tags: [code.split('/', 1)[0]] },
  };
}

function textHelp(rule: Rule | ProgramRule): string {
  const { title, why } = rule;
  const shown = hasExamples(rule)
    ? [`Fails:\n\n${exampleText(rule.failing)}`, `Passes:\n\n${exampleText(rule.passing)}`]
    : [];
  return [title, why, ...shown, explained(rule)].join('\n\n');
}

function markdownHelp(rule: Rule | ProgramRule): string {
  if (!hasExamples(rule)) return `${rule.why}\n\n${explained(rule)}`;
  const { why, source, failing, passing } = rule;
  const yaml = (text: string) => `\`\`\`yaml\n${text}\`\`\``;
  const shown = `Fails:\n\n${yaml(exampleText(failing))}\n\nPasses:\n\n${yaml(exampleText(passing))}`;
  return `${why} ([source](${source}))\n\n${shown}\n\n${explained(rule)}`;
}

function explained({ code }: ProgramRule): string {
  return `\`npx cdk8s-pods explain ${code}\` prints this.`;
}

function resultOf(located: LocatedFinding, ruleIndex: number): object {
  const { file, line, column, resource, finding, releases } = located;
  const name = [resourceText(resource), finding.field].filter((part) => part !== '').join(': ');
  const { construct } = finding;
  const logicalLocations = [
    ...(name === '' ? [] : [{ fullyQualifiedName: name }]),
    ...(construct === undefined ? [] : [{ fullyQualifiedName: construct, kind: 'construct' }]),
  ];
  return {
    ruleId: finding.code,
    ruleIndex,
    level: finding.severity,
    message: { text: messageText(`${describe(finding)}${onlyText(located)}`) },
    ...(releases !== undefined && { properties: { releases } }),
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifactOf(file),
          region: { startLine: line, startColumn: column },
        },
        ...(logicalLocations.length > 0 && { logicalLocations }),
      },
    ],
  };
}

/**
 * A string for a SARIF message, in which `[text](target)` is a link and `{0}` stands for an argument.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html#_Toc34317462 (3.11.5, 3.11.6)
 */
function messageText(text: string): string {
  const withoutLinks = text.includes('](') ? text.replace(/[\\[\]]/g, '\\$&') : text;
  return withoutLinks.replace(/\{(\d+)\}/g, '{{$1}}');
}

/** A file as a URI: one in the working folder relative to it, where viewers expect the repository. */
function artifactOf(file: string): object {
  const path = file.replaceAll('\\', '/').replace(/^(?:\.\/+)+/, '');
  // A name of Windows may have half a surrogate pair, which has no code in a URI.
  const uri = encodeURI(path.replace(/\p{Cs}/gu, '\ufffd')).replace(/[?#[\]]/g, encodeURIComponent);
  const absolute = /^(?:\/|[A-Za-z]:\/)/.test(path);
  if (absolute) return { uri: `file://${path.startsWith('/') ? '' : '/'}${uri}` };
  // What stands before a colon would be read as a scheme.
  return { uri: uri.replaceAll(':', '%3A'), uriBaseId: '%SRCROOT%' };
}

/** Tells a finding from all others whatever its line and index, so that a viewer knows it again after an edit elsewhere. */
function fingerprints(): (located: LocatedFinding) => string {
  const seen = new Map<string, number>();
  return ({ file, resource, finding: { code }, namedField }) => {
    const key = JSON.stringify([file, resourceText(resource), code, namedField]);
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return createHash('sha256').update(`${key} ${before}`).digest('hex').slice(0, 32);
  };
}
