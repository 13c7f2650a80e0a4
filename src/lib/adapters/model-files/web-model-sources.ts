import type { InstallError } from '#lib/domain/models/install-error.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { ModelSource } from '#lib/ports/model-source.ts';
import type { ChosenFile, ModelSources } from '#lib/ports/model-services.ts';
import { allowedOrigins } from './page-policy.ts';
import { FolderSource } from './folder-source.ts';
import { HubSource } from './hub-source.ts';
import { ZipSource } from './zip-source.ts';

const DEFAULT_REVISION = 'main';
const MODEL_ID = /^[\w.-]+\/[\w.-]+$/;
/** What follows the model in the address of one of its pages. */
const PAGE_TAIL = /\/(tree|blob|resolve)\/.*$/;

/** @param appUrl address of the app's folder, with a slash at its end */
export class WebModelSources implements ModelSources {
	readonly defaultHub: string;

	constructor(private readonly appUrl: string) {
		this.defaultHub = new URL('hub/', appUrl).pathname;
	}

	allowedHosts(): readonly string[] | undefined {
		return allowedOrigins();
	}

	atHub(
		hub: string,
		model: string,
		revision = DEFAULT_REVISION
	): Result<{ readonly source: ModelSource; readonly id: string }, InstallError> {
		const isAddress = /^https?:\/\//.test(model);
		const split = isAddress ? splitAddress(model) : { hub, model };
		const root = split && URL.canParse(split.hub, this.appUrl);
		if (!split || !root || !MODEL_ID.test(split.model)) {
			return err({ kind: 'bad-address', address: model });
		}
		const url = new URL(split.hub, this.appUrl);
		const allowed = this.allowedHosts();
		const isOwn = url.origin === new URL(this.appUrl).origin;
		if (!isOwn && allowed !== undefined && !allowed.includes(url.origin)) {
			return err({ kind: 'host-not-allowed', host: url.host, allowed });
		}
		const address = url.href.endsWith('/') ? url.href : `${url.href}/`;
		return ok({
			source: new HubSource({ hub: address, model: split.model, revision }),
			id: split.model
		});
	}

	inFolder(files: readonly ChosenFile[]): ModelSource | undefined {
		const given = files.filter((file) => file instanceof File);
		const name = given[0]?.webkitRelativePath.split('/')[0];
		return given.length === 0 ? undefined : new FolderSource(name || 'folder', given);
	}

	inArchive(file: ChosenFile): ModelSource | undefined {
		return file instanceof File ? new ZipSource(file.name, file) : undefined;
	}
}

/** The hub and the model of an address whose last two segments name the model. */
function splitAddress(address: string): { hub: string; model: string } | undefined {
	if (!URL.canParse(address)) return undefined;
	const { origin, pathname } = new URL(address);
	const segments = pathname.replace(PAGE_TAIL, '').split('/').filter(Boolean);
	const model = segments.slice(-2).join('/');
	const before = segments.slice(0, -2).map((segment) => `${segment}/`);
	return { hub: `${origin}/${before.join('')}`, model };
}
