import { basename, dirname, join, resolve } from 'node:path';
import type { ManifestInText } from './manifests';
import { standardInputName } from './sources';

/** A line that only a template has, and that no rendering leaves: `{{- if .Values.enabled }}`. */
const control =
  /^[ \t]*\{\{-?[ \t]*(?:if|else|end|range|with|define|template|include|block)\b|^[ \t]*\{\{-?[ \t]*\/\*/m;

/**
 * The files that are templates, to be rendered by Helm or another program: those in `templates` next to a Chart.yaml, and
 * those that have control structures where they cannot be read as YAML.
 */
export function templatesIn(documents: readonly ManifestInText[]): ReadonlySet<string> {
  const files = new Set(documents.map(({ source }) => source.name));
  const folders = new Set([...files].filter(isChartFile).map((file) => join(dirname(resolve(file)), 'templates')));
  const templates = new Set(documents.filter((document) => isTemplateText(document)).map(({ source }) => source.name));
  if (folders.size > 0) for (const file of files) if (isBelow(resolve(file), folders)) templates.add(file);
  return templates;
}

/** Whether a file describes a Helm chart. */
export function isChartFile(file: string): boolean {
  return basename(file) === 'Chart.yaml';
}

function isTemplateText({ source, object, findings }: ManifestInText): boolean {
  if (object !== undefined || source.name === standardInputName || !control.test(source.text)) return false;
  const lines = source.text.split('\n');
  return findings.some(({ line }) => lines[line - 1]?.includes('{{'));
}

function isBelow(path: string, folders: ReadonlySet<string>): boolean {
  const folder = dirname(path);
  return folders.has(folder) || (folder !== path && isBelow(folder, folders));
}
