import { parseSectionContent } from '@/services/sites/sections/types';
import {
  isSafeUrl,
  rebaseLinks,
  sanitizeHtmlBlock,
  sanitizeRichText,
} from '@/services/sites/sections/types/base/sanitize';

describe('a link', () => {
  test.each([
    'https://example.com',
    'http://example.com/a?b=c#d',
    'mailto:hello@example.com',
    'tel:+4915112345',
    '/',
    '/about/team?x=1#y',
    '#contact',
    '#',
    'https://example.com/caf%C3%A9',
    'https://müller.example/',
  ])('to %s is kept', (url) => {
    expect(isSafeUrl(url)).toBe(true);
  });

  test.each([
    ['', 'nothing'],
    ['javascript:alert(1)', 'a script'],
    ['JaVaScRiPt:alert(1)', 'a script in mixed case'],
    ['java\tscript:alert(1)', 'a script with a tab'],
    ['java\nscript:alert(1)', 'a script with a line break'],
    ['\u0001javascript:alert(1)', 'a script after a control character'],
    ['java&#9;script:alert(1)', 'a script with an entity'],
    ['java\u200bscript:alert(1)', 'a script with an invisible space'],
    ['vbscript:msgbox(1)', 'another script'],
    ['data:text/html,<script>alert(1)</script>', 'data'],
    ['blob:https://example.com/1', 'a blob'],
    ['file:///etc/passwd', 'a file'],
    ['//evil.example', 'another host without a scheme'],
    ['/\\evil.example', 'another host by a backslash'],
    ['\\\\evil.example', 'a network share'],
    ['/\t/evil.example', 'another host by a tab'],
    ['https:evil.example', 'a scheme without slashes'],
    ['https://', 'a host that is missing'],
    ['https://bank.example@evil.example', 'a host hidden behind a name'],
    ['about', 'a relative path'],
    ['ftp://example.com', 'another scheme'],
    ['mailto:', 'a mail without address'],
    ['https://example.com/" onmouseover="alert(1)', 'an attribute'],
    ['https://example.com/<script>', 'a tag'],
  ])('to %j is refused: %s', (url) => {
    expect(isSafeUrl(url)).toBe(false);
    const hero = { heading: 'Hi', primaryButton: { label: 'Go', url } };
    // A field is trimmed before it is judged, so only white space at the ends may still be forgiven.
    if (url.trim() === url) expect(() => parseSectionContent('hero', hero)).toThrow(/url/);
  });
});

const hostileHtml = [
  '<script>alert(1)</script>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<img src=x onerror=alert(1)>',
  '<img src="javascript:alert(1)">',
  '<img src="data:image/svg+xml,<svg onload=alert(1)>">',
  '<svg onload=alert(1)><circle/></svg>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="evil.swf"></object><embed src="evil.swf">',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="java\tscript:alert(1)">x</a>',
  '<a href="&#106;avascript:alert(1)">x</a>',
  '<a href="jav&#x0A;ascript:alert(1)">x</a>',
  '<a href=" javascript:alert(1)">x</a>',
  '<a href="//evil.example">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>',
  '<p onclick="alert(1)">x</p>',
  '<p style="background:url(javascript:alert(1))">x</p>',
  '<style>@import "https://evil.example/x.css"</style>',
  '<link rel="stylesheet" href="https://evil.example/x.css">',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<form action="https://evil.example"><input name="password"><button>Go</button></form>',
  '<textarea><script>alert(1)</script></textarea>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<template><script>alert(1)</script></template>',
  '<details ontoggle=alert(1) open>x</details>',
  '<video><source onerror="alert(1)"></video>',
  '<body onload=alert(1)>',
  '<p id="main" name="x">clobber</p>',
  '<xmp><script>alert(1)</script></xmp>',
  '</style><script>alert(1)</script>',
  '<a href="https://example.com" target="_blank">x</a>',
  '"><script>alert(1)</script>',
  '<table background="javascript:alert(1)"><tr><td>x</td></tr></table>',
];

/** Tags and attributes that are left, read the way a browser reads them. */
function remains(html: string) {
  const tags = [...html.matchAll(/<([a-z][a-z0-9]*)((?:\s+[a-z-]+="[^"]*")*)\s*\/?>/g)];
  return tags.map(([, tag, attributes]) => ({
    tag,
    attributes: [...(attributes ?? '').matchAll(/([a-z-]+)="([^"]*)"/g)].map(
      ([, name, value]) => [name, value] as const,
    ),
  }));
}

const richTags = 'p br strong b em i u s a ul ol li blockquote h3 h4 code pre hr sub sup'.split(' ');
const blockTags = [
  ...richTags,
  ...'h2 div span section article aside figure figcaption img dl dt dd table caption thead tbody tfoot tr th td details summary small mark time abbr address cite q kbd'.split(
    ' ',
  ),
];
const attributeNames =
  'href title target rel class lang dir src alt width height loading scope colspan rowspan datetime'.split(
    ' ',
  );

describe.each([
  ['rich text', sanitizeRichText, richTags],
  ['an HTML block', sanitizeHtmlBlock, blockTags],
] as const)('%s', (_, sanitize, allowedTags) => {
  test.each(hostileHtml)('is harmless after %j', (html) => {
    const clean = sanitize(html);
    const found = remains(clean);
    // Nothing with an angle bracket is left that was not read as a tag above, or as the end of one.
    expect(clean.match(/<(?!\/[a-z])/g)?.length ?? 0).toBe(found.length);
    for (const { tag, attributes } of found) {
      expect(allowedTags).toContain(tag);
      for (const [name, value] of attributes) {
        expect(attributeNames).toContain(name);
        if (name === 'href' || name === 'src') expect(isSafeUrl(value ?? '')).toBe(true);
      }
    }
  });

  test('is the same after a second time', () => {
    for (const html of hostileHtml) expect(sanitize(sanitize(html))).toBe(sanitize(html));
  });

  test('survives a bomb of open tags', () => {
    expect(sanitize('<blockquote>'.repeat(10_000)).length).toBeLessThan(2000);
  });
});

test('rich text keeps what people write', () => {
  const text =
    '<h3>Hours</h3><p>Open <strong>daily</strong>, see <a href="/menu">the menu</a>.</p><ul><li>Tea</li></ul>';
  expect(sanitizeRichText(text)).toBe(text);
});

test('a heading above the section’s title is lowered', () => {
  expect(sanitizeRichText('<h1>A</h1>')).toBe('<h3>A</h3>');
  expect(sanitizeHtmlBlock('<h1>A</h1>')).toBe('<h2>A</h2>');
});

test('a link into a new tab cannot reach back', () => {
  expect(sanitizeRichText('<a href="https://example.com" target="_blank" rel="opener">x</a>')).toBe(
    '<a href="https://example.com" target="_blank" rel="noopener noreferrer">x</a>',
  );
});

test('links of a site below a path lead below that path, text stays as it is', () => {
  const html =
    '<p><a class="x" href="/menu">href="/menu"</a> <a href="https://a.example/b">b</a> <a href="#c">c</a></p>';
  expect(rebaseLinks(html, '/s/acme')).toBe(
    '<p><a class="x" href="/s/acme/menu">href="/menu"</a> <a href="https://a.example/b">b</a> <a href="#c">c</a></p>',
  );
});
