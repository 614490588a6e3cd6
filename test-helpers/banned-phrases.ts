/** A phrase that no message, fix, help text or page uses, and what to use instead. */
export interface BannedPhrase {
  readonly phrase: RegExp;
  readonly use: string;
}

/** The one list of banned phrases. The tests over messages and over string literals both read it. */
const bannedPhrases: readonly BannedPhrase[] = [
  { phrase: /\btak(?:e|es|en|ing)(?: [^ ;,.]+){0,3} out\b/i, use: 'remove' },
  { phrase: /\b(?:leav(?:e|es|ing)|left)(?: [^ ;,.]+){0,3} out\b/i, use: 'remove, or omit' },
  { phrase: /\bwithout a word\b/i, use: 'silently' },
  { phrase: /\b(?:is|are|be) no (?!longer\b|more\b|\d)[a-z"]/i, use: 'is not a valid …' },
  { phrase: /\b(?:is|are) none of\b/i, use: 'must be one of …' },
  { phrase: /\broll-outs?\b(?!-)/i, use: 'rollout' },
  { phrase: /\bfor ever\b/i, use: 'forever' },
  { phrase: /\b(?:is not|not|nobody|somebody|nothing is|otherwise) said\b/i, use: 'not set' },
  { phrase: /\bsays (?:otherwise|nothing|so)\b/i, use: 'sets …' },
  { phrase: /\b(?:stands?|is there|are there) twice\b/i, use: 'duplicate, or is set twice' },
  { phrase: /\bthere (?:is|are) (?:no|none|nothing)\b/i, use: 'missing, or no …' },
  { phrase: /(?:^|[;,:] )(?:or |and )?(?:write|say)\b/i, use: 'set …, or use …' },
  { phrase: /\b(?:a|an|no|empty|as) text\b/i, use: 'string' },
  { phrase: /\bmay not\b/i, use: 'must not, or might not' },
  { phrase: /\bor (?:newer|older)\b/i, use: 'or later, or earlier' },
  { phrase: /\bfrom v?\d+\.\d+ on\b/i, use: 'since …' },
  { phrase: /\bbeside\b/i, use: 'next to, in addition to, or besides' },
  { phrase: /\b(?:meant|told|untold)\b/i, use: 'plain terms of the field' },
  { phrase: /\b(?:ask|asks|asked|asking) for\b/i, use: 'requests, or sets' },
  { phrase: /\bthe like\b/i, use: 'the exact list, or nothing' },
  { phrase: /\bin vain\b/i, use: 'has no effect' },
  { phrase: /\b(?:look|looks|looked|looking) (?:at|for)\b/i, use: 'checks' },
  { phrase: /\b(?:somebody|whoever|nobody|evidently)\b/i, use: 'the subject itself' },
];

/** The banned phrases in a text, each with what to use instead: `"take it out": use remove`. */
export function bannedIn(text: string): readonly string[] {
  return bannedPhrases.flatMap(({ phrase, use }) => {
    const match = phrase.exec(text);
    return match === null ? [] : [`${JSON.stringify(match[0])}: use ${use}`];
  });
}
