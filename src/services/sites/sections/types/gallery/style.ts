export const css = `
.gallery{display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr))}
.gallery img{inline-size:100%;border-radius:.75rem}
.gallery.grid img{aspect-ratio:4/3;object-fit:cover}
.gallery.masonry{display:block;columns:3 15rem;column-gap:1rem}
.masonry li{break-inside:avoid;margin-block-end:1rem}
`;
