import { programRules, rules } from '../lib/cli/rules';
import type { ProgramRule, Rule } from '../lib/kubernetes/rule';

interface Tier {
  readonly name: string;
  readonly heading: string;
  readonly about: string;
}

const tiers: readonly Tier[] = [
  {
    name: 'shape',
    heading: 'Shape',
    about: 'Fields and types, as strict decoding of the target release sees them. Errors.',
  },
  {
    name: 'api',
    heading: 'API rules',
    about:
      'What the API server of the target release checks when an object is created, after defaulting. Errors, and warnings where the server itself only warns.',
  },
  {
    name: 'admission',
    heading: 'Admission',
    about:
      'What servers refuse of an object that is valid, by the admission plugins that they have by default. Errors, unless Pod Security is turned off (`podSecurity: false`).',
  },
  {
    name: 'pod',
    heading: 'Clashes',
    about:
      'What containers of one Pod do to each other. Errors. They can be acknowledged where a server would accept the object. Where an API rule says the same, a clash says nothing.',
  },
  {
    name: 'pod-security',
    heading: 'Pod Security',
    about:
      'The controls of the Pod Security Standards at the target release. Errors, where a level is declared: by an option, a setting, or the enforce label of a Namespace among the objects.',
  },
  {
    name: 'practice',
    heading: 'Practices',
    about:
      'What an experienced engineer would stop in review. Warnings, which can be acknowledged. They are looked for in whole apps and in files.',
  },
];

/** The page about all rules, from the data that `explain` prints. */
export function rulesPage(): string {
  return `# Rules

Made by \`npm run generate\` from the data behind \`cdk8s-pods explain <code>\`, which also shows, for each rule, an object in
which it fails and one in which it passes. How to run them: [verify.md](verify.md).

${tiers.map(section).join('\n')}
## In programs

What is found while a program makes its objects, and cannot be seen in a manifest.

| Code | What holds | Why |
| --- | --- | --- |
${programRules.map(programRow).join('')}`;
}

function section({ name, heading, about }: Tier): string {
  const rows = rules.filter(({ code }) => code.startsWith(`${name}/`)).map(row);
  return `## ${heading}\n\n${about}\n\n| Code | What holds | Why |\n| --- | --- | --- |\n${rows.join('')}`;
}

function row(rule: Rule): string {
  const { code, title, why, source } = rule;
  return `| \`${code}\` | ${cell(title)}${note(rule)} | ${cell(why)} [More](${source}) |\n`;
}

/** When a rule applies, where it does not always: `(Warning. Since 1.31. Off by default.)` */
function note({ code, severity, warnsToo = false, since, until, gate, on = true }: Rule): string {
  const parts = [
    ...(severity === 'warning' && !code.startsWith('practice/') ? ['Warning.'] : []),
    ...(warnsToo ? ['Error or warning.'] : []),
    ...(since !== undefined && until === undefined ? [`Since ${since}.`] : []),
    ...(until !== undefined ? [`Until ${until}.`] : []),
    ...(gate !== undefined ? [`Feature gate ${gate}.`] : []),
    ...(on ? [] : ['Off by default.']),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(' ')})`;
}

function programRow({ code, title, why, severity }: ProgramRule): string {
  return `| \`${code}\` | ${cell(title)}${severity === 'warning' ? ' (Warning.)' : ''} | ${cell(why)} |\n`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
