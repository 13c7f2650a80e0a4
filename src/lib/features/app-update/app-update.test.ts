import { beforeEach, describe, expect, it } from 'vitest';
import type { AppUpdateListener, AppUpdates } from '#lib/ports/app-updates.ts';
import { AppUpdate } from './app-update.svelte.ts';

class FakeUpdates implements AppUpdates {
	readonly did: string[] = [];
	listener: AppUpdateListener | undefined;

	start(listener: AppUpdateListener) {
		this.listener = listener;
		return Promise.resolve();
	}
	check() {
		return Promise.resolve('current' as const);
	}
	apply() {
		this.did.push('apply');
		return Promise.resolve();
	}
	keepGpuRuntime() {
		this.did.push('keep');
	}
	reloadForIsolation() {
		this.did.push('reload for isolation');
	}
	repair() {
		this.did.push('repair');
		return Promise.resolve();
	}
}

const work = { isRunning: false, hasText: false };
let isTyping = false;
let updates: FakeUpdates;
let update: AppUpdate;

beforeEach(async () => {
	Object.assign(work, { isRunning: false, hasText: false });
	isTyping = false;
	updates = new FakeUpdates();
	update = new AppUpdate(updates, work);
	await update.start(() => isTyping);
});

describe('AppUpdate', () => {
	it('offers a newer version, and nothing more than that', () => {
		expect(update.isOffered).toBe(false);
		updates.listener?.onReady();
		expect([update.status, update.isOffered, updates.did]).toEqual(['ready', true, []]);
	});

	it('waits for a run with the question and with the answer', async () => {
		work.isRunning = true;
		updates.listener?.onReady();
		expect(update.isOffered).toBe(false);
		await update.apply();
		expect(updates.did).toEqual([]);
		work.isRunning = false;
		expect(update.isOffered).toBe(true);
		await update.apply();
		expect(updates.did).toEqual(['apply']);
	});

	it('waits for a batch that goes on behind another page', () => {
		const batch = { isRunning: true };
		update.waitFor(batch);
		update.waitFor(batch);
		updates.listener?.onReady();
		expect([update.isRunning, update.isOffered]).toEqual([true, false]);
		batch.isRunning = false;
		expect([update.isRunning, update.isOffered]).toEqual([false, true]);
	});

	it('asks no more after "later", until there is something new', () => {
		updates.listener?.onReady();
		update.postpone();
		expect([update.status, update.isOffered]).toEqual(['ready', false]);
		updates.listener?.onReplaced();
		expect([update.status, update.isOffered]).toEqual(['replaced', true]);
	});

	it('loads again for isolation where nobody has begun, and only there', () => {
		updates.listener?.onOffline();
		expect(updates.did).toEqual(['reload for isolation']);
		expect(update.isOffline).toBe(true);

		updates.did.length = 0;
		work.hasText = true;
		updates.listener?.onOffline();
		Object.assign(work, { hasText: false, isRunning: true });
		updates.listener?.onOffline();
		work.isRunning = false;
		isTyping = true;
		updates.listener?.onOffline();
		expect(updates.did).toEqual([]);
	});
});
