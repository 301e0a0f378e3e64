/** Page frame, type and the parts that every section shares. Colours come from the branding's custom properties. */
export const baseCss = `
*,::before,::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-behavior:smooth;scroll-padding-block-start:2rem}
body{margin:0}
.site{min-block-size:100vh;display:flex;flex-direction:column;background:var(--bg);color:var(--text);font:400 1.0625rem/1.65 var(--body-font);-webkit-font-smoothing:antialiased;overflow-wrap:break-word}
:is(h1,h2,h3,h4,p,ul,ol,dl,dd,figure,blockquote){margin:0}
:is(ul,ol)[class]{list-style:none;padding:0}
:is(h1,h2,h3,h4){font-family:var(--heading-font);line-height:1.15;font-weight:650;text-wrap:balance;letter-spacing:-.015em}
[dir=rtl] :is(h1,h2,h3,h4,.eyebrow,.price strong,.figures dd){letter-spacing:0}
[dir=rtl] :is(h1,h2,h3,h4){line-height:1.4}
p{text-wrap:pretty}
img,iframe{max-inline-size:100%;display:block}
img{block-size:auto}
a{color:var(--link);text-underline-offset:.2em;text-decoration-thickness:.06em}
a:hover{text-decoration-thickness:.12em}
:focus-visible{outline:.17rem solid var(--link);outline-offset:.2rem;border-radius:.2rem}
.wrap{inline-size:min(100% - clamp(2.5rem,9vw,7rem),74rem);margin-inline:auto}
.lines{white-space:pre-line}
.soft,.note{color:var(--soft)}
.icon{inline-size:1.25em;block-size:1.25em;fill:none;stroke:currentColor;stroke-width:1.75;stroke-linecap:round;stroke-linejoin:round;flex:none}
.skip{position:absolute;inset-block-start:0;inset-inline-start:0;padding:.75rem 1.25rem;background:var(--button);color:var(--button-text);transform:translateY(-110%);z-index:3}
.skip:focus{transform:none}
.hidden{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.preview{background:#fde68a;color:#422006;padding:.5rem 1.25rem;text-align:center;font-size:.875rem}
.notice{border:1px dashed var(--line);border-radius:.75rem;padding:1rem 1.25rem;color:var(--soft);font-size:.9375rem}
main{flex:1}
.header{border-block-end:1px solid var(--line);background:var(--bg)}
.header .wrap{display:flex;align-items:center;justify-content:space-between;gap:1rem 2.5rem;min-block-size:4.75rem;padding-block:.75rem;position:relative}
.brand{color:var(--text);font:650 1.25rem/1.2 var(--heading-font);text-decoration:none;letter-spacing:-.01em}
.brand img{block-size:2.5rem;inline-size:auto;max-inline-size:12rem;object-fit:contain}
.nav ul{display:flex;flex-wrap:wrap;gap:.25rem 2rem;list-style:none;padding:0}
.nav a,.nav summary{color:var(--text);text-decoration:none;font-size:.9687rem;font-weight:500;padding-block:.5rem;display:block;cursor:pointer}
.nav a:hover,.nav [aria-current]{color:var(--link)}
.nav summary{list-style:none}
.nav summary::-webkit-details-marker,.faq summary::-webkit-details-marker{display:none}
.nav summary::after{content:"";display:inline-block;inline-size:.4em;block-size:.4em;border:solid currentColor;border-width:0 .12em .12em 0;transform:translateY(-.2em) rotate(45deg);margin-inline-start:.6em}
.nav li{position:relative}
.header .nav li ul{display:grid;gap:0;position:absolute;inset-inline-end:-1rem;inset-block-start:calc(100% + .25rem);min-inline-size:13rem;padding:.5rem 1.25rem;background:var(--card);border:1px solid var(--line);border-radius:.75rem;box-shadow:0 1rem 2.5rem rgb(0 0 0/.12);z-index:2}
.header .nav li li ul{position:static;border:0;box-shadow:none;padding:0 0 .5rem;padding-inline-start:1rem}
.menu{display:none}
.footer{border-block-start:1px solid var(--line);padding-block:3.5rem;font-size:.9375rem;background:var(--bg);color:var(--soft)}
.footer .wrap{display:flex;flex-wrap:wrap;justify-content:space-between;gap:2rem 4rem}
.footer .brand{display:block;margin-block-end:.5rem}
.footer .nav>ul{gap:.25rem 2.5rem}
.footer .nav a{color:var(--soft);padding-block:.25rem}
.footer .nav a:hover{color:var(--link)}
.footer .nav .group{color:var(--text);font-weight:600;padding-block:.25rem}
.footer .nav li ul{display:block}
@media (max-width:47.99rem){
.wide{display:none}
.menu{display:block}
.menu>summary{border:1px solid var(--line);border-radius:99rem;padding:.4rem 1.1rem}
.menu>nav{position:absolute;inset-inline:0;inset-block-start:calc(100% - .25rem);background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1rem 1.25rem;box-shadow:0 1rem 2.5rem rgb(0 0 0/.14);z-index:2}
.menu ul{display:block}
.header .menu nav li ul{position:static;border:0;box-shadow:none;padding:0 0 .5rem;padding-inline-start:1rem}
.menu a,.menu nav summary{padding-block:.65rem;font-size:1.0625rem}
.footer .wrap{flex-direction:column}
}
.button{display:inline-block;background:var(--button);color:var(--button-text);border:1px solid var(--button);border-radius:.625rem;padding:.8em 1.5em;font:600 1rem/1.25 var(--body-font);text-decoration:none;text-align:center;cursor:pointer;transition:background-color .15s,border-color .15s}
.button:hover{background:var(--button-hover);border-color:var(--button-hover)}
.button.secondary{background:transparent;color:var(--text);border-color:color-mix(in srgb,var(--text) 28%,var(--bg))}
.button.secondary:hover{border-color:var(--text)}
.buttons{display:flex;flex-wrap:wrap;gap:.875rem}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}*{transition:none!important;animation:none!important}}
@media print{
.site{font-size:11pt;background:#fff;color:#000}
:is(.header .nav,.menu,.footer .nav,.skip,.preview,.form,iframe,.buttons){display:none}
.section{padding-block:1rem;break-inside:avoid}
details>*{display:block}
.prose a[href^=http]::after{content:" (" attr(href) ")"}
}
`;
