export const css = `
.logos .eyebrow{color:var(--soft);font-weight:500;margin-block-end:1.75rem}
.align-center .logos{text-align:center}
.logos ul{display:flex;flex-wrap:wrap;align-items:center;gap:1.5rem clamp(2rem,4vw,4rem);list-style:none;padding:0}
.logos img{max-block-size:2.25rem;inline-size:auto}
.logos a{text-decoration:none}
.wordmark{font:600 1.1875rem/1.2 var(--heading-font);color:var(--soft)}
`;
