/** The look of each section type on its surface. */
export const sectionCss = `
.section{position:relative;background:var(--bg);color:var(--text);padding-block:clamp(4rem,3rem + 5vw,7.5rem)}
.compact{padding-block:clamp(2.25rem,1.75rem + 2.5vw,3.75rem)}
.spacious{padding-block:clamp(5.5rem,4rem + 8vw,11rem)}
.surface-default+.surface-default{padding-block-start:0}
.width-narrow>.wrap{max-inline-size:46rem}
.width-wide>.wrap{max-inline-size:88rem}
.backdrop{position:absolute;inset:0;inline-size:100%;block-size:100%;object-fit:cover}
.surface-image>.wrap{position:relative}
.surface-image::before{content:"";position:absolute;inset:0;background:rgb(8 10 14/.68);z-index:1}
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
.hero .intro{max-inline-size:56rem}
.hero-image{inline-size:100%;border-radius:1rem;aspect-ratio:16/9;object-fit:cover}
.entries{display:grid;gap:clamp(2rem,1.5rem + 1.5vw,3.25rem) clamp(1.75rem,1rem + 2vw,3.5rem)}
.badge{display:grid;place-items:center;inline-size:2.75rem;block-size:2.75rem;border-radius:.75rem;background:var(--tint);color:var(--link);margin-block-end:1.25rem}
.entry-title{font-size:1.1875rem;line-height:1.3}
.entry .soft,.member .soft{margin-block-start:.5rem}
.entry p:has(>a){margin-block-start:.75rem;font-weight:500}
.detail{font-variant-numeric:tabular-nums;font-weight:500;color:var(--link);white-space:nowrap}
.cards{gap:1.25rem}
.cards .entry,.plan,.quotes:not(.columns-1) .quote{background:var(--card);border:1px solid var(--line);border-radius:1rem;padding:clamp(1.5rem,1.25rem + 1vw,2.25rem)}
.cards .entry{block-size:100%}
.list{gap:0;max-inline-size:52rem}
.align-center .list{margin-inline:auto}
.list .entry{display:grid;grid-template-columns:auto 1fr;column-gap:1.25rem;padding-block:1.25rem;border-block-end:1px solid var(--line)}
.list .entry:first-child{border-block-start:1px solid var(--line)}
.list .entry>*{grid-column:2}
.list .badge{grid-column:1;grid-row:1/span 3;margin:0}
.list .entry-head{display:flex;justify-content:space-between;align-items:baseline;gap:1.5rem}
.list .entry .soft{margin-block-start:.25rem;max-inline-size:38rem}
.text.aside{display:grid;gap:2rem 5rem}
.text .framed{margin-block-start:2.5rem}
.framed{border-radius:1rem}
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
.gallery{display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr))}
.gallery img{inline-size:100%;border-radius:.75rem}
.gallery.grid img{aspect-ratio:4/3;object-fit:cover}
.gallery.masonry{display:block;columns:17rem;column-gap:1rem}
.masonry li{break-inside:avoid;margin-block-end:1rem}
figcaption{color:var(--soft);font-size:.9375rem;margin-block-start:.75rem}
.quotes{gap:1.25rem}
.quote{block-size:100%;display:flex;flex-direction:column;gap:1.25rem}
.quote blockquote{flex:1;font-size:1.0937rem}
.quote figcaption{display:flex;gap:.875rem;align-items:center;margin:0;color:var(--text)}
.quote .role{display:block}
.quote .portrait{inline-size:3rem;block-size:3rem;border-radius:50%;object-fit:cover}
.columns-1 .quote{max-inline-size:52rem}
.columns-1 .quote blockquote{font:500 clamp(1.375rem,1.1rem + 1.4vw,2rem)/1.4 var(--heading-font);letter-spacing:-.012em}
.align-center .columns-1 .quote{margin-inline:auto;text-align:center;align-items:center}
.stars{color:var(--accent);display:flex;gap:.15rem}
.stars .icon{fill:currentColor;inline-size:1.1em;block-size:1.1em}
.plans{display:grid;gap:1.25rem;align-items:stretch}
.plan{display:flex;flex-direction:column;gap:1rem;position:relative}
.plan.highlighted{border-color:var(--link);box-shadow:0 0 0 1px var(--link)}
.tag{position:absolute;inset-block-start:-.85rem;inset-inline-start:clamp(1.5rem,1.25rem + 1vw,2.25rem);background:var(--button);color:var(--button-text);border-radius:99rem;padding:.2rem .85rem;font-size:.8125rem;font-weight:600}
.price strong{font:650 clamp(2.25rem,1.9rem + 1vw,3rem)/1.1 var(--heading-font);letter-spacing:-.02em;font-variant-numeric:tabular-nums}
.ticks{display:grid;gap:.6rem;flex:1;align-content:start;font-size:1rem;text-align:start}
.ticks li{display:flex;gap:.65rem}
.ticks .icon{color:var(--link);margin-block-start:.2em;inline-size:1.1em;block-size:1.1em}
.plan .button{margin-block-start:auto}
.plans+.note{margin-block-start:1.75rem;font-size:.9375rem}
.invitation{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:2rem 4rem}
.invitation .intro+*{margin:0}
.align-center .invitation{flex-direction:column}
.contact{display:grid;gap:3rem clamp(3rem,8vw,7rem)}
.facts{display:grid;gap:1.5rem}
dt{color:var(--soft);font-size:.9375rem}
.facts dd{font-weight:500}
.contact:not(.with-form) .facts{grid-template-columns:repeat(auto-fit,minmax(min(100%,13rem),1fr));gap:1.75rem 2.5rem}
.form{display:grid;gap:1.25rem}
.form label{display:block;font-weight:500;font-size:.9375rem;margin-block-end:.4rem}
.form :is(input,textarea){inline-size:100%;font:inherit;color:var(--text);background:var(--card);border:1px solid color-mix(in srgb,var(--text) 50%,var(--bg));border-radius:.625rem;padding:.7rem .9rem}
.form input:dir(ltr){text-align:start}
.faq{display:grid;gap:2rem 5rem}
.faq .intro+*{margin:0}
.questions details{border-block-end:1px solid var(--line)}
.questions details:first-child{border-block-start:1px solid var(--line)}
.faq summary{list-style:none;cursor:pointer;display:flex;justify-content:space-between;gap:1.5rem;padding-block:1.25rem;font-weight:550;font-size:1.0937rem}
.faq summary::after{content:"";flex:none;inline-size:.55rem;block-size:.55rem;border:solid var(--link);border-width:0 .12rem .12rem 0;transform:rotate(45deg);margin-block-start:.4rem;transition:transform .15s}
.faq [open]>summary::after{transform:rotate(225deg);margin-block-start:.65rem}
.faq .prose{padding-block-end:1.5rem;color:var(--soft)}
.member .portrait{inline-size:5.5rem;block-size:5.5rem;border-radius:50%;object-fit:cover;margin-block-end:1.25rem}
.initials{display:grid;place-items:center;background:var(--tint);color:var(--link);font:600 1.5rem/1 var(--heading-font)}
.align-center .portrait{margin-inline:auto}
.member .role{color:var(--link);font-size:.9375rem;margin-block-start:.15rem}
.figures>div{display:flex;flex-direction:column-reverse;justify-content:flex-end;gap:.35rem}
.figures dd{font:650 clamp(2.5rem,2rem + 2.2vw,4rem)/1.05 var(--heading-font);letter-spacing:-.03em;font-variant-numeric:tabular-nums}
.figures dt{font-size:1rem}
.logos .eyebrow{color:var(--soft);font-weight:500;margin-block-end:1.75rem}
.align-center .logos{text-align:center}
.logos ul{display:flex;flex-wrap:wrap;align-items:center;gap:1.5rem clamp(2rem,4vw,4rem);list-style:none;padding:0}
.logos img{max-block-size:2.25rem;inline-size:auto}
.logos a{text-decoration:none}
.wordmark{font:600 1.1875rem/1.2 var(--heading-font);color:var(--soft)}
.embed iframe{inline-size:100%;block-size:100%;border:0;border-radius:1rem;aspect-ratio:16/9;background:var(--tint)}
.embed.classic iframe{aspect-ratio:4/3}
.embed.square iframe{aspect-ratio:1}
.embed.tall iframe{aspect-ratio:auto;block-size:44rem}
.embed.bar iframe{aspect-ratio:auto;block-size:9.5rem}
@media (min-width:40rem){:is(.columns-2,.columns-4){grid-template-columns:repeat(2,1fr)}.figures{grid-template-columns:repeat(2,1fr)}}
@media (min-width:60rem){
.columns-3{grid-template-columns:repeat(3,1fr)}
.columns-4{grid-template-columns:repeat(4,1fr)}
.hero.split{display:grid;grid-template-columns:1fr 1fr;gap:4rem;align-items:center}
.split .intro+*{margin:0}
.split .display{font-size:clamp(2.5rem,1.5rem + 2.6vw,3.75rem)}
.split .hero-image{aspect-ratio:5/6;max-block-size:38rem}
.text.aside{grid-template-columns:1fr 1.7fr}
.text.aside .intro+*{margin:0}
.text.aside .framed{grid-column:2;margin-block-start:0}
.text.columns .prose{max-inline-size:none;columns:2;column-gap:4rem}
.contact.with-form{grid-template-columns:1fr 1.1fr}
:not(.align-center,.width-narrow)>.wrap>.faq{grid-template-columns:1fr 1.7fr}
}
`;
