import { describe, expect, it } from 'vitest';
import { deviceOfAgent } from './device-of-agent.ts';
import { describeSecurityError, nameOfDevice, secretOf } from './security-words.ts';

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';

describe('a device by what its browser calls itself', () => {
	it.each([
		['Firefox', 'Linux', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'],
		[
			'Edge',
			'Windows',
			`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/140.0.0.0 Safari/537.36 Edg/140.0`
		],
		[
			'Chrome',
			'Android',
			`Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT} Chrome/140.0.0.0 Mobile Safari/537.36`
		],
		[
			'Safari',
			'iPhone',
			'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'
		],
		[
			'Safari',
			'macOS',
			'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15'
		]
	])('is %s on %s', (browser, system, agent) => {
		expect(deviceOfAgent(agent)).toEqual({ browser, system });
		expect(nameOfDevice(agent)).toBe(`${browser} on ${system}`);
	});

	it('is named by what is known', () => {
		expect(['curl/8.5.0', '', 'thing (Windows)'].map(nameOfDevice)).toEqual([
			'Unknown device',
			'Unknown device',
			'Windows'
		]);
	});
});

describe('words of the second factor', () => {
	it('show the key in groups', () => {
		expect(secretOf('otpauth://totp/TextAI:bob?secret=ABCDEFGHIJ&issuer=TextAI')).toBe(
			'ABCD EFGH IJ'
		);
		expect(secretOf('otpauth://totp/TextAI:bob')).toBe('');
	});

	it('tell a wrong password from a wrong code', () => {
		expect(describeSecurityError({ kind: 'wrong-credentials' })).toContain('not the password');
		expect(describeSecurityError({ kind: 'wrong-code' })).toContain('code is wrong');
	});
});
