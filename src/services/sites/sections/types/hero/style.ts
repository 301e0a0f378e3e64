export const css = `
.hero .intro{max-inline-size:56rem}
.hero-image{inline-size:100%;border-radius:1rem;aspect-ratio:16/9;object-fit:cover}
@media (min-width:60rem){
.hero.split{display:grid;grid-template-columns:1fr 1fr;gap:4rem;align-items:center}
.split .intro+*{margin:0}
.split .display{font-size:clamp(2.5rem,1.5rem + 2.6vw,3.75rem)}
.split .hero-image{aspect-ratio:5/6;max-block-size:38rem}
}
`;
