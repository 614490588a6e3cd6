import { get } from '../../../findings/field-path';
import { nearest } from '../../../values/nearest';
import { type App, address } from '../facts/app';
import type { AppObject } from '../facts/app-object';
import type { Practice, ReportPractice } from '../facts/practice';

/** An Ingress references an existing port of its Service. Only Services of the app are checked. */
export const ingressService: Practice = {
  code: 'practice/ingress-service',
  on: true,
  check: (app, report) => {
    if (app.services.length === 0) return;
    for (const other of app.others) {
      if (get(other.object, 'kind') !== 'Ingress' || get(other.object, 'apiVersion') !== 'networking.k8s.io/v1')
        continue;
      checkBackend(app, other, 'spec.defaultBackend', report);
      for (const [at, rule] of list(get(other.object, 'spec.rules')).entries()) {
        for (const position of list(get(rule, 'http.paths')).keys()) {
          checkBackend(app, other, `spec.rules[${at}].http.paths[${position}].backend`, report);
        }
      }
    }
  },
};

function checkBackend(app: App, ingress: AppObject<object>, field: string, report: ReportPractice): void {
  const name = get(ingress.object, `${field}.service.name`);
  if (typeof name !== 'string') return;
  const service = app.servicesByName.get(address(ingress.namespace, name)) ?? app.servicesByName.get(address('', name));
  if (service === undefined) {
    const names = app.services.length > 100 ? [] : app.services.map((one) => one.name);
    const intended = names.includes(name) ? undefined : nearest(name, names);
    if (intended === undefined) return;
    report(ingress, `${field}.service.name`, {
      value: name,
      message: `no Service "${name}" in the app`,
      fix: `did you mean "${intended}"?`,
    });
    return;
  }
  const { ports = [], type } = service.object.spec ?? {};
  // An external host has whatever ports it has.
  if (type === 'ExternalName') return;
  const number = get(ingress.object, `${field}.service.port.number`);
  const portName = get(ingress.object, `${field}.service.port.name`);
  const wanted = typeof number === 'number' ? number : portName;
  if (wanted === undefined || ports.some((port) => port.port === wanted || port.name === wanted)) return;
  report(ingress, `${field}.service.port`, {
    value: wanted,
    message: `no port ${String(wanted)} in Service "${name}", only ${ports.map((port) => port.name ?? port.port).join(', ')}`,
    fix: 'set a port of the Service, not of the Pod',
  });
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
