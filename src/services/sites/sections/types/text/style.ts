export const css = `
.text.aside{display:grid;gap:2rem 5rem}
.text .framed{margin-block-start:2.5rem}
.framed{border-radius:1rem}
@media (min-width:60rem){
.text.aside{grid-template-columns:1fr 1.7fr}
.text.aside .intro+*{margin:0}
.text.aside .framed{grid-column:2;margin-block-start:0}
.text.columns .prose{max-inline-size:none;columns:2;column-gap:4rem}
}
`;
