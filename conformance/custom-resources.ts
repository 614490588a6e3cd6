import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { fencesOf } from '../docs/fences';
import { child, get } from '../lib/findings/field-path';
import type { Finding } from '../lib/findings/finding';
import { customWorkloadOf, knownCustomWorkloads } from '../lib/kubernetes/custom/custom-workloads';
import { isPathOf, replacedAt } from '../lib/kubernetes/custom/path-pattern';
import { pathInResource, type StandIn, standInsOf } from '../lib/kubernetes/custom/stand-in';
import { objectsIn } from '../lib/kubernetes/list-items';
import { verify } from '../lib/verify/verify';
import { readDocuments } from '../lib/yaml';
import { ask, type Verdict } from '../oracle/api-server/ask';

// What the API server says of the pod templates in custom resources, next to `verify`, for all manifests of the repositories
// in some folders: node -r tsx/cjs conformance/custom-resources.ts ../argo-rollouts …
// Each template is put into an object of Kubernetes' own kind, which podcheck judges; its fields are compared at the path in
// the custom resource. So is each template with each of some mistakes in it. --objects in front of the folders prints the custom resources instead, one a line, for a check of their
// own schemas.

const release = '1.37';

interface Example {
  readonly repository: string;
  readonly file: string;
  readonly object: Readonly<Record<string, unknown>>;
}

interface Difference {
  readonly example: Example;
  readonly what: string;
}

function* filesIn(folder: string): Iterable<string> {
  for (const { name } of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, name);
    if (name === '.git' || name === 'vendor' || name === 'node_modules') continue;
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat?.isDirectory()) yield* filesIn(path);
    else if (stat !== undefined && ['.yaml', '.yml', '.md'].includes(extname(name))) yield path;
  }
}

function textsOf(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  if (extname(file) !== '.md') return [text];
  return fencesOf(text)
    .filter(({ language }) => /^ya?ml$/.test(language))
    .map((fence) => fence.text);
}

/** The custom resources with pod templates in a repository, each once. */
function examplesIn(folder: string): readonly Example[] {
  const seen = new Set<string>();
  const examples: Example[] = [];
  for (const file of filesIn(folder)) {
    const documents = textsOf(file).flatMap((text) => readDocuments(text));
    for (const { object } of documents.flatMap(({ value }) => objectsIn(value))) {
      const key = JSON.stringify(object);
      if (seen.has(key) || standInsOf(object, knownCustomWorkloads).length === 0) continue;
      seen.add(key);
      examples.push({
        repository: folder.split('/').at(-1) ?? '',
        file: relative(folder, file),
        object: object as Example['object'],
      });
    }
  }
  return examples;
}

/** The errors of the server in a stand-in, by reason and field, at the path in the custom resource. */
function theirErrors({ place }: StandIn, { verdict, errors = [] }: Verdict): readonly string[] {
  if (verdict === 'undecodable') return ['undecodable'];
  return errors.flatMap(({ type, field }) => {
    const path = pathInResource(place, field);
    return path === undefined ? [] : [`${type} ${path}`];
  });
}

/** The errors of ours in the template of a stand-in. */
function ourErrors({ place }: StandIn, findings: readonly Finding[]): readonly string[] {
  const isHere = (field: string) => [place.template, ...place.others].some(([, path]) => field.startsWith(path));
  const errors = findings.filter(({ severity, field }) => severity === 'error' && isHere(field));
  if (errors.some(({ code }) => code.startsWith('shape/') && code !== 'shape/dropped-field')) return ['undecodable'];
  return errors
    .filter(({ code }) => code.startsWith('api/'))
    .map(({ reason, field, serverField }) => `${reason} ${serverField ?? field}`);
}

/** Mistakes, by a path in the template and what is set there. */
const mistakes: readonly (readonly [string, unknown])[] = [
  ['spec.containers[0].image', ' '],
  ['spec.containers[0].name', 'Not A Name'],
  [
    'spec.containers[0].ports',
    [{ containerPort: 0 }, { containerPort: 80, name: 'a' }, { containerPort: 81, name: 'a' }],
  ],
  ['spec.containers[0].volumeMounts', [{ name: 'not-there', mountPath: '/a' }]],
  ['spec.containers[0].resources', { limits: { cpu: '1' }, requests: { cpu: '2', memory: '-1' } }],
  ['spec.containers[0].livenessProbe', { exec: { command: ['a'] }, successThreshold: 2, periodSeconds: -1 }],
  ['spec.containers[0].unknown', 1],
  ['spec.restartPolicy', 'Never'],
  ['spec.restartPolicy', 'Sometimes'],
  ['spec.terminationGracePeriodSeconds', -1],
  ['metadata.labels', { 'not a label': 'a' }],
];

/** An example as it is, and with each mistake in each of its templates that has a container. */
function variantsOf(example: Example): readonly Example[] {
  const { object } = example;
  const places = standInsOf(object, knownCustomWorkloads).map(({ place }) => place.template[1]);
  const broken = places
    .filter((path) => isObject(get(object, `${path}.spec.containers[0]`)))
    .flatMap((path) => mistakes.map(([field, value]) => replacedAt(object, `${path}.${field}`, value)));
  return [example, ...broken.map((one) => ({ ...example, object: one }))];
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

async function compare(examples: readonly Example[]): Promise<readonly Difference[]> {
  const pairs = examples
    .flatMap(variantsOf)
    .flatMap((example) => standInsOf(example.object, knownCustomWorkloads).map((standIn) => ({ example, standIn })));
  const metadata = { name: 'a' };
  const requests = pairs.map(({ standIn }, at) => ({ id: `${at}`, object: { ...standIn.object, metadata } }));
  const verdicts = await ask(release, requests);
  const refused = verdicts.filter(({ verdict }) => verdict !== 'accept').length;
  process.stdout.write(`${verdicts.length} templates compared, with mistakes; the server refuses ${refused}\n`);
  return pairs.flatMap(({ example, standIn }, at) => {
    const findings = verify(example.object, { kubernetes: release, practices: false });
    const [server, own] = [theirErrors(standIn, verdicts[at] as Verdict), ourErrors(standIn, findings)];
    const { filledIn, template } = standIn.place;
    const isFilledIn = (what: string) =>
      filledIn.some((pattern) => isPathOf(child(template[1], pattern), what.slice(what.indexOf(' ') + 1)));
    const missing = server.filter((what) => !own.includes(what) && !isFilledIn(what));
    const extra = own.filter((what) => !server.includes(what));
    return [...missing.map((what) => `missing: ${what}`), ...extra.map((what) => `extra: ${what}`)].map((what) => ({
      example,
      what,
    }));
  });
}

async function main([first = '', ...others]: readonly string[]): Promise<void> {
  const isDump = first === '--objects';
  const folders = isDump ? others : [first, ...others];
  for (const folder of folders) {
    const examples = examplesIn(folder);
    for (const { repository, file, object } of isDump ? examples : []) {
      process.stdout.write(`${JSON.stringify({ id: `${repository}/${file}`, object })}\n`);
    }
    if (isDump) continue;
    const differing = await compare(examples);
    const kinds = new Map<string, { objects: number; templates: number; errors: number }>();
    for (const { object } of examples) {
      const { apiVersion, kind } = customWorkloadOf(object, knownCustomWorkloads) ?? { apiVersion: '', kind: '' };
      const count = kinds.get(`${apiVersion} ${kind}`) ?? { objects: 0, templates: 0, errors: 0 };
      kinds.set(`${apiVersion} ${kind}`, {
        objects: count.objects + 1,
        templates: count.templates + standInsOf(object, knownCustomWorkloads).length,
        errors:
          count.errors +
          Number(
            verify(object, { kubernetes: release, practices: false }).some(({ severity }) => severity === 'error'),
          ),
      });
    }
    for (const [kind, { objects, templates, errors }] of [...kinds].sort()) {
      const differ = differing.filter(({ example }) => `${example.object.apiVersion} ${example.object.kind}` === kind);
      process.stdout.write(
        `${kind}: ${objects} objects, ${templates} templates, ${errors} with errors, ${differ.length} differences\n`,
      );
      for (const { example, what } of differ)
        process.stdout.write(`  ${example.repository}/${example.file}: ${what}\n`);
    }
  }
}

void main(process.argv.slice(2));
