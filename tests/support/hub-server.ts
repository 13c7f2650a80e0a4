import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** What the hub does with the next request for a path, other than answering well. */
export type HubTrouble =
	| { readonly kind: 'cut'; readonly after: number }
	| { readonly kind: 'page' }
	| { readonly kind: 'missing' }
	| { readonly kind: 'down' }
	| { readonly kind: 'redirect' }
	/** Sends so many bytes, then waits until `release` is called. */
	| { readonly kind: 'stall'; readonly after: number };

export interface HubModel {
	readonly id: string;
	/** Content by path. */
	readonly files: ReadonlyMap<string, Buffer>;
	/** False: a plain mirror that has no list of files. */
	readonly hasApi?: boolean;
}

const REVISION = 'c0ffee0123456789';

/** A server of models in the layout of the hub, with whatever can go wrong. It answers below any prefix. */
export class HubServer {
	/** Ranges that were asked for, by path: `bytes=0-`. */
	readonly asked: { readonly path: string; readonly range: string | undefined }[] = [];
	readonly #troubles = new Map<string, HubTrouble[]>();
	readonly #stalled: (() => void)[] = [];

	constructor(
		private readonly models: readonly HubModel[],
		private readonly prefix = '/hub/'
	) {}

	/** The next requests for the path go wrong in this order; later ones do not. */
	trouble(path: string, ...troubles: HubTrouble[]): void {
		this.#troubles.set(path, troubles);
	}

	release(): void {
		for (const go of this.#stalled.splice(0)) go();
	}

	/** Answers if the request is for the hub. */
	handle(request: IncomingMessage, response: ServerResponse): boolean {
		const { pathname } = new URL(request.url ?? '/', 'http://hub');
		if (!pathname.startsWith(this.prefix)) return false;
		const path = decodeURIComponent(pathname.slice(this.prefix.length));
		for (const model of this.models) {
			if (path.startsWith(`api/models/${model.id}/revision/`)) this.#list(model, response);
			else if (path.startsWith(`${model.id}/resolve/`)) {
				const file = path.slice(`${model.id}/resolve/`.length).split('/').slice(1).join('/');
				this.#send(model.files.get(file), file, request, response);
			} else continue;
			return true;
		}
		response.writeHead(404).end('Not found.');
		return true;
	}

	#list({ id, files, hasApi = true }: HubModel, response: ServerResponse): void {
		if (!hasApi) {
			response.writeHead(404).end('Not found.');
			return;
		}
		const siblings = [...files].map(([rfilename, bytes]) => ({
			rfilename,
			size: bytes.length,
			...(rfilename.startsWith('onnx/')
				? { lfs: { sha256: sha256(bytes), size: bytes.length } }
				: {})
		}));
		response.setHeader('Content-Type', 'application/json');
		const tags = ['license:apache-2.0'];
		response.end(
			JSON.stringify({ id, sha: REVISION, tags, cardData: { language: 'en' }, siblings })
		);
	}

	#send(
		content: Buffer | undefined,
		path: string,
		request: IncomingMessage,
		response: ServerResponse
	): void {
		const { range } = request.headers;
		this.asked.push({ path, range });
		const trouble = this.#troubles.get(path)?.shift();
		if (trouble?.kind === 'down') return void request.socket.destroy();
		if (trouble?.kind === 'page') {
			response.setHeader('Content-Type', 'text/html; charset=utf-8');
			return void response.end('<!doctype html><title>Sign in</title>');
		}
		if (!content || trouble?.kind === 'missing') return void response.writeHead(404).end();
		if (trouble?.kind === 'redirect') {
			return void response.writeHead(302, { Location: `${request.url ?? ''}?from=store` }).end();
		}
		const etag = `"${sha256(content)}"`;
		const ifRange = request.headers['if-range'];
		const asked = /^bytes=(\d+)-$/.exec(range ?? '');
		const mayResume = ifRange === undefined || ifRange === etag;
		const start = asked && mayResume ? Number(asked[1]) : 0;
		if (start > content.length) return void response.writeHead(416).end();
		const isPart = asked !== null && mayResume;
		if (isPart) {
			const last = content.length - 1;
			response.setHeader('Content-Range', `bytes ${start}-${last}/${content.length}`);
		}
		response.writeHead(isPart ? 206 : 200, {
			ETag: etag,
			'Accept-Ranges': 'bytes',
			'Content-Type': path.endsWith('.json') ? 'application/json' : 'application/octet-stream',
			'Content-Length': content.length - start
		});
		if (request.method === 'HEAD') return void response.end();
		if (trouble?.kind === 'cut') {
			response.write(content.subarray(start, start + trouble.after), () => {
				setTimeout(() => response.destroy(), 20);
			});
		} else if (trouble?.kind === 'stall') {
			response.write(content.subarray(start, start + trouble.after));
			this.#stalled.push(() => response.end(content.subarray(start + trouble.after)));
		} else response.end(content.subarray(start));
	}
}

function sha256(bytes: Buffer): string {
	return createHash('sha256').update(bytes).digest('hex');
}
