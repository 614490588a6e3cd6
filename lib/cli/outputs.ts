import { describe } from '../constructs/describe';
import type { Finding } from './finding';

/** How findings are printed. */
export type OutputFormat = 'text' | 'json' | 'sarif' | 'github';

/** What was looked at, beside what was found. */
export interface Summary {
  readonly objects: number;
  /** Objects of kinds that the verifier does not know. */
  readonly unchecked: number;
  readonly kubernetes: string;
}

/** The formats, each a pure function from findings to text. */
export const outputs: Readonly<Record<OutputFormat, (findings: readonly Finding[], summary: Summary) => string>> = {
  text,
  json: (findings, summary) => `${JSON.stringify({ ...summary, findings: findings.map(plain) }, undefined, 2)}\n`,
  sarif,
  github: (findings) => findings.map((finding) => `${annotation(finding)}\n`).join(''),
};

function text(findings: readonly Finding[], summary: Summary): string {
  const lines = findings.map(({ file, line, column, object, issue }) => {
    const where = `${file}:${line}:${column}`;
    return `${where}: ${issue.severity}: ${object === '' ? '' : `${object}: `}${describe(issue)}\n`;
  });
  const errors = findings.filter(({ issue }) => issue.severity === 'error').length;
  const unchecked = summary.unchecked === 0 ? '' : `, ${summary.unchecked} of kinds that are not checked`;
  const counts = `${errors} errors, ${findings.length - errors} warnings`;
  return `${lines.join('')}${summary.objects} objects for Kubernetes ${summary.kubernetes}${unchecked}: ${counts}\n`;
}

function plain({ issue, ...place }: Finding): object {
  return { ...place, ...issue };
}

/** @see https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions */
function annotation({ file, line, column, object, issue }: Finding): string {
  const data = (value: string) => value.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
  const property = (value: string) => data(value).replace(/:/g, '%3A').replace(/,/g, '%2C');
  const place = `file=${property(file)},line=${line},col=${column},title=${property(`${issue.code} ${object}`.trim())}`;
  return `::${issue.severity} ${place}::${data(describe(issue))}`;
}

/** @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
function sarif(findings: readonly Finding[]): string {
  const rules = [...new Set(findings.map(({ issue }) => issue.code))].sort();
  const results = findings.map(({ file, line, column, object, issue }) => ({
    ruleId: issue.code,
    level: issue.severity,
    message: { text: describe(issue) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: file.replaceAll('\\', '/') },
          region: { startLine: line, startColumn: column },
        },
        logicalLocations: [{ fullyQualifiedName: `${object}: ${issue.field}` }],
      },
    ],
  }));
  const driver = { name: 'cdk8s-pods', rules: rules.map((id) => ({ id })) };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, results }],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}
