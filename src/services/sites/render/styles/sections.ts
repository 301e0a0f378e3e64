/** Surfaces, titles, entries and running text, which several section types share. */
export const sectionCss = `
.section{position:relative;background:var(--bg);color:var(--text);padding-block:clamp(4rem,3rem + 5vw,7.5rem)}
.compact{padding-block:clamp(2.25rem,1.75rem + 2.5vw,3.75rem)}
.spacious{padding-block:clamp(5.5rem,4rem + 8vw,11rem)}
.surface-default+.surface-default{padding-block-start:0}
.width-narrow>.wrap{max-inline-size:46rem}
.width-wide>.wrap{max-inline-size:88rem}
.backdrop{position:absolute;inset:0;inline-size:100%;block-size:100%;object-fit:cover}
.surface-image>.wrap{position:relative}
.surface-image::before{content:"";position:absolute;inset:0;background:var(--scrim);z-index:1}
.surface-image>.wrap{z-index:2}
.intro{max-inline-size:44rem}
.intro+*{margin-block-start:clamp(2.25rem,1.75rem + 2vw,3.75rem)}
.eyebrow{font:600 .875rem/1.4 var(--body-font);letter-spacing:.02em;color:var(--link);margin-block-end:1rem}
.title{font-size:clamp(1.875rem,1.45rem + 1.9vw,3rem)}
.display{font-size:clamp(2.5rem,1.75rem + 3.6vw,4.75rem);line-height:1.05;letter-spacing:-.028em;max-inline-size:16ch}
.lead{font-size:clamp(1.0937rem,1.04rem + .3vw,1.25rem);line-height:1.6;color:var(--soft);max-inline-size:38rem}
:is(.title,.display)+.lead{margin-block-start:1.25rem}
.intro .buttons{margin-block-start:2.25rem}
.intro .note{margin-block-start:1.25rem;font-size:.9375rem}
.align-center :is(.intro,.lead,.display){text-align:center;margin-inline:auto}
.align-center :is(.buttons,.figures,.logos ul){justify-content:center}
.align-center :is(.badge,.entry .icon){margin-inline:auto}
.align-center :is(.entries:not(.list,.quotes) li,.figures,.section>.wrap>.note,.plans+.note){text-align:center}
.entries{display:grid;gap:clamp(2rem,1.5rem + 1.5vw,3.25rem) clamp(1.75rem,1rem + 2vw,3.5rem)}
.badge{display:grid;place-items:center;inline-size:2.75rem;block-size:2.75rem;border-radius:.75rem;background:var(--tint);color:var(--link);margin-block-end:1.25rem}
.entry-title{font-size:1.1875rem;line-height:1.3}
.entry .soft,.member .soft{margin-block-start:.5rem}
.cards .entry,.plan,.quotes:not(.columns-1) .quote{background:var(--card);border:1px solid var(--line);border-radius:1rem;padding:clamp(1.5rem,1.25rem + 1vw,2.25rem)}
.prose{max-inline-size:42rem}
.prose>*+*{margin-block-start:1.1em}
.prose>:is(h2,h3,h4){margin-block-start:1.8em}
.prose>:first-child{margin-block-start:0}
.prose h2{font-size:1.75rem}.prose h3{font-size:1.3125rem}.prose h4{font-size:1.0625rem}
.prose :is(ul,ol){padding-inline-start:1.3em}
.prose li+li{margin-block-start:.35em}
.prose blockquote{border-inline-start:.2rem solid var(--accent);padding-inline-start:1.25rem;font-size:1.1875rem}
.prose pre{overflow-x:auto;background:var(--tint);padding:1rem;border-radius:.5rem}
.prose hr{border:0;border-block-start:1px solid var(--line)}
.prose table{inline-size:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
.prose :is(th,td){text-align:start;padding-block:.75rem;padding-inline:0 1rem;border-block-end:1px solid var(--line)}
.prose:has(table){max-inline-size:none;overflow-x:auto}
figcaption{color:var(--soft);font-size:.9375rem;margin-block-start:.75rem}
dt{color:var(--soft);font-size:.9375rem}
@media (min-width:40rem){:is(.columns-2,.columns-4){grid-template-columns:repeat(2,1fr)}.figures{grid-template-columns:repeat(2,1fr)}}
@media (min-width:60rem){
.columns-3{grid-template-columns:repeat(3,1fr)}
.columns-4{grid-template-columns:repeat(4,1fr)}
}
`;
