import { sharedKey } from '#lib/protocol/service-worker.ts';
import type { HandOver } from './hand-over.ts';

/**
 * Answers what another app shares by the form of the manifest's `share_target`: holds it in memory and leads to
 * the page that takes it from there.
 * @param page address of that page
 */
export async function receiveShare(
	request: Request,
	page: string,
	handOver: HandOver
): Promise<Response> {
	const form = await request.formData();
	const texts = ['title', 'text', 'url']
		.map((name) => form.get(name))
		.filter((value) => typeof value === 'string' && value.trim() !== '');
	const files = form.getAll('files').filter((value) => typeof value !== 'string');
	const id = crypto.randomUUID();
	handOver.keep(sharedKey(id), { texts, files });
	return Response.redirect(`${page}?shared=${id}`, 303);
}
