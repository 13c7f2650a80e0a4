import { describe, expect, it } from 'vitest';
import type { BackupError } from '#lib/domain/backup/backup-error.ts';
import type { ImportPreview } from '#lib/domain/backup/backup-manager.ts';
import type { ImportChanges } from '#lib/domain/backup/import-plan.ts';
import { NO_RECORDS } from '#lib/domain/backup/snapshot.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { AccountServices } from '#lib/ports/account-services.ts';
import type { ImportSource } from '#lib/ports/import-files.ts';
import { ImportState } from './import-state.svelte.ts';

const CHANGES: ImportChanges = { accounts: [], entries: [], apiKeys: [], limits: [], audit: [] };
const PREVIEW: ImportPreview = {
	content: { ...NO_RECORDS, scope: 'device', createdAt: 0 },
	changes: CHANGES,
	takesSettings: false,
	terms: { actor: undefined, rule: 'newer' }
};
const FILE = { name: 'a.json', size: 1, arrayBuffer: () => Promise.resolve(new ArrayBuffer(1)) };

/** A device whose files answer as told; counts what is written. */
function newDevice(source: ImportSource, answers: Result<ImportPreview, BackupError>[]) {
	const done: string[] = [];
	const next = () => Promise.resolve(answers.shift() ?? ok(PREVIEW));
	const services = {
		importFiles: { open: () => Promise.resolve(ok(source)) },
		readSeed: () => {
			done.push('seed read');
			return Promise.resolve(ok({ content: PREVIEW.content, recoveryCodes: [], notes: [] }));
		},
		backup: {
			preview: next,
			previewContent: next,
			apply: () => {
				done.push('applied');
				return Promise.resolve(ok(CHANGES));
			}
		},
		forgetIndexes: () => {
			done.push('indexes forgotten');
			return Promise.resolve();
		}
	} as unknown as AccountServices;
	const state = new ImportState(
		() => Promise.resolve(services),
		() => ({ actor: undefined }),
		() => {
			done.push('told');
			return Promise.resolve();
		}
	);
	return { state, done };
}

describe('an import', () => {
	it('writes nothing before it is told to, and then once', async () => {
		const { state, done } = newDevice({ kind: 'backup', text: '{}' }, []);
		await state.apply();
		await state.open([FILE], 'a.json');
		expect([state.step.kind, done]).toEqual(['preview', []]);
		await state.apply();
		expect([state.step.kind, done]).toEqual(['done', ['applied', 'indexes forgotten', 'told']]);
	});

	it('asks for a passphrase until it fits', async () => {
		const { state } = newDevice({ kind: 'backup', text: '{}' }, [
			err({ kind: 'needs-passphrase' }),
			err({ kind: 'wrong-passphrase' }),
			ok(PREVIEW)
		]);
		await state.open([FILE], 'a.json');
		expect(state.step).toEqual({ kind: 'passphrase', isWrong: false });
		await state.unlock('wrong');
		expect(state.step).toEqual({ kind: 'passphrase', isWrong: true });
		await state.unlock('right');
		expect(state.step.kind).toBe('preview');
	});

	it('reads the files of the earlier system once: the codes that are shown are those that count', async () => {
		const { state, done } = newDevice({ kind: 'seed', files: [] }, []);
		await state.open([FILE], 'folder');
		await state.choose('keep');
		await state.choose('replace');
		expect([state.step.kind, state.rule, done]).toEqual(['preview', 'replace', ['seed read']]);
	});

	it('says why a file is refused, and forgets it when the dialog is closed meanwhile', async () => {
		const refused = newDevice({ kind: 'backup', text: '' }, [err({ kind: 'not-a-backup' })]);
		await refused.state.open([FILE], 'a.json');
		expect(refused.state.step).toEqual({
			kind: 'choose',
			problem: 'This is not an export of TextAI Studio. Nothing was imported.'
		});
		const { state } = newDevice({ kind: 'backup', text: '' }, []);
		const opening = state.open([FILE], 'a.json');
		state.reset();
		await opening;
		expect(state.step).toEqual({ kind: 'choose' });
	});
});
