import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contextFor } from '../../test-helpers/attachment-context';
import type { Finding } from '../findings/finding';
import type { PodTemplateSpec } from '../kubernetes/generated/types';
import type { Attachment } from '../pod/attachment';
import { compose } from '../pod/compose';
import { verify } from '../verify';
import { samples } from './testdata/samples';

const template: PodTemplateSpec = {
  metadata: { labels: { app: 'shop' } },
  spec: {
    securityContext: { runAsUser: 1000 },
    containers: [{ name: 'app', image: 'app:1', ports: [{ name: 'http', containerPort: 8080 }] }],
  },
};
const logs = { directory: '/var/log/app', sizeLimit: '64Mi', rotation: 'app' } as const;
const context = contextFor(template, { logs });

const errorsOf = (findings: readonly Finding[]) => findings.filter(({ severity }) => severity === 'error');
const codesOf = (findings: readonly Finding[]) => [...new Set(findings.map(({ code }) => code))].sort();

/** What is wrong with a Deployment that has both. */
function errorsOfBoth(one: Attachment, other: Attachment): readonly Finding[] {
  const { template: composed, findings } = compose(template, [one, other], context);
  if (errorsOf(findings).length > 0) return errorsOf(findings);
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'shop' },
    spec: { selector: { matchLabels: { app: 'shop' } }, template: composed },
  };
  return errorsOf(verify([deployment], { kubernetes: context.kubernetes }));
}

const pairs = samples.flatMap(([what, make], index) =>
  samples.slice(index).map(([otherWhat, makeOther]) => ({
    names: [what, otherWhat],
    one: make({}),
    other: make === makeOther ? makeOther({ name: 'second' }) : makeOther({}),
  })),
);

test('docs/attachments.md says how many pairs compose', () => {
  const composed = pairs.filter(({ one, other }) => errorsOfBoth(one, other).length === 0);
  const page = readFileSync(join(__dirname, '../../docs/attachments.md'), 'utf8');
  expect(page).toContain(
    `Of the ${pairs.length} pairs that the tests compose without such an option, ${composed.length} do.`,
  );
});

test.each(pairs)('$names.0 and $names.1 compose, or a finding names both and says why not', ({ one, other }) => {
  const errors = errorsOfBoth(one, other);
  expect(codesOf(errorsOfBoth(other, one))).toEqual(codesOf(errors));
  for (const error of errors) {
    expect(error.code).toMatch(/^pod\/[a-z-]+-clash$/);
    expect(error.fix).toMatch(/\b(?:set|change|rename|remove|omit)\b/);
    const text = JSON.stringify(error);
    expect([one.name, other.name].filter((name) => !text.includes(name))).toEqual([]);
  }
});
