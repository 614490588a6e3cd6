import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { jsonFiles } from './kubeconform';
import { costOfCommand, timed } from './timed';
import { goTool, kubernetesModule } from './tools';
import type { Judge, Validator } from './validator';

/** kubectl-validate with the release's own OpenAPI v3; those that it carries end with 1.30. */
function commandFor(release: string, scratch: string): readonly string[] {
  const schemas = join(scratch, `openapi-v3-${release}`);
  const published = join(kubernetesModule(release), 'api', 'openapi-spec', 'v3');
  for (const file of readdirSync(published)) {
    // apis__apps__v1_openapi.json is to be apis/apps/v1.json
    const [, path] = /^(api__v1|apis__.+__.+)_openapi\.json$/.exec(file) ?? [];
    if (path === undefined) continue;
    const copy = join(schemas, `${path.replaceAll('__', '/')}.json`);
    mkdirSync(dirname(copy), { recursive: true });
    cpSync(join(published, file), copy);
  }
  return [goTool('kubectl-validate'), '--local-schemas', schemas, '--output', 'json'];
}

export function kubectlValidateCost(release: string, scratch: string): Validator {
  const command = commandFor(release, scratch);
  const output = join(scratch, 'kubectl-validate.txt');
  return {
    name: 'kubectl-validate',
    reads: 'YAML',
    cost: ({ fewYaml }) => costOfCommand((folder) => [...command, folder], fewYaml, output),
  };
}

export function kubectlValidate(release: string, scratch: string): Judge {
  const command = commandFor(release, scratch);
  return {
    name: 'kubectl-validate',
    refuses: (objects, folder) => {
      const { files, fileOf } = jsonFiles(objects, folder);
      const output = join(folder, 'kubectl-validate.json');
      timed([...command, files], output);
      const found: Readonly<Record<string, readonly { readonly status?: string }[]>> = JSON.parse(
        readFileSync(output, 'utf8'),
      );
      return objects.map((object, at) => {
        const statuses = found[fileOf(at)];
        if (statuses === undefined) throw new Error(`kubectl-validate says nothing of ${JSON.stringify(object)}`);
        return statuses.some(({ status }) => status !== 'Success');
      });
    },
  };
}
