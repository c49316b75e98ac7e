# Written with care and not built on the machine that Slipway is developed on, which has no container engine:
# whoever builds it first, please say what it took.

FROM node:24-slim AS build
WORKDIR /slipway
COPY package.json package-lock.json .npmrc ./
# The image brings its Node: the one that npm would bring is left out.
RUN npm ci --omit=optional && npm install --no-save --no-package-lock esbuild
COPY tsconfig.json ./
COPY src ./src
RUN npm run build && npm ci --omit=dev --omit=optional

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
