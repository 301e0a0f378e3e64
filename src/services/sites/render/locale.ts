const rightToLeft = new Set(['ar', 'he', 'fa', 'ku', 'ckb', 'ur', 'yi', 'ps', 'sd', 'ug', 'dv']);

/** The direction in which a locale such as `ar-EG` is written. Kurdish counts as right to left unless it names Latin script. */
export function directionOf(locale: string): 'rtl' | 'ltr' {
  const [language = '', ...rest] = locale.toLowerCase().split(/[-_]/);
  return rightToLeft.has(language) && !rest.includes('latn') ? 'rtl' : 'ltr';
}
