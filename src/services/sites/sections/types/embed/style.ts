export const css = `
.embed iframe{inline-size:100%;block-size:100%;border:0;border-radius:1rem;aspect-ratio:16/9;background:var(--tint)}
.embed.classic iframe{aspect-ratio:4/3}
.embed.square iframe{aspect-ratio:1}
.embed.tall iframe{aspect-ratio:auto;block-size:44rem}
.embed.bar iframe{aspect-ratio:auto;block-size:9.5rem}
`;
