import { describe, expect, it } from 'vitest';
import type { ApiKey } from '#lib/domain/api-keys/api-key.ts';
import { codeSamples } from './code-samples.ts';
import { describeScopes, expiryOf, statusOf } from './key-words.ts';

const KEY: ApiKey = {
	id: 'k',
	userId: 'u',
	name: 'Notebook',
	visiblePart: 'sk_abcde',
	hash: '0'.repeat(64),
	scopes: ['sentiment', 'job-match'],
	createdAt: 0
};

describe('a key in words', () => {
	it('is active until it expires or is revoked', () => {
		expect(statusOf(KEY, 10).kind).toBe('active');
		expect(statusOf({ ...KEY, expiresAt: 10 }, 10).kind).toBe('expired');
		expect(statusOf({ ...KEY, expiresAt: 11 }, 10).kind).toBe('active');
		expect(statusOf({ ...KEY, expiresAt: 5, revokedAt: 3 }, 10)).toEqual({
			kind: 'revoked',
			label: 'Revoked'
		});
		expect(statusOf({ ...KEY, revokedAt: 3, revokedFor: 'rotated' }, 10).label).toBe('Replaced');
	});

	it('says what it may run', () => {
		expect(describeScopes(KEY)).toBe('Sentiment, Job match');
		expect(describeScopes({ ...KEY, scopes: [] })).toBe('No tools');
		const all = { ...KEY, scopes: ['sentiment', 'summary', 'fake-news', 'job-match'] as const };
		expect(describeScopes({ ...all, scopes: [...all.scopes] })).toBe('All tools');
	});

	it('ends when its maker said', () => {
		expect(expiryOf('never', 5)).toBeUndefined();
		expect(expiryOf('30', 5)).toBe(5 + 30 * 86_400_000);
	});
});

describe('the samples', () => {
	it('carry the address and no key', () => {
		for (const { code } of codeSamples('https://texts.example')) {
			expect(code).toContain('https://texts.example/api/v1/sentiment');
			expect(code).toContain('TEXTAI_KEY');
			expect(code).not.toMatch(/sk_\w{20}/);
		}
	});
});
