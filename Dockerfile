# syntax=docker/dockerfile:1
FROM node:24-bookworm-slim AS build
WORKDIR /src
ENV NEXT_TELEMETRY_DISABLED=1 PRISMA_SCHEMA_ENGINE_BINARY=/usr/local/bin/node CHECKPOINT_DISABLE=1
COPY package.json package-lock.json ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production \
    NEXT_TELEMETRY_DISABLED=1 \
    NEXT_MANUAL_SIG_HANDLE=true \
    KEEP_ALIVE_TIMEOUT=75000 \
    HOSTNAME=0.0.0.0 \
    PORT=3000 \
    DATA_DIR=/data
RUN groupadd --system --gid 10001 triptych \
 && useradd --system --uid 10001 --gid triptych --no-create-home triptych \
 && install -d -o triptych -g triptych -m 0750 /data
# The build has put the static files and public/ into the standalone folder already.
COPY --from=build /src/.next/standalone ./
COPY --from=build /src/prisma/migrations ./prisma/migrations
COPY --from=build /src/lib/db/migrate.ts ./lib/db/migrate.ts
COPY --from=build /src/scripts/container.mjs ./scripts/container.mjs
USER triptych
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# The flag as in scripts/server.mjs.
CMD ["node", "--max-semi-space-size=8", "scripts/container.mjs"]
