import { findings, type Setting } from '../../testdata/container-findings';

describe('security contexts', () => {
  const security = (securityContext: object, setting: Setting = {}) => findings({ securityContext }, setting);

  it('rejects IDs out of range and incomplete profiles', () => {
    expect(security({ runAsUser: 2 ** 31, runAsGroup: 0 })).toEqual(['Invalid securityContext.runAsUser']);
    expect(security({ seccompProfile: { localhostProfile: 'a' } })).toEqual([
      'Required securityContext.seccompProfile.type',
      'Invalid securityContext.seccompProfile.localhostProfile',
    ]);
    const localhost = (localhostProfile: string) =>
      security({ appArmorProfile: { type: 'Localhost', localhostProfile } });
    const field = 'securityContext.appArmorProfile.localhostProfile';
    expect(localhost('é'.repeat(2048))).toEqual([`TooLong ${field}`]);
    expect(localhost('\u0085a')).toEqual([`Invalid ${field}`]);
    expect(localhost('\ufeffa')).toEqual([]);
  });

  it('rejects allowPrivilegeEscalation: false with CAP_SYS_ADMIN', () => {
    const context = { allowPrivilegeEscalation: false, capabilities: { add: ['CAP_SYS_ADMIN'] } };
    expect(security(context)).toEqual(['Invalid securityContext']);
    expect(security({ ...context, capabilities: { add: ['SYS_ADMIN'] } })).toEqual([]);
  });

  it('requires hostUsers: false for procMount Unmasked', () => {
    expect(security({ procMount: 'Unmasked' })).toEqual(['Invalid securityContext.procMount']);
    expect(security({ procMount: 'Unmasked' }, { spec: { hostUsers: false } })).toEqual([]);
  });

  it.each([
    ['NT AUTHORITY\\NETWORK SERVICE', 0],
    ['.a\\b', 1],
    ['a\\b\\c', 1],
    ['\\', 2],
    ['. .', 1],
    ['a\tb', 1],
    ['a'.repeat(104), 0],
    ['a'.repeat(105), 1],
  ])('checks the Windows user name %j: %d findings', (runAsUserName, count) => {
    expect(security({ windowsOptions: { runAsUserName } })).toHaveLength(count);
  });
});
