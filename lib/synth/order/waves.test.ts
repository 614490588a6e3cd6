import { ApiObject, App, Chart } from 'cdk8s';
import { orderOf } from './order';

function objectIn(chart: Chart, id: string, kind = 'ConfigMap'): ApiObject {
  return new ApiObject(chart, id, { apiVersion: 'v1', kind });
}

function wavesIn(app: App, objects: readonly ApiObject[]): readonly number[] {
  return objects.map(orderOf(app).waves((_, wave) => wave + 1));
}

describe('waves', () => {
  it('do not put the Namespace of a chart behind the charts in it, which need it, though its file is', () => {
    const app = new App({ outdir: 'never-written' });
    const shop = new Chart(app, 'shop');
    const namespace = objectIn(shop, 'namespace', 'Namespace');
    const web = objectIn(new Chart(shop, 'web'), 'web');
    expect(orderOf(app).charts.map(({ chart }) => chart.node.path)).toEqual(['shop/web', 'shop']);
    expect(wavesIn(app, [namespace, web])).toEqual([0, 0]);
  });

  it('put one object behind one in another chart, and not the rest of the chart', () => {
    const app = new App({ outdir: 'never-written' });
    const [base, shop] = ['base', 'shop'].map((id) => new Chart(app, id)) as [Chart, Chart];
    const [queue, web, job] = [objectIn(base, 'queue'), objectIn(shop, 'web'), objectIn(shop, 'job')];
    job.addDependency(queue);
    expect(wavesIn(app, [queue, web, job])).toEqual([0, 0, 1]);
  });

  it('put a chart that depends on another one behind all of it', () => {
    const app = new App({ outdir: 'never-written' });
    const [base, shop] = ['base', 'shop'].map((id) => new Chart(app, id)) as [Chart, Chart];
    const [queue, user, web] = [objectIn(base, 'queue'), objectIn(base, 'user'), objectIn(shop, 'web')];
    user.addDependency(queue);
    shop.addDependency(base);
    expect(wavesIn(app, [queue, user, web])).toEqual([0, 1, 2]);
  });

  it('start after what an object says of its own', () => {
    const app = new App({ outdir: 'never-written' });
    const chart = new Chart(app, 'shop');
    const [queue, web] = [objectIn(chart, 'queue'), objectIn(chart, 'web')];
    web.addDependency(queue);
    const waveOf = orderOf(app).waves((object, wave) => (object === queue ? 8 : wave + 1));
    expect([queue, web].map(waveOf)).toEqual([0, 8]);
  });
});
