/**
 * Words of the field that mean the same: whoever types one of a line finds what says any of them (REF-012). Plain
 * as `nameKey` leaves them. Up to four letters a word stands alone; a longer one may go on ("daycares").
 */
const SAME: readonly (readonly string[])[] = [
  ['ged', 'hse', 'hiset', 'high school equivalency', 'high school diploma', 'finish high school'],
  ['abe', 'adult basic education'],
  ['esl', 'ell', 'esol', 'english as a second language', 'english class', 'english for'],
  ['snap', 'food stamp', 'link card', 'ebt'],
  ['wic', 'women infants and children'],
  ['tanf', 'cash assistance', 'welfare'],
  ['child care', 'childcare', 'daycare', 'day care'],
  ['head start', 'headstart', 'preschool', 'pre k'],
  ['cna', 'nursing assistant', 'nurse aide'],
  ['cdl', 'commercial driver', 'truck driving', 'truck driver'],
  ['liheap', 'energy assistance', 'heating assistance', 'utility assistance'],
  ['section 8', 'housing choice voucher', 'housing voucher'],
  ['rent', 'rental', 'renter'],
  ['eviction', 'evicted'],
  ['bus pass', 'bus card', 'transit pass', 'transit card'],
  ['expungement', 'expunge', 'record sealing', 'clear a record'],
  ['reentry', 're entry', 'returning citizen'],
  ['citizenship', 'naturalization', 'green card'],
  ['vita', 'free tax', 'tax help', 'tax return'],
  ['aa', 'alcoholics anonymous'],
  ['rehab', 'detox', 'substance use', 'recovery'],
  ['dv', 'domestic violence'],
  ['ssi', 'ssdi', 'disability benefit'],
  ['ui', 'unemployment'],
  ['cv', 'resume'],
  ['wifi', 'internet'],
  ['laptop', 'computer'],
];

/** In other words: what is typed, and the first of the line it belongs to. */
const SAID_OTHERWISE: Readonly<Record<string, string>> = {
  diploma: 'ged',
  equivalency: 'ged',
  'high school': 'ged',
  'learn english': 'esl',
  'clases de ingles': 'esl',
  ingles: 'esl',
  'estampillas de comida': 'snap',
  'cupones de alimentos': 'snap',
  guarderia: 'child care',
  renta: 'rent',
  alquiler: 'rent',
};

const MEANT = new Map<string, readonly string[]>();
for (const line of SAME) for (const term of line) MEANT.set(term, line);
for (const [typed, first] of Object.entries(SAID_OTHERWISE))
  MEANT.set(typed, [typed, ...(MEANT.get(first) ?? [])]);

/** Words in the longest term. */
const LONGEST = Math.max(...[...MEANT.keys()].map((term) => term.split(' ').length));

/** What means the same as this term, itself among it; also of its plural. */
const linesOf = (term: string): readonly string[] | undefined =>
  MEANT.get(term) ??
  (term.length > 4 && term.endsWith('s') ? MEANT.get(term.slice(0, -1)) : undefined);

/** The longest term that begins with the first of these words, and what means the same. */
export function termAt(
  words: readonly string[],
): { readonly length: number; readonly same: readonly string[] } | null {
  for (let length = Math.min(LONGEST, words.length); length > 0; length--) {
    const same = linesOf(words.slice(0, length).join(' '));
    if (same) return { length, same };
  }
  return null;
}
