import { hooksText, otherEventOf } from './hooks';

const hook = (name: string, value: string) => ({
  kind: 'Job',
  metadata: { name: 'clean', annotations: { [name]: value } },
});

test.each(['test', 'pre-delete', 'post-delete', 'pre-rollback', 'post-rollback,test'])(
  'a hook of Helm for %s is not applied',
  (event) => expect(otherEventOf(hook('helm.sh/hook', event))).toBe(event),
);

test.each(['SyncFail', 'PostDelete', 'Skip'])('a hook of Argo CD for %s is not applied', (event) =>
  expect(otherEventOf(hook('argocd.argoproj.io/hook', event))).toBe(event),
);

test('hooks of an installation, and objects without a hook, are applied', () => {
  expect(otherEventOf(hook('helm.sh/hook', 'pre-install,pre-delete'))).toBeUndefined();
  expect(otherEventOf(hook('helm.sh/hook', 'post-upgrade, test'))).toBeUndefined();
  expect(otherEventOf(hook('argocd.argoproj.io/hook', 'PreSync'))).toBeUndefined();
  expect(otherEventOf(hook('other', 'test'))).toBeUndefined();
});

test('the first hook that is not applied is named, with its event', () => {
  const test = hook('helm.sh/hook', 'test');
  expect(hooksText([test, hook('helm.sh/hook', 'pre-install')])).toBe('the hook Job clean (test) is not applied');
  expect(hooksText([test, test])).toBe('2 hooks are not applied, as Job clean (test)');
  expect(hooksText([])).toBeUndefined();
});
