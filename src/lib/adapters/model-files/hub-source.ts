import { z } from 'zod';
import type { InstallError } from '#lib/domain/models/install-error.ts';
import { candidatePaths, type SourceFile } from '#lib/domain/models/plan-files.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Listing, ModelSource, OpenedFile, OpenRequest } from '#lib/ports/model-source.ts';
import { streamOf } from './stream-of.ts';

export interface HubAddress {
	/** Absolute, with a slash at its end: `https://example.org/` or `https://this.app/hub/`. */
	readonly hub: string;
	/** `org/name` */
	readonly model: string;
	/** Branch, tag or commit. */
	readonly revision: string;
}

/** `/api/models/{model}/revision/{revision}?blobs=true`, as far as it is of use here. */
const infoSchema = z.object({
	sha: z.string().optional(),
	tags: z.array(z.string()).optional(),
	cardData: z
		.object({
			license: z.string().optional(),
			language: z.union([z.string(), z.array(z.string())]).optional()
		})
		.nullish(),
	siblings: z.array(
		z.object({
			rfilename: z.string(),
			size: z.number().nullish(),
			lfs: z.object({ sha256: z.string() }).nullish()
		})
	)
});

/** Files whose bytes are the same whatever the server compresses: only they are asked for in ranges. */
const WEIGHTS = /\.onnx(_data(_\d+)?)?$/;

/**
 * A hub or a mirror that keeps its layout, `{model}/resolve/{revision}/{file}`. Its API states files, sizes and
 * checksums; a mirror without it is asked for the known names one by one.
 */
export class HubSource implements ModelSource {
	readonly isLocal = false;
	#revision: string;

	constructor(private readonly address: HubAddress) {
		this.#revision = address.revision;
	}

	get label(): string {
		return `${this.address.hub}${this.address.model}`;
	}

	async list(signal?: AbortSignal): Promise<Result<Listing, InstallError>> {
		const { hub, model, revision } = this.address;
		const url = `${hub}api/models/${model}/revision/${encodeURIComponent(revision)}?blobs=true`;
		const response = await ask(url, { signal });
		if (!response.ok) return response;
		const info = infoSchema.safeParse(await jsonOf(response.value));
		if (!info.success) return this.#probe(signal);
		const { sha, siblings, cardData, tags = [] } = info.data;
		if (sha !== undefined) this.#revision = sha;
		const tagged = tags.find((tag) => tag.startsWith('license:'))?.slice('license:'.length);
		return ok({
			revision: this.#revision,
			licence: cardData?.license ?? tagged,
			languages: cardData?.language === undefined ? undefined : [cardData.language].flat(),
			files: siblings.map(({ rfilename, size, lfs }): SourceFile => ({
				path: rfilename,
				bytes: size ?? undefined,
				sha256: lfs?.sha256
			}))
		});
	}

	async open(
		path: string,
		{ from, validator, signal }: OpenRequest
	): Promise<Result<OpenedFile, InstallError>> {
		const headers = new Headers();
		if (WEIGHTS.test(path)) {
			headers.set('Range', `bytes=${from}-`);
			// Weak ones may not be sent, and to other origins the header would need leave of its own.
			const isStrong = validator !== undefined && !validator.startsWith('W/');
			if (from > 0 && isStrong && this.#isSameOrigin()) headers.set('If-Range', validator);
		}
		const asked = await ask(this.#urlOf(path), { signal, headers });
		if (!asked.ok) return asked;
		const response = asked.value;
		// The kept bytes reach past the end: the file is a shorter one by now.
		if (response.status === 416 && from > 0) return this.open(path, { from: 0, signal });
		const problem = problemOf(response, path);
		if (problem) return err(problem);
		const etag = response.headers.get('etag') ?? undefined;
		const range = rangeOf(response);
		const isOther = from > 0 && validator !== undefined && etag !== undefined && etag !== validator;
		if (response.status === 206 && (isOther || range?.start !== from)) {
			await response.body?.cancel();
			if (from === 0) return err({ kind: 'unreachable', file: path });
			return this.open(path, { from: 0, signal });
		}
		return ok({
			start: range?.start ?? 0,
			total: range?.total ?? plainLength(response, path),
			validator: etag,
			body: streamOf(response.body)
		});
	}

	async #probe(signal: AbortSignal | undefined): Promise<Result<Listing, InstallError>> {
		const tasks = ['text-classification', 'summarization'] as const;
		const paths = [...new Set(tasks.flatMap(candidatePaths))];
		const files: SourceFile[] = [];
		for (const path of paths) {
			const response = await ask(this.#urlOf(path), { signal, method: 'HEAD' });
			if (!response.ok) return response;
			if (!problemOf(response.value, path)) {
				files.push({ path, bytes: plainLength(response.value, path) });
			}
		}
		return files.length === 0
			? err({ kind: 'not-found', file: this.label })
			: ok({ files, revision: this.#revision });
	}

	#isSameOrigin(): boolean {
		return new URL(this.address.hub).origin === self.location.origin;
	}

	#urlOf(path: string): string {
		const { hub, model } = this.address;
		return `${hub}${model}/resolve/${encodeURIComponent(this.#revision)}/${path}`;
	}
}

async function ask(
	url: string,
	{
		signal,
		...rest
	}: Pick<RequestInit, 'headers' | 'method'> & { signal?: AbortSignal | undefined }
): Promise<Result<Response, InstallError>> {
	try {
		const init: RequestInit = { ...rest, cache: 'no-store', credentials: 'omit' };
		return ok(await fetch(url, signal ? { ...init, signal } : init));
	} catch {
		return err(signal?.aborted ? { kind: 'aborted' } : { kind: 'unreachable', file: url });
	}
}

/** A hub answers 401 for what does not exist. */
function problemOf(response: Response, file: string): InstallError | undefined {
	if (response.headers.get('content-type')?.startsWith('text/html')) {
		return response.ok ? { kind: 'not-a-file', file } : { kind: 'not-found', file };
	}
	if ([401, 403, 404, 410].includes(response.status)) return { kind: 'not-found', file };
	return response.ok ? undefined : { kind: 'unreachable', file };
}

function rangeOf(response: Response): { start: number; total: number | undefined } | undefined {
	if (response.status !== 206) return undefined;
	const match = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.headers.get('content-range') ?? '');
	const [, start, total] = match ?? [];
	if (start === undefined) return undefined;
	return { start: Number(start), total: total === '*' ? undefined : Number(total) };
}

/** Of compressed answers the header counts packed bytes, so it says nothing of texts. */
function plainLength(response: Response, path: string): number | undefined {
	const length = response.headers.get('content-length');
	return length === null || !WEIGHTS.test(path) ? undefined : Number(length);
}

async function jsonOf(response: Response): Promise<unknown> {
	if (!response.ok) return undefined;
	try {
		return await response.json();
	} catch {
		return undefined;
	}
}
