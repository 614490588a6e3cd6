import { ApiObject, type App, Chart } from 'cdk8s';
import { deployment, pod } from './deployment';

/** Fills an app with so many of something. */
export type Fill = (app: App, count: number) => void;

/** What every App can be filled with. What a shape needs beyond cdk8s is loaded with it, before the clock starts. */
export const shapes = {
  /** Charts of one bare object each. */
  charts: async (): Promise<Fill> => (app, count) => {
    for (let number = 0; number < count; number++) {
      const chart = new Chart(app, `chart-${number}`);
      const data = { number: String(number), text: `of chart ${number}` };
      new ApiObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap', data });
    }
  },

  /** Charts of one Deployment of cdk8s-plus each. */
  'plus-charts': async (): Promise<Fill> => {
    const { Cpu, Deployment } = await import('cdk8s-plus-28');
    return (app, count) => {
      for (let number = 0; number < count; number++) {
        const chart = new Chart(app, `chart-${number}`);
        const cpu = { request: Cpu.millis(50 + number) };
        const image = `registry.example.com/web:${number}`;
        new Deployment(chart, 'web', { replicas: 2, containers: [{ image, portNumber: 8080, resources: { cpu } }] });
      }
    };
  },

  /** Deployments of three containers each, in one chart. */
  deployments: async (): Promise<Fill> => inOneChart(deployment),

  /** Pods of three containers each, in one chart. */
  pods: async (): Promise<Fill> => inOneChart(pod),

  /** A ladder of dependencies: each object depends on both of the rung before. */
  ladder: async (): Promise<Fill> => (app, count) => {
    const chart = new Chart(app, 'ladder');
    const bare = (id: string) => new ApiObject(chart, id, { apiVersion: 'v1', kind: 'ConfigMap', data: { id } });
    let before: readonly ApiObject[] = [];
    for (let rung = 0; rung < count / 2; rung++) {
      const both = [bare(`left-${rung}`), bare(`right-${rung}`)];
      for (const object of both) if (before.length > 0) object.addDependency(...before);
      before = both;
    }
  },
} as const;

function inOneChart(make: (number: number) => object): Fill {
  return (app, count) => {
    const chart = new Chart(app, 'all');
    for (let number = 0; number < count; number++) {
      const { apiVersion, kind, ...rest } = make(number) as { readonly apiVersion: string; readonly kind: string };
      new ApiObject(chart, `object-${number}`, { apiVersion, kind, ...rest });
    }
  };
}
