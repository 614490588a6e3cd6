import { printableJson } from '../../values/printable';
import { uncheckedKinds } from '../../verify/unchecked';
import type { Outcome } from './outcome';

/** One JSON object: what was verified, and the findings with their positions. */
export function jsonOutput({
  findings,
  resources,
  verified,
  unchecked,
  onlyTemplates = [],
  skipped,
  leftOut,
  incomplete = [],
  testData = [],
  releases,
}: Outcome): string {
  const flat = findings.map(({ file, line, column, resource, finding, namedField, ...located }) => ({
    file,
    line,
    column,
    ...resource,
    ...finding,
    namedField,
    releases: located.releases ?? releases,
  }));
  const outcome = {
    kubernetes: releases,
    objects: resources.length,
    verified,
    unchecked: uncheckedKinds(unchecked),
    onlyTemplates: uncheckedKinds(onlyTemplates),
    skipped,
    testData,
    leftOut,
    incomplete: incomplete.map(({ file, line, column, finding: { code, field, message } }) => ({
      ...{ file, line, column },
      ...{ code, field, message },
    })),
    findings: flat,
  };
  return `${printableJson(JSON.stringify(outcome, undefined, 2))}\n`;
}
