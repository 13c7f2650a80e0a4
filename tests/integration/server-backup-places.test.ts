import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backupName, type BackupPlace } from '#server/backup/backup-place.ts';
import { FolderPlace } from '#server/backup/folder-place.ts';
import { S3Client } from '#server/backup/s3-client.ts';
import { S3Place } from '#server/backup/s3-place.ts';
import { S3Server } from '../support/services/s3-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'textai-places-'));
const bucket = new S3Server('kept', 'AKIATEST', 'a secret / with + signs');
let settings: Awaited<ReturnType<S3Server['start']>>;
const places = new Map<string, BackupPlace>();

beforeAll(async () => {
	settings = await bucket.start();
	places.set('a folder', new FolderPlace(join(folder, 'kept')));
	places.set('a bucket', new S3Place(new S3Client(settings), 'team one/', 'a bucket', 1000));
});
afterAll(async () => {
	await bucket.end();
	rmSync(folder, { recursive: true, force: true });
});

function place(name: string): BackupPlace {
	const found = places.get(name);
	if (!found) throw new Error(name);
	return found;
}

describe.each(['a folder', 'a bucket'])('%s', (kind) => {
	it('keeps whole files, tells the newest first, and forgets what it is told to', async () => {
		const there = place(kind);
		expect(await there.list()).toEqual({ ok: true, value: [] });
		const sizes = [10, 999, 1000, 4321, 0];
		const names = sizes.map((_, day) => backupName(new Date(Date.UTC(2026, 10, day + 1)), 'daily'));
		for (const [index, size] of sizes.entries()) {
			const file = join(folder, `source-${size}`);
			writeFileSync(file, Buffer.alloc(size, index + 1));
			expect(await there.put(names[index] ?? '', file)).toEqual({ ok: true, value: undefined });
		}
		const listed = await there.list();
		expect(listed.ok && listed.value.map(({ name, bytes }) => [name, bytes])).toEqual(
			names.map((name, index) => [name, sizes[index]]).toReversed()
		);
		const copy = join(folder, `copy of ${kind}`);
		const head = await there.head(names[3] ?? '', 4);
		expect(head.ok && head.value.length).toBe(4);
		expect((await there.head(backupName(new Date(0), 'daily'), 4)).ok).toBe(false);
		expect((await there.fetch(names[3] ?? '', copy)).ok).toBe(true);
		expect(readFileSync(copy).equals(Buffer.alloc(4321, 4))).toBe(true);
		expect((await there.remove(names[3] ?? '')).ok).toBe(true);
		expect((await there.fetch(names[3] ?? '', `${copy} 2`)).ok).toBe(false);
		const left = await there.list();
		expect(left.ok && left.value).toHaveLength(4);
	});
});

describe('the bucket', () => {
	it('refuses who does not know the secret, and nothing is told of it', async () => {
		const stranger = new S3Client({ ...settings, secretAccessKey: 'guessed' });
		const answer = await new S3Place(stranger, '', 'x').list();
		expect(answer).toEqual({
			ok: false,
			error: { kind: 'place-unavailable', detail: '403 SignatureDoesNotMatch' }
		});
	});

	it('is asked again when it is busy, and no part is left of what came to nothing', async () => {
		const file = join(folder, 'large');
		writeFileSync(file, Buffer.alloc(5000, 1));
		bucket.failures = 2;
		const name = backupName(new Date('2026-12-01T00:00:00Z'), 'manual');
		expect((await place('a bucket').put(name, file)).ok).toBe(true);
		expect(bucket.openUploads).toBe(0);
	});
});
