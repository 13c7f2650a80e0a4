# syntax=docker/dockerfile:1
# The server with the app, models included. The same image is an instance (default) or a worker of batches
# (command: node scripts/server-tool.mjs worker --no-install). docs/operations.md says how to run it.

FROM node:20.19-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --no-audit --no-fund
# What only the browser's build needs, what libraries could work with but here do not, and natives of other systems.
RUN rm -rf node_modules/plotly.js-basic-dist-min node_modules/pdfjs-dist node_modules/@lucide \
	node_modules/@fontsource-variable node_modules/onnxruntime-web node_modules/mammoth \
	node_modules/bits-ui node_modules/svelte node_modules/@sveltejs node_modules/terser \
	node_modules/vite node_modules/vitest node_modules/@vitest node_modules/rolldown \
	node_modules/@rolldown node_modules/lightningcss* node_modules/typescript node_modules/@types \
	node_modules/drizzle-kit node_modules/@esbuild-kit node_modules/@napi-rs \
	&& find node_modules/onnxruntime-node/bin -mindepth 3 -maxdepth 3 \
	! -path "*/linux/$(node -p process.arch)" -exec rm -r {} +

FROM node:20.19-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8787 DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/build build
COPY --from=build /app/server server
COPY --from=build /app/scripts scripts
COPY --from=build /app/src/lib src/lib
COPY --from=build /app/package.json ./
# The app's own copy of the models serves the server too.
RUN ln -s build/models models && mkdir /data && chown node:node /data
# The user "node" of the image, by number so that a cluster can tell that it is not root.
USER 1000
VOLUME /data
EXPOSE 8787
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
	CMD ["node", "scripts/health.mjs"]
CMD ["node", "scripts/server.mjs", "--no-install", "--no-build"]
