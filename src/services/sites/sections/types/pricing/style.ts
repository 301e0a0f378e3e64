export const css = `
.plans{display:grid;gap:1.25rem;align-items:stretch}
.plan{display:flex;flex-direction:column;gap:1rem;position:relative}
.plan.highlighted{border-color:var(--link);box-shadow:0 0 0 1px var(--link)}
.tag{position:absolute;inset-block-start:-.85rem;inset-inline-start:clamp(1.5rem,1.25rem + 1vw,2.25rem);background:var(--button);color:var(--button-text);border-radius:99rem;padding:.2rem .85rem;font-size:.8125rem;font-weight:600}
.price strong{font:650 clamp(2.25rem,1.9rem + 1vw,3rem)/1.1 var(--heading-font);letter-spacing:-.02em;font-variant-numeric:tabular-nums}
.price .soft{margin-inline-start:.35rem}
.ticks{display:grid;gap:.6rem;flex:1;align-content:start;font-size:1rem;text-align:start}
.ticks li{display:flex;gap:.65rem}
.ticks .icon{color:var(--link);margin-block-start:.2em;inline-size:1.1em;block-size:1.1em}
.plan .button{margin-block-start:auto}
.plans+.note{margin-block-start:1.75rem;font-size:.9375rem}
`;
