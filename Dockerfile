# syntax=docker/dockerfile:1
ARG NODE_VERSION=20.20.2

FROM node:${NODE_VERSION}-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci --include=dev --no-audit --no-fund
COPY . .
RUN node src/commands/assemble.mjs

FROM node:${NODE_VERSION}-bookworm-slim
LABEL org.opencontainers.image.title="Quintet" \
      org.opencontainers.image.description="One multi-tenant back end for five products" \
      org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production \
    PORT=3000 \
    OUTBOX_DIR=/data/outbox \
    STORAGE_DIR=/data/storage
WORKDIR /app
RUN install -d -o node -g node /data/outbox /data/storage
COPY --from=build --chown=root:root /app/dist/image ./
USER node
EXPOSE 3000
VOLUME ["/data"]
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "--import", "./src/commands/standalone-config.mjs", "dist/server.mjs"]
