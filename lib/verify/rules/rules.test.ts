import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { clashes } from '../../anatomy/clashes';
import { readManifests } from '../../cli/manifests';
import { programFindings } from '../../cli/program-findings';
import type { Finding } from '../../findings/finding';
import type { RuleDoc } from '../../findings/rule';
import type { PodTemplateSpec } from '../../kubernetes/generated/types';
import { podTemplateOf } from '../../kubernetes/pod-template';
import { defaultKubernetesVersion, parseKubernetesVersion } from '../../kubernetes/version';
import { controls } from '../pod-security/controls';
import { allPractices } from '../practices/all-practices';
import { verify } from '../verify';
import { rules } from '.';

const lib = resolve(__dirname, '../..');

/** The codes that the source of a room says. */
function codesIn(room: string): readonly string[] {
  const files = readdirSync(join(lib, room), { recursive: true, encoding: 'utf8' });
  const sources = files.filter(
    (file) => /(?<!\.test)\.ts$/.test(file) && !/(^|\/)(rules|testdata)\/|program-findings/.test(file),
  );
  const codes = sources.flatMap((file) => {
    const text = readFileSync(join(lib, room, file), 'utf8').replace(/^\s*(?:\*|\/\/|\/\*).*$/gm, '');
    return [...text.matchAll(/'((?:shape|api|admission|pod|practice)\/[A-Za-z0-9_-]+)'/g)].map(([, code = '']) => code);
  });
  return [...new Set(codes)];
}

/** Where the code is of an API rule, the clash that says the same is not repeated. */
const saidByTheServer = ['pod/container-clash', 'pod/volume-clash', 'pod/env-clash'];

function codesOf(code: string, example: 'failing' | 'passing', rule: RuleDoc): readonly string[] {
  return foundIn(code, example, rule).map((finding) => finding.code);
}

function foundIn(code: string, example: 'failing' | 'passing', rule: RuleDoc): readonly Finding[] {
  const { kubernetes = defaultKubernetesVersion, featureGates = {}, object, text } = rule[example];
  if (text !== undefined) return readManifests({ name: 'x', text }).flatMap(({ findings }) => findings);
  if (code === 'pod/config-clash') return clashesIn(object, example === 'failing' ? 'other' : 'same');
  if (saidByTheServer.includes(code)) return clashesIn(object, 'same');
  const options = { kubernetes: parseKubernetesVersion(kubernetes), featureGates, ...levelOf(code) };
  return verify(object, options);
}

function clashesIn(object: object, content: string): readonly Finding[] {
  const template: PodTemplateSpec = podTemplateOf(object)?.template ?? { spec: { containers: [] } };
  const configFiles = ['same', content].map((text) => ({ volume: 'proxy-config', files: { 'proxy.yaml': text } }));
  return clashes(template, { configFiles });
}

/** Of the level that a control of Pod Security belongs to. */
function levelOf(code: string): { readonly podSecurity?: 'baseline' | 'restricted' } {
  const control = controls.find(({ id }) => code === `pod-security/${id}`);
  return control === undefined ? {} : { podSecurity: control.level };
}

describe('the rules', () => {
  const codes = rules.map(({ code }) => code);

  test('have one row for each code', () => {
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
  });

  test('are all there: each code in the source has a row, and each row a code in the source', () => {
    const ofPrograms = new Set(programFindings.map(({ code }) => code));
    const ofManifests = ['verify', 'anatomy', 'cli'].flatMap(codesIn).filter((code) => !ofPrograms.has(code));
    // What decoding finds is in the vocabulary's room.
    const inSource = [...ofManifests, 'shape/unknown-field'];
    // The codes of Pod Security are put together from the ids of its controls.
    const rows = codes.filter((code) => !code.startsWith('pod-security/'));
    expect([...new Set(inSource)].sort()).toEqual([...rows].sort());
  });

  test('say what holds, why, and where that is written', () => {
    const poor = rules.filter(
      ({ title, why, source }) => !/\.\)?$/.test(title) || why === '' || !/^https:/.test(source),
    );
    expect(poor.map(({ code }) => code)).toEqual([]);
  });

  // Those that are off by default have a test of their own.
  const off = new Set(allPractices.filter(({ on }) => !on).map(({ code }) => code));
  const found = rules.filter(({ code }) => !off.has(code));

  test('say what to do, whatever they find in their failing examples', () => {
    // Where a text cannot be read, the parser's own words are all that there is to say.
    const told = rules.filter(({ code }) => code !== 'shape/unreadable');
    const speechless = told.flatMap((rule) => foundIn(rule.code, 'failing', rule).filter(({ fix = '' }) => fix === ''));
    expect(speechless).toEqual([]);
  });

  test.each(found.map((rule) => [rule.code, rule] as const))(
    '%s is found in its failing example only',
    (code, rule) => {
      expect(codesOf(code, 'failing', rule)).toContain(code);
      expect(codesOf(code, 'passing', rule)).not.toContain(code);
    },
  );
});
