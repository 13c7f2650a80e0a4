import { z } from 'zod';
import type { DocumentFile } from '#lib/ports/document-reader.ts';
import type { HandOver } from '#lib/ports/hand-over.ts';

export interface Received {
	readonly texts: readonly string[];
	readonly files: readonly DocumentFile[];
}

/** As the service worker hands it over. */
const sharedSchema = z.object({
	texts: z.array(z.string()),
	files: z.array(z.instanceof(File))
});

/** Fields of the manifest's `share_target`, for links that carry a text in their address. */
const FIELDS = ['title', 'text', 'url'] as const;

/**
 * What came with the address of this page: a text in it, or the name of something that another app shared.
 * Undefined where nothing came, or where it has been fetched before.
 */
export async function receive(
	params: URLSearchParams,
	handOver: HandOver
): Promise<Received | undefined> {
	const id = params.get('shared');
	if (id !== null) {
		const shared = sharedSchema.safeParse(await handOver.takeShared(id));
		return shared.success ? shared.data : undefined;
	}
	const texts = FIELDS.map((field) => params.get(field)?.trim() ?? '').filter(
		(text) => text !== ''
	);
	return texts.length > 0 ? { texts, files: [] } : undefined;
}
