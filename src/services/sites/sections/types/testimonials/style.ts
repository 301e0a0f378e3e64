export const css = `
.quotes{gap:1.25rem}
.quote{block-size:100%;display:flex;flex-direction:column;gap:1.25rem}
.quote blockquote{flex:1;font-size:1.0937rem}
.quote figcaption{display:flex;gap:.875rem;align-items:center;margin:0;color:var(--text)}
.quote .role{display:block}
.quote .portrait{inline-size:3rem;block-size:3rem;border-radius:50%;object-fit:cover}
.columns-1 .quote{max-inline-size:52rem}
.columns-1 .quote blockquote{font:500 clamp(1.375rem,1.1rem + 1.4vw,2rem)/1.4 var(--heading-font);letter-spacing:-.012em}
.align-center .columns-1 .quote{margin-inline:auto;text-align:center;align-items:center}
.stars{color:var(--accent);display:flex;gap:.15rem}
.stars .icon{fill:currentColor;inline-size:1.1em;block-size:1.1em}
`;
