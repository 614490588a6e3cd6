import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { GitOpsApp, type GitOpsAppProps } from '../synth/gitops-app';
import { type VerifyAppOptions, verifyApp } from './verify-app';

const outdir = () => Testing.app().outdir;
const doors = {
  verifyApp: (options: VerifyAppOptions) => {
    const app = new App({ outdir: outdir() });
    verifyApp(app, options);
    return app;
  },
  GitOpsApp: (options: GitOpsAppProps) => new GitOpsApp({ outdir: outdir(), ...options }),
};

describe.each(Object.entries(doors))('%s', (_, open) => {
  test.each([
    [{ kubernetes: '1.99' }, /^setting "kubernetes": .*"1\.99"; set one of 1\.28, .* 1\.37$/],
    [{ kubernetes: 1.3 }, /^setting "kubernetes": .*quote it/],
    [{ kubernetes: null }, /^setting "kubernetes": .*must be a string, got null; set one of/],
    [
      { podSecurity: 'privileged' },
      /^setting "podSecurity": must be "restricted", "baseline" or false, got "privileged"; set false to enforce nothing/,
    ],
    [
      { featureGates: { SidecarContainer: true } },
      /^setting "featureGates": unknown feature gate "SidecarContainer"; did you mean "SidecarContainers"\?$/,
    ],
    [
      { featureGates: { SidecarContainers: 'yes' } },
      /^setting "featureGates\.SidecarContainers": must be true or false, got "yes"/,
    ],
  ])('throws a TypeError with what is allowed, when called with %j', (options, message) => {
    const call = () => open(options as never);
    expect(call).toThrow(TypeError);
    expect(call).toThrow(message);
  });

  test.each(['v1.28', '1.28.15', 'v1.28.15'] as const)('accepts %s as release 1.28', (kubernetes) => {
    const app = open({ kubernetes });
    new ApiObject(new Chart(app, 'chart'), 'pod', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'a' },
      spec: { containers: [{ name: 'a', image: 'a:1', restartPolicyRules: [] }] },
    });
    expect(() => app.synth()).toThrow('does not exist in Kubernetes 1.28');
  });
});
