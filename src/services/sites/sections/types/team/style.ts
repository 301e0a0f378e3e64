export const css = `
.member .portrait{inline-size:5.5rem;block-size:5.5rem;border-radius:50%;object-fit:cover;margin-block-end:1.25rem}
.initials{display:grid;place-items:center;background:var(--tint);color:var(--link);font:600 1.5rem/1 var(--heading-font)}
.align-center .portrait{margin-inline:auto}
.member .role{color:var(--link);font-size:.9375rem;margin-block-start:.15rem}
`;
