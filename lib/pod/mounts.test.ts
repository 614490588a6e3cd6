import { mount } from './mounts';
import { emptyDir } from './volumes';
import { claimTemplate } from './volumes-claims';

test('a volume is mounted by its name, as itself, or as the claim template that becomes it', () => {
  const mounted = { name: 'data', mountPath: '/data' };
  expect(mount('data', '/data')).toEqual(mounted);
  expect(mount(emptyDir('data'), '/data')).toEqual(mounted);
  expect(mount(claimTemplate('data', '1Gi'), '/data')).toEqual(mounted);
});

test('a mount takes the options of the wire', () => {
  expect(mount('data', '/data', { readOnly: true, subPath: 'a/b' })).toEqual({
    name: 'data',
    mountPath: '/data',
    readOnly: true,
    subPath: 'a/b',
  });
  expect(mount('data', '/data', { subPathExpr: '$(POD)', mountPropagation: 'HostToContainer' })).toEqual({
    name: 'data',
    mountPath: '/data',
    subPathExpr: '$(POD)',
    mountPropagation: 'HostToContainer',
  });
});

test('both kinds of sub-path at once do not compile', () => {
  // @ts-expect-error the server refuses both
  expect(mount('data', '/data', { subPath: 'a', subPathExpr: 'b' })).toBeDefined();
});
