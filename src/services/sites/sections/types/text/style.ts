export const css = `
.text.aside{display:grid;gap:1.5rem 5rem}
.text.aside .intro+*{margin:0}
.text:not(.aside) .intro+*{margin-block-start:1.75rem}
.text .framed{margin-block-start:2.5rem}
.text.aside .framed{margin-block-start:0}
.framed{border-radius:1rem}
@media (min-width:60rem){
.text.aside{grid-template-columns:1fr 1.7fr}
.text.aside .framed{grid-column:2}
.text.columns .prose{max-inline-size:none;columns:2;column-gap:4rem}
}
`;
