export const css = `
.faq{display:grid;gap:2rem 5rem}
.faq .intro+*{margin:0}
.questions details{border-block-end:1px solid var(--line)}
.questions details:first-child{border-block-start:1px solid var(--line)}
.faq summary{list-style:none;cursor:pointer;display:flex;justify-content:space-between;gap:1.5rem;padding-block:1.25rem;font-weight:550;font-size:1.0937rem}
.faq summary::after{content:"";flex:none;inline-size:.55rem;block-size:.55rem;border:solid var(--link);border-width:0 .12rem .12rem 0;transform:rotate(45deg);margin-block-start:.4rem;margin-inline-end:.2rem;transition:transform .15s}
.faq [open]>summary::after{transform:rotate(225deg);margin-block-start:.65rem}
.faq .prose{padding-block-end:1.5rem;color:var(--soft)}
@media (min-width:60rem){
:not(.align-center,.width-narrow)>.wrap>.faq{grid-template-columns:1fr 1.7fr}
}
`;
