import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { fencesOf } from '../docs/fences';
import type { Finding } from '../lib/findings/finding';
import { customWorkloadOf, knownCustomWorkloads } from '../lib/kubernetes/custom/custom-workloads';
import { pathInResource, type StandIn, standInsOf } from '../lib/kubernetes/custom/stand-in';
import { objectsIn } from '../lib/kubernetes/list-items';
import { verify } from '../lib/verify/verify';
import { readDocuments } from '../lib/yaml';
import { ask, type Verdict } from '../oracle/api-server/ask';

// What the API server says of the pod templates in custom resources, next to `verify`, for all manifests of the repositories
// in some folders: node -r tsx/cjs conformance/custom-resources.ts ../argo-rollouts …
// Each template is put into an object of Kubernetes' own kind, which podcheck judges; its fields are compared at the path in
// the custom resource. With --objects FILE, the custom resources are written there, one a line, to be applied to a cluster.

const release = '1.35';

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
    else if (['.yaml', '.yml', '.md'].includes(extname(name))) yield path;
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

async function compare(examples: readonly Example[]): Promise<readonly Difference[]> {
  const pairs = examples.flatMap((example) =>
    standInsOf(example.object, knownCustomWorkloads).map((standIn) => ({ example, standIn })),
  );
  const requests = pairs.map(({ standIn }, at) => ({ id: `${at}`, object: standIn.object }));
  const verdicts = await ask(release, requests);
  return pairs.flatMap(({ example, standIn }, at) => {
    const findings = verify(example.object, { kubernetes: release, practices: false });
    const [server, own] = [theirErrors(standIn, verdicts[at] as Verdict), ourErrors(standIn, findings)];
    const isFilledIn = (what: string) => standIn.place.filledIn.length > 0 && !own.includes(what);
    const missing = server.filter((what) => !own.includes(what) && !isFilledIn(what));
    const extra = own.filter((what) => !server.includes(what));
    return [...missing.map((what) => `missing: ${what}`), ...extra.map((what) => `extra: ${what}`)].map((what) => ({
      example,
      what,
    }));
  });
}

async function main(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    const examples = examplesIn(folder);
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
