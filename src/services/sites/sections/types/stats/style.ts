export const css = `
.figures>div{display:flex;flex-direction:column-reverse;justify-content:flex-end;gap:.35rem}
.figures dd{font:650 clamp(2.5rem,2rem + 2.2vw,4rem)/1.05 var(--heading-font);letter-spacing:-.03em;font-variant-numeric:tabular-nums}
.figures dt{font-size:1rem}
`;
