import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../../test-helpers/temporary-folder';
import { tokensOfFiles } from './token-files';

const folder = temporaryFolder();

test('reads the tokens that users have in files, relative to the kubeconfig', () => {
  const kubeconfig = join(folder(), 'config');
  writeFileSync(join(folder(), 'token'), 'hunter2\n');
  writeFileSync(kubeconfig, 'users: [{ name: ann, user: { tokenFile: token } }, { name: bea, user: { token: x } }]');
  expect([...tokensOfFiles(kubeconfig)]).toEqual([['ann', 'hunter2']]);
});

test('quotes nothing of a kubeconfig that cannot be parsed', () => {
  const kubeconfig = join(folder(), 'config');
  writeFileSync(kubeconfig, 'users:\n- user: { token: hunter2, token: hunter2 }\n');
  expect(() => tokensOfFiles(kubeconfig)).toThrow(`kubeconfig "${kubeconfig}" is not valid YAML`);
  expect(() => tokensOfFiles(kubeconfig)).not.toThrow('hunter2');
});
