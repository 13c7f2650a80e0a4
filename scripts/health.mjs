/** Is the server of this machine alive? For the health check of a container: exit code 0 or 1. */
const url = `http://127.0.0.1:${process.env.PORT ?? 8787}/health`;
const answer = await fetch(url, { signal: AbortSignal.timeout(4000) }).catch(() => undefined);
process.exitCode = answer?.ok ? 0 : 1;
