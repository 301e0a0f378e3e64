export const css = `
.invitation{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:2rem 4rem}
.invitation .intro+*{margin:0}
.align-center .invitation{flex-direction:column}
`;
