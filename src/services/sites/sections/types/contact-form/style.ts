export const css = `
.contact{display:grid;gap:3rem clamp(3rem,8vw,7rem)}
.facts{display:grid;gap:1.5rem}
.facts dd{font-weight:500}
.contact:not(.with-form) .facts{grid-template-columns:repeat(auto-fit,minmax(min(100%,13rem),1fr));gap:1.75rem 2.5rem}
.form{display:grid;gap:1.25rem}
.form label{display:block;font-weight:500;font-size:.9375rem;margin-block-end:.4rem}
.form :is(input,textarea){inline-size:100%;font:inherit;color:var(--text);background:var(--card);border:1px solid color-mix(in srgb,var(--text) 50%,var(--bg));border-radius:.625rem;padding:.7rem .9rem}
.form input:dir(ltr){text-align:start}
@media (min-width:60rem){
.contact.with-form{grid-template-columns:1fr 1.1fr}
}
`;
