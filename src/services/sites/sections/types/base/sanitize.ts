import sanitizeHtml from 'sanitize-html';

const schemes = ['http', 'https', 'mailto', 'tel'];

// Browsers drop tabs and line breaks inside a URL and skip leading control characters before they read the
// scheme, so a URL that holds any of them is refused rather than repaired.
const unsafeCharacters = /[\p{Cc}\p{Cf}\p{Z}\\<>"`]/u;

/**
 * Tells whether a typed URL may become a link or a source.
 * @param url - http(s) with a host and no credentials, mailto:, tel:, site-relative `/…` or `#…`
 */
export function isSafeUrl(url: string): boolean {
  if (url === '' || unsafeCharacters.test(url)) return false;
  if (url.startsWith('#')) return true;
  if (url.startsWith('/')) return !url.startsWith('//');
  if (/^(mailto|tel):[^/]/i.test(url)) return URL.canParse(url);
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return false;
  const { hostname, username, password } = new URL(url);
  return hostname !== '' && username === '' && password === '';
}

const controlCharacters = /(?![\t\n])\p{Cc}|[\u2028\u2029\ufeff]/gu;

/** Trims plain text and drops control characters and lone surrogates, which PostgreSQL's JSON and XML feeds refuse. Keeps tabs and line feeds. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(controlCharacters, '').trim();
}

const linkAttributes = { a: ['href', 'title', 'target', 'rel'] };

function safeLink(tagName: string, attribs: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const { href, target, ...clean } = attribs;
  delete clean.rel;
  if (href !== undefined && isSafeUrl(href.trim())) clean.href = href.trim();
  if (target === '_blank') Object.assign(clean, { target, rel: 'noopener noreferrer' });
  return { tagName, attribs: clean };
}

const common: sanitizeHtml.IOptions = {
  allowedSchemes: schemes,
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  // Nothing a person types nests deeper; a bomb of ten thousand open tags does.
  nestingLimit: 24,
};

const richTextTags = [
  'p',
  'br',
  'strong',
  'b',
  'em',
  'i',
  'u',
  's',
  'a',
  'ul',
  'ol',
  'li',
  'blockquote',
  'h3',
  'h4',
  'code',
  'pre',
  'hr',
  'sub',
  'sup',
];

/**
 * Keeps the tags of running text and drops everything else. Headings above h3 become h3, since the section's
 * own title stands above them.
 */
export function sanitizeRichText(html: string): string {
  return sanitizeHtml(cleanText(html), {
    ...common,
    allowedTags: richTextTags,
    allowedAttributes: linkAttributes,
    transformTags: { a: safeLink, h1: 'h3', h2: 'h3', h5: 'h4', h6: 'h4', div: 'p' },
  });
}

const blockTags = [
  'h2',
  'div',
  'span',
  'section',
  'article',
  'aside',
  'figure',
  'figcaption',
  'img',
  'dl',
  'dt',
  'dd',
  'table',
  'caption',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'th',
  'td',
  'details',
  'summary',
  'small',
  'mark',
  'time',
  'abbr',
  'address',
  'cite',
  'q',
  'kbd',
];

function safeImage(tagName: string, attribs: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const { src, ...rest } = attribs;
  const safe = src !== undefined && isSafeUrl(src.trim()) ? { ...rest, src: src.trim() } : rest;
  return { tagName, attribs: { ...safe, alt: attribs.alt ?? '', loading: 'lazy' } };
}

/**
 * Keeps the tags of a content block (tables, figures, images, lists, details) and the class attribute, so that
 * the tenant's style sheet can reach it. No style, id, script, form or frame survives.
 */
export function sanitizeHtmlBlock(html: string): string {
  return sanitizeHtml(cleanText(html), {
    ...common,
    allowedTags: [...richTextTags, ...blockTags],
    allowedAttributes: {
      ...linkAttributes,
      '*': ['class', 'lang', 'dir'],
      img: ['src', 'alt', 'width', 'height', 'loading'],
      th: ['scope', 'colspan', 'rowspan'],
      td: ['colspan', 'rowspan'],
      time: ['datetime'],
      abbr: ['title'],
    },
    allowedSchemesByTag: { img: ['http', 'https'] },
    transformTags: { a: safeLink, img: safeImage, h1: 'h2', h5: 'h4', h6: 'h4' },
  });
}

/**
 * Puts a path before the site-relative links of sanitised HTML, for sites that are served below one.
 * @param html - what sanitizeHtmlBlock or sanitizeRichText returned
 * @param basePath - '' or `/s/acme`
 */
export function rebaseLinks(html: string, basePath: string): string {
  if (basePath === '') return html;
  return html.replace(/(<(?:a|img)\b[^>]*? (?:href|src)=")\//g, `$1${basePath}/`);
}
