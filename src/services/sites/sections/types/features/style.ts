export const css = `
.entry p:has(>a){margin-block-start:.75rem;font-weight:500}
.detail{font-variant-numeric:tabular-nums;font-weight:500;color:var(--link);white-space:nowrap}
.cards{gap:1.25rem}
.cards .entry{block-size:100%}
.list{gap:0;max-inline-size:52rem}
.list .entry:has(.badge){display:grid;grid-template-columns:auto 1fr;column-gap:1.25rem}
.list .entry{padding-block:1.25rem;border-block-end:1px solid var(--line)}
.list .entry:first-child{border-block-start:1px solid var(--line)}
.list .entry>*{grid-column:2}
.align-center .list{margin-inline:auto}
.list .badge{grid-column:1;grid-row:1/span 3;margin:0}
.list .entry-head{display:flex;justify-content:space-between;align-items:baseline;gap:1.5rem}
.list .entry .soft{margin-block-start:.25rem;max-inline-size:38rem}
`;
