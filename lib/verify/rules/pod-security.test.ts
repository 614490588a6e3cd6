import { podTemplateOf } from '../../kubernetes/pod-template';
import { defaultKubernetesVersion } from '../../kubernetes/version';
import { setDefaults } from '../defaults/set-defaults';
import { controls } from '../pod-security/controls';
import { podSecurity } from '../pod-security/pod-security';
import { targetOf } from '../target/target';
import { podSecurityRules } from './pod-security';

const target = targetOf(defaultKubernetesVersion);

function codesOf(object: object, level: 'baseline' | 'restricted'): readonly string[] {
  const copy: Record<string, unknown> = structuredClone({ ...object });
  setDefaults(copy, target);
  const found = podTemplateOf(copy);
  const codes: string[] = [];
  if (found !== undefined) podSecurity(found.template, found.path, level, target, ({ code }) => codes.push(code));
  return codes;
}

describe('the Pod Security rules', () => {
  it('are one for each control', () => {
    const codes = podSecurityRules.map(({ code }) => code).sort();
    expect(codes).toEqual(controls.map(({ id }) => `pod-security/${id}`).sort());
  });

  it.each(podSecurityRules)('$code: its example fails and its other one passes', ({ code, failing, passing }) => {
    const level = controls.find(({ id }) => code.endsWith(`/${id}`))?.level ?? 'restricted';
    expect(codesOf(failing.object, level)).toContain(code);
    expect(codesOf(passing.object, level)).toEqual([]);
  });
});
