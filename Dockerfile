# Written with care and not built on the machine that Slipway is developed on, which has no container engine:
# whoever builds it first, please say what it took.

FROM node:24-slim AS build
WORKDIR /slipway
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json ./
COPY src ./src
# The image below has a Node of its own: the optional one of package.json stays behind.
RUN npm run build && npm prune --omit=dev --omit=optional

FROM node:24-slim
RUN apt-get update \
  && apt-get install --yes --no-install-recommends ca-certificates git \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /slipway
COPY --from=build /slipway/package.json ./
COPY --from=build /slipway/node_modules ./node_modules
COPY --from=build /slipway/dist ./dist
ENV NODE_ENV=production
USER node
ENTRYPOINT ["node", "/slipway/dist/cli.js"]
CMD ["--help"]
