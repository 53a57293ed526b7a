# Platen in a container: a printer on port 9100, or any of its verbs on a project that is mounted at /project.
# The first stage builds the package from these sources; the second holds it with the dependencies of the lock file.
FROM node:22-bookworm-slim AS package
WORKDIR /source
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build \
  && npm pack --ignore-scripts \
  && tar -xzf platen-*.tgz \
  && cp package-lock.json package/

FROM node:22-bookworm-slim
ENV NODE_ENV=production
WORKDIR /opt/platen
COPY --from=package /source/package ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
  && npm cache clean --force \
  && ln -s /opt/platen/dist/src/cli/main.js /usr/local/bin/platen \
  && install -d -o node -g node /project
USER node
WORKDIR /project
EXPOSE 9100
ENTRYPOINT ["platen"]
CMD ["emulate", "--tcp", "9100", "--host", "0.0.0.0"]
