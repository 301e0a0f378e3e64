export const css = `
.type-hero:not(.surface-image){background:radial-gradient(75rem 38rem at 88% -12%,var(--tint),transparent 70%) var(--bg)}
[dir=rtl] .type-hero:not(.surface-image){background:radial-gradient(75rem 38rem at 12% -12%,var(--tint),transparent 70%) var(--bg)}
.type-hero.align-center:not(.surface-image){background:radial-gradient(70rem 34rem at 50% -8%,var(--tint),transparent 72%) var(--bg)}
.hero .intro{max-inline-size:56rem}
.hero-image{inline-size:100%;border-radius:1rem;aspect-ratio:16/9;object-fit:cover}
@media (min-width:60rem){
.hero.split{display:grid;grid-template-columns:1fr 1fr;gap:4rem;align-items:center}
.split .intro+*{margin:0}
.split .display{font-size:clamp(2.5rem,1.5rem + 2.6vw,3.75rem)}
.split .hero-image{aspect-ratio:5/6;max-block-size:38rem}
}
`;
