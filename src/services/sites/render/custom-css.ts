import postcss, { type AtRule, type Container, CssSyntaxError, type Declaration, type Rule } from 'postcss';

/** A style sheet that cannot be read; the message says where. */
export class CustomCssError extends Error {
  override name = 'CustomCssError';
}

export interface CleanCss {
  css: string;
  /** What was taken out, in words for the person who wrote it. */
  dropped: string[];
}

/** The longest style sheet a tenant may keep, in characters. */
export const maxCustomCss = 20_000;
const maxNesting = 12;

const allowedAtRules = new Set(['media', 'supports', 'container', 'layer', 'keyframes', '-webkit-keyframes']);
const forbiddenProperties = new Set(['behavior', '-moz-binding', '-ms-behavior']);
const forbiddenFunctions =
  /(?:expression|image|image-set|-webkit-image-set|src|element|-moz-element|paint)\s*\(|(?:java|vb|live)script:|progid:/i;
const ownImage = /^data:image\/(?:png|jpeg|gif|webp|avif|svg\+xml)[;,]/i;

/** A value as the browser reads it: comments gone, escapes such as `\75` resolved. */
function plainValue(value: string): string {
  return value
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\\([0-9a-f]{1,6})\s?/gi, (_, code: string) => {
      const point = Number.parseInt(code, 16);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '�';
    })
    .replace(/\\(.)/g, '$1');
}

function isOwnUrl(url: string, assetPaths: readonly string[]): boolean {
  if (ownImage.test(url)) return true;
  return !url.includes('..') && !url.includes('//') && assetPaths.some((path) => url.startsWith(path));
}

function isSafeValue(value: string, assetPaths: readonly string[]): boolean {
  const plain = plainValue(value);
  if (forbiddenFunctions.test(plain)) return false;
  const urls = [...plain.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^"'()\s]*))\s*\)/gi)];
  // An unfinished or oddly quoted url( is not matched, and then the counts differ.
  if (urls.length !== (plain.match(/url\s*\(/gi) ?? []).length) return false;
  return urls.every(([, double, single, bare]) => isOwnUrl(double ?? single ?? bare ?? '', assetPaths));
}

const isSafeDeclaration = ({ prop, value }: Declaration, assetPaths: readonly string[]) =>
  !forbiddenProperties.has(plainValue(prop).toLowerCase()) && isSafeValue(value, assetPaths);

const leadingRoot = /^(?:(?::root|html|body|\.site)(?![\w-])\s*)+/i;

/** One selector moved below `.site`: `:root`, `html` and `body` mean the site itself. */
function scopeSelector(selector: string): string {
  const rest = selector.trim();
  const own = rest.match(leadingRoot)?.[0];
  if (own === undefined) return `.site ${rest}`;
  return `.site${own.endsWith(' ') ? ' ' : ''}${rest.slice(own.length)}`.trim();
}

const insideRule = (node: Rule) => {
  for (
    let parent = node.parent as Container | undefined;
    parent;
    parent = parent.parent as Container | undefined
  ) {
    if (parent.type === 'rule') return true;
  }
  return false;
};

const insideKeyframes = (node: Rule) =>
  node.parent?.type === 'atrule' && /keyframes$/i.test((node.parent as AtRule).name);

// Siblings of the site, and `&` anywhere but in front (`:not(&)`), would reach beyond it.
const leavesTheSite = (selector: string) =>
  /^[+~]/.test(selector.trim()) || selector.trim().slice(1).includes('&');

function cleanRule(rule: Rule, dropped: string[]): void {
  if (insideKeyframes(rule)) return;
  const nested = insideRule(rule);
  if (rule.selectors.some(leavesTheSite) || (!nested && rule.selector.includes('&'))) {
    dropped.push(`The rule ${rule.selector} reaches outside the site.`);
    rule.remove();
  } else if (!nested) {
    rule.selectors = rule.selectors.map(scopeSelector);
  }
}

function parse(css: string) {
  if (css.length > maxCustomCss)
    throw new CustomCssError(`The style sheet may have at most ${maxCustomCss} characters.`);
  if ((css.match(/\{/g) ?? []).length > 2000) throw new CustomCssError('The style sheet has too many rules.');
  try {
    return postcss.parse(css);
  } catch (error) {
    if (error instanceof CssSyntaxError) throw new CustomCssError(`Line ${error.line}: ${error.reason}.`);
    throw error;
  }
}

/** The deepest nesting of blocks, counted before anything walks the tree. */
function nesting(css: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of css) {
    if (character === '{') depth += 1;
    if (character === '}') depth = Math.max(0, depth - 1);
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/**
 * Makes a tenant's style sheet safe to publish: every rule below `.site`, no imports, no fonts, no addresses other
 * than the site's own files and data images, nothing that runs.
 * @param css - as typed, at most 20,000 characters
 * @param assetPaths - beginnings of the paths that the site's own files have
 * @throws CustomCssError when the text is too long, nests too deep or cannot be read
 */
export function sanitizeCss(css: string, assetPaths: readonly string[] = ['/files/']): CleanCss {
  if (nesting(css) > maxNesting) throw new CustomCssError(`Rules may nest at most ${maxNesting} deep.`);
  const root = parse(css);
  const dropped: string[] = [];
  root.walkComments((comment) => {
    comment.remove();
  });
  root.walkAtRules((rule) => {
    if (allowedAtRules.has(rule.name.toLowerCase()) && isSafeValue(rule.params, [])) return;
    dropped.push(`@${rule.name} is not allowed.`);
    rule.remove();
  });
  root.walkDecls((declaration) => {
    if (isSafeDeclaration(declaration, assetPaths) && declaration.parent !== root) return;
    dropped.push(`${declaration.prop}: ${declaration.value} is not allowed.`);
    declaration.remove();
  });
  root.walkRules((rule) => cleanRule(rule, dropped));
  return { css: styleText(root.toString()).trim(), dropped };
}

/** A style sheet that can stand in a <style> element: no text in it can close the element. */
export function styleText(css: string): string {
  return css.replace(/<(?=[/!])/g, '\\3c ');
}
