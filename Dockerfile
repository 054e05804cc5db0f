# Written without a Docker engine at hand: untried as an image; its commands are those of `npm run build` and `npm run serve`.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.json tsconfig.base.json ./
COPY shared-types/package.json shared-types/
COPY cloud/package.json cloud/
COPY miniapp/package.json miniapp/
RUN npm install --no-audit --no-fund
COPY . .
RUN npx tsc -b && npm run build:h5 -w miniapp && npm prune --omit=dev

FROM node:20-bookworm-slim
# Papers are printed with this font.
RUN apt-get update && apt-get install -y --no-install-recommends fonts-noto-cjk && rm -rf /var/lib/apt/lists/*
WORKDIR /app
ENV NODE_ENV=production
COPY --from=build --chown=node:node /app .
# Attachments are kept here: a volume.
RUN install -d -o node -g node .data .data/files
USER node
EXPOSE 7001
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD node -e "fetch('http://127.0.0.1:'+(process.env.PORT||7001)+'/healthz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"
CMD ["node", "cloud/scripts/serve.mjs"]
