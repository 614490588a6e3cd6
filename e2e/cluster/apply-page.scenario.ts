import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fencesOf } from '../../docs/fences';
import { readPage } from '../../docs/pages';
import { configMap } from './apply/objects';
import { scenario } from './harness';

const bin = join(__dirname, '../../lib/cli/bin.ts');

scenario('docs/apply.md shows what the command prints', { podSecurity: 'baseline', newest: true }, async (cluster) => {
  const { folder, namespace, kubeconfig } = cluster;
  const node = (...args: readonly string[]) => {
    const env = { ...process.env, KUBECONFIG: kubeconfig, NO_COLOR: '1' };
    const all = ['-r', require.resolve('tsx/cjs'), ...args];
    return spawnSync(process.execPath, all, { cwd: folder, env, encoding: 'utf8' });
  };
  const run = (command: string) => node(bin, ...command.replace(/^npx cdk8s-pods /, '').split(' '));
  let printed: string | undefined;
  let compared = 0;
  for (const { language, text } of fencesOf(readPage('docs/apply.md'))) {
    const file = /^# (\S+\.yaml)\n/.exec(text)?.[1];
    if (language === 'yaml' && file !== undefined) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    } else if (language === 'sh' && text.includes(' apply app ')) {
      const { stdout, stderr, status } = run(text.trim());
      printed = stdout.replaceAll(`${namespace}/`, 'shop/');
      expect({ status, stderr: stderr.replace(/^waiting: .*\n/gm, '') }).toEqual({ status: 0, stderr: '' });
    } else if (language === 'ts') {
      const program = text.replace("'cdk8s-pods/cluster'", JSON.stringify(join(__dirname, '../../lib/cluster')));
      writeFileSync(join(folder, 'apply.ts'), program);
      writeFileSync(join(folder, 'app.json'), JSON.stringify([configMap('web-3')]));
      expect(node('apply.ts')).toMatchObject({
        stdout: expect.stringContaining('created ConfigMap web-3\n'),
        stderr: '',
      });
    } else if (language === 'text' && printed !== undefined) {
      expect(lines(printed)).toEqual(lines(text));
      printed = undefined;
      compared += 1;
    }
  }
  expect(compared).toBe(2);
});

/** Names are as wide as the namespace. */
function lines(text: string): readonly string[] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.replace(/(?<=\S) {2,}/g, '  '));
}
