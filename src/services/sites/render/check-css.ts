import postcss, { type Declaration, type Rule } from 'postcss';
import { contrastRatio, isHexColor } from './contrast';

function lastColor(rule: Rule, properties: string[]): string | undefined {
  return rule.nodes
    .filter((node): node is Declaration => node.type === 'decl' && properties.includes(node.prop))
    .map(({ value }) => value.trim())
    .findLast(isHexColor);
}

/**
 * Rules of a style sheet that set a text colour and a background of their own with less than 4.5:1 between them.
 * Colours that are not written as hex depend on the page and are left to the eye.
 * @param css - as sanitizeCss returned it
 * @returns one sentence for each rule
 */
export function cssContrastProblems(css: string): string[] {
  const problems: string[] = [];
  postcss.parse(css).walkRules((rule) => {
    const text = lastColor(rule, ['color']);
    const background = lastColor(rule, ['background', 'background-color']);
    if (!text || !background) return;
    const ratio = contrastRatio(text, background);
    if (ratio < 4.5)
      problems.push(
        `${rule.selector}: ${text} on ${background} has a contrast of ${ratio.toFixed(1)}:1; text needs 4.5:1.`,
      );
  });
  return problems;
}
