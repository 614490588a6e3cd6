import { deployment } from '../facts/example-objects';
import { at, found } from '../testdata/found';

describe('capabilities practice', () => {
  const having = (capabilities: object) => deployment({ container: { securityContext: { capabilities } } });

  test('reports names with the prefix CAP_ in both lists, in any case', () => {
    expect(found([having({ add: ['CHOWN', 'CAP_NET_ADMIN'], drop: ['cap_kill'] })])).toEqual([
      `0 practice/capability-name ${at('0', 'securityContext.capabilities.add[1]')}`,
      `0 practice/capability-name ${at('0', 'securityContext.capabilities.drop[0]')}`,
    ]);
  });

  test('accepts the names of Kubernetes, and other names that runtimes accept', () => {
    expect(found([having({ add: ['NET_ADMIN', 'CAPTURE'], drop: ['ALL', 'all', 'net_raw'] })])).toEqual([]);
  });
});
