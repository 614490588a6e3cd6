import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { entryOf } from '../../values/entry-of';
import type { ManifestInText } from './manifests';
import { type Source, standardInputName } from './sources';

/** A line that only a template has, and that no rendering leaves: `{{- if .Values.enabled }}`; of Jinja, `{% if enabled %}`. */
const control =
  /^[ \t]*\{\{-?[ \t]*(?:if|else|end|range|with|define|template|include|block)\b|^[ \t]*\{\{-?[ \t]*\/\*|^[ \t]*\{(?:%[-+]?[ \t]*[a-z]|#)/m;

/** `web.tmpl.yaml`, `web-template.yaml` */
const templateName = /(?:^|[-.])(?:template|tmpl|tpl)\./;
/** The same, and what is in `templates/` or `web-template/`: enough for what cannot be read. */
const templatePath = /(?:^|[-./\\])(?:templates?|tmpl|tpl)[./\\]/;
/** `{{ .Name }}`; the expressions of Argo Workflows, which stay in the objects, have no dot: `{{inputs.parameters.name}}`. */
const field = /\{\{-?[ \t]*[.$][A-Za-z.]/;
/** Of ytt: what it runs or obeys is in comments that start with `#@`, and the values next to them are missing. */
const ofYtt =
  /^[ \t]*#@(?:[ \t]+(?:load\(|end\b|(?:def|if|for)\/end\b|(?:def|if|for)\b.*:[ \t]*$)|[a-z]+\/)|^[^\n#"']*[:-][ \t]+#@[ \t]/m;
/** What may begin a template in a line. */
const brace = /\{[{%#]/;

/** What in a document speaks for its file being a template. */
export interface SignsOfTemplate {
  readonly file: string;
  /** Whether the text around it has a line that only templates have, or several with anything in braces. */
  readonly hasControl: boolean;
  /** The first line with anything in braces in the text around it, which may be a part of the file. */
  readonly braces: number | undefined;
  /** Whether it cannot be read because of a template, or is one by the name of its file. */
  readonly isCutShort: boolean;
}

/** What in a text speaks for templates: the name of its file, control structures, and lines with anything in braces. */
export interface SignsOfText {
  readonly isNamed: boolean;
  readonly hasControl: boolean;
  readonly linesWithBraces: ReadonlySet<number>;
}

const noSigns: SignsOfText = { isNamed: false, hasControl: false, linesWithBraces: new Set() };

/** The signs in a text that it is a template; what is piped in never is one. */
export function signsOfText({ name, text, firstLine = 1 }: Source): SignsOfText {
  if (name === standardInputName) return noSigns;
  if (text.includes('#@') && ofYtt.test(text)) return { isNamed: true, hasControl: true, linesWithBraces: new Set() };
  if (!brace.test(text)) return noSigns;
  const lines = text.split('\n').flatMap((line, at) => (brace.test(line) ? [at + firstLine] : []));
  const hasField = field.test(text);
  const isNamed = templateName.test(basename(name)) && (hasField || control.test(text));
  const hasControl = lines.length > 1 || hasField || templatePath.test(name) || control.test(text);
  return { isNamed, hasControl, linesWithBraces: new Set(lines) };
}

/** The signs in a document of a text that its file is a template. */
export function signsOfTemplate(
  { source, object, findings }: ManifestInText,
  { isNamed, hasControl, linesWithBraces }: SignsOfText,
): SignsOfTemplate {
  const isCutShort = isNamed || (object === undefined && findings.some(({ line }) => linesWithBraces.has(line)));
  const [braces] = linesWithBraces;
  return { file: source.name, hasControl, braces, isCutShort };
}

/**
 * The files that are templates, to be rendered by Helm or another program: those in `templates` next to a Chart.yaml, and
 * those that cannot be read before. Where the Chart.yaml is not among the documents, one without anything in braces is a
 * manifest.
 */
export function templatesIn(documents: readonly SignsOfTemplate[]): ReadonlySet<string> {
  const files = new Set(documents.map(({ file }) => file));
  const folders = new Set([...files].filter(isChartFile).map((file) => join(dirname(resolve(file)), 'templates')));
  const withControl = new Set(documents.filter((one) => one.hasControl).map(({ file }) => file));
  const lines = new Map<string, number>();
  for (const { file, braces } of documents) {
    // Other parts of the file have lines with braces, too.
    if (braces !== undefined && entryOf(lines, file, () => braces) !== braces) withControl.add(file);
  }
  const cutShort = documents.filter(({ file, isCutShort }) => isCutShort && withControl.has(file));
  const templates = new Set(cutShort.map(({ file }) => file));
  if (folders.size > 0) for (const file of files) if (isBelow(resolve(file), folders)) templates.add(file);
  for (const file of lines.keys()) if (!templates.has(file) && isInChart(resolve(file))) templates.add(file);
  return templates;
}

/** Whether a file is in `templates` next to a Chart.yaml, which need not be verified. */
function isInChart(path: string): boolean {
  const folder = dirname(path);
  if (folder === path) return false;
  return (basename(folder) === 'templates' && existsSync(join(dirname(folder), 'Chart.yaml'))) || isInChart(folder);
}

/** Whether a file describes a Helm chart. */
function isChartFile(file: string): boolean {
  return basename(file) === 'Chart.yaml';
}

function isBelow(path: string, folders: ReadonlySet<string>): boolean {
  const folder = dirname(path);
  return folders.has(folder) || (folder !== path && isBelow(folder, folders));
}
